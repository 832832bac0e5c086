/** What must not go unnoticed: a team that stalls or goes dark, a contingency or a message that waits. Pure; grouped by kind. */
import { actsOn } from './basis.js';
import type { ExconView, MselRow } from '../../../../server/shared/views.js';

export interface AlarmSettings {
  /** Minutes of drill time without any act while something is past its target. */
  stallMinutes: number;
  /** Seconds without a seat on line while the drill runs. */
  darkSeconds: number;
  /** Minutes a team's message waits for an answer. */
  messageMinutes: number;
}
export const DEFAULTS: AlarmSettings = { stallMinutes: 5, darkSeconds: 45, messageMinutes: 3 };

export interface AlarmFacts {
  view: ExconView;
  /** Drill time and the server's epoch, ms. */
  x: number;
  wall: number;
  /** By team: drill ms of its latest act, or of when this page began to watch. */
  actedX: Readonly<Record<string, number>>;
  /** By team: epoch ms since when none of its seats is on line; absent: on line. */
  darkSince: Readonly<Record<string, number>>;
}

export type AlarmKind = 'stall' | 'dark' | 'asked' | 'message';
export interface Alarm {
  /** The kind, or `asked:<inject>`. */
  id: string;
  kind: AlarmKind;
  /** Team ids, the longest waiting first. */
  teams: string[];
  /** Epoch or drill ms of the first of them, by kind: a stall in drill time. */
  since: number;
  inject?: string;
}

/** Drill ms by which an expectation should have been served, with the time that EXCON has given; null: nothing to serve. */
function dueOf(view: ExconView, rows: ReadonlyMap<string, MselRow>, teamId: string): number | null {
  let earliest: number | null = null;
  for (const [inject, cell] of Object.entries(view.cells[teamId] ?? {})) {
    if (cell.deliveredX === undefined) continue;
    const row = rows.get(inject);
    const given = (view.credits?.[teamId] ?? [])
      .filter((credit) => credit.inject === undefined || credit.inject === inject)
      .reduce((sum, credit) => sum + credit.ms, 0);
    for (const expect of row?.expects ?? []) {
      if (cell.owed[expect.id] !== 'open') continue;
      const due = (cell.recordedX ?? cell.deliveredX) + expect.target + given;
      if (earliest === null || due < earliest) earliest = due;
    }
  }
  return earliest;
}

/** Teams past a target that have done nothing for so long, with since when. */
export function stalled({ view, x, actedX }: AlarmFacts, minutes: number): { teamId: string; since: number }[] {
  const rows = new Map(view.msel.map((row) => [row.id, row]));
  return view.kit.teams.flatMap(({ id }) => {
    const acted = actedX[id] ?? 0;
    if (x - acted < minutes * 60_000) return [];
    const due = dueOf(view, rows, id);
    if (due === null || x < due) return [];
    return [{ teamId: id, since: Math.max(acted, due) }];
  });
}

export interface Thread {
  teamId: string;
  messages: ExconView['messages'];
  /** Epoch ms of the first message that EXCON has not answered yet. */
  waitingSince: number | null;
}

/** Messages by team, the latest conversation first. What goes to all teams at once answers nobody. */
export function threadsOf(view: ExconView): Thread[] {
  const heardBy = new Map<string, number>();
  for (const { from, commandId, to } of view.messages)
    if (from === 'excon' && commandId) heardBy.set(commandId, (heardBy.get(commandId) ?? 0) + (Array.isArray(to) ? to.length : 0));
  const threads = new Map<string, Thread>();
  const thread = (teamId: string): Thread => {
    const known = threads.get(teamId) ?? { teamId, messages: [], waitingSince: null };
    threads.set(teamId, known);
    return known;
  };
  for (const message of view.messages) {
    if (message.from !== 'excon') {
      const mine = thread(message.from);
      mine.messages.push(message);
      mine.waitingSince ??= message.at.wall;
    } else if (Array.isArray(message.to)) {
      const broadcast = view.kit.teams.length > 1 && (heardBy.get(message.commandId ?? '') ?? message.to.length) > 1;
      for (const teamId of message.to) {
        const mine = thread(teamId);
        mine.messages.push(message);
        if (!broadcast) mine.waitingSince = null;
      }
    }
  }
  return [...threads.values()].toSorted((a, b) => (b.messages.at(-1)?.at.wall ?? 0) - (a.messages.at(-1)?.at.wall ?? 0));
}

