/** Brakes on guessing: a hall behind one address joins freely, a guesser is stopped. */
import { describe, expect, test } from '@jest/globals';
import { judge } from '../../server/auth/command-gate.js';
import { createIdentity } from '../../server/auth/identity.js';
import { createBrake } from '../../server/auth/limits.js';
import type { AccountStore, FamilyStore, Member, SeatStore } from '../../server/auth/ports.js';
import type { Principal } from '../../server/auth/principal.js';
import { createSessions } from '../../server/auth/sessions.js';
import { createTokens } from '../../server/auth/tokens.js';
import { Refused } from '../../server/errors.js';
import { systemRandom as random } from '../../server/ids.js';
import { virtualClock } from '../support/virtual-clock.js';

const HALL = '203.0.113.7';
const SECRET = 'secret-secret-secret-secret-secret-12';

function hall(wrongCodes: number) {
  const clock = virtualClock();
  const members: Member[] = [];
  const seats = {
    teamByCode: (code: string) =>
      Promise.resolve(code === 'K7M2QX' ? { exerciseId: 'x1', exercise: 'Diễn tập', teamId: 't1', team: 'Đội 1' } : null),
    add: (member: Member) => Promise.resolve(void members.push(member)),
  } as unknown as SeatStore;
  const store = { create: () => Promise.resolve() } as unknown as FamilyStore;
  const identity = createIdentity({
    accounts: {} as AccountStore,
    seats,
    sessions: createSessions({ store, clock, random, secret: SECRET, ended: () => undefined, readmitted: () => undefined }),
    tokens: createTokens([SECRET], clock),
    clock,
    random,
    brakes: { login: createBrake('a', 1, 60), address: createBrake('b', 1, 60), join: createBrake('c', wrongCodes, 60) },
    joined: () => undefined,
  });
  const join = (code: string, ip = HALL): Promise<string> =>
    identity.join({ code, name: 'Nguyễn Văn A' }, ip).then(
      () => 'seated',
      (error: unknown) => (error instanceof Refused ? error.refusal.code : 'failed'),
    );
  return { join, members };
}

describe('the brake on join codes', () => {
  test('given 600 people behind one address, when all join within a minute, then each gets a seat', async () => {
    const { join, members } = hall(5);
    const answers = await Promise.all(Array.from({ length: 600 }, () => join('K7M2QX')));
    expect(new Set(answers)).toEqual(new Set(['seated']));
    expect(members).toHaveLength(600);
  });

  test('given wrong codes up to the limit, then the next is refused as too many, and another address is not', async () => {
    const { join } = hall(5);
    for (let i = 0; i < 5; i++) expect(await join('AAAAAA')).toBe('wrong-join-code');
    expect(await join('AAAAAA')).toBe('too-many');
    expect(await join('K7M2QX', '203.0.113.8')).toBe('seated');
  });
});

describe('bulk', () => {
  const seat: Principal = { kind: 'seat', exerciseId: 'x1', teamId: 't1', memberId: 'm1', session: 's1' };
  const many = <T>(entry: T): T[] => Array.from({ length: 301 }, () => entry);
  test.each([
    ['fields', { fields: Object.fromEntries(many('x').map((value, i) => [`f${i}`, value])) }],
    ['a list in a field', { fields: { who: many('x') } }],
    ['keys', Object.fromEntries(many('x').map((value, i) => [`k${i}`, value]))],
  ])('given a seat sends more %s than any form has, then it is refused for that alone', (_name, more) => {
    const command = { commandId: 'test-0001', type: 'act', action: 'ACK' };
    expect(judge(seat, command).ok).toBe(true);
    expect(judge(seat, { ...command, ...more })).toMatchObject({ ok: false, refusal: { code: 'too-large' } });
  });
});
