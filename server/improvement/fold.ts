/** The plan of one drill as its records leave it: what stands, and everything that was ever recorded. */
import type { ActionEvidence, ActionFields, ActionStatus, FindingFields, PlanRecord } from '../shared/improvement.js';

export interface FindingState {
  id: string;
  fields: FindingFields;
  by: string;
  wall: number;
  changedWall: number;
}

export interface ActionState {
  id: string;
  fields: ActionFields;
  status: ActionStatus;
  note?: string;
  /** When its status, and when its due day, was set last. */
  statusWall: number;
  dueWall: number;
  evidence: ActionEvidence[];
  by: string;
  wall: number;
  changedWall: number;
}

export type SignatureRecord = Extract<PlanRecord, { kind: 'signature' }>;

export interface PlanState {
  /** In the order they were entered; withdrawn ones are gone. */
  findings: Map<string, FindingState>;
  /** What every finding said last, withdrawn ones too: a dropped action may still hang on one. */
  said: Map<string, FindingFields>;
  actions: Map<string, ActionState>;
  signatures: SignatureRecord[];
  /** By record id, oldest first. */
  records: Map<string, PlanRecord>;
}

export const emptyPlan = (): PlanState => ({
  findings: new Map(),
  said: new Map(),
  actions: new Map(),
  signatures: [],
  records: new Map(),
});

/** Enters one record; those of things that do not stand change nothing. */
export function enterRecord(state: PlanState, record: PlanRecord): void {
  if (state.records.has(record.recordId)) return;
  state.records.set(record.recordId, record);
  const { id, by, wall } = record;
  switch (record.kind) {
    case 'finding': {
      const before = state.findings.get(id);
      state.said.set(id, record.fields);
      state.findings.set(id, { id, fields: record.fields, by: before?.by ?? by, wall: before?.wall ?? wall, changedWall: wall });
      return;
    }
    case 'withdrawal':
      state.findings.delete(id);
      return;
    case 'action': {
      const before = state.actions.get(id);
      const { fields, status, note } = record;
      const moved = before?.status !== status;
      const said = moved ? note : (note ?? before?.note);
      state.actions.set(id, {
        id,
        fields,
        status,
        ...(said !== undefined && { note: said }),
        statusWall: moved ? wall : before.statusWall,
        dueWall: before?.fields.due === fields.due ? before.dueWall : wall,
        evidence: before?.evidence ?? [],
        by: before?.by ?? by,
        wall: before?.wall ?? wall,
        changedWall: wall,
      });
      return;
    }
    case 'evidence': {
      const action = state.actions.get(id);
      if (action) state.actions.set(id, { ...action, evidence: [...action.evidence, { ...record.file, by, wall }] });
      return;
    }
    case 'evidence-withdrawal': {
      const action = state.actions.get(id);
      if (action) state.actions.set(id, { ...action, evidence: action.evidence.filter((file) => file.id !== record.fileId) });
      return;
    }
    case 'signature':
      state.signatures.push(record);
  }
}

export function planOf(records: Iterable<PlanRecord>): PlanState {
  const state = emptyPlan();
  for (const record of records) enterRecord(state, record);
  return state;
}
