/**
 * Evaluators' records: marks, decisions, ratings, score overrides, observations, ticks, assignments and withdrawals.
 * They are only ever added, beside the drill's log and never in it (S8); the last of its kind counts.
 * `wall` is epoch ms, `x` ms of drill time, both of the moment the record was made.
 */
import { z } from 'zod';
import { BiText } from './events.js';
import { Rating } from './scores.js';
import { words } from './text.js';

/** Made by the client, so that a record sent again is the same record. */
export const RecordId = z.string().regex(/^[\w-]{8,64}$/);
const Id = z.string().min(1).max(200);
const reason = words().trim().min(1).max(2000);
const note = words().max(2000).optional();

export const MARK_VALUES = [0, 0.5, 0.75, 1] as const;
export const MarkValue = z.union([z.literal(0), z.literal(0.5), z.literal(0.75), z.literal(1)]);
export type MarkValue = z.infer<typeof MarkValue>;

/**
 * What one evaluator looks after. Both lists: only these objectives of these teams; one list: no limit by the other.
 * `lead` decides where two marks differ, and alone (no lists) marks nothing but may record anything.
 */
export const Assignment = z
  .strictObject({
    userId: Id,
    teams: z.array(Id).max(1000).optional(),
    objectives: z.array(Id).max(200).optional(),
    lead: z.boolean().optional(),
  })
  .refine((one) => (one.teams?.length ?? 0) > 0 || (one.objectives?.length ?? 0) > 0 || one.lead === true, {
    error: 'cần ít nhất một đội, một mục tiêu hoặc vai trò trưởng nhóm / needs a team, an objective or the lead',
  })
  .meta({ id: 'Assignment' });
export type Assignment = z.infer<typeof Assignment>;

export const TAGS = ['strength', 'improvement', 'note'] as const;
export const Tag = z.enum(TAGS);
export type Tag = z.infer<typeof Tag>;

const base = { recordId: RecordId, by: z.string(), wall: z.int(), x: z.int() };
const work = { teamId: z.string(), deliveryId: z.string(), ref: z.string() };

const seen = {
  teamId: Id.optional(),
  objective: Id.optional(),
  /** Inject instance it is about. */
  inject: Id.optional(),
  text: words().trim().max(4000),
  tag: Tag,
  /** Ids of pictures and files sent before. */
  files: z.array(RecordId).max(10).optional(),
};
const something = { error: 'cần nội dung hoặc tệp / needs a text or a file' };
const holds = (one: { text: string; files?: string[] | undefined }): boolean => one.text !== '' || (one.files?.length ?? 0) > 0;

export const ObservationBody = z
  .strictObject({ recordId: RecordId, ...seen, x: z.int().min(0).optional(), wall: z.int().min(0).optional() })
  .refine(holds, something)
  .meta({ id: 'ObservationBody' });
/** A correction: what is left out stays; null takes away. */
export const ObservationPatch = z
  .strictObject({
    recordId: RecordId,
    teamId: Id.nullable().optional(),
    objective: Id.nullable().optional(),
    inject: Id.nullable().optional(),
    text: seen.text.optional(),
    tag: Tag.optional(),
    files: z.array(RecordId).max(10).optional(),
  })
  .meta({ id: 'ObservationPatch' });
export const TickBody = z.strictObject({ done: z.boolean(), note, recordId: RecordId.optional() }).meta({ id: 'TickBody' });
export const OverrideBody = z.strictObject({ earned: z.number(), reason, recordId: RecordId.optional() }).meta({ id: 'OverrideBody' });
export const DecisionBody = z.strictObject({ value: MarkValue, note, recordId: RecordId.optional() }).meta({ id: 'DecisionBody' });

export const MarkRecord = z.object({ ...base, kind: z.literal('mark'), ...work, value: MarkValue, note });
export type MarkRecord = z.infer<typeof MarkRecord>;
/** The lead's word on marks that differ; it stands above them. */
export const DecisionRecord = MarkRecord.extend({ kind: z.literal('decision') });
export type DecisionRecord = z.infer<typeof DecisionRecord>;
export const RatingRecord = z.object({
  ...base,
  kind: z.literal('rating'),
  teamId: z.string(),
  objective: z.string(),
  rating: Rating,
  reason,
});
export type RatingRecord = z.infer<typeof RatingRecord>;
export const ObservationRecord = z.object({
  ...base,
  kind: z.literal('observation'),
  /** The record it began with: the same through every correction. */
  id: z.string(),
  ...seen,
  /** When it was seen, by the observer's own screen. */
  seenX: z.int(),
  seenWall: z.int(),
});
export type ObservationRecord = z.infer<typeof ObservationRecord>;
/** A critical task: `<inject>.<expect>` or `task.<objective>.<task>`. */
export const TickRecord = z.object({ ...base, kind: z.literal('tick'), teamId: z.string(), ref: z.string(), done: z.boolean(), note });
export type TickRecord = z.infer<typeof TickRecord>;
export const OverrideRecord = z.object({ ...base, kind: z.literal('override'), ...work, earned: z.number(), reason });
export type OverrideRecord = z.infer<typeof OverrideRecord>;
export const AssignmentRecord = z.object({ ...base, kind: z.literal('assignment'), assignments: z.array(Assignment) });
/** Takes back the record `of`: nothing of that kind stands then. */
export const RetractRecord = z.object({ ...base, kind: z.literal('retract'), of: z.string() });

