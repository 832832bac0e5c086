/** What people see of a plan: findings, actions with their finding's title and whether they are overdue, signatures. */
import { OPEN_STATUS, type CorrectiveAction, type Finding, type ImprovementPlan, type PlanSignature } from '../shared/improvement.js';
import type { ActionState, FindingState, PlanState, SignatureRecord } from './fold.js';
import { planHash } from './hash.js';

export const isOpen = ({ status }: Pick<ActionState, 'status'>): boolean => OPEN_STATUS.includes(status);

export function findingView(exerciseId: string, { id, fields, by, wall, changedWall }: FindingState): Finding {
  return { id, exerciseId, ...fields, by, wall, changedWall };
}

/** `today`: the day that counts for being overdue; the due day itself is not. */
export function actionView(exerciseId: string, state: Pick<PlanState, 'said'>, action: ActionState, today: string): CorrectiveAction {
  const { id, fields, status, note, statusWall, evidence, by, wall, changedWall } = action;
  const finding = state.said.get(fields.findingId);
  return {
    id,
    exerciseId,
    ...fields,
    status,
    ...(note !== undefined && { note }),
    statusWall,
    issue: finding?.title ?? '',
    ...(finding?.objective !== undefined && { objective: finding.objective }),
    ...(finding?.objectiveTitle && { objectiveTitle: finding.objectiveTitle }),
    ...(finding?.capability && { capability: finding.capability }),
    evidence,
    overdue: isOpen(action) && fields.due < today,
    by,
    wall,
    changedWall,
  };
}

export function signatureView({ id, name, title, organisation, by, wall, planHash: of }: SignatureRecord, now: string): PlanSignature {
  return { id, name, title, organisation, by, wall, planHash: of, current: of === now };
}

/** The whole plan but for promises, which other drills tell. */
export function planView(exerciseId: string, state: PlanState, today: string): Omit<ImprovementPlan, 'promises'> {
  const hash = planHash(state);
  return {
    findings: [...state.findings.values()].map((finding) => findingView(exerciseId, finding)),
    actions: [...state.actions.values()].map((action) => actionView(exerciseId, state, action, today)),
    signatures: state.signatures.map((signature) => signatureView(signature, hash)),
    planHash: hash,
  };
}
