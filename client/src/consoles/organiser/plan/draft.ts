/** The draft of a plan: what the wizard edits, keeps across a reload, checks step by step and sends. */
import type { z } from 'zod';
import { CreateExercise, type ExerciseSettings } from '../../../../../server/shared/api.js';
import { Email } from '../../../../../server/shared/agencies.js';
import { nameKey } from '../../../../../server/shared/names.js';
import type { ScheduleValue } from '../../../features/schedule/index.js';

export const STEPS = ['scenario', 'teams', 'schedule', 'settings', 'review'] as const;
export type Step = (typeof STEPS)[number];

export interface DraftTeam {
  /** Of this row alone; ids of teams are given by the server. */
  key: string;
  name: string;
  agencyId?: string | undefined;
  /** Part id of the scenario, in joint play. */
  part?: string | undefined;
  world?: string | undefined;
  emails: string[];
}

export interface Draft {
  scenarioId: string | null;
  name: string;
  play: 'parallel' | 'joint';
  teams: DraftTeam[];
  schedule: ScheduleValue;
  /** Whether what stands in the fields of the schedule can be planned. */
  scheduleValid: boolean;
  /** null while the field is empty. */
  timeFactor: number | null;
  settings: Pick<
    z.infer<typeof ExerciseSettings>,
    'openRoster' | 'boardOpen' | 'captainApproval' | 'mailInjects' | 'mailLang' | 'appealDays'
  >;
  note: string;
}

export const EMPTY: Draft = {
  scenarioId: null,
  name: '',
  play: 'parallel',
  teams: [],
  schedule: { settings: {} },
  scheduleValid: true,
  timeFactor: 1,
  settings: { boardOpen: false, openRoster: false, captainApproval: false, mailInjects: false, mailLang: 'vi' },
  note: '',
};

let rows = 0;
export const newKey = (): string => `${Date.now().toString(36)}-${(rows += 1)}`;

/** What comes in from any of the four ways. */
export type Incoming = Omit<DraftTeam, 'key'>;

/** Adds teams; one whose name is there already brings that row up to date instead of standing twice. */
export function addTeams(
  teams: readonly DraftTeam[],
  incoming: readonly Incoming[],
): { teams: DraftTeam[]; added: number; updated: number } {
  const byName = new Map(teams.map((team) => [nameKey(team.name), team]));
  let added = 0;
  let updated = 0;
  for (const team of incoming) {
    const key = nameKey(team.name);
    if (key === '') continue;
    const before = byName.get(key);
    const given = Object.fromEntries(
      Object.entries(team).filter(([, value]) => value !== undefined && (!Array.isArray(value) || value.length > 0)),
    );
    if (before) updated += 1;
    else added += 1;
    byName.set(key, before ? { ...before, ...given, name: before.name } : { ...team, key: newKey() });
  }
  return { teams: [...byName.values()], added, updated };
}

/** One team a line; cells apart by tabs: name, then addresses where a cell holds an at sign. */
export function pasted(text: string): Incoming[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const cells = line.split('\t').map((cell) => cell.trim());
    const name = cells.find((cell) => cell !== '' && !cell.includes('@') && !/^\d+[.)]?$/.test(cell));
    return name ? [{ name: name.slice(0, 200), emails: addresses(cells.filter((cell) => cell.includes('@')).join(';')).good }] : [];
  });
}

/** Addresses as typed in one field. */
export function addresses(text: string): { good: string[]; bad: string[] } {
  const all = [...new Set(text.split(/[\s,;|]+/).filter((part) => part !== ''))];
  const isGood = (address: string): boolean => Email.safeParse(address).success;
  return { good: all.filter(isGood), bad: all.filter((address) => !isGood(address)) };
}

/**
 * Joint play in worlds of at least `size` teams each, as even as they come, and in each world the parts turn by turn.
 * @param label of a world by its number, from 1.
 */
export function dealWorlds(teams: readonly DraftTeam[], size: number, parts: readonly string[], label: (n: number) => string): DraftTeam[] {
  const worlds = Math.max(1, Math.floor(teams.length / Math.max(1, size)));
  const seats = new Map<number, number>();
  return teams.map((team, at) => {
    const world = Math.floor((at * worlds) / teams.length);
    const place = seats.get(world) ?? 0;
    seats.set(world, place + 1);
    return { ...team, world: label(world + 1), part: parts[place % Math.max(1, parts.length)] };
  });
}

export interface World {
  /** Empty: teams that name no world. */
  label: string;
  teams: number;
  /** Part ids that nobody plays, and nobody is free to take. */
  vacant: string[];
}

