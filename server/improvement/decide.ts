/** What may be recorded in a plan: each act is decided on the plan as it stands at that moment, and becomes one record or is refused. */
import canonicalize from 'canonicalize';
import { Refused } from '../errors.js';
import {
  EVIDENCE_EACH,
  STATUS_STEPS,
  type CreateAction,
  type CreateFinding,
  type FindingFields,
  type PatchAction,
  type PatchFinding,
  type PlanRecord,
  type SignPlan,
} from '../shared/improvement.js';
import type { ActionState, FindingState, PlanState } from './fold.js';
import { planHash } from './hash.js';

/** Who acts, and when (epoch ms). */
export interface Who {
  by: string;
  wall: number;
}
type About = Pick<FindingFields, 'objectiveTitle' | 'capability'>;
type OfKind<K extends PlanRecord['kind']> = Extract<PlanRecord, { kind: K }>;

const given = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)) as T;

/** Later than what it replaces, so that `changedWall` tells any two states apart. */
const after = (wall: number, before: { changedWall: number } | undefined): number =>
  before ? Math.max(wall, before.changedWall + 1) : wall;

/**
 * The record that this act has left already, when its answer was lost and it is sent again.
 * @throws Refused command-reused when that record says something else
 */
export function sentBefore(state: PlanState, recordId: string, kind: PlanRecord['kind'], by: string, said: object): PlanRecord | null {
  const known = state.records.get(recordId);
  if (!known) return null;
  const stands: Record<string, unknown> = { ...known, ...('fields' in known && known.fields), ...('file' in known && known.file) };
  const same = Object.entries(said).every(
    ([key, value]) => value === undefined || canonicalize(stands[key] ?? null) === canonicalize(value),
  );
  if (known.kind !== kind || known.by !== by || !same) throw new Refused('command-reused');
  return known;
}

function findingOf(state: PlanState, id: string, basis?: number): FindingState {
  const finding = state.findings.get(id);
  if (!finding) throw new Refused('not-found');
  if (basis !== undefined && basis !== finding.changedWall) throw new Refused('stale');
  return finding;
}

function actionOf(state: PlanState, id: string, basis?: number): ActionState {
  const action = state.actions.get(id);
  if (!action) throw new Refused('not-found');
  if (basis !== undefined && basis !== action.changedWall) throw new Refused('stale');
  return action;
}

/** One finding per source. @throws Refused already-exists, with the first one's id as `findingId` */
function requireNewSource(state: PlanState, source: FindingFields['source']): void {
  if (source?.id === undefined) return;
  for (const { id, fields } of state.findings.values()) {
    if (fields.source?.kind !== source.kind || fields.source.id !== source.id) continue;
    throw new Refused('already-exists', {
      detail: { vi: `Phát hiện lập từ nguồn này: “${fields.title}”.`, en: `The finding made of this source: “${fields.title}”.` },
      errors: [{ path: 'source', message: fields.title, findingId: id }],
    });
  }
}

export function newFinding(state: PlanState, { recordId, ...said }: CreateFinding, about: About, who: Who): OfKind<'finding'> {
  requireNewSource(state, said.source);
  return { kind: 'finding', recordId, id: recordId, ...who, fields: given({ ...said, ...about }) };
}

/** `about`: of the objective as it will stand; `own`: only one's own may be changed. */
export function changedFinding(
  state: PlanState,
  id: string,
  { recordId, basis, ...said }: PatchFinding,
  about: (objective: string | undefined) => About,
  who: Who,
  own: boolean,
): OfKind<'finding'> {
  const before = findingOf(state, id, basis);
  if (own && before.by !== who.by) throw new Refused('forbidden');
  const { objectiveTitle: _title, capability: _capability, ...kept } = before.fields;
  const change = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const fields = given<FindingFields>({ ...kept, ...change });
  return {
    kind: 'finding',
    recordId,
    id,
    ...who,
    wall: after(who.wall, before),
    fields: given({ ...fields, ...about(fields.objective) }),
  };
}

