/**
 * Seats that EXCON takes away, gives back or moves: the log says what was decided, here it is carried out on seats and
 * sessions. Everything is safe to repeat, and is repeated whenever a drill is opened, so a crash in between loses nothing.
 */
import { createHash } from 'node:crypto';
import type { Member, SeatStore } from './auth/ports.js';
import type { Sessions } from './auth/sessions.js';
import type { HostLogger } from './drills/logger.js';
import type { HostClock } from './drills/ports.js';
import type { Drill } from './drills/service.js';
import type { EventOf } from './shared/events.js';
import type { ExconItem } from './shared/views.js';

type SeatEvent = EventOf<'member-removed' | 'member-restored'>;

export interface Seats {
  /** Carries out what the drill's log holds, then what it comes to hold; once per drill. */
  readonly adopt: (drill: Drill) => Promise<void>;
  /** Nothing more is tried. */
  close(): void;
}

/** ms between two attempts while the database is away. */
const AGAIN = 2000;

const isSeatEvent = (event: { type: string }): event is SeatEvent => event.type === 'member-removed' || event.type === 'member-restored';
const subject = (memberId: string): string => `seat:${memberId}`;

/** The new seat's id follows from the event that made it, so that a repetition makes no second one. */
export const movedId = (eventId: string): string => createHash('sha256').update(`seat\0${eventId}`).digest('hex').slice(0, 24);

export function createSeats(deps: {
  seats: SeatStore;
  sessions: Sessions;
  /** Told of every new seat. */
  joined: (member: Member) => void;
  clock: HostClock;
  logger: HostLogger;
}): Seats {
  const { seats, sessions, clock, logger } = deps;
  let closed = false;
  const adopted = new WeakMap<Drill, Promise<void>>();

  async function move(event: EventOf<'member-removed'>, to: string, member: Member): Promise<void> {
    const { id: _id, teamId: _team, active: _active, ...person } = member;
    const seated = await seats.ensure({ ...person, id: movedId(event.id), teamId: to, active: true });
    const { exerciseId, teamId, id } = seated;
    await seats.setActive(member.id, false);
    await sessions.reseat(subject(member.id), { subject: subject(id), seat: { exerciseId, teamId, memberId: id } });
    deps.joined(seated);
  }

  async function carryOut(event: SeatEvent): Promise<void> {
    if (event.type === 'member-restored') {
      await seats.setActive(event.member, true);
      return sessions.readmit(subject(event.member));
    }
    const member = await seats.byId(event.member);
    if (!member) return;
    if (event.to !== undefined) {
      const { team: _team, exercise: _exercise, ...seat } = member;
      return move(event, event.to, seat);
    }
    await seats.setActive(event.member, false, event.reason);
    await sessions.expel(subject(event.member));
  }

  /** What stands of each seat, in the order in which it was decided. */
  function standing(drill: Drill): SeatEvent[] {
    const last = new Map<string, SeatEvent>();
    const all = Object.values(drill.worldEvents()).flatMap((events) => events.filter(isSeatEvent));
    for (const event of all.toSorted((a, b) => a.at.wall - b.at.wall)) {
      last.delete(event.member);
      last.set(event.member, event);
    }
    return [...last.values()];
  }

  async function start(drill: Drill): Promise<void> {
    let queue: Promise<void> = Promise.resolve();
    const { exerciseId } = drill.plan;
    const attempt = (event: SeatEvent): Promise<void> =>
      carryOut(event).catch(async (error: unknown) => {
        if (closed) return;
        logger.warn({ err: error, exerciseId, member: event.member }, 'a seat was not changed yet, trying on');
        await new Promise<void>((done) => clock.after(AGAIN, done));
        return attempt(event);
      });
    drill.subscribe({
      clock: () => undefined,
      feed(audience, feed) {
        if (audience !== 'excon') return;
        for (const item of feed.items as ExconItem[]) if (isSeatEvent(item)) queue = queue.then(() => attempt(item));
      },
    });
    // One after the other: who was moved may have been removed from there.
    // oxlint-disable-next-line no-await-in-loop
    for (const event of standing(drill)) await carryOut(event);
  }

  return {
    adopt(drill) {
      const known = adopted.get(drill);
      if (known) return known;
      const started = start(drill);
      adopted.set(drill, started);
      started.catch(() => adopted.delete(drill));
      return started;
    },
    close() {
      closed = true;
    },
  };
}
