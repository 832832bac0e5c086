/**
 * Everything that can be recorded. Two kinds of stream: `control:<exerciseId>` (the director's acts) and one
 * `world:<exerciseId>:<worldId>` per playthrough. Events carry member and user ids, never names (H1).
 * All `x`, `recordedX`, `dueX`, `target`, `max` are integer ms of drill time; `wall` is epoch ms.
 */
import { z } from 'zod';
import { Channel } from './scenario.js';
import { words } from './text.js';

export const At = z.object({ x: z.int().min(0), wall: z.int() }).meta({ id: 'At' });
export type At = z.infer<typeof At>;

export const BiText = z.object({ vi: z.string(), en: z.string() });
const X = z.int().min(0);
const Id = z.string();
/** Fields of one action or form; the longest report form has a tenth of it. */
const MOST_FIELDS = 300;
/** Values of action and form fields as teams fill them in. */
export const FieldValues = z
  .record(words().max(64), z.union([words().max(20_000), z.number(), z.boolean(), z.array(words().max(500)).max(100)]))
  .refine((fields) => Object.keys(fields).length <= MOST_FIELDS, { error: `quá ${MOST_FIELDS} mục / more than ${MOST_FIELDS} fields` });
export type FieldValues = z.infer<typeof FieldValues>;
export const AnswerValue = z.union([words().max(20_000), z.number(), z.array(words().max(64)).max(50)]);
export type AnswerValue = z.infer<typeof AnswerValue>;

/** An expectation of an ad-hoc inject, `target` and `max` in ms from its delivery. */
export const AdhocExpect = z.object({
  id: Id,
  action: z.string(),
  target: X,
  max: X,
  points: z.number().min(0),
  must: z.boolean().optional(),
  quality: z.boolean().optional(),
  objective: Id.optional(),
});
export type AdhocExpect = z.infer<typeof AdhocExpect>;

/** Which open expectation an action served; `late` when its max had passed. */
export const Serves = z.object({ deliveryId: Id, inject: Id, expect: Id, late: z.boolean(), early: z.boolean().optional() });
export type Serves = z.infer<typeof Serves>;

/** What made an inject go out. */
const InjectWhy = z.enum(['at', 'when', 'release', 'confirm', 'rule', 'repeat', 'adhoc', 'unhold']);

/** Why EXCON did it, in its own words. */
const reason = z.string().optional();

const control = {
  'exercise-created': z.object({
    scenarioHash: z.string(),
    play: z.enum(['parallel', 'joint']),
    seed: z.string(),
    /** The planned time factor; 1 when absent. */
    factor: z.number().optional(),
  }),
  readied: z.object({ reason }),
  /** `override`: ids of the go/no-go items that were red and that `by` decided to start in spite of. */
  started: z.object({ factor: z.number(), reason, override: z.array(z.string()).optional() }),
  paused: z.object({ reason, realIncident: z.boolean() }),
  resumed: z.object({ reason }),
  'factor-set': z.object({ factor: z.number(), reason }),
  /** C3: nobody hosted the drill from `fromWall` to `toWall`; drill time stood at `x`. */
  outage: z.object({ fromWall: z.int(), toWall: z.int() }),
  ended: z.object({ reason }),
  cancelled: z.object({ reason }),
  /** `frozen`: what is shown stays as it was at this moment. */
  'board-opened': z.object({ open: z.boolean(), frozen: z.boolean().optional(), reason }),
  /** The drill now ends at `duration` (ms of drill time from START EX), later than planned. */
  extended: z.object({ duration: X, reason }),
  /** Who steers the drill from now on (a user id); null: nobody in particular. */
  'lead-changed': z.object({ lead: Id.nullable(), reason }),
  /** Nobody hosted the drill when it was to start (`dueWall`, epoch ms), and what its settings chose for that. */
  'start-missed': z.object({ dueWall: z.int(), choice: z.enum(['start-late', 'ask', 'skip']) }),
  published: z.object({ reason }),
} as const;

