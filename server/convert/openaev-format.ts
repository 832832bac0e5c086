/**
 * The scenario export of OpenAEV (earlier OpenBAS), as far as a tabletop drill can use it: one JSON document whose keys
 * begin with `scenario_`, or `exercise_` for an exported simulation. Unknown keys are let through; what is read is checked.
 */
import { z } from 'zod';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);

export const Expectation = z.looseObject({
  expectation_type: z.string(),
  expectation_name: text,
  expectation_description: text,
  expectation_score: z.number().nullish(),
  expectation_expectation_group: z.boolean().nullish(),
  /** Seconds. */
  expectation_expiration_time: z.number().nullish(),
});
export type Expectation = z.infer<typeof Expectation>;

const Content = z.looseObject({
  subject: text,
  body: text,
  content: text,
  articles: list(z.string()),
  challenges: list(z.string()),
  expectations: list(Expectation),
});

const Dependency = z.looseObject({
  dependency_relationship: z.looseObject({ inject_parent_id: z.string(), inject_children_id: z.string() }),
  dependency_condition: z
    .looseObject({
      mode: z.enum(['and', 'or']).nullish(),
      conditions: list(z.looseObject({ key: z.string(), value: z.boolean() })),
    })
    .nullish(),
});

export const Inject = z.looseObject({
  inject_id: z.string(),
  inject_title: text,
  inject_description: text,
  inject_country: text,
  inject_city: text,
  inject_enabled: z.boolean().nullish(),
  inject_injector_contract: z.looseObject({ injector_contract_id: z.string() }).nullish(),
  inject_content: Content.nullish(),
  /** Seconds from the start of the exercise. */
  inject_depends_duration: z.number().nullish(),
  inject_depends_on: list(Dependency),
  inject_all_teams: z.boolean().nullish(),
  inject_teams: list(z.string()),
  inject_tags: list(z.string()),
  inject_documents: list(z.looseObject({ document_id: z.string(), document_attached: z.boolean().nullish() })),
});
export type Inject = z.infer<typeof Inject>;

export const Article = z.looseObject({
  article_id: z.string(),
  article_name: text,
  article_content: text,
  article_author: text,
  article_channel: z.string().nullish(),
  article_documents: list(z.string()),
});

export const Challenge = z.looseObject({
  challenge_id: z.string(),
  challenge_name: text,
  challenge_content: text,
  challenge_score: z.number().nullish(),
  challenge_max_attempts: z.number().nullish(),
  challenge_flags: list(z.looseObject({ flag_type: z.string(), flag_value: text })),
  challenge_documents: list(z.string()),
});

/** The document once its prefix is off. */
export const Exported = z.object({
  information: z.looseObject({
    name: z.string().min(1),
    description: text,
    subtitle: text,
    severity: text,
    category: text,
    main_focus: text,
    message_header: text,
    message_footer: text,
    mail_from: text,
  }),
  teams: list(z.looseObject({ team_id: z.string(), team_name: z.string(), team_description: text })),
  objectives: list(
    z.looseObject({
      objective_id: z.string(),
      objective_title: text,
      objective_description: text,
      objective_priority: z.number().nullish(),
    }),
  ),
  injects: list(Inject),
  channels: list(z.looseObject({ channel_id: z.string(), channel_name: text, channel_type: text })),
  articles: list(Article),
  challenges: list(Challenge),
  documents: list(z.looseObject({ document_id: z.string(), document_name: text, document_target: text })),
  variables: list(z.looseObject({ variable_key: z.string(), variable_value: text })),
  users: list(z.unknown()),
  organizations: list(z.unknown()),
  lessons_categories: list(z.unknown()),
  lessons_questions: list(z.unknown()),
  tags: list(z.unknown()),
});
export type Exported = z.infer<typeof Exported>;

export const PREFIXES = ['scenario_', 'exercise_'] as const;

/** What the injects of the platform itself are known by; every other contract runs a technical attack. */
export const CONTRACTS: Record<string, 'email' | 'channel' | 'challenge' | 'manual'> = {
  '138ad8f8-32f8-4a22-8114-aaa12322bd09': 'email',
  '2790bd39-37d4-4e39-be7e-53f3ca783f86': 'email',
  'fb5e49a2-6366-4492-b69a-f9b9f39a533e': 'channel',
  'f8e70b27-a69c-4b9f-a2df-e217c36b3981': 'challenge',
  'd02e9132-b9d0-4daa-b3b1-4b9871f8472c': 'manual',
};

/** Takes the prefix off; null when this is no such export. */
export function withoutPrefix(value: unknown): { prefix: string; body: Record<string, unknown> } | null {
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value);
  const prefix = PREFIXES.find((each) => entries.some(([key]) => key === `${each}information`));
  if (!prefix) return null;
  const body: Record<string, unknown> = {};
  for (const [key, each] of entries) if (key.startsWith(prefix)) body[key.slice(prefix.length)] = each;
  if (typeof body['information'] === 'object' && body['information'] !== null) {
    body['information'] = Object.fromEntries(
      Object.entries(body['information']).map(([key, each]) => [key.startsWith(prefix) ? key.slice(prefix.length) : key, each]),
    );
  }
  return { prefix, body };
}
