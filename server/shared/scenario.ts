/** The scenario format `dientap/scenario@1`: the one schema behind the loader, the editor's JSON Schema and the library. */
import { z } from 'zod';
import { CHANNELS } from './channels.js';
import { ActionCode, ActionSpec, FormSpec, HarmfulSpec, PersonaSpec, Stamp } from './catalogue.js';
import { Duration, Text } from './text.js';

const Id = z
  .string()
  .regex(/^[a-zA-Z0-9][\w.-]*$/, { error: 'mã chỉ gồm chữ không dấu, số, - _ . / an id has letters, digits, - _ . only' });

/** `injectId.expectId` */
export const ExpectRef = z.string().regex(/^[^.\s]+\.[^.\s]+$/, { error: 'viết dạng tình-huống.kỳ-vọng / write inject.expectation' });

export const Channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof Channel>;

const Scalar = z.union([z.string(), z.number(), z.boolean()]);
/** How a field of an action is compared: a value, or `{gte: 30}`. */
export const Where = z.record(
  z.string(),
  z.union([
    Scalar,
    z.strictObject({
      eq: Scalar.optional(),
      ne: Scalar.optional(),
      gt: z.number().optional(),
      gte: z.number().optional(),
      lt: z.number().optional(),
      lte: z.number().optional(),
      in: z.array(Scalar).optional(),
      matches: z.string().optional(),
    }),
  ]),
);
export type Where = z.infer<typeof Where>;

export type ConditionSource =
  | { all: ConditionSource[] }
  | { any: ConditionSource[] }
  | { not: ConditionSource }
  | { clock: { atLeast: string } }
  | { elapsed: { since: string; atLeast: string } }
  | {
      done: string;
      inject?: string | undefined;
      part?: string | undefined;
      where?: Where | undefined;
      before?: string | undefined;
      after?: string | undefined;
    }
  | { met: string; part?: string | undefined }
  | { missed: string; part?: string | undefined }
  | { late: string; part?: string | undefined }
  | { resolved: string; part?: string | undefined }
  | { delivered: string }
  | { seen: string }
  | { answered: { inject: string; ask: string; option?: string | undefined } }
  | { system: string; is: string };

const ref = z.string().min(1);
const part = ref.optional();
export const Condition: z.ZodType<ConditionSource> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: z.array(Condition) }),
      z.strictObject({ any: z.array(Condition) }),
      z.strictObject({ not: Condition }),
      z.strictObject({ clock: z.strictObject({ atLeast: Duration }) }),
      z.strictObject({ elapsed: z.strictObject({ since: ref, atLeast: Duration }) }),
      z.strictObject({
        done: ActionCode,
        inject: ref.optional(),
        part,
        where: Where.optional(),
        before: Duration.optional(),
        after: Duration.optional(),
      }),
      z.strictObject({ met: ref, part }),
      z.strictObject({ missed: ref, part }),
      z.strictObject({ late: ref, part }),
      z.strictObject({ resolved: ref, part }),
      z.strictObject({ delivered: ref }),
      z.strictObject({ seen: ref }),
      z.strictObject({ answered: z.strictObject({ inject: ref, ask: ref, option: ref.optional() }) }),
      z.strictObject({ system: ref, is: ref }),
    ]),
  )
  .meta({ id: 'Condition' });

export const Addressees = z.union([ref, z.array(ref).min(1)]);
export const Curve = z.strictObject({ atMax: z.number().min(0).max(1).optional(), late: z.number().min(0).max(1).optional() });

export const EffectSource = z
  .union([
    z.strictObject({ release: ref }),
    z.strictObject({ skip: ref }),
    z.strictObject({ delay: z.strictObject({ inject: ref, by: Duration }) }),
    z.strictObject({ repeat: z.strictObject({ inject: ref, as: Id, variant: z.int().min(0).optional() }) }),
    z.strictObject({ set: z.record(z.string(), z.string()) }),
    z.strictObject({
      reply: z.strictObject({
        from: ref,
        to: Addressees.default('all'),
        channel: Channel,
        title: Text.optional(),
        body: Text,
        attachments: z.array(z.string()).optional(),
      }),
    }),
    z.strictObject({ penalty: z.union([ActionCode, z.strictObject({ code: ActionCode, part: ref })]) }),
    z.strictObject({ scalePoints: z.strictObject({ expect: ExpectRef, by: z.number().min(0).max(1) }) }),
    z.strictObject({ shiftTarget: z.strictObject({ expect: ExpectRef, by: Duration, max: Duration.optional() }) }),
    z.strictObject({ return: z.strictObject({ expect: ExpectRef, body: Text }) }),
    z.strictObject({ finding: z.strictObject({ text: Text, objective: ref.optional(), kind: z.enum(['strength', 'improvement']) }) }),
    z.strictObject({ outcome: ref }),
  ])
  .meta({ id: 'Effect' });
export type EffectSource = z.infer<typeof EffectSource>;

export const Expect = z.strictObject({
  id: Id,
  action: ActionCode,
  target: Duration,
  max: Duration,
  points: z.number().min(0),
  must: z.boolean().optional(),
  quality: z.boolean().optional(),
  early: z.boolean().optional(),
  objective: ref.optional(),
  stamp: Stamp.optional(),
  curve: Curve.optional(),
  if: Condition.optional(),
});

