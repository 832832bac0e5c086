/**
 * One active instance, the others on hot standby: who may host drills, decided by a durable record and monotonic time alone.
 *
 * The holder raises a counter every two seconds. Others take over only after they have watched it stand still for six
 * of their own seconds without missing a look, or when they see that the holder's process has ended. The holder stops
 * five seconds after it began the last renewal that succeeded: before anybody else may begin. No wall clock is read.
 */
import type { HostLogger } from '../drills/logger.js';
import type { HostClock } from '../drills/ports.js';

/** ms between two renewals, and between two looks of a standby. */
export const RENEW_EVERY = 2000;
export const LOOK_EVERY = 1000;
/** A standby takes over after this long without a renewal, ms. */
export const STANDS_STILL = 6000;
/** A holder counts itself out this long after the beginning of its last good renewal, ms. */
export const VALID_FOR = 5000;
/** Two looks further apart than this are no watching: counted from anew. */
const LOOKED_AWAY = 3 * LOOK_EVERY;
/** Renewals under way at once: one may hang while the next gets through. */
const MOST_ASKED = 3;
/** A standby that watched within so many renewals is there to take over. */
const WATCHED_WITHIN = 3;

export interface Owner {
  /** Of this start of this instance; never used again. */
  id: string;
  /** For people: machine and process. */
  host: string;
  pid: number;
  ticks: number | null;
  /** Which processes it can be seen among: machine, boot and process namespace. */
  place: string;
}

export interface LeaseRecord {
  owner: Owner | null;
  /** Raised by every take-over. */
  term: number;
  /** Raised by every write of an owner. */
  beat: number;
  /** The beat that a standby saw last. */
  watched: number;
}

/** The durable record. Every method rejects when the database is away, within a bounded time. */
export interface LeaseStore {
  read(): Promise<LeaseRecord>;
  /** Compare and set: `owner` holds it from now on if `beat` and term are still those of `seen`. */
  take(seen: LeaseRecord, owner: Owner): Promise<LeaseRecord | null>;
  /** Raises the beat if `id` still holds `term`; null: it does not. */
  renew(id: string, term: number): Promise<LeaseRecord | null>;
  /** A standby tells that it watches. */
  watch(beat: number): Promise<void>;
  /** Nobody holds it, if `id` did. */
  release(id: string): Promise<void>;
}

export interface LeaseEvents {
  /** This instance is the active one. */
  gained(term: number): void;
  /** It is not any more; what it hosts is to be dropped at once. */
  lost(why: string): void;
}

export interface LeasePorts {
  store: LeaseStore;
  self: Owner;
  clock: HostClock;
  logger: HostLogger;
  /** Its process runs on this machine no more. */
  hasEnded(owner: Owner): boolean;
  events: LeaseEvents;
}

export interface Lease {
  /** The first look; resolves when it is done, whatever came of it, and looks on by itself. */
  start(): Promise<void>;
  /** Whether this instance may write at this very moment. */
  held(): boolean;
  /** Whether it may go on showing what it hosts: also while a slow or absent database cannot be asked and nobody is there to take over. */
  serving(): boolean;
  /** Who holds it as far as is known. */
  holder(): Owner | null;
  /** Gives it back. */
  close(): Promise<void>;
}

export function createLease(ports: LeasePorts): Lease {
  const { store, self, clock, logger, events } = ports;
  let term: number | null = null;
  /** Monotonic ms until which it is held. */
  let validUntil = -Infinity;
  let last: LeaseRecord | null = null;
  /** What a standby watches: the beat, since when, and when it last looked. */
  let seen = { beat: -1, since: 0, looked: -Infinity };
  /** A standby would take over: then it is let go at once; without one there is nobody to make room for. */
  let rival = false;
  let closed = false;
  let troubled = false;
  let first = true;
  /** Questions to the database without an answer yet. */
  let asking = 0;
  let cancelLook = (): void => undefined;
  let cancelEnd = (): void => undefined;

  function lose(why: string): void {
    term = null;
    validUntil = -Infinity;
    cancelEnd();
    seen = { beat: -1, since: 0, looked: -Infinity };
    logger.warn({ why }, 'on standby: another instance may host the drills');
    events.lost(why);
  }

  /** The time is up without a good renewal. */
  function checkEnd(): void {
    if (term === null || closed || clock.mono() < validUntil) return;
    if (rival) lose('not renewed in time');
  }

  function hold(record: LeaseRecord, sent: number): void {
    last = record;
    // Answers may overtake each other.
    validUntil = Math.max(validUntil, sent + VALID_FOR);
    rival = record.beat - record.watched <= WATCHED_WITHIN;
    cancelEnd();
    cancelEnd = clock.after(Math.max(0, validUntil - clock.mono()), checkEnd);
  }

  async function renew(held: number): Promise<void> {
    const sent = clock.mono();
    const record = await store.renew(self.id, held);
    if (term !== held || closed) return;
    if (record) hold(record, sent);
    else lose('another instance has taken over');
  }

  async function look(): Promise<void> {
    const record = await store.read();
    const now = clock.mono();
    last = record;
    if (seen.beat !== record.beat || now - seen.looked > LOOKED_AWAY) seen = { beat: record.beat, since: now, looked: now };
    seen.looked = now;
    const { owner } = record;
    const why =
      owner === null
        ? 'free'
        : owner.id === self.id
          ? 'own'
          : ports.hasEnded(owner)
            ? 'its process has ended'
            : now - seen.since >= STANDS_STILL
              ? 'not renewed'
              : null;
    if (why === null) {
      await store.watch(record.beat);
      return;
    }
    const sent = clock.mono();
    const taken = await store.take(record, self);
    if (!taken || closed) return;
    term = taken.term;
    hold(taken, sent);
    logger.info({ term, why, from: owner?.host }, 'active: this instance hosts the drills');
    events.gained(taken.term);
  }

  function wentWrong(error: unknown): void {
    if (!troubled && !closed) logger.warn({ err: error }, 'the lease cannot be read or renewed, trying on');
    troubled = true;
    // A standby that could not look has not watched.
    seen.looked = -Infinity;
  }

  async function attempt(): Promise<void> {
    asking++;
    try {
      await (term === null ? look() : renew(term));
      if (troubled && !closed) logger.info({}, 'the lease can be read again');
      troubled = false;
    } catch (error) {
      wentWrong(error);
    } finally {
      asking--;
    }
  }

  async function round(): Promise<void> {
    const began = clock.mono();
    // Stopped for a while: this may be the first to notice.
    checkEnd();
    const answered = asking < MOST_ASKED ? attempt() : Promise.resolve();
    // A holder does not wait for a slow renewal before it tries another.
    if (term === null || first) await answered;
    first = false;
    if (closed) return;
    const every = term === null || troubled ? LOOK_EVERY : RENEW_EVERY;
    cancelLook = clock.after(Math.max(50, every - (clock.mono() - began)), () => void round());
  }

  return {
    start: round,
    held: () => term !== null && !closed && clock.mono() < validUntil,
    serving: () => term !== null && !closed && (!rival || clock.mono() < validUntil),
    holder: () => last?.owner ?? null,
    async close() {
      if (closed) return;
      closed = true;
      cancelLook();
      cancelEnd();
      if (term === null) return;
      term = null;
      await store.release(self.id).catch((error: unknown) => logger.warn({ err: error }, 'the lease was not given back'));
    },
  };
}
