/** The lobby as a list of teams: who sits there, how their devices stand, what each team still lacks. Pure. */
import type { DeviceView } from '../../../../server/shared/protocol.js';
import { CLOCK_RED, CLOCK_WARN } from '../../../../server/shared/readiness.js';
import type { ExconView, MemberView } from '../../../../server/shared/views.js';
import { byName, fold } from '../../ui/format.js';

export interface LobbySeat extends MemberView {
  online: boolean;
  device?: DeviceView;
}

/** Why a team is not ready: nobody joined, nobody connected, a clock far off, no sound heard, the check not confirmed. */
export type Lack = 'nobody' | 'offline' | 'clock' | 'sound' | 'check';

export interface LobbyTeam {
  id: string;
  name: string;
  seats: LobbySeat[];
  /** Seats connected now. */
  online: number;
  /** Of the latest communication check sent to it, and that check's inject. */
  check: 'none' | 'waiting' | 'confirmed';
  checkInject?: string;
  lacks: Lack[];
}

/** What the live line knows beside the view. */
export interface Live {
  presence: Record<string, string[]>;
  roster?: Record<string, MemberView[]>;
  devices?: Record<string, DeviceView>;
}

/** How a device's clock is judged; `unknown` until it was measured. */
export function clockState(device: DeviceView | undefined): 'ok' | 'warn' | 'red' | 'unknown' {
  if (!device) return 'unknown';
  const off = Math.abs(device.offset);
  return off > CLOCK_RED ? 'red' : off > CLOCK_WARN ? 'warn' : 'ok';
}

function latestCheck(view: ExconView, checks: readonly string[], teamId: string): Pick<LobbyTeam, 'check' | 'checkInject'> {
  const cells = view.cells[teamId];
  const inject = checks.findLast((id) => cells?.[id]);
  if (inject === undefined) return { check: 'none' };
  return { check: cells?.[inject]?.confirmedX === undefined ? 'waiting' : 'confirmed', checkInject: inject };
}

function lacksOf({ seats, online, check }: Pick<LobbyTeam, 'seats' | 'online' | 'check'>): Lack[] {
  const here = seats.filter((seat) => seat.online);
  const sounds = here.map(({ device }) => device?.sound);
  return [
    seats.length === 0 && ('nobody' as const),
    seats.length > 0 && online === 0 && ('offline' as const),
    here.some(({ device }) => clockState(device) === 'red') && ('clock' as const),
    sounds.includes('not-heard') && !sounds.includes('heard') && ('sound' as const),
    check === 'waiting' && ('check' as const),
  ].filter((lack) => lack !== false);
}

/** Every team of the drill, in the order of the plan. */
export function lobbyTeams(view: ExconView, { presence, roster, devices }: Live): LobbyTeam[] {
  const checks = view.msel.filter((row) => row.check).map(({ id }) => id);
  return view.kit.teams.map((team) => {
    const gone = new Set(view.removed[team.id]);
    const here = new Set(presence[team.id]);
    const known = roster?.[team.id] ?? [];
    const members = known.length >= team.members.length ? known : team.members;
    const seats = members
      .filter(({ id }) => !gone.has(id))
      .map((member): LobbySeat => {
        const device = devices?.[member.id];
        return { ...member, online: here.has(member.id), ...(device && { device }) };
      })
      .toSorted((a, b) => Number(b.online) - Number(a.online) || byName(a.name, b.name));
    const online = seats.filter((seat) => seat.online).length;
    const stands = { seats, online, ...latestCheck(view, checks, team.id) };
    return { id: team.id, name: team.name, ...stands, lacks: lacksOf(stands) };
  });
}

export interface Figures {
  teams: number;
  /** Teams with somebody connected. */
  teamsHere: number;
  members: number;
  membersHere: number;
  /** Teams that a communication check was sent to, and that confirmed it. */
  checked: number;
  confirmed: number;
  ready: number;
}

export function figuresOf(teams: readonly LobbyTeam[]): Figures {
  const count = (test: (team: LobbyTeam) => boolean): number => teams.filter(test).length;
  return {
    teams: teams.length,
    teamsHere: count((team) => team.online > 0),
    members: teams.reduce((sum, { seats }) => sum + seats.length, 0),
    membersHere: teams.reduce((sum, { online }) => sum + online, 0),
    checked: count(({ check }) => check !== 'none'),
    confirmed: count(({ check }) => check === 'confirmed'),
    ready: count(({ lacks }) => lacks.length === 0),
  };
}

export type Sort = 'name' | 'lacks' | 'clock';
export type Show = 'all' | 'not-ready' | 'ready';

const furthest = ({ seats }: LobbyTeam): number =>
  Math.max(-1, ...seats.flatMap(({ online, device }) => (online && device ? [Math.abs(device.offset)] : [])));

/** The teams to show: found by their name or a member's, without regard to diacritics. */
export function arrange(teams: readonly LobbyTeam[], { wanted, show, sort }: { wanted: string; show: Show; sort: Sort }): LobbyTeam[] {
  const key = fold(wanted.trim());
  const found = teams.filter(
    (team) =>
      (show === 'all' || (show === 'ready') === (team.lacks.length === 0)) &&
      (key === '' || fold(team.name).includes(key) || team.seats.some(({ name }) => fold(name).includes(key))),
  );
  const weigh = (team: LobbyTeam): number => (sort === 'name' ? 0 : sort === 'lacks' ? team.lacks.length : furthest(team));
  return found.toSorted((a, b) => weigh(b) - weigh(a) || byName(a.name, b.name));
}
