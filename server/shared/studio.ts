/** What the studio shows of a scenario to those who plan with it, answers included: never for a team. Times in ms of drill time. */
import { z } from 'zod';
import { ScenarioSummary } from './api.js';
import { BiText } from './events.js';
import { AuthoringError, Channel } from './scenario.js';

const Ms = z.number().min(0);
const Named = z.object({ id: z.string(), title: BiText });
const Person = z.object({ name: z.string(), title: z.string().optional(), organisation: z.string().optional() });

export const ScenarioFile = z.object({ name: z.string(), url: z.string(), type: z.string(), size: z.int() }).meta({ id: 'ScenarioFile' });
export type ScenarioFile = z.infer<typeof ScenarioFile>;

/** A line of the point table. */
const PictureLine = z.object({
  id: z.string(),
  kind: z.enum(['expect', 'ask']),
  /** What is expected: the action's title, or the question. */
  title: BiText,
  action: z.string().optional(),
  target: Ms,
  max: Ms,
  points: z.number(),
  must: z.boolean(),
  quality: z.boolean(),
  objective: z.string().optional(),
});

const PictureInject = z.object({
  id: z.string(),
  number: z.string(),
  type: z.enum(['context', 'event', 'contingency', 'noise']),
  /** How it comes to be delivered. */
  way: z.enum(['at', 'when', 'manual']),
  /** Its time, or the earliest one that its condition, or a rule that releases it, allows. */
  x: Ms,
  when: BiText.optional(),
  if: BiText.optional(),
  confirm: z.boolean(),
  from: BiText,
  to: z.array(z.string()),
  channel: Channel,
  title: BiText,
  attack: z.array(z.string()),
  objective: z.string().optional(),
  lines: z.array(PictureLine),
  hints: z.int(),
  variants: z.array(BiText),
  files: z.array(z.string()),
});
export type PictureInject = z.infer<typeof PictureInject>;

/** What leads from one inject to another: a rule, or the condition under which the other comes. */
const PictureLink = z.object({
  from: z.string(),
  to: z.string(),
  kind: z.enum(['release', 'skip', 'delay', 'repeat', 'change', 'condition']),
  rule: z.string().optional(),
});
export type PictureLink = z.infer<typeof PictureLink>;

const PictureRule = z.object({ id: z.string(), when: BiText, after: Ms, recheck: z.boolean(), x: Ms, effects: z.array(BiText) });

export const ScenarioPicture = z
  .object({
    id: z.string(),
    version: z.string(),
    title: BiText,
    summary: BiText,
    duration: Ms,
    difficulty: z.int(),
    attackVersion: z.string().optional(),
    incidentClass: BiText.optional(),
    severity: BiText.optional(),
    scoring: z.object({
      total: z.number(),
      hintFactor: z.number(),
      startsAt: z.enum(['delivered', 'seen']),
      curve: z.object({ atMax: z.number(), late: z.number() }),
    }),
    parts: z.array(Named),
    systems: z.array(
      Named.extend({
        hidden: z.boolean(),
        states: z.array(Named.extend({ tone: z.enum(['ok', 'warn', 'bad', 'off']) })),
        start: z.string(),
      }),
    ),
    objectives: z.array(
      Named.extend({
        capability: BiText.optional(),
        csf: z.array(z.string()),
        target: BiText.optional(),
        tasks: z.array(Named),
        points: z.number(),
      }),
    ),
    actions: z.array(z.object({ code: z.string(), title: BiText, phase: z.int(), harmful: z.boolean(), penalty: z.number() })),
    forms: z.array(Named),
    outcomes: z.array(Named),
    injects: z.array(PictureInject),
    rules: z.array(PictureRule),
    links: z.array(PictureLink),
    files: z.array(ScenarioFile),
  })
  .meta({ id: 'ScenarioPicture' });
export type ScenarioPicture = z.infer<typeof ScenarioPicture>;

const Shown = z.object({ title: BiText.nullable(), body: BiText, files: z.array(ScenarioFile) });

/** An inject, or a rule's reply, as a team would read it; `body` is sanitised HTML. */
export const ScenarioPreview = Shown.extend({
  /** Id of the inject, `rule/n` for the n-th effect of a rule. */
  id: z.string(),
  number: z.string(),
  channel: Channel,
  from: z.object({ vi: Person, en: Person }),
  x: Ms,
  variants: z.array(Shown.extend({ if: BiText })),
  questions: z.array(z.object({ prompt: BiText, options: z.array(z.object({ text: BiText, correct: z.boolean() })) })),
  hints: z.array(BiText),
}).meta({ id: 'ScenarioPreview' });
export type ScenarioPreview = z.infer<typeof ScenarioPreview>;

export const ValidateAnswer = z
  .object({
    errors: z.array(AuthoringError),
    warnings: z.array(AuthoringError),
    /** These three are null, null and empty while there are errors. */
    summary: ScenarioSummary.nullable(),
    picture: ScenarioPicture.nullable(),
    previews: z.array(ScenarioPreview),
    /** This id and version are on the shelf already: saving asks for a higher number. */
    taken: z.boolean(),
  })
  .meta({ id: 'ValidateAnswer' });
export type ValidateAnswer = z.infer<typeof ValidateAnswer>;

export const ScenarioVersion = z
  .object({ version: z.string(), source: z.enum(['library', 'uploaded']), createdAt: z.string().nullable() })
  .meta({ id: 'ScenarioVersion' });
export type ScenarioVersion = z.infer<typeof ScenarioVersion>;
