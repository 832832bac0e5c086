/** What is recorded of giving out results: only ever added, in one order per exercise. Times are epoch ms, people are ids. */
import type { ScoreSheet } from '../shared/scores.js';
import type { AppealFile } from '../shared/publishing.js';

export interface ApprovalRecord {
  kind: 'approval';
  id: string;
  by: string;
  wall: number;
  sheetHash: string;
  note?: string;
}

/** The results as given out; the teams' parts lie beside it. */
export interface IssueRecord {
  kind: 'issue';
  id: string;
  n: number;
  by: string;
  wall: number;
  sheetHash: string;
  reason?: string;
  /** Names the teams' parts that were given out with it. */
  kept: string;
  /** The sheet but for its teams. */
  head: Omit<ScoreSheet, 'teams'>;
}

export interface DeadlineRecord {
  kind: 'deadline';
  id: string;
  by: string;
  wall: number;
  until: number;
}

export interface AppealRecord {
  kind: 'appeal';
  id: string;
  teamId: string;
  memberId: string;
  wall: number;
  ref: string;
  deliveryId: string;
  reason: string;
  evidence: AppealFile[];
}

export interface AnswerRecord {
  kind: 'answer';
  /** The appeal's. */
  id: string;
  by: string;
  wall: number;
  /** Drill time, ms. */
  x: number;
  accepted: boolean;
  text: string;
  earned?: number;
}

export type PublishingRecord = ApprovalRecord | IssueRecord | DeadlineRecord | AppealRecord | AnswerRecord;

export interface AppealState {
  appeal: AppealRecord;
  answer: AnswerRecord | null;
}

/** Folded, each list in the order it was recorded. */
export interface PublishingState {
  approvals: ApprovalRecord[];
  issues: IssueRecord[];
  deadline: DeadlineRecord | null;
  appeals: AppealState[];
}

export function stateOf(records: readonly PublishingRecord[]): PublishingState {
  const state: PublishingState = { approvals: [], issues: [], deadline: null, appeals: [] };
  const answers = new Map<string, AnswerRecord>();
  for (const record of records) {
    if (record.kind === 'approval') state.approvals.push(record);
    else if (record.kind === 'issue') state.issues.push(record);
    else if (record.kind === 'deadline') state.deadline = record;
    else if (record.kind === 'appeal') state.appeals.push({ appeal: record, answer: null });
    else if (!answers.has(record.id)) answers.set(record.id, record);
  }
  return { ...state, appeals: state.appeals.map(({ appeal }) => ({ appeal, answer: answers.get(appeal.id) ?? null })) };
}

/** The approval of exactly these results. */
export const approvalOf = (state: PublishingState, sheetHash: string): ApprovalRecord | null =>
  state.approvals.findLast((one) => one.sheetHash === sheetHash) ?? null;
