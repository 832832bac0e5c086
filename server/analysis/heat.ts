/** Inject × team: how each delivery ended and when it was seen, first acted on and done. */
import type { Definition, InjectDef } from '../engine/definition.js';
import type { Delivery } from '../scoring/facts.js';
import type { HeatCell, HeatState } from '../shared/analysis.js';
import type { WorldEvent } from '../shared/events.js';
import type { ScoreLine, TeamScore } from '../shared/scores.js';
import type { Play } from './world.js';

/** An inject as it was played. */
export interface Instance {
  id: string;
  /** The scenario's inject, which a repeat repeats; null for an ad-hoc inject. */
  source: InjectDef | null;
}

/** The scenario's injects in MSEL order, each followed by its repeats, then ad-hoc injects as they came up. */
export function instancesOf({ injects }: Definition, worlds: readonly (readonly WorldEvent[])[]): Instance[] {
  const repeats = new Map(injects.map(({ id }) => [id, new Set<string>()]));
  const adhoc = new Set<string>();
  for (const events of worlds) {
    for (const event of events) {
      if (event.type !== 'inject-created') continue;
      if (event.adhoc) adhoc.add(event.inject);
      else if (event.source !== undefined) repeats.get(event.source)?.add(event.inject);
    }
  }
  return [
    ...injects.flatMap((source) => [source.id, ...(repeats.get(source.id) ?? [])].map((id) => ({ id, source }))),
    ...[...adhoc].map((id) => ({ id, source: null })),
  ];
}

/** One team's cells, in the order of `injects`. */
export function heatRow(injects: readonly string[], play: Play, { teamId, lines }: TeamScore): (HeatCell | null)[] {
  const deliveries = new Map<string, Delivery>();
  // one delivery per team and instance (I3)
  for (const delivery of play.record.deliveries.get(teamId) ?? []) deliveries.set(delivery.inject, delivery);
  const owed = new Map<string, ScoreLine[]>();
  for (const line of lines) {
    if (line.kind === 'penalty' || line.deliveryId === undefined) continue;
    const own = owed.get(line.deliveryId);
    if (own) own.push(line);
    else owed.set(line.deliveryId, [line]);
  }
  return injects.map((inject) => {
    const delivery = deliveries.get(inject);
    return delivery ? cellOf(delivery, owed.get(delivery.deliveryId) ?? [], play.acted.get(delivery.deliveryId)) : null;
  });
}

const isDone = ({ servedX }: ScoreLine): boolean => servedX !== undefined;
const isLate = ({ responseMs, max }: ScoreLine): boolean => responseMs !== undefined && max !== undefined && responseMs > max;

function stateOf(lines: readonly ScoreLine[]): HeatState {
  if (lines.length === 0) return 'none';
  const undone = lines.filter((line) => !isDone(line));
  if (undone.some(({ state }) => state !== 'open')) return undone.length < lines.length ? 'part' : 'missed';
  if (undone.length > 0) return 'open';
  if (lines.some(isLate)) return 'late';
  return lines.some(({ state }) => state === 'awaiting-mark') ? 'waiting' : 'met';
}

function cellOf({ recordedX, seenX }: Delivery, lines: readonly ScoreLine[], actedX: number | undefined): HeatCell {
  const possible = lines.reduce((sum, line) => sum + line.possible, 0);
  const earned = lines.reduce((sum, line) => sum + line.earned, 0);
  const latest = (of: (line: ScoreLine) => number): number => Math.max(...lines.map(of));
  const starts = ({ startX }: ScoreLine): number => startX ?? recordedX;
  return {
    state: stateOf(lines),
    share: possible > 0 ? earned / possible : null,
    deliveredX: recordedX,
    ...(seenX !== null && { seenX }),
    ...(actedX !== undefined && { actedX }),
    ...(lines.length > 0 && {
      // done in a cut, it may count at a time before the delivery (A5)
      ...(lines.every(isDone) && { doneX: latest(({ servedX }) => Math.max(recordedX, servedX ?? recordedX)) }),
      targetX: latest((line) => starts(line) + (line.target ?? 0)),
      maxX: latest((line) => starts(line) + (line.max ?? 0)),
    }),
  };
}