const world = {
  /** First event of every world. */
  'world-created': z.object({ worldId: Id, teams: z.array(z.object({ teamId: Id, parts: z.array(Id) })) }),
  'inject-delivered': z.object({
    /** Instance id: the scenario's inject id, a repeat's `as`, or an ad-hoc id. */
    inject: Id,
    deliveryId: Id,
    teamId: Id,
    /** 0 for the text itself, n for the n-th variant. */
    variant: z.int().min(0),
    /** Expectations owed by this team: those whose `if` held. */
    expects: z.array(Id),
    why: InjectWhy,
    /** EXCON's, when it was released by hand. */
    reason: z.string().optional(),
    /** EXCON's own wording, sent instead of the scenario's; what is expected stays. */
    edited: z.object({ title: BiText, body: BiText }).optional(),
  }),
  /** Its `if` was false at its time, or EXCON answered no (`by`, `reason`). */
  'inject-not-needed': z.object({ inject: Id, reason: z.string().optional() }),
  /** It is now due at `dueX`: its `when` has held, or (`why`) a rule released it while EXCON holds it. */
  'inject-latched': z.object({ inject: Id, dueX: X, why: InjectWhy.optional() }),
  'inject-asked': z.object({ inject: Id }),
  'inject-held': z.object({ inject: Id, reason: z.string().optional() }),
  'inject-unheld': z.object({ inject: Id, reason: z.string().optional() }),
  'inject-skipped': z.object({ inject: Id, reason: z.string().optional(), rule: Id.optional() }),
  'inject-rescheduled': z.object({ inject: Id, dueX: X, reason: z.string().optional(), rule: Id.optional() }),
  'inject-resent': z.object({ inject: Id, deliveryId: Id, teamId: Id, reason: z.string().optional() }),
  /** A new inject instance: a rule's `repeat` of `source`, or an ad-hoc inject of EXCON with its own content. */
  'inject-created': z.object({
    inject: Id,
    source: Id.optional(),
    variant: z.int().min(0).optional(),
    adhoc: z
      .object({
        from: z.string(),
        channel: Channel,
        title: BiText,
        body: BiText,
        teams: z.array(Id),
        expects: z.array(AdhocExpect),
        /** A communication check: every team confirms that it arrived. */
        check: z.boolean().optional(),
      })
      .optional(),
    rule: Id.optional(),
    reason,
  }),
  'inject-seen': z.object({ inject: Id, deliveryId: Id, teamId: Id }),
  'action-recorded': z.object({
    teamId: Id,
    action: z.string(),
    deliveryId: Id.optional(),
    inject: Id.optional(),
    fields: FieldValues,
    serves: Serves.optional(),
    localTime: z.int().optional(),
    /** A5: the member's own time inside a cut, for scoring only. */
    creditedX: X.optional(),
    /** The `action-proposed` that the captain approved; `memberId` is then the captain, `proposedBy` who proposed it. */
    proposal: Id.optional(),
    proposedBy: Id.optional(),
  }),
  /** An action with a form; the fields are the locked copy. */
  'report-recorded': z.object({
    teamId: Id,
    form: Id,
    action: z.string(),
    deliveryId: Id.optional(),
    inject: Id.optional(),
    fields: FieldValues,
    serves: Serves.optional(),
    localTime: z.int().optional(),
    creditedX: X.optional(),
    proposal: Id.optional(),
    proposedBy: Id.optional(),
  }),
  /** An early action kept for an expectation marked `early` now serves it (A4). */
  'early-served': z.object({ teamId: Id, action: z.string(), actionEventId: Id, serves: Serves }),
  'answer-recorded': z.object({
    teamId: Id,
    deliveryId: Id,
    inject: Id,
    ask: Id,
    value: AnswerValue,
    late: z.boolean(),
    localTime: z.int().optional(),
    creditedX: X.optional(),
  }),
  'hint-taken': z.object({ teamId: Id, deliveryId: Id, inject: Id, hint: Id }),
  /** The max of an expectation (`expect`) or a question (`ask`) passed unserved. */
  'max-passed': z.object({ teamId: Id, deliveryId: Id, inject: Id, expect: Id.optional(), ask: Id.optional() }),
  'rule-latched': z.object({ rule: Id, dueX: X, teamId: Id.optional() }),
  /** Its effects follow as events of the same commit; `dropped` when `recheck` found it no longer true. */
  'rule-fired': z.object({ rule: Id, teamId: Id.optional(), dropped: z.boolean().optional() }),
  reply: z.object({ rule: Id, effect: z.int(), teams: z.array(Id) }),
  'system-changed': z.object({ system: Id, state: Id, rule: Id.optional() }),
  'penalty-charged': z.object({ teamId: Id, code: z.string(), cause: z.enum(['action', 'rule']), rule: Id.optional() }),
  'points-scaled': z.object({ inject: Id, expect: Id, factor: z.number(), rule: Id }),
  'target-shifted': z.object({ inject: Id, expect: Id, target: X, max: X, rule: Id }),
  'report-returned': z.object({ inject: Id, expect: Id, teamId: Id, deliveryId: Id, rule: Id, effect: z.int() }),
  'finding-noted': z.object({ rule: Id, effect: z.int(), teams: z.array(Id) }),
  'outcome-set': z.object({ outcome: Id, rule: Id }),
  message: z.object({
    /** `excon`, or the team that speaks. */
    from: z.union([z.literal('excon'), Id]),
    /** `excon`, `team` (among themselves), or the team ids that hear it. */
    to: z.union([z.literal('excon'), z.literal('team'), z.array(Id)]),
    teamId: Id.optional(),
    text: z.string(),
    /** Persona under whose name EXCON speaks. */
    as: z.string().optional(),
  }),
  'host-changed': z.object({ host: Id }),
  /** A team confirmed that a communication check has arrived; the first confirmation counts. */
  'receipt-confirmed': z.object({ teamId: Id, deliveryId: Id, inject: Id }),
  /** EXCON gave a team `ms` more for everything (or for `inject` alone) whose max had not passed. */
  'time-credited': z.object({ teamId: Id, ms: z.int().min(1), inject: Id.optional(), reason }),
  /** A seat was taken away; `to`: its person sits in that team instead, under a new member id. */
  'member-removed': z.object({ teamId: Id, member: Id, to: Id.optional(), reason }),
  'member-restored': z.object({ teamId: Id, member: Id, reason }),
  /** Who of the team works on an inject; null: nobody any more. */
  'inject-assigned': z.object({ teamId: Id, deliveryId: Id, inject: Id, member: Id.nullable() }),
  /** The team's captain; null: none. By a member of the team (`memberId`) or by EXCON (`by`). */
  'captain-named': z.object({ teamId: Id, member: Id.nullable(), reason }),
  /** A grave action that waits for the captain; nothing has been done yet. `form`: it is a report. */
  'action-proposed': z.object({
    teamId: Id,
    action: z.string(),
    form: Id.optional(),
    deliveryId: Id.optional(),
    inject: Id.optional(),
    fields: FieldValues,
    localTime: z.int().optional(),
    creditedX: X.optional(),
  }),
  /** The captain's word on a proposal, or its author's withdrawal; on yes the action itself follows in the same commit. */
  'proposal-decided': z.object({ teamId: Id, proposal: Id, yes: z.boolean(), reason }),
} as const;

