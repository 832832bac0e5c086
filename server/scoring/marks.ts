/** Evaluators' records: the name of a mark, and which record wins (S3, S8). */
import type { LineOverride, RatingOverride, ScoreLine } from '../shared/scores.js';

/** Names what is marked or scored: the id for `PUT /marks/:id` and `PUT /overrides/:id`. */
export function markId(teamId: string, deliveryId: string, ref: string): string {
  return [teamId, deliveryId, ref].map((id) => encodeURIComponent(id).replaceAll('~', '%7E')).join('~');
}

/** What a mark's id names; null when it is not one. */
export function parseMarkId(id: string): { teamId: string; deliveryId: string; ref: string } | null {
  const parts = id.split('~');
  if (parts.length !== 3 || parts.some((part) => part === '')) return null;
  try {
    const [teamId = '', deliveryId = '', ref = ''] = parts.map(decodeURIComponent);
    return { teamId, deliveryId, ref };
  } catch {
    return null;
  }
}

/** The last record per key, by wall time; of equal ones the later in the list. */
function lastOf<T extends { wall: number }>(records: readonly T[], key: (record: T) => string): Map<string, T> {
  const last = new Map<string, T>();
  for (const record of records) {
    const known = last.get(key(record));
    if (!known || known.wall <= record.wall) last.set(key(record), record);
  }
  return last;
}

export type Overrides = ReadonlyMap<string, RatingOverride>;
export const overrideKey = (teamId: string, objective: string): string => `${teamId}~${objective}`;
export const lastOverrides = (overrides: readonly RatingOverride[]): Overrides =>
  lastOf(overrides, (override) => overrideKey(override.teamId, override.objective));

/** Stands where the delivery's id is in the name of a penalty's line. */
const NO_DELIVERY = 'penalty';
/** Names a line of a team's sheet: the id for `PUT /overrides/:id`; of a line that asks for a mark the same as its `markId`. */
export const lineId = (teamId: string, line: Pick<ScoreLine, 'deliveryId' | 'ref'>): string =>
  markId(teamId, line.deliveryId ?? NO_DELIVERY, line.ref);

/** Points that evaluators gave instead of the computed ones, by line id. */
export type LineOverrides = ReadonlyMap<string, LineOverride>;
export const lastLineOverrides = (overrides: readonly LineOverride[]): LineOverrides =>
  lastOf(overrides, (override) => markId(override.teamId, override.deliveryId, override.ref));