/** The worlds of joint play; a team that names no part takes one that is left over, as the server does. */
export function worldsOf(teams: readonly DraftTeam[], parts: readonly string[]): World[] {
  const worlds = new Map<string, DraftTeam[]>();
  for (const team of teams) worlds.set(team.world ?? '', [...(worlds.get(team.world ?? '') ?? []), team]);
  return [...worlds].map(([label, mates]) => ({
    label,
    teams: mates.length,
    vacant: mates.some(({ part }) => part === undefined) ? [] : parts.filter((id) => !mates.some(({ part }) => part === id)),
  }));
}

export type Fault =
  | { step: 'scenario'; code: 'noScenario' | 'noName' }
  | { step: 'teams'; code: 'noTeams' | 'tooMany' }
  | { step: 'teams'; code: 'doubled' | 'nameless' | 'badPart' | 'noAgency'; rows: number[] }
  | { step: 'teams'; code: 'vacant'; worlds: World[] }
  | { step: 'schedule'; code: 'badSchedule' }
  | { step: 'settings'; code: 'badFactor' };

export const MAX_TEAMS = 1000;

/** What a plan is checked against. */
export interface Known {
  /** Part ids of the chosen scenario; null: no scenario of that id. */
  parts: readonly string[] | null;
  /** Ids of the directory; null while it is not known. */
  agencies: ReadonlySet<string> | null;
}

/** Places (from 0) of the rows whose name stood before. */
export function doubledRows(teams: readonly DraftTeam[]): number[] {
  const seen = new Set<string>();
  return teams.flatMap(({ name }, at) => {
    const key = nameKey(name);
    if (key === '') return [];
    if (seen.has(key)) return [at];
    seen.add(key);
    return [];
  });
}

/** Everything that keeps the plan from being made, in the order of the steps. */
export function faultsOf(draft: Draft, { parts, agencies }: Known): Fault[] {
  const { teams } = draft;
  const at = (test: (team: DraftTeam) => boolean): number[] => teams.flatMap((team, row) => (test(team) ? [row] : []));
  const faults: Fault[] = [];
  if (parts === null) faults.push({ step: 'scenario', code: 'noScenario' });
  if (draft.name.trim() === '') faults.push({ step: 'scenario', code: 'noName' });
  if (teams.length === 0) faults.push({ step: 'teams', code: 'noTeams' });
  if (teams.length > MAX_TEAMS) faults.push({ step: 'teams', code: 'tooMany' });
  const listed = {
    nameless: at(({ name }) => name.trim() === ''),
    doubled: doubledRows(teams),
    badPart: parts && draft.play === 'joint' ? at(({ part }) => part !== undefined && !parts.includes(part)) : [],
    noAgency: agencies ? at(({ agencyId }) => agencyId !== undefined && !agencies.has(agencyId)) : [],
  };
  for (const code of ['nameless', 'doubled', 'badPart', 'noAgency'] as const)
    if (listed[code].length > 0) faults.push({ step: 'teams', code, rows: listed[code] });
  if (parts && draft.play === 'joint') {
    const worlds = worldsOf(teams, parts).filter(({ vacant }) => vacant.length > 0);
    if (worlds.length > 0) faults.push({ step: 'teams', code: 'vacant', worlds });
  }
  if (!draft.scheduleValid) faults.push({ step: 'schedule', code: 'badSchedule' });
  const { timeFactor } = draft;
  if (timeFactor === null || timeFactor < 0.1 || timeFactor > 120) faults.push({ step: 'settings', code: 'badFactor' });
  return faults;
}

/** What the server is asked to make; call it for a draft without faults. */
export function requestOf(draft: Draft): z.input<typeof CreateExercise> {
  const { startsAt, recurrence, settings } = draft.schedule;
  const joint = draft.play === 'joint';
  return {
    name: draft.name.trim(),
    scenarioId: draft.scenarioId ?? '',
    play: draft.play,
    teams: draft.teams.map(({ name, agencyId, part, world, emails }) => ({
      name: name.trim(),
      ...(agencyId !== undefined && { agencyId }),
      ...(joint && part !== undefined && { part }),
      ...(joint && world !== undefined && world !== '' && { world }),
      ...(emails.length > 0 && { emails: emails.slice(0, 20) }),
    })),
    ...(startsAt !== undefined && { startsAt }),
    ...(recurrence !== undefined && { recurrence }),
    timeFactor: draft.timeFactor ?? 1,
    settings: { ...settings, ...draft.settings, ...(draft.note.trim() !== '' && { note: draft.note.trim() }) },
  };
}

/** The step that a path in the server's answer belongs to: `teams[3].part`, `recurrence.cron`. */
export function stepOf(path: string): Step {
  if (/^(teams|play)/.test(path)) return 'teams';
  if (/^(startsAt|recurrence|settings\.(autoStart|lobbyMinutes|reminders|missedStart|timezone))/.test(path)) return 'schedule';
  if (/^(settings|timeFactor)/.test(path)) return 'settings';
  return 'scenario';
}