/** @throws Refused finding-in-use while an action that is not dropped hangs on it */
export function withdrawnFinding(
  state: PlanState,
  id: string,
  { recordId, basis }: { recordId: string; basis: number | undefined },
  who: Who,
  own: boolean,
): OfKind<'withdrawal'> {
  const before = findingOf(state, id, basis);
  if (own && before.by !== who.by) throw new Refused('forbidden');
  if ([...state.actions.values()].some(({ fields, status }) => fields.findingId === id && status !== 'dropped'))
    throw new Refused('finding-in-use');
  return { kind: 'withdrawal', recordId, id, ...who };
}

export function newAction(state: PlanState, { recordId, status = 'proposed', ...fields }: CreateAction, who: Who): OfKind<'action'> {
  if (!state.findings.has(fields.findingId)) throw new Refused('unknown-finding');
  return { kind: 'action', recordId, id: recordId, ...who, fields: given(fields), status };
}

export function changedAction(state: PlanState, id: string, { recordId, basis, ...said }: PatchAction, who: Who): OfKind<'action'> {
  const before = actionOf(state, id, basis);
  const { status = before.status, note, ...change } = said;
  const fields = given({ ...before.fields, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) });
  requireStep(before, status, note);
  if (!state.findings.has(fields.findingId)) throw new Refused('unknown-finding');
  if (fields.start !== undefined && fields.start > fields.due) {
    const detail = { vi: 'Hạn hoàn thành phải từ ngày bắt đầu trở đi.', en: 'The due day must not be before the start.' };
    throw new Refused('bad-field', { detail });
  }
  return {
    kind: 'action',
    recordId,
    id,
    ...who,
    wall: after(who.wall, before),
    fields,
    status,
    ...(note !== undefined && { note }),
  };
}

/** @throws Refused bad-step; missing-field when it is dropped without a reason, or verified with neither evidence nor a word on how */
function requireStep(before: ActionState, status: ActionState['status'], note: string | undefined): void {
  if (status === before.status) return;
  if (!STATUS_STEPS[before.status].includes(status)) throw new Refused('bad-step');
  if (note !== undefined) return;
  if (status === 'dropped')
    throw new Refused('missing-field', { detail: { vi: 'Hãy nêu lý do thôi thực hiện.', en: 'Say why it is dropped.' } });
  if (status === 'verified' && before.evidence.length === 0) {
    const vi = 'Cần tài liệu minh chứng, hoặc nêu đã kiểm tra bằng cách nào.';
    throw new Refused('missing-field', { detail: { vi, en: 'Evidence is needed, or a word on how it was verified.' } });
  }
}

export function newEvidence(state: PlanState, id: string, file: OfKind<'evidence'>['file'], who: Who): OfKind<'evidence'> {
  const { evidence } = actionOf(state, id);
  if (evidence.length >= EVIDENCE_EACH) {
    const detail = { vi: `Mỗi biện pháp có nhiều nhất ${EVIDENCE_EACH} tệp.`, en: `An action has at most ${EVIDENCE_EACH} files.` };
    throw new Refused('too-large', { detail });
  }
  return { kind: 'evidence', recordId: file.id, id, ...who, file };
}

export function withdrawnEvidence(state: PlanState, id: string, fileId: string, recordId: string, who: Who): OfKind<'evidence-withdrawal'> {
  if (!actionOf(state, id).evidence.some((file) => file.id === fileId)) throw new Refused('not-found');
  return { kind: 'evidence-withdrawal', recordId, id, ...who, fileId };
}

/** @throws Refused nothing-to-do for an empty plan, stale when it is not the one on screen, already-exists for the same name under it */
export function newSignature(state: PlanState, { recordId, ...said }: SignPlan, who: Who): OfKind<'signature'> {
  const hash = planHash(state);
  if (state.findings.size === 0) throw new Refused('nothing-to-do');
  if (said.planHash !== hash) throw new Refused('stale');
  if (state.signatures.some((one) => one.planHash === hash && one.name === said.name && one.organisation === said.organisation))
    throw new Refused('already-exists');
  return { kind: 'signature', recordId, id: recordId, ...who, ...said };
}