export interface Asked {
  inject: string;
  teams: string[];
  /** Epoch ms of the question as far as the feed still holds it, else null. */
  since: number | null;
}

/** Contingencies that wait for a yes or no. */
export function askedOf(view: ExconView): Asked[] {
  return view.msel.flatMap((row) => {
    const teams = view.kit.teams
      .filter((team) => view.pending[team.worldId]?.[row.id]?.state === 'asked' && !view.cells[team.id]?.[row.id])
      .map((team) => team.id);
    if (teams.length === 0) return [];
    const last = actsOn(view, row.id).at(-1)?.at.wall ?? 0;
    const asked = view.feed.filter((item) => item.type === 'inject-asked' && item.inject === row.id && item.at.wall >= last);
    return [{ inject: row.id, teams, since: asked.at(-1)?.at.wall ?? null }];
  });
}

function group(kind: AlarmKind, waiting: { teamId: string; since: number }[], inject?: string): Alarm[] {
  if (waiting.length === 0) return [];
  const sorted = waiting.toSorted((a, b) => a.since - b.since);
  return [
    {
      id: inject === undefined ? kind : `${kind}:${inject}`,
      kind,
      teams: sorted.map(({ teamId }) => teamId),
      since: sorted[0]?.since ?? 0,
      ...(inject === undefined ? {} : { inject }),
    },
  ];
}

/** What calls for attention now. Nothing stalls or goes dark while drill time stands still. */
export function alarmsOf(facts: AlarmFacts, settings: AlarmSettings): Alarm[] {
  const { view, wall, darkSince } = facts;
  if (view.phase !== 'running' && view.phase !== 'paused') return [];
  const running = view.phase === 'running';
  const dark = view.kit.teams.flatMap(({ id }) => {
    const since = darkSince[id];
    return since !== undefined && wall - since >= settings.darkSeconds * 1000 ? [{ teamId: id, since }] : [];
  });
  const messages = threadsOf(view).flatMap(({ teamId, waitingSince }) =>
    waitingSince !== null && wall - waitingSince >= settings.messageMinutes * 60_000 ? [{ teamId, since: waitingSince }] : [],
  );
  return [
    ...askedOf(view).flatMap((one) =>
      group(
        'asked',
        one.teams.map((teamId) => ({ teamId, since: one.since ?? wall })),
        one.inject,
      ),
    ),
    ...(running ? group('dark', dark) : []),
    ...(running ? group('stall', stalled(facts, settings.stallMinutes)) : []),
    ...group('message', messages),
  ];
}

/** What was acknowledged: teams by alarm. */
export type Acknowledged = Readonly<Record<string, readonly string[]>>;

/** Alarms with something that nobody has acknowledged. */
export const ringing = (alarms: readonly Alarm[], done: Acknowledged): Alarm[] =>
  alarms.filter((alarm) => alarm.teams.some((teamId) => !done[alarm.id]?.includes(teamId)));

/** Acknowledges what an alarm shows now; a team that joins it later rings again. */
export const acknowledge = (done: Acknowledged, alarm: Alarm): Acknowledged => ({ ...done, [alarm.id]: alarm.teams });

/** Forgets teams that an alarm no longer holds, so that they ring when it happens again. Same object when nothing changes. */
export function settle(done: Acknowledged, alarms: readonly Alarm[]): Acknowledged {
  const kept = Object.entries(done).map(([id, teams]) => {
    const still = alarms.find((alarm) => alarm.id === id)?.teams ?? [];
    return [id, teams.filter((teamId) => still.includes(teamId))] as const;
  });
  if (kept.every(([id, teams]) => teams.length === done[id]?.length && teams.length > 0)) return done;
  return Object.fromEntries(kept.filter(([, teams]) => teams.length > 0));
}
