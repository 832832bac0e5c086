/** Access tokens: what they carry, when they end, and how keys are rotated. */
import { describe, expect, test } from '@jest/globals';
import jwt from 'jsonwebtoken';
import type { Principal } from '../../server/auth/principal.js';
import { ACCESS_SECONDS, createTokens } from '../../server/auth/tokens.js';
import { virtualClock } from '../support/virtual-clock.js';

const OLD = 'old-secret-old-secret-old-secret-1234';
const NEW = 'new-secret-new-secret-new-secret-1234';
const seat: Principal = { kind: 'seat', exerciseId: 'x1', teamId: 't1', memberId: 'm1', session: 's1' };
const user: Principal = { kind: 'user', userId: 'u1', roles: ['director', 'evaluator'], session: 's2' };

describe('access tokens', () => {
  test('given a seat and an account, when signed, then each comes back with its seat or roles', () => {
    const tokens = createTokens([NEW], virtualClock());
    expect(tokens.verify(tokens.sign(seat))).toEqual(seat);
    expect(tokens.verify(tokens.sign(user))).toEqual(user);
  });

  test('given 15 minutes have passed, then the token is told apart from a false one', async () => {
    const clock = virtualClock();
    const tokens = createTokens([NEW], clock);
    const token = tokens.sign(user);
    await clock.pass((ACCESS_SECONDS - 1) * 1000);
    expect(tokens.verify(token)).toEqual(user);
    await clock.pass(2000);
    expect(tokens.verify(token)).toBe('expired');
  });

  test('given a new secret in front of the old one, then old tokens hold on and new ones are signed with the new', () => {
    const clock = virtualClock();
    const before = createTokens([OLD], clock).sign(user);
    const rotated = createTokens([NEW, OLD], clock);
    expect(rotated.verify(before)).toEqual(user);
    expect(createTokens([OLD], clock).verify(rotated.sign(user))).toBeNull();
    expect(createTokens([NEW], clock).verify(before)).toBeNull();
  });

  test('given tokens that we did not sign so, then none is taken', () => {
    const clock = virtualClock();
    const tokens = createTokens([NEW], clock);
    const [head = '', body = '', signature = ''] = tokens.sign(user).split('.');
    const kid = (JSON.parse(Buffer.from(head, 'base64url').toString()) as { kid: string }).kid;
    const changed = Buffer.from(Buffer.from(body, 'base64url').toString().replace('evaluator', 'admin')).toString('base64url');
    const unsigned = `${Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT', kid })).toString('base64url')}.${body}.`;
    const foreign = jwt.sign({ ...user }, OLD, { keyid: kid, issuer: 'dientap' });
    const other = jwt.sign({ ...user }, NEW, { keyid: kid, issuer: 'dientap', algorithm: 'HS512' });
    const garbled = `${head}.${Buffer.from('no json').toString('base64url')}.${signature}`;
    const shapeless = jwt.sign({ kind: 'user' }, NEW, { keyid: kid, issuer: 'dientap' });
    for (const token of [
      `${head}.${changed}.${signature}`,
      unsigned,
      foreign,
      other,
      shapeless,
      garbled,
      '',
      'a.b.c',
      '..',
      'x'.repeat(5000),
    ]) {
      expect(tokens.verify(token)).toBeNull();
    }
  });

  test('given a session was revoked, then its tokens stop at once and others go on', () => {
    const tokens = createTokens([NEW], virtualClock());
    const [mine, theirs] = [tokens.sign(seat), tokens.sign(user)];
    tokens.revoke('s1');
    expect(tokens.verify(mine)).toBeNull();
    expect(tokens.verify(theirs)).toEqual(user);
  });
});
