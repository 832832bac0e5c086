/** The improvement plan: findings, corrective actions, who signs for them, and whether they held. Dates are ISO days. */
import { z } from 'zod';
import { BiText } from './events.js';
import { Email } from './agencies.js';
import { words } from './text.js';

/** HSEEP's capability elements (POETE). */
export const ELEMENTS = ['planning', 'organisation', 'equipment', 'training', 'exercises'] as const;
export const Element = z.enum(ELEMENTS);
export type Element = z.infer<typeof Element>;

export const FINDING_SOURCES = ['observation', 'rule', 'feedback', 'hotwash', 'figures', 'manual'] as const;
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
  source: z.strictObject({ kind: z.enum(FINDING_SOURCES), id: z.string().max(200).optional() }).optional(),
};
export const CreateFinding = z.strictObject(findingFields).meta({ id: 'CreateFinding' });
export type CreateFinding = z.infer<typeof CreateFinding>;
export const Finding = z
  .object({ id: z.string(), exerciseId: z.string(), ...findingFields, by: z.string(), wall: z.int(), changedWall: z.int() })
  .meta({ id: 'Finding' });
export type Finding = z.infer<typeof Finding>;

export const ACTION_STATUS = ['proposed', 'agreed', 'doing', 'done', 'verified', 'dropped'] as const;
export const ActionStatus = z.enum(ACTION_STATUS);
export type ActionStatus = z.infer<typeof ActionStatus>;

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
  status: ActionStatus.optional(),
};
export const CreateAction = z.strictObject(actionFields).meta({ id: 'CreateCorrectiveAction' });
export type CreateAction = z.infer<typeof CreateAction>;

export const ActionEvidence = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  by: z.string(),
  wall: z.int(),
});
export const CorrectiveAction = z
  .object({
    id: z.string(),
    exerciseId: z.string(),
    ...actionFields,
    status: ActionStatus,
    /** The finding's title, for lists across drills. */
    issue: z.string(),
    objective: z.string().optional(),
    capability: BiText.optional(),
    evidence: z.array(ActionEvidence),
    /** Open past its due day, by the calendar of the server's time zone. */
    overdue: z.boolean(),
    by: z.string(),
    wall: z.int(),
    changedWall: z.int(),
  })
  .meta({ id: 'CorrectiveAction' });
export type CorrectiveAction = z.infer<typeof CorrectiveAction>;

/** Who has put a name under which state of the plan; the plan's hash tells whether it is still that one. */
export const PlanSignature = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  organisation: z.string(),
  by: z.string(),
  wall: z.int(),
  planHash: z.string(),
  /** Whether the plan is still what was signed. */
  current: z.boolean(),
});
export type PlanSignature = z.infer<typeof PlanSignature>;

/** What an earlier drill of the same scenario promised, and how its objective went in this one. */
export const PromiseCheck = z.object({
  action: CorrectiveAction,
  exercise: z.object({ id: z.string(), name: z.string(), endedWall: z.int().nullable() }),
  /** Of the action's objective, over the same teams' agencies where there are any: then and now, 0 to 100. */
  before: z.number().nullable(),
  after: z.number().nullable(),
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