export const Ask = z.strictObject({
  id: Id,
  type: z.enum(['choice', 'multi', 'number', 'text', 'rank']),
  prompt: Text,
  points: z.number().min(0),
  target: Duration,
  max: Duration,
  objective: ref.optional(),
  options: z.array(z.strictObject({ id: Id, text: Text, correct: z.boolean().optional() })).optional(),
  partial: z.boolean().optional(),
  answer: z.number().optional(),
  tolerance: z.number().min(0).optional(),
  accept: z.array(z.string()).optional(),
  order: z.array(z.string()).optional(),
});

export const Hint = z.strictObject({ id: Id, after: Duration, text: Text });

export const InjectSource = z
  .strictObject({
    id: Id,
    number: z.string().optional(),
    type: z.enum(['context', 'event', 'contingency', 'noise']).default('event'),
    at: Duration.optional(),
    when: Condition.optional(),
    after: Duration.optional(),
    manual: z.literal(true).optional(),
    if: Condition.optional(),
    confirm: z.boolean().optional(),
    from: ref,
    to: Addressees.default('all'),
    channel: Channel,
    title: Text,
    body: Text,
    attachments: z.array(z.string()).optional(),
    attack: z.array(z.string().regex(/^T\d{4}(\.\d{3})?$/)).optional(),
    objective: ref.optional(),
    contingencyFor: ref.optional(),
    responsible: z.string().optional(),
    evaluator: z.string().optional(),
    location: z.string().optional(),
    notes: z.string().optional(),
    /** Columns of the planner's own spreadsheet, by their head: carried along, read by nobody. */
    extra: z.record(z.string().min(1), z.string()).optional(),
    expects: z.array(Expect).default([]),
    asks: z.array(Ask).default([]),
    hints: z.array(Hint).default([]),
    variants: z
      .array(
        z.strictObject({
          if: Condition,
          title: Text.optional(),
          body: Text.optional(),
          attachments: z.array(z.string()).optional(),
        }),
      )
      .default([]),
  })
  .refine((inject) => [inject.at, inject.when, inject.manual].filter((way) => way !== undefined).length === 1, {
    error: 'mỗi tình huống có đúng một trong ba: at, when, manual / an inject has exactly one of at, when, manual',
  })
  .meta({ id: 'Inject' });
export type InjectSource = z.infer<typeof InjectSource>;

export const RuleSource = z.strictObject({
  id: Id,
  when: Condition,
  after: Duration.optional(),
  recheck: z.boolean().optional(),
  do: z.array(EffectSource).min(1),
});

const SystemState = z.union([
  z.string(),
  z.strictObject({ id: z.string(), title: Text.optional(), tone: z.enum(['ok', 'warn', 'bad', 'off']).optional() }),
]);

/** One scenario file, as authored. */
export const ScenarioSource = z
  .strictObject({
    format: z.literal('dientap/scenario@1'),
    id: Id,
    version: z.string().regex(/^\d+\.\d+\.\d+$/, { error: 'phiên bản dạng 1.0.0 / a semantic version like 1.0.0' }),
    title: Text,
    summary: Text.optional(),
    duration: Duration,
    difficulty: z.int().min(1).max(5).optional(),
    attackVersion: z.string().optional(),
    incidentClass: Text.optional(),
    severity: Text.optional(),
    parts: z.record(z.string(), z.strictObject({ title: Text })),
    personas: z.record(z.string(), PersonaSpec).default({}),
    systems: z
      .record(
        z.string(),
        z.strictObject({ title: Text, hidden: z.boolean().optional(), states: z.array(SystemState).min(1), start: z.string() }),
      )
      .default({}),
    objectives: z
      .array(
        z.strictObject({
          id: Id,
          title: Text,
          capability: Text.optional(),
          csf: z.array(z.string()).optional(),
          target: Text.optional(),
          tasks: z.array(z.strictObject({ id: Id, title: Text })).default([]),
        }),
      )
      .default([]),
    actions: z.strictObject({
      use: z.array(z.string()).default([]),
      offer: z.array(ActionCode),
      harmful: z.array(ActionCode).default([]),
      /** Actions of this scenario alone. */
      define: z.array(ActionSpec).optional(),
      defineHarmful: z.array(HarmfulSpec).optional(),
    }),
    forms: z.array(FormSpec).optional(),
    scoring: z
      .strictObject({
        curve: Curve.optional(),
        hintFactor: z.number().min(0).max(1).optional(),
        startsAt: z.enum(['delivered', 'seen']).optional(),
        ratings: z.strictObject({ P: z.number(), S: z.number(), M: z.number() }).optional(),
        total: z.number().positive().optional(),
      })
      .optional(),
    outcomes: z.record(z.string(), z.strictObject({ title: Text })).default({}),
    injects: z.array(InjectSource).min(1),
    rules: z.array(RuleSource).default([]),
  })
  .meta({ id: 'Scenario', title: 'dientap/scenario@1' });
export type ScenarioSource = z.infer<typeof ScenarioSource>;

/** One thing wrong in a scenario file; `line` and `column` count from 1. */
export const AuthoringError = z
  .object({
    path: z.string(),
    line: z.int(),
    column: z.int(),
    severity: z.enum(['error', 'warning']).default('error'),
    message: z.string(),
    messageEn: z.string().optional(),
  })
  .meta({ id: 'AuthoringError' });
export type AuthoringError = z.infer<typeof AuthoringError>;
