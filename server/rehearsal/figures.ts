/** Figures of one play: score, load per minute, and how long each team has nothing to do. Times in ms of drill time. */
import type { Definition } from '../engine/index.js';
import { scoreDrill } from '../scoring/index.js';
import type { LoadMinute, RehearsedTeam } from '../shared/rehearsal.js';
import type { Mark } from '../shared/scores.js';
import type { Played, Seat } from './play.js';

const MINUTE = 60_000;

/** Full marks for whatever an evaluator would have to read: rehearsal judges the scenario, not the prose. */
function marksOf(definition: Definition, { events, state }: Played): Mark[] {
  const items = new Map(
    definition.injects.flatMap((inject) => [
      ...inject.expects.filter(({ quality }) => quality).map(({ id }) => [`${inject.id}.${id}`, 1] as const),
      ...inject.asks
        .filter(({ type, accept }) => type === 'text' && accept.length === 0)
        .map(({ id }) => [`${inject.id}.${id}`, 1] as const),
    ]),
  );
  if (items.size === 0) return [];
  const mark = (teamId: string, instance: string, item: string, deliveryId: string): Mark[] =>
    items.has(`${state.injects[instance]?.source ?? instance}.${item}`)
      ? [{ teamId, ref: `${instance}.${item}`, deliveryId, value: 1, by: 'rehearsal', wall: 0 }]
      : [];
  return events.flatMap((event) => {
    if (event.type === 'answer-recorded') return mark(event.teamId, event.inject, event.ask, event.deliveryId);
    if (event.type !== 'action-recorded' && event.type !== 'report-recorded' && event.type !== 'early-served') return [];
    return event.serves ? mark(event.teamId, event.serves.inject, event.serves.expect, event.serves.deliveryId) : [];
  });
}

/** What a line of the sheet lost, for the sentence that tells why a perfect team is not at 100 %. */
export interface Loss {
  ref: string;
  lost: number;
  state: string;
}

export function scoresOf(
  definition: Definition,
  seats: readonly Seat[],
  played: Played,
): { teams: Omit<RehearsedTeam, 'idle'>[]; losses: Loss[] } {
  const sheet = scoreDrill({
    definition,
    rubricHash: '',
    teams: seats.map(({ teamId, parts }) => ({ teamId, name: teamId, parts, worldId: 'w' })),
    worlds: { w: played.events },
    marks: marksOf(definition, played),
    overrides: [],
  });
  const losses = sheet.teams.flatMap(({ lines }) =>
    lines
      .filter(({ earned, possible }) => possible - earned > 1e-9)
      .map(({ ref, earned, possible, state }) => ({ ref, lost: possible - earned, state })),
  );
  const teams = sheet.teams.map(({ teamId, percent, earned, possible, objectives }, at) => ({
    teamId,
    parts: [...(seats[at]?.parts ?? [])],
    percent: possible > 0 ? percent : null,
    earned,
    possible,
    ratings: Object.fromEntries(objectives.map(({ id, machine }) => [id, machine])),
  }));
  return { teams, losses };
}

/** Deliveries per minute, and what should be done in it: expectations and questions by their target. Empty minutes are left out. */
export function loadOf(definition: Definition, { state }: Played): LoadMinute[] {
  const minutes = new Map<number, LoadMinute>();
  const at = (x: number): LoadMinute => {
    const minute = Math.floor(x / MINUTE);
    const known = minutes.get(minute) ?? { minute, deliveries: 0, expected: 0 };
    minutes.set(minute, known);
    return known;
  };
  for (const team of Object.values(state.teams)) {
    for (const delivery of Object.values(team.deliveries)) {
      at(delivery.recordedX).deliveries += 1;
      for (const { targetX } of [...Object.values(delivery.expects), ...Object.values(delivery.asks)]) {
        if (targetX <= definition.duration) at(targetX).expected += 1;
      }
    }
  }
  return [...minutes.values()].toSorted((a, b) => a.minute - b.minute);
}

/** The busiest first; of equal ones the earlier. */
export const busiestOf = (load: readonly LoadMinute[]): LoadMinute[] =>
  load.toSorted((a, b) => b.deliveries + b.expected - a.deliveries - a.expected || a.minute - b.minute);

/** To read an inject takes a minute. */
const READING = MINUTE;

/** The longest stretch in which a team reads nothing new and owes nothing. */
export function idleOf(definition: Definition, { state }: Played, teamId: string): { from: number; to: number } {
  const busy = Object.values(state.teams[teamId]?.deliveries ?? {}).map((delivery) => {
    const ends = [
      ...Object.values(delivery.expects).map(({ served, maxX }) => served?.x ?? maxX),
      ...Object.values(delivery.asks).map(({ answered, maxX }) => answered?.x ?? maxX),
    ];
    return { from: delivery.recordedX, to: Math.max(delivery.recordedX + READING, ...ends) };
  });
  let idle = { from: 0, to: 0 };
  let free = 0;
  for (const { from, to } of [...busy.toSorted((a, b) => a.from - b.from), { from: definition.duration, to: definition.duration }]) {
    if (from - free > idle.to - idle.from) idle = { from: free, to: from };
    free = Math.max(free, to);
  }
  return idle;
}
