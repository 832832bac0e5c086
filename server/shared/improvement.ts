/** The improvement plan: findings, corrective actions, who signs for them, and whether they held. Dates are ISO days, `wall` epoch ms. */
import { z } from 'zod';
import { BiText } from './events.js';
import { Email } from './agencies.js';
import { FILE_TYPES, RecordId } from './evaluation.js';
import { Rating } from './scores.js';
import { words } from './text.js';

/** HSEEP's capability elements (POETE). */
export const ELEMENTS = ['planning', 'organisation', 'equipment', 'training', 'exercises'] as const;
export const Element = z.enum(ELEMENTS);
export type Element = z.infer<typeof Element>;

export const FINDING_SOURCES = ['observation', 'rule', 'feedback', 'hotwash', 'figures', 'manual'] as const;
/** Where a finding was made from; of one source (kind and id) there is one finding at most. */
const Source = z.strictObject({ kind: z.enum(FINDING_SOURCES), id: z.string().max(200).optional() });
export type FindingSource = z.infer<typeof Source>;

const findingFields = {
  kind: z.enum(['strength', 'improvement']),
  title: words().trim().min(1).max(300),
  /** Cause and effect. */
  analysis: words().trim().max(8000).optional(),
  /** Plan, procedure or rule it departs from or follows. */
  reference: words().trim().max(1000).optional(),
  objective: z.string().max(200).optional(),
  teams: z.array(z.string().max(200)).max(2000).optional(),
  /** Serious enough not to wait for the final report (SP 800-84). */
  urgent: z.boolean().optional(),
  source: Source.optional(),
};
/** What the scenario says of the finding's objective, as it stood when it was entered. */
const about = { objectiveTitle: BiText.optional(), capability: BiText.optional() };
export const FindingFields = z.object({ ...findingFields, ...about });
export type FindingFields = z.infer<typeof FindingFields>;

/** `recordId`: made by the client, so that a change sent again is the same change; the first one names the finding. */
export const CreateFinding = z.strictObject({ recordId: RecordId, ...findingFields }).meta({ id: 'CreateFinding' });
export type CreateFinding = z.infer<typeof CreateFinding>;
/** `basis`: the `changedWall` it was decided on; another one is refused `stale`. What is left out stays; null takes away. */
const decided = { recordId: RecordId, basis: z.int() };
export const PatchFinding = z
  .strictObject({
    ...decided,
    kind: findingFields.kind.optional(),
    title: findingFields.title.optional(),
    analysis: findingFields.analysis.nullable(),
    reference: findingFields.reference.nullable(),
    objective: findingFields.objective.nullable(),
    teams: findingFields.teams.nullable(),
    urgent: findingFields.urgent,
  })
  .meta({ id: 'PatchFinding' });
export type PatchFinding = z.infer<typeof PatchFinding>;
export const Finding = z
  .object({ id: z.string(), exerciseId: z.string(), ...findingFields, ...about, by: z.string(), wall: z.int(), changedWall: z.int() })
  .meta({ id: 'Finding' });
export type Finding = z.infer<typeof Finding>;

export const ACTION_STATUS = ['proposed', 'agreed', 'doing', 'done', 'verified', 'dropped'] as const;
export const ActionStatus = z.enum(ACTION_STATUS);
export type ActionStatus = z.infer<typeof ActionStatus>;
/** From where to where an action may go; backwards only to be done again, dropped only before it is done. */
export const STATUS_STEPS: Readonly<Record<ActionStatus, readonly ActionStatus[]>> = {
  proposed: ['agreed', 'dropped'],
  agreed: ['doing', 'proposed', 'dropped'],
  doing: ['done', 'agreed', 'dropped'],
  done: ['verified', 'doing'],
  verified: ['doing'],
  dropped: ['proposed'],
};
/** Statuses of an action that somebody still has to do. */
export const OPEN_STATUS: readonly ActionStatus[] = ['proposed', 'agreed', 'doing'];

