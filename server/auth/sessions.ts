/**
 * Refresh tokens: opaque, stored hashed, replaced on each use. One used twice means that it was copied, and revokes the
 * whole family; but two tabs of one browser that use it within seconds of each other both get the same successor, and so does,
 * at any later time, a browser whose line was cut before the answer came: it names its attempt, and asks again under that name.
 */
import { createHash, createHmac } from 'node:crypto';
import { Refused } from '../errors.js';
import type { HostClock } from '../drills/ports.js';
import { newId, newSecret, type Random } from '../ids.js';
import type { Code } from '../shared/codes.js';
import type { Family, FamilyStore } from './ports.js';

/** ms in which the token just replaced is still answered with its successor. */
export const GRACE_MS = 20_000;
/** ms a family lives without use: a week, so that a drill of several days survives a weekend. */
export const IDLE_MS = 7 * 24 * 3_600_000;

export interface Sessions {
  /** Starts a family; answers its first token. */
  open(owner: Pick<Family, 'subject' | 'userId' | 'seat'>): Promise<{ session: string; token: string }>;
  /** The next token and whose it is. @throws Refused unauthenticated, session-reused, seat-removed */
  rotate(token: string, attempt?: string): Promise<{ family: Family; token: string }>;
  /** The family a token belongs to, whatever its state; for signing out. */
  familyOf(token: string): Promise<Family | null>;
  revoke(which: { id: string } | { subject: string }, why: NonNullable<Family['revoked']>): Promise<void>;
  /** A seat was taken away: its sessions end, here also those that ended before. Safe to repeat. */
  expel(subject: string): Promise<void>;
  /** The seat was given back: the sessions it had are good again. */
  readmit(subject: string): Promise<void>;
  /** Who sat as `from` sits in `to` from now on: the next refresh answers that seat. Safe to repeat. */
  reseat(from: string, to: { subject: string; seat: NonNullable<Family['seat']> }): Promise<void>;
}

function refusalOf({ revoked, seat }: Family): Code {
  if (revoked === 'reused') return 'session-reused';
  return revoked === 'removed' && seat ? 'seat-removed' : 'unauthenticated';
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export function createSessions(deps: {
  store: FamilyStore;
  clock: HostClock;
  random: Random;
  /** Successors are derived under it, so that both tabs get the same one though only hashes are stored. */
  secret: string;
  /** Told of each session that ended; with `subject`: only what it was of that subject. */
  ended: (session: string, subject?: string) => void;
  /** Told of each that is good again. */
  readmitted: (session: string) => void;
}): Sessions {
  const { store, clock, random } = deps;
  const successor = (id: string, secret: string): string =>
    createHmac('sha256', deps.secret).update(`refresh\0${id}\0${secret}`).digest('base64url');

  async function revoke(which: { id: string } | { subject: string }, why: NonNullable<Family['revoked']>): Promise<void> {
    for (const id of await store.revoke(which, why)) deps.ended(id);
  }

  function split(token: string): [id: string, secret: string] {
    const dot = token.indexOf('.');
    return [token.slice(0, dot), token.slice(dot + 1)];
  }

  return {
    async open(owner) {
      const id = newId(random);
      const secret = newSecret(random);
      const now = clock.wall();
      await store.create({ ...owner, id, current: hashOf(secret), rotatedAt: now, expiresAt: now + IDLE_MS });
      return { session: id, token: `${id}.${secret}` };
    },
    async rotate(token, attempt) {
      const [id, secret] = split(token);
      const shown = hashOf(secret);
      const named = attempt === undefined ? '' : hashOf(attempt);
      // A second round is needed only when another request replaced the token between reading and writing.
      for (let round = 0; round < 2; round++) {
        const family = await store.byId(id);
        const now = clock.wall();
        if (!family || family.expiresAt <= now) throw new Refused('unauthenticated');
        if (family.revoked) throw new Refused(refusalOf(family));
        const next = successor(id, secret);
        if (shown === family.current) {
          const change = { current: hashOf(next), previous: shown, attempt: named, rotatedAt: now, expiresAt: now + IDLE_MS };
          if (await store.rotate(id, shown, change)) return { family: { ...family, ...change }, token: `${id}.${next}` };
        } else if (shown === family.previous && (now - family.rotatedAt <= GRACE_MS || (named !== '' && named === family.attempt))) {
          return { family, token: `${id}.${next}` };
        } else {
          await revoke({ id }, 'reused');
          throw new Refused('session-reused');
        }
      }
      throw new Refused('unavailable');
    },
    async familyOf(token) {
      const [id, secret] = split(token);
      const family = await store.byId(id);
      const shown = hashOf(secret);
      return family && (family.current === shown || family.previous === shown) ? family : null;
    },
    revoke,
    async expel(subject) {
      await store.revoke({ subject }, 'removed');
      for (const id of await store.ofSubject(subject)) deps.ended(id);
    },
    async readmit(subject) {
      await store.revive(subject);
      const families = await Promise.all((await store.ofSubject(subject)).map((id) => store.byId(id)));
      // Not those that were signed out or found copied.
      for (const family of families) if (family && family.revoked === undefined) deps.readmitted(family.id);
    },
    async reseat(from, to) {
      await store.hand(from, to);
      for (const id of await store.ofSubject(to.subject)) deps.ended(id, from);
      // What was signed out before stays so.
      for (const id of await store.ofSubject(from)) deps.ended(id);
    },
  };
}
