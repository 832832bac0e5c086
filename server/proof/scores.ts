/** The score sheet from what a bundle holds: the one function by which results are sealed and by which they are checked (S1, S8). */
import type { Definition } from '../engine/definition.js';
import { scoreDrill, standingOf } from '../scoring/index.js';
import type { WorldEvent } from '../shared/events.js';
import type { EvaluationRecord } from '../shared/evaluation.js';
import type { BundleTeam } from '../shared/proof.js';
import type { ScoreSheet } from '../shared/scores.js';
import { hashOfJson } from './canonical.js';

export interface Played {
  teams: readonly BundleTeam[];
  /** By world id. */
  worlds: Readonly<Record<string, readonly WorldEvent[]>>;
  /** In the order they were made. */
  records: readonly EvaluationRecord[];
}

/**
 * The records that points are made of. Observations and ticks decide no point and may hold words about people: they stay
 * in the house, with what withdraws them.
 */
export function scoringRecords(records: readonly EvaluationRecord[]): EvaluationRecord[] {
  const beside = new Set(records.filter(({ kind }) => kind === 'observation' || kind === 'tick').map(({ recordId }) => recordId));
  return records.filter((record) => !beside.has(record.recordId) && !(record.kind === 'retract' && beside.has(record.of)));
}

export function sheetOf(rubric: { definition: Definition; hash: string }, { teams, worlds, records }: Played): ScoreSheet {
  const { marks, decisions, assignments, ratings, overrides } = standingOf(records);
  return scoreDrill({
    definition: rubric.definition,
    rubricHash: rubric.hash,
    teams,
    worlds,
    marks,
    decisions,
    assignments,
    overrides: ratings,
    lineOverrides: overrides,
  });
}

/** What names exactly these results; a changed mark makes another. */
export const sheetHash = (sheet: ScoreSheet): string => hashOfJson(sheet);

/** What names exactly this log: where each of its chains stands. */
export const logHash = (heads: Readonly<Record<string, { seq: number; hash: string }>>): string =>
  hashOfJson(Object.fromEntries(Object.entries(heads).map(([stream, { seq, hash }]) => [stream, { seq, hash }])));

/** Sentences that the program writes around the figures; another version may word them differently. */
const WORDS: ReadonlySet<string> = new Set(['explain', 'better']);

/**
 * Where a sheet differs first from the one scored anew, to the last digit, as a path into the JSON; null: nowhere. Sentences are
 * left aside, and so is what a later version of the program says besides.
 */
export function firstDifference(a: unknown, b: unknown, path = ''): { path: string; a: unknown; b: unknown } | null {
  // what is undefined here is absent in a file
  if (a === b) return null;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b))
    return { path, a, b };
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key of new Set([...Object.keys(left), ...(Array.isArray(b) ? Object.keys(right) : [])])) {
    if (WORDS.has(key)) continue;
    const found = firstDifference(left[key], right[key], `${path}/${key}`);
    if (found) return found;
  }
  return null;
}