export const EvaluationRecord = z
  .discriminatedUnion('kind', [
    MarkRecord,
    DecisionRecord,
    RatingRecord,
    ObservationRecord,
    TickRecord,
    OverrideRecord,
    AssignmentRecord,
    RetractRecord,
  ])
  .meta({ id: 'EvaluationRecord' });
export type EvaluationRecord = z.infer<typeof EvaluationRecord>;

/** One line of the history; `withheld`: a mark of work that is marked blind and not marked by both yet, without its value. */
export const HistoryEntry = z
  .object({ ...base, kind: z.enum(['mark', 'decision', 'rating', 'observation', 'tick', 'override', 'assignment', 'retract']) })
  .loose()
  .extend({ withheld: z.boolean().optional() })
  .meta({ id: 'HistoryEntry' });
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/**
 * How far the marking of one work is. `half`: one of two marks stands; `single`: marked, nobody else needed;
 * `agreed`, `differs`: two marks, equal or not; `decided`: the lead has decided.
 */
export const MarkingStatus = z.enum(['unmarked', 'half', 'single', 'agreed', 'differs', 'decided']);
export type MarkingStatus = z.infer<typeof MarkingStatus>;

const Given = z.object({ by: z.string(), value: MarkValue, wall: z.int(), note, recordId: z.string() });
export const QueueItem = z
  .object({
    markId: z.string(),
    teamId: z.string(),
    team: z.string(),
    kind: z.enum(['expect', 'ask']),
    ref: z.string(),
    deliveryId: z.string(),
    inject: z.string(),
    number: z.string().optional(),
    injectTitle: BiText,
    objective: z.string().optional(),
    /** The action or the question. */
    asked: BiText,
    points: z.number(),
    /** What the team wrote, in its own words, with the labels of the form. */
    written: z.array(z.object({ label: BiText, value: BiText })),
    memberId: z.string().optional(),
    filedX: z.int(),
    filedWall: z.int(),
    responseMs: z.int().optional(),
    target: z.int().optional(),
    max: z.int().optional(),
    /** Epoch ms since when it waits for its next mark or for a decision. */
    waitingSince: z.int(),
    status: MarkingStatus,
    /** Who is to mark it; empty: anybody. */
    markers: z.array(z.string()),
    /** The caller's own mark. */
    mine: Given.optional(),
    /** Every mark, once the caller may see them. */
    marks: z.array(Given),
    decision: Given.optional(),
  })
  .meta({ id: 'QueueItem' });
export type QueueItem = z.infer<typeof QueueItem>;

/** A critical task of the scenario, for the evaluation guide. */
export const CriticalTask = z.object({
  ref: z.string(),
  title: BiText,
  objective: z.string().optional(),
  /** Of a task that an inject calls for. */
  inject: z.string().optional(),
  number: z.string().optional(),
  injectTitle: BiText.optional(),
  /** Whether its doing is seen in the log, too. */
  must: z.boolean(),
});
export type CriticalTask = z.infer<typeof CriticalTask>;

/** What an evaluator's console needs besides the drill itself; marks come with the queue. */
export const EvaluationView = z
  .object({
    /** The caller's own. */
    me: z.object({ userId: z.string(), lead: z.boolean(), writes: z.boolean(), assignments: z.array(Assignment) }),
    assignments: z.array(Assignment),
    tasks: z.array(CriticalTask),
    objectives: z.array(
      z.object({ id: z.string(), title: BiText, capability: BiText.optional(), target: BiText.optional(), csf: z.array(z.string()) }),
    ),
    observations: z.array(ObservationRecord),
    ticks: z.array(TickRecord),
    ratings: z.array(RatingRecord),
    overrides: z.array(OverrideRecord),
  })
  .meta({ id: 'EvaluationView' });
export type EvaluationView = z.infer<typeof EvaluationView>;

/** How far the evaluation of one team, and the work of one evaluator, is. */
export const Coverage = z
  .object({
    teams: z.array(
      z.object({
        teamId: z.string(),
        evaluators: z.array(z.string()),
        observations: z.int(),
        /** Who observed it. */
        observers: z.array(z.string()),
        ticked: z.int(),
        tasks: z.int(),
        rated: z.int(),
        objectives: z.int(),
        marked: z.int(),
        half: z.int(),
        differs: z.int(),
        unmarked: z.int(),
      }),
    ),
    evaluators: z.array(
      z.object({ userId: z.string(), observations: z.int(), ticks: z.int(), ratings: z.int(), marks: z.int(), owed: z.int() }),
    ),
  })
  .meta({ id: 'Coverage' });
export type Coverage = z.infer<typeof Coverage>;

export const FILE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'application/pdf', 'text/plain'] as const;
export type FileType = (typeof FILE_TYPES)[number];
/** Bytes of one picture or file. */
export const FILE_LIMIT = 8 * 1024 * 1024;
