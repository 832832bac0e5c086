/** Who may give out what, and what becomes of an appeal: each rule looks at everything recorded so far and answers what is recorded next. */
import { Refused } from '../errors.js';
import type { AppealFile } from '../shared/publishing.js';
import {
  approvalOf,
  stateOf,
  type AnswerRecord,
  type AppealRecord,
  type ApprovalRecord,
  type IssueRecord,
  type PublishingRecord,
} from './records.js';

/** What is recorded next; `known`: it was recorded before, nothing is to be written. */
export type Decision<R extends PublishingRecord> = { write: R } | { known: R };
type Seen = readonly PublishingRecord[];

/** @throws Refused stale, marks-missing */
export function decideApproval(
  records: Seen,
  next: ApprovalRecord,
  now: { sheetHash: string; unmarked: number },
): Decision<ApprovalRecord> {
  if (next.sheetHash !== now.sheetHash) throw new Refused('stale');
  const known = approvalOf(stateOf(records), next.sheetHash);
  if (known) return { known };
  if (now.unmarked > 0 && next.note === undefined) throw new Refused('marks-missing');
  return { write: next };
}

/**
 * The next issue, or the first (`n` 1, which follows from `publish` and is never refused).
 * `approves`: who gives it out may approve, so that giving it out is approving it.
 * @throws Refused not-published, nothing-to-do, not-approved
 */
export function decideIssue(
  records: Seen,
  next: Omit<IssueRecord, 'n' | 'id'>,
  who: { first: boolean; approves: boolean },
): Decision<IssueRecord> {
  const state = stateOf(records);
  const last = state.issues.at(-1);
  if (who.first && last) return { known: state.issues[0] ?? last };
  if (!who.first) {
    if (!last) throw new Refused('not-published');
    if (last.kept === next.kept) throw new Refused('nothing-to-do');
    if (!who.approves && !approvalOf(state, next.sheetHash)) throw new Refused('not-approved');
  }
  const n = (last?.n ?? 0) + 1;
  return { write: { ...next, n, id: String(n) } };
}

const sameAppeal = (a: AppealRecord, b: AppealRecord): boolean =>
  a.teamId === b.teamId &&
  a.ref === b.ref &&
  a.deliveryId === b.deliveryId &&
  a.reason === b.reason &&
  names(a.evidence) === names(b.evidence);
const names = (files: readonly AppealFile[]): string => files.map(({ id, name }) => `${id} ${name}`).join('\n');

/** @throws Refused command-reused, not-published, appeals-closed, unknown-line, appeal-open */
export function decideAppeal(records: Seen, next: AppealRecord, now: { until: number | null; hasLine: boolean }): Decision<AppealRecord> {
  const { issues, appeals } = stateOf(records);
  const known = appeals.find(({ appeal }) => appeal.id === next.id)?.appeal;
  if (known && !sameAppeal(known, next)) throw new Refused('command-reused');
  if (known) return { known };
  if (issues.length === 0 || now.until === null) throw new Refused('not-published');
  if (next.wall > now.until) throw new Refused('appeals-closed');
  if (!now.hasLine) throw new Refused('unknown-line');
  const open = appeals.some(
    ({ appeal, answer }) => !answer && appeal.teamId === next.teamId && appeal.ref === next.ref && appeal.deliveryId === next.deliveryId,
  );
  if (open) throw new Refused('appeal-open');
  return { write: next };
}

/** @throws Refused not-found, appeal-answered, bad-points */
export function decideAnswer(records: Seen, next: AnswerRecord, bounds: [number, number] | null): Decision<AnswerRecord> {
  const found = stateOf(records).appeals.find(({ appeal }) => appeal.id === next.id);
  if (!found) throw new Refused('not-found');
  const known = found.answer;
  if (known && (known.accepted !== next.accepted || known.text !== next.text || known.earned !== next.earned))
    throw new Refused('appeal-answered');
  if (known) return { known };
  if (next.earned !== undefined) {
    if (!bounds) throw new Refused('unknown-line');
    const [least, most] = bounds;
    if (next.earned < least || next.earned > most)
      throw new Refused('bad-points', { detail: { vi: `Từ ${least} đến ${most} điểm.`, en: `From ${least} to ${most} points.` } });
  }
  return { write: next };
}
