/** Whom an event counts for: the one answer behind rooms, feed numbers and catch-up (W2). */
import type { ControlEvent, DrillEvent, WorldEvent } from '../shared/events.js';
import { observerHears } from './excon.js';
import type { Lens } from './lens.js';
import { teamsHearing } from './team.js';

/** Names of audiences, as rooms and counters know them. */
export const EXCON = 'excon';
export const OBSERVER = 'observer';
export const teamAudience = (teamId: string): string => `team:${teamId}`;

/**
 * The audiences that get an item from this event. `worldId` is the stream's world, null for the `control` stream, from
 * which teams hear nothing: their world's copy tells them (C5). Needs no state, so it can be counted before the append.
 */
export function audiencesOf(lens: Lens, worldId: string | null, event: DrillEvent): string[] {
  const audiences = [EXCON];
  if (observerHears(lens, event)) audiences.push(OBSERVER);
  if (worldId !== null) for (const teamId of teamsHearing(lens, worldId, event as WorldEvent)) audiences.push(teamAudience(teamId));
  return audiences;
}

/** Adds a commit's events to the running counts of its stream; `counts` stays as it is, the new running numbers of the touched audiences are returned. */
export function countItems(
  lens: Lens,
  worldId: string | null,
  events: readonly (WorldEvent | ControlEvent)[],
  counts: Readonly<Record<string, number>>,
): Record<string, number> {
  const touched: Record<string, number> = {};
  for (const event of events) {
    for (const audience of audiencesOf(lens, worldId, event)) {
      touched[audience] = (touched[audience] ?? counts[audience] ?? 0) + 1;
    }
  }
  return touched;
}
