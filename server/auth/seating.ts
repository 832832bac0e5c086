/**
 * Coming to a seat that exists: what a team's code shows, the same seat again after a crash, the same seat on a second
 * device by a link that works once, and the team's new code for its captain.
 */
import { createHash } from 'node:crypto';
import type { Drill } from '../drills/service.js';
import type { HostClock } from '../drills/ports.js';
import { Refused } from '../errors.js';
import { newSecret, normalCode, type Random } from '../ids.js';
import type { Seat } from '../shared/api.js';
import { SEAT_LINK_SECONDS, type SeatsAnswer } from '../shared/joining.js';
import type { TeamView } from '../shared/views.js';
import type { Join, SignedIn } from './identity.js';
import type { Brake } from './limits.js';
import type { Member, SeatStore } from './ports.js';
import type { Principal, SeatPrincipal } from './principal.js';
import type { Sessions } from './sessions.js';
import { ACCESS_SECONDS, type Tokens } from './tokens.js';

export interface Seating {
  /** Who sits in the team of this code. @throws Refused wrong-join-code, too-many */
  seats(code: string, ip: string): Promise<SeatsAnswer>;
  /**
   * Takes a seat of the code's team again.
   * @throws Refused wrong-join-code, too-many, unknown-member, seat-removed, seat-in-use while one of its devices is connected
   */
  comeBack(code: string, memberId: string, ip: string): Promise<SignedIn<Join>>;
  /** A token for a second device. @throws Refused forbidden, seat-removed */
  link(caller: Principal): Promise<{ token: string; expiresIn: number }>;
  /** A session of the seat that made the link. @throws Refused link-expired, seat-removed, too-many */
  redeem(token: string, ip: string): Promise<SignedIn<Join>>;
  /** A new code for the caller's own team. @throws Refused forbidden, needs-captain, seat-removed, wrong-phase */
  newCode(caller: Principal): Promise<{ joinCode: string }>;
}

/** Links one seat may have open at once; the oldest goes first. */
const LINKS_EACH = 3;
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export function createSeating(deps: {
  seats: SeatStore;
  sessions: Sessions;
  tokens: Tokens;
  clock: HostClock;
  random: Random;
  /** Wrong codes and wrong links. */
  brake: Brake;
  open: (exerciseId: string) => Promise<Drill | null>;
  /** Ids of a team's members with an open line. */
  here: (exerciseId: string, teamId: string) => readonly string[];
  newCode: (exerciseId: string, teamId: string) => Promise<string>;
}): Seating {
  const { seats, sessions, tokens, clock, brake } = deps;
  /** By hash of the token, oldest first. They live for minutes, so a restart may forget them: a new one is a touch away. */
  const links = new Map<string, { seat: Seat; until: number }>();

  async function teamOf(code: string, ip: string): ReturnType<SeatStore['teamByCode']> {
    await brake.check([ip]);
    const team = await seats.teamByCode(normalCode(code));
    if (!team) await brake.failed([ip]);
    return team;
  }

  async function pictureOf(exerciseId: string, teamId: string): Promise<TeamView> {
    const drill = await deps.open(exerciseId);
    if (!drill) throw new Refused('unavailable');
    return drill.snapshot({ kind: 'team', teamId }).snapshot as TeamView;
  }

  async function sit(seat: Seat): Promise<SignedIn<Join>> {
    const { session, token } = await sessions.open({ subject: `seat:${seat.memberId}`, seat });
    return { answer: { accessToken: tokens.sign({ kind: 'seat', ...seat, session }), expiresIn: ACCESS_SECONDS, seat }, refresh: token };
  }

  /** The log knows first that a seat was taken away; the directory follows. */
  async function requireActive(member: Member | null): Promise<void> {
    if (!member?.active) throw new Refused('seat-removed');
    const { removed } = await pictureOf(member.exerciseId, member.teamId);
    if (removed?.includes(member.id)) throw new Refused('seat-removed');
  }

  /** The caller's seat, still its own. */
  async function seated(caller: Principal): Promise<SeatPrincipal> {
    if (caller.kind !== 'seat') throw new Refused('forbidden');
    await requireActive(await seats.byId(caller.memberId));
    return caller;
  }

  function forgetOld(memberId: string): void {
    const now = clock.wall();
    for (const [hash, { until }] of links) if (until <= now) links.delete(hash);
    const own = [...links].filter(([, { seat }]) => seat.memberId === memberId);
    for (const [hash] of own.slice(0, Math.max(0, own.length - LINKS_EACH + 1))) links.delete(hash);
  }

  return {
    async seats(code, ip) {
      const team = await teamOf(code, ip);
      if (!team) throw new Refused('wrong-join-code');
      const { phase, members, removed, captain } = await pictureOf(team.exerciseId, team.teamId);
      const here = new Set(deps.here(team.exerciseId, team.teamId));
      return {
        exercise: team.exercise,
        team: team.team,
        phase,
        members: members
          .filter(({ id }) => !removed?.includes(id))
          .map((member) => ({ ...member, here: here.has(member.id), ...(member.id === captain && { captain: true as const }) })),
      };
    },

    async comeBack(code, memberId, ip) {
      const team = await teamOf(code, ip);
      if (!team) throw new Refused('wrong-join-code');
      const member = await seats.byId(memberId);
      const { exerciseId, teamId } = team;
      if (member?.exerciseId !== exerciseId || member.teamId !== teamId) throw new Refused('unknown-member');
      await requireActive(member);
      if (deps.here(exerciseId, teamId).includes(memberId)) throw new Refused('seat-in-use');
      return sit({ exerciseId, teamId, memberId });
    },

    async link(caller) {
      const { exerciseId, teamId, memberId } = await seated(caller);
      forgetOld(memberId);
      const token = newSecret(deps.random);
      links.set(hashOf(token), { seat: { exerciseId, teamId, memberId }, until: clock.wall() + SEAT_LINK_SECONDS * 1000 });
      return { token, expiresIn: SEAT_LINK_SECONDS };
    },

    async redeem(token, ip) {
      await brake.check([ip]);
      const hash = hashOf(token);
      const link = links.get(hash);
      links.delete(hash);
      if (!link || link.until <= clock.wall()) {
        await brake.failed([ip]);
        throw new Refused('link-expired');
      }
      await requireActive(await seats.byId(link.seat.memberId));
      return sit(link.seat);
    },

    async newCode(caller) {
      const { exerciseId, teamId, memberId } = await seated(caller);
      const { captain } = await pictureOf(exerciseId, teamId);
      if (captain !== memberId) throw new Refused('needs-captain');
      return { joinCode: await deps.newCode(exerciseId, teamId) };
    },
  };
}
