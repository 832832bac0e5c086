/** What stands of the evaluators' records: later records replace earlier ones of the same kind and thing, a withdrawal leaves nothing (S8). */
import type {
  Assignment,
  DecisionRecord,
  EvaluationRecord,
  MarkRecord,
  ObservationRecord,
  OverrideRecord,
  RatingRecord,
  TickRecord,
} from '../shared/evaluation.js';
import { markId, overrideKey } from './marks.js';

export interface Standing {
  /** The last mark of every person on every work. */
  marks: MarkRecord[];
  decisions: DecisionRecord[];
  ratings: RatingRecord[];
  overrides: OverrideRecord[];
  observations: ObservationRecord[];
  ticks: TickRecord[];
  assignments: Assignment[];
}

type Kept = Exclude<EvaluationRecord, { kind: 'assignment' | 'retract' }>;

/** What a record is about: the next one with the same key takes its place. */
function keyOf(record: Kept): string {
  switch (record.kind) {
    case 'mark':
      return `mark ${markId(record.teamId, record.deliveryId, record.ref)} ${record.by}`;
    case 'decision':
    case 'override':
      return `${record.kind} ${markId(record.teamId, record.deliveryId, record.ref)}`;
    case 'rating':
      return `rating ${overrideKey(record.teamId, record.objective)}`;
    case 'observation':
      return `observation ${record.id}`;
    case 'tick':
      return `tick ${record.teamId} ${record.ref}`;
  }
}

/** `records` in the order they were made. */
export function standingOf(records: readonly EvaluationRecord[]): Standing {
  const last = new Map<string, Kept>();
  const keys = new Map<string, string>();
  let assignments: Assignment[] = [];
  for (const record of records) {
    if (record.kind === 'assignment') assignments = record.assignments;
    else if (record.kind === 'retract') {
      const key = keys.get(record.of);
      const standing = key === undefined ? undefined : last.get(key);
      // an observation goes with all its corrections; of anything else only the record that stands can be taken back
      if (key !== undefined && (standing?.kind === 'observation' || standing?.recordId === record.of)) last.delete(key);
    } else {
      const key = keyOf(record);
      keys.set(record.recordId, key);
      last.set(key, record);
    }
  }
  const kept = [...last.values()];
  const of = <K extends Kept['kind']>(kind: K) => kept.filter((record): record is Extract<Kept, { kind: K }> => record.kind === kind);
  return {
    marks: of('mark'),
    decisions: of('decision'),
    ratings: of('rating'),
    overrides: of('override'),
    observations: of('observation'),
    ticks: of('tick'),
    assignments,
  };
}