/** Control acts that every world gets a copy of (C5). */
export const COPIED = [
  'readied',
  'started',
  'paused',
  'resumed',
  'factor-set',
  'outage',
  'ended',
  'cancelled',
  'board-opened',
  'published',
  'extended',
] as const;
export type CopiedType = (typeof COPIED)[number];

/** zod infers `z.object({})` as a record that may hold nothing, not even `type`; such an event has no fields of its own. */
type Fields<S extends z.ZodObject> = keyof S['shape'] extends never ? unknown : z.infer<S>;
type Control = { [T in keyof typeof control]: { type: T } & Fields<(typeof control)[T]> }[keyof typeof control];
type WorldOnly = { [T in keyof typeof world]: { type: T } & Fields<(typeof world)[T]> }[keyof typeof world];

/** What every recorded event carries besides its own fields. */
export interface Recorded {
  /** Opaque, unique. */
  id: string;
  at: At;
  /** Drill time when it was written; equals `at.x` unless the host woke late (I8). */
  recordedX: number;
  /** The member of a team who caused it. */
  memberId?: string;
  /** The EXCON user who caused it. */
  by?: string;
  commandId?: string;
}

export type ControlBody = Control;
export type WorldBody = WorldOnly | Extract<Control, { type: CopiedType }>;
export type ControlEvent = ControlBody & Recorded;
export type WorldEvent = WorldBody & Recorded;
export type DrillEvent = ControlEvent | WorldEvent;
export type EventType = DrillEvent['type'];

/** An event of one type. */
export type EventOf<T extends EventType> = Extract<DrillEvent, { type: T }>;

const recorded = z.object({
  id: z.string(),
  at: At,
  recordedX: X,
  memberId: z.string().optional(),
  by: z.string().optional(),
  commandId: z.string().optional(),
});

const ALL = { ...control, ...world } as Record<string, z.ZodObject>;

/** One schema per type, each with what every event carries and `more`. */
const schemaOf = (more: z.ZodRawShape): z.ZodType =>
  z.union(
    Object.entries(ALL).map(([type, body]) =>
      z.object({ type: z.literal(type), ...more, ...recorded.shape, ...body.shape }),
    ) as unknown as [z.ZodType, z.ZodType],
  );

/** Checks a recorded event as read back from a file or a bundle. */
export const DrillEventSchema = schemaOf({}) as z.ZodType<DrillEvent>;

/** An event as `log.ndjson` gives it: with its stream and its number in there, from 1. */
export const logLine = () =>
  schemaOf({ stream: z.string(), seq: z.int().min(1) }) as z.ZodType<DrillEvent & { stream: string; seq: number }>;

export const EVENT_TYPES = Object.keys(ALL) as EventType[];

/** Names of streams. */
export const controlStream = (exerciseId: string): string => `control:${exerciseId}`;
export const worldStream = (exerciseId: string, worldId: string): string => `world:${exerciseId}:${worldId}`;
