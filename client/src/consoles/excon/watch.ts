/** Watches over the teams while the room is open: when each last acted, since when each is dark, and what rings because of it. */
import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ExconItem, ExconView } from '../../../../server/shared/views.js';
import { drillX } from '../../state/clock.js';
import { acknowledge, alarmsOf, DEFAULTS, ringing, settle, type Acknowledged, type Alarm, type AlarmSettings } from './alarms.js';
import { useLatest } from './latest.js';
import { ring } from './sound.js';
import type { Room } from './room.js';

const KEPT = 'dientap.excon.alarms';
/** ms between two looks at the clock. */
const EVERY = 5000;
/** ms before an alarm that grows sounds again. */
const AGAIN = 60_000;

export interface WatchSettings extends AlarmSettings {
  sound: boolean;
}

export interface Watch {
  alarms: readonly Alarm[];
  /** Those with something that nobody has acknowledged. */
  loud: readonly Alarm[];
  stalledTeams: ReadonlySet<string>;
  darkTeams: ReadonlySet<string>;
  settings: WatchSettings;
  set: (part: Partial<WatchSettings>) => void;
  acknowledge: (alarm: Alarm) => void;
}

const NOBODY: ReadonlySet<string> = new Set();
const QUIET: Watch = {
  alarms: [],
  loud: [],
  stalledTeams: NOBODY,
  darkTeams: NOBODY,
  settings: { ...DEFAULTS, sound: true },
  set: () => undefined,
  acknowledge: () => undefined,
};

export const WatchContext = createContext<Watch>(QUIET);
export const useWatch = (): Watch => useContext(WatchContext);

function kept(): WatchSettings {
  try {
    return { ...QUIET.settings, ...(JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<WatchSettings>) };
  } catch {
    return QUIET.settings;
  }
}

const ACTS = new Set<ExconItem['type']>(['action-recorded', 'report-recorded', 'answer-recorded', 'hint-taken']);

/** Enters the acts of teams; `acted` is by team id, drill ms. */
function note(acted: Record<string, number>, items: readonly ExconItem[]): void {
  for (const item of items) {
    if (!ACTS.has(item.type) || !('teamId' in item) || item.teamId === undefined) continue;
    acted[item.teamId] = Math.max(acted[item.teamId] ?? 0, item.at.x);
  }
}

/** Teams that had a seat on line or taken, and have none on line now; keeps since when. */
function followDark(dark: Record<string, number>, view: ExconView, presence: Record<string, string[]>, wall: number): void {
  for (const { id, members } of view.kit.teams) {
    if ((presence[id]?.length ?? 0) > 0 || members.length === 0) delete dark[id];
    else dark[id] ??= wall;
  }
}

const listed = (alarms: readonly Alarm[], kind: Alarm['kind']): string[] =>
  alarms.flatMap((alarm) => (alarm.kind === kind ? alarm.teams : []));

/** A set that stays the same object while it holds the same. */
function useSame(ids: string[]): ReadonlySet<string> {
  const [held, hold] = useState(NOBODY);
  if (ids.length === held.size && ids.every((id) => held.has(id))) return held;
  const next = new Set(ids);
  hold(next);
  return next;
}

/** The watch of one room; call it once, at its top. */
export function useWatching(room: Room | null): Watch {
  const [settings, setSettings] = useState(kept);
  const [done, setDone] = useState<Acknowledged>({});
  const [alarms, setAlarms] = useState<readonly Alarm[]>([]);
  const acted = useRef<Record<string, number>>({});
  const dark = useRef<Record<string, number>>({});
  const newest = useLatest(room);
  const link = room?.link;
  const known = room !== null;

  // a team whose acts are not in the feed any more counts as having acted when the watch began
  useEffect(() => {
    const now = newest.current;
    if (!known || !link || !now) return;
    const from = now.state.clock ? drillX(now.state.clock, Date.now() + now.state.offset) : 0;
    acted.current = now.view.feed.length < 300 ? {} : Object.fromEntries(now.view.kit.teams.map(({ id }) => [id, from]));
    note(acted.current, now.view.feed);
    return link.onItems((items) => note(acted.current, items));
  }, [link, known, newest]);

  // every few seconds, and at once when a question comes or the phase turns
  const phase = room?.view.phase;
  const pending = room?.view.pending;
  useEffect(() => {
    const look = (): void => {
      const now = newest.current;
      if (!now) return;
      const wall = Date.now() + now.state.offset;
      if (now.view.phase === 'running') followDark(dark.current, now.view, now.state.presence, wall);
      else dark.current = {};
      const x = now.state.clock ? drillX(now.state.clock, wall) : 0;
      const found = alarmsOf({ view: now.view, x, wall, actedX: acted.current, darkSince: dark.current }, settings);
      setAlarms((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
      setDone((before) => settle(before, found));
    };
    look();
    const timer = setInterval(look, EVERY);
    return () => clearInterval(timer);
  }, [settings, newest, phase, pending]);

  const loud = useMemo(() => ringing(alarms, done), [alarms, done]);
  const rung = useRef(new Map<string, { at: number; teams: number }>());
  useEffect(() => {
    const now = Date.now();
    let sound = false;
    for (const { id, teams } of loud) {
      const before = rung.current.get(id);
      if (before && (teams.length <= before.teams || now - before.at < AGAIN)) continue;
      rung.current.set(id, { at: now, teams: teams.length });
      sound = true;
    }
    for (const id of rung.current.keys()) if (!loud.some((alarm) => alarm.id === id)) rung.current.delete(id);
    if (sound && settings.sound) ring();
  }, [loud, settings.sound]);

  const stalledTeams = useSame(listed(alarms, 'stall'));
  const darkTeams = useSame(listed(alarms, 'dark'));
  return useMemo(
    () => ({
      alarms,
      loud,
      stalledTeams,
      darkTeams,
      settings,
      set: (part) =>
        setSettings((now) => {
          const next = { ...now, ...part };
          localStorage.setItem(KEPT, JSON.stringify(next));
          return next;
        }),
      acknowledge: (alarm) => setDone((now) => acknowledge(now, alarm)),
    }),
    [alarms, loud, stalledTeams, darkTeams, settings],
  );
}
