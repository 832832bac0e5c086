/** Refresh tokens: replaced at each use, a copy revokes the family, two tabs do not. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Family, FamilyStore } from '../../server/auth/ports.js';
import { GRACE_MS, IDLE_MS, createSessions, type Sessions } from '../../server/auth/sessions.js';
import { Refused } from '../../server/errors.js';
import { systemRandom } from '../../server/ids.js';
import { virtualClock, type VirtualClock } from '../support/virtual-clock.js';

function memoryFamilies(): FamilyStore & { all: Map<string, Family> } {
  const all = new Map<string, Family>();
  return {
    all,
    async create(family) {
      all.set(family.id, { ...family });
    },
    async byId(id) {
      const found = all.get(id);
      return found ? { ...found } : null;
    },
    async rotate(id, from, change) {
      const found = all.get(id);
      if (!found || found.current !== from || found.revoked) return false;
      all.set(id, { ...found, ...change });
      return true;
    },
    async revoke(which, why) {
      const ended = [...all.values()].filter(
        (family) => !family.revoked && ('id' in which ? family.id === which.id : family.subject === which.subject),
      );
      for (const family of ended) all.set(family.id, { ...family, revoked: why });
      return ended.map(({ id }) => id);
    },
    async hand(subject, to) {
      for (const family of all.values()) if (family.subject === subject && !family.revoked) all.set(family.id, { ...family, ...to });
    },
    async revive(subject) {
      for (const { revoked, ...family } of all.values())
        if (family.subject === subject && revoked === 'removed') all.set(family.id, family);
    },
    ofSubject: async (subject) => [...all.values()].filter((family) => family.subject === subject).map(({ id }) => id),
  };
}

let clock: VirtualClock;
let store: ReturnType<typeof memoryFamilies>;
let ended: string[];
let readmitted: string[];
let sessions: Sessions;

beforeEach(() => {
  clock = virtualClock();
  store = memoryFamilies();
  ended = [];
  readmitted = [];
  sessions = createSessions({
    store,
    clock,
    random: systemRandom,
    secret: 'a secret of the server',
    ended: (id, subject) => ended.push(subject === undefined ? id : `${id} as ${subject}`),
    readmitted: (id) => readmitted.push(id),
  });
});

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (error: unknown) => (error instanceof Refused ? error.refusal.code : String(error)),
  );

describe('seats', () => {
  const seat = { exerciseId: 'x', teamId: 't1', memberId: 'm1' };
  const there = { exerciseId: 'x', teamId: 't2', memberId: 'm2' };

  test('A8 given a seat taken away, when its browser renews, then it is told so, and given back it goes on', async () => {
    const { session, token } = await sessions.open({ subject: 'seat:m1', seat });
    const left = await sessions.open({ subject: 'seat:m1', seat });
    await sessions.revoke({ id: left.session }, 'logout');
    await sessions.expel('seat:m1');
    expect(ended).toEqual([left.session, session, left.session]);
    expect(await codeOf(sessions.rotate(token))).toBe('seat-removed');
    await sessions.expel('seat:m1');
    await sessions.readmit('seat:m1');
    expect(readmitted).toEqual([session]);
    expect((await sessions.rotate(token)).family.seat).toEqual(seat);
  });

  test('A8 given a person moved to another team, when its browser renews, then it sits there; told twice it is the same', async () => {
    const { session, token } = await sessions.open({ subject: 'seat:m1', seat });
    const gone = await sessions.open({ subject: 'seat:m1', seat });
    await sessions.revoke({ id: gone.session }, 'logout');
    await sessions.reseat('seat:m1', { subject: 'seat:m2', seat: there });
    await sessions.reseat('seat:m1', { subject: 'seat:m2', seat: there });
    expect(new Set(ended)).toEqual(new Set([gone.session, `${session} as seat:m1`]));
    expect((await sessions.rotate(token)).family).toMatchObject({ subject: 'seat:m2', seat: there });
    expect(await codeOf(sessions.rotate(gone.token))).toBe('unauthenticated');
  });
});

describe('refresh tokens', () => {
  test('given a token, when used, then the next one differs and only hashes are stored', async () => {
    const { token } = await sessions.open({ subject: 'user:u', userId: 'u' });
    const next = await sessions.rotate(token);
    const after = await sessions.rotate(next.token);
    expect(new Set([token, next.token, after.token]).size).toBe(3);
    for (const secret of [token, next.token, after.token])
      expect(JSON.stringify([...store.all.values()])).not.toContain(secret.split('.')[1]);
  });

  test('given two tabs use the same token within seconds, then both get the same successor', async () => {
    const { token } = await sessions.open({ subject: 'user:u', userId: 'u' });
    const [one, two] = await Promise.all([sessions.rotate(token), sessions.rotate(token)]);
    expect(one.token).toBe(two.token);
    await clock.pass(GRACE_MS - 1);
    expect((await sessions.rotate(token)).token).toBe(one.token);
    expect(await codeOf(sessions.rotate(one.token))).toBe('ok');
  });

  test('given a token comes back after the grace, then it was copied: the family ends, also for the honest holder', async () => {
    const { session, token } = await sessions.open({ subject: 'user:u', userId: 'u' });
    const { token: honest } = await sessions.rotate(token);
    await clock.pass(GRACE_MS + 1);
    expect(await codeOf(sessions.rotate(token))).toBe('session-reused');
    expect(ended).toEqual([session]);
    expect(await codeOf(sessions.rotate(honest))).toBe('session-reused');
  });

  test('given a line cut before the answer came, then the same attempt gets the same successor at any later time; another is a copy', async () => {
    const { token } = await sessions.open({ subject: 'user:u', userId: 'u' });
    const lost = await sessions.rotate(token, 'attempt-of-this-browser');
    await clock.pass(100 * GRACE_MS);
    expect((await sessions.rotate(token, 'attempt-of-this-browser')).token).toBe(lost.token);
    expect(JSON.stringify([...store.all.values()])).not.toContain('attempt-of-this-browser');
    expect(await codeOf(sessions.rotate(lost.token, 'the-next-attempt'))).toBe('ok');
    expect(await codeOf(sessions.rotate(token, 'attempt-of-this-browser'))).toBe('session-reused');
  });

  test('given the token before the last one, then the grace does not cover it', async () => {
    const { token } = await sessions.open({ subject: 'user:u', userId: 'u' });
    await sessions.rotate((await sessions.rotate(token)).token);
    expect(await codeOf(sessions.rotate(token))).toBe('session-reused');
  });

  test('given signing out everywhere, then every family of this person ends and nobody else’s', async () => {
    const [mine, also, theirs] = await Promise.all(['u', 'u', 'v'].map((id) => sessions.open({ subject: `user:${id}`, userId: id })));
    await sessions.revoke({ subject: 'user:u' }, 'logout');
    expect(await codeOf(sessions.rotate(mine!.token))).toBe('unauthenticated');
    expect(await codeOf(sessions.rotate(also!.token))).toBe('unauthenticated');
    expect(await codeOf(sessions.rotate(theirs!.token))).toBe('ok');
  });

  test('given a week without use, or a token of nobody, then it is refused', async () => {
    const { token } = await sessions.open({ subject: 'user:u', userId: 'u' });
    await clock.pass(IDLE_MS + 1);
    expect(await codeOf(sessions.rotate(token))).toBe('unauthenticated');
    for (const odd of ['', '.', 'x', 'x.y', `${token}x`])
      expect(await codeOf(sessions.rotate(odd))).toMatch(/^(unauthenticated|session-reused)$/);
  });
});