const Day = z.iso.date();
const actionFields = {
  findingId: z.string().max(200),
  action: words().trim().min(1).max(2000),
  element: Element,
  /** Primary responsible organisation: an agency of the directory, or its name alone. */
  agencyId: z.string().max(200).optional(),
  responsible: words().trim().min(1).max(200),
  contact: z.strictObject({ name: words().trim().max(120), email: Email.optional() }).optional(),
  start: Day.optional(),
  due: Day,
};
export const ActionFields = z.object(actionFields);
export type ActionFields = z.infer<typeof ActionFields>;

const inOrder = (one: { start?: string | null | undefined; due?: string | undefined }): boolean =>
  !one.start || one.due === undefined || one.start <= one.due;
const order = { error: 'hạn hoàn thành phải từ ngày bắt đầu trở đi / the due day must not be before the start', path: ['due'] };
export const CreateAction = z
  .strictObject({ recordId: RecordId, ...actionFields, status: z.enum(['proposed', 'agreed']).optional() })
  .refine(inOrder, order)
  .meta({ id: 'CreateCorrectiveAction' });
export type CreateAction = z.infer<typeof CreateAction>;
export const PatchAction = z
  .strictObject({
    ...decided,
    findingId: actionFields.findingId.optional(),
    action: actionFields.action.optional(),
    element: Element.optional(),
    agencyId: actionFields.agencyId.nullable(),
    responsible: actionFields.responsible.optional(),
    contact: actionFields.contact.nullable(),
    start: actionFields.start.nullable(),
    due: Day.optional(),
    status: ActionStatus.optional(),
    /** Why it is dropped, or how it was verified. */
    note: words().trim().min(1).max(2000).optional(),
  })
  .refine(inOrder, order)
  .meta({ id: 'PatchCorrectiveAction' });
export type PatchAction = z.infer<typeof PatchAction>;

export const ActionEvidence = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(FILE_TYPES),
  size: z.int(),
  by: z.string(),
  wall: z.int(),
});
export type ActionEvidence = z.infer<typeof ActionEvidence>;
/** Files that one action may have at a time. */
export const EVIDENCE_EACH = 20;

export const CorrectiveAction = z
  .object({
    id: z.string(),
    exerciseId: z.string(),
    ...actionFields,
    status: ActionStatus,
    /** What was said with its last change of status. */
    note: z.string().optional(),
    /** When its status was last changed. */
    statusWall: z.int(),
    /** The finding's title, for lists across drills. */
    issue: z.string(),
    objective: z.string().optional(),
    ...about,
    evidence: z.array(ActionEvidence),
    /** Open past its due day, by the calendar of the server's time zone. */
    overdue: z.boolean(),
    by: z.string(),
    wall: z.int(),
    changedWall: z.int(),
  })
  .meta({ id: 'CorrectiveAction' });
export type CorrectiveAction = z.infer<typeof CorrectiveAction>;

const signer = {
  name: words().trim().min(1).max(120),
  title: words().trim().min(1).max(120),
  organisation: words().trim().min(1).max(200),
};
/** `planHash`: of the plan that the signer has on screen; another one is refused `stale`. */
export const SignPlan = z.strictObject({ recordId: RecordId, ...signer, planHash: z.string().max(64) }).meta({ id: 'SignPlan' });
export type SignPlan = z.infer<typeof SignPlan>;
/**
 * Who has put a name under which state of the plan: its findings and, of every action that is not dropped, what, who and
 * by when. How far an action has come and its evidence are not part of what is signed.
 */
export const PlanSignature = z.object({
  id: z.string(),
  ...signer,
  by: z.string(),
  wall: z.int(),
  planHash: z.string(),
  /** Whether the plan is still what was signed. */
  current: z.boolean(),
});
export type PlanSignature = z.infer<typeof PlanSignature>;

const kept = { recordId: z.string(), by: z.string(), wall: z.int() };
/** One act on the plan as it is kept; only ever added. The last record of a finding or action is what stands. */
export const PlanRecord = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('finding'), id: z.string(), ...kept, fields: FindingFields }),
  z.object({ kind: z.literal('withdrawal'), id: z.string(), ...kept }),
  z.object({
    kind: z.literal('action'),
    id: z.string(),
    ...kept,
    fields: ActionFields,
    status: ActionStatus,
    note: z.string().optional(),
  }),
  z.object({
    kind: z.literal('evidence'),
    id: z.string(),
    ...kept,
    file: z.object({ id: z.string(), name: z.string(), type: z.enum(FILE_TYPES), size: z.int() }),
  }),
  z.object({ kind: z.literal('evidence-withdrawal'), id: z.string(), ...kept, fileId: z.string() }),
  z.object({ kind: z.literal('signature'), id: z.string(), ...kept, ...signer, planHash: z.string() }),
]);
export type PlanRecord = z.infer<typeof PlanRecord>;
/** A record with its author's name, for reading. */
export const PlanHistoryEntry = z
  .object({
    kind: z.enum(['finding', 'withdrawal', 'action', 'evidence', 'evidence-withdrawal', 'signature']),
    id: z.string(),
    ...kept,
    byName: z.string().optional(),
  })
  .loose()
  .meta({ id: 'PlanHistoryEntry' });
export type PlanHistoryEntry = PlanRecord & { byName?: string };

/** What an earlier drill of the same scenario promised, and how its objective went in this one. */
export const PromiseCheck = z.object({
  action: CorrectiveAction,
  exercise: z.object({ id: z.string(), name: z.string(), endedWall: z.int().nullable() }),
  /** Of the action's objective, over the same teams' agencies where there are any: then and now, 0 to 100. */
  before: z.number().nullable(),
  after: z.number().nullable(),
  ratingBefore: Rating.nullable(),
  ratingAfter: Rating.nullable(),
  /** How many agencies were compared; null: none took part in both, so all teams of either. */
  agencies: z.int().nullable(),
  verdict: z.enum(['held', 'partly', 'not-held', 'unknown']),
  why: BiText,
});
export type PromiseCheck = z.infer<typeof PromiseCheck>;

export const ImprovementPlan = z
  .object({
    findings: z.array(Finding),
    actions: z.array(CorrectiveAction),
    signatures: z.array(PlanSignature),
    promises: z.array(PromiseCheck),
    planHash: z.string(),
  })
  .meta({ id: 'ImprovementPlan' });
export type ImprovementPlan = z.infer<typeof ImprovementPlan>;

export const NO_PLAN: ImprovementPlan = { findings: [], actions: [], signatures: [], promises: [], planHash: '' };

/** What the board across drills asks for; everything left out asks for all. */
export const BoardQuery = z.object({
  status: ActionStatus.optional(),
  /** Name of the responsible organisation. */
  agency: z.string().max(200).optional(),
  element: Element.optional(),
  exercise: z.string().max(200).optional(),
  overdue: z.literal('true').optional(),
  /** Those whose contact has the caller's address. */
  mine: z.literal('true').optional(),
  /** Words, without regard to case and diacritics. */
  q: z.string().max(200).optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type BoardQuery = z.infer<typeof BoardQuery>;

const OfExercise = CorrectiveAction.extend({ exercise: z.string() });
export type BoardAction = z.infer<typeof OfExercise>;
/** Overdue ones first, then by due day. `counts` and `overdue` are of everything asked for but the status. */
export const ActionBoard = z
  .object({
    actions: z.array(OfExercise),
    total: z.int(),
    counts: z.object({
      proposed: z.int(),
      agreed: z.int(),
      doing: z.int(),
      done: z.int(),
      verified: z.int(),
      dropped: z.int(),
    }),
    overdue: z.int(),
    /** What there is to choose from, over all actions. */
    agencies: z.array(z.object({ name: z.string(), n: z.int() })),
    exercises: z.array(z.object({ id: z.string(), name: z.string(), n: z.int() })),
  })
  .meta({ id: 'ActionBoard' });
export type ActionBoard = z.infer<typeof ActionBoard>;
