/** The role matrix in one place: what is not listed here is refused. */
import { describe, expect, test } from '@jest/globals';
import { PERMISSIONS, audienceOf, may, requireAccess, type Permission } from '../../server/auth/access.js';
import { judge } from '../../server/auth/command-gate.js';
import type { Principal } from '../../server/auth/principal.js';
import { Refused } from '../../server/errors.js';
import { ROLES, type Role } from '../../server/shared/api.js';

const user = (...roles: Role[]): Principal => ({ kind: 'user', userId: 'u', roles, session: 's' });
const seat: Principal = { kind: 'seat', exerciseId: 'x1', teamId: 't1', memberId: 'm1', session: 's' };

/** By hand, from spec 1 and 4: who comes for what. */
const MATRIX: Record<Role, Permission[]> = {
  admin: Object.keys(PERMISSIONS) as Permission[],
  organiser: [
    'agencies.read',
    'agencies.write',
    'scenarios.read',
    'scenarios.write',
    'exercises.read',
    'exercises.plan',
    'teams.code',
    'drill.watch',
    'drill.publish',
    'findings.add',
    'improvement.write',
    'appeals.answer',
  ],
  director: (Object.keys(PERMISSIONS) as Permission[]).filter(
    (permission) => !['users.manage', 'personal-data.erase'].includes(permission),
  ),
  controller: [
    'agencies.read',
    'scenarios.read',
    'exercises.read',
    'teams.code',
    'drill.watch',
    'drill.control',
    'drill.steer',
    'drill.publish',
  ],
  evaluator: ['agencies.read', 'scenarios.read', 'exercises.read', 'drill.watch', 'drill.evaluate', 'findings.add'],
  observer: ['agencies.read', 'exercises.read'],
};

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'ok';
  } catch (error) {
    if (error instanceof Refused) return error.refusal.code;
    throw error;
  }
}

describe('who may do what', () => {
  test.each(ROLES.map((role) => [role]))('given the role %s, then exactly its permissions hold', (role) => {
    const held = (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => may(user(role), permission));
    expect(held.toSorted()).toEqual(MATRIX[role].toSorted());
  });

  test('given a seat, then no permission holds, and only routes of its own exercise open', () => {
    expect((Object.keys(PERMISSIONS) as Permission[]).filter((permission) => may(seat, permission))).toEqual([]);
    expect(codeOf(() => requireAccess({ may: 'drill.watch', seat: true }, seat, 'x1'))).toBe('ok');
    expect(codeOf(() => requireAccess({ may: 'drill.watch', seat: true }, seat, 'x2'))).toBe('forbidden');
    expect(codeOf(() => requireAccess({ may: 'drill.watch' }, seat, 'x1'))).toBe('forbidden');
    expect(codeOf(() => requireAccess('signed-in', null))).toBe('unauthenticated');
    expect(codeOf(() => requireAccess('signed-in', 'expired'))).toBe('token-expired');
  });

  test('given a viewing link, then no permission holds, no account’s route opens, and only routes for its kind and exercise do', () => {
    const guest = (view: 'observer' | 'wallboard'): Principal => ({ kind: 'guest', exerciseId: 'x1', view, linkId: 'l', session: 's' });
    const access = { may: 'drill.watch', seat: true, guest: 'wallboard' } as const;
    expect((Object.keys(PERMISSIONS) as Permission[]).filter((permission) => may(guest('observer'), permission))).toEqual([]);
    expect(codeOf(() => requireAccess(access, guest('wallboard'), 'x1'))).toBe('ok');
    expect(codeOf(() => requireAccess(access, guest('wallboard'), 'x2'))).toBe('forbidden');
    expect(codeOf(() => requireAccess(access, guest('observer'), 'x1'))).toBe('forbidden');
    expect(codeOf(() => requireAccess('signed-in', guest('observer'), 'x1'))).toBe('forbidden');
    expect(codeOf(() => requireAccess({ may: 'exercises.read', seat: true }, guest('observer'), 'x1'))).toBe('forbidden');
    expect(audienceOf(guest('observer'), 'x1')).toEqual({ kind: 'observer' });
    expect(audienceOf(guest('observer'), 'x2')).toBeNull();
    expect(audienceOf(guest('wallboard'), 'x1')).toBeNull();
  });

  test('W1: an audience is decided by who asks; no role, no view', () => {
    expect(audienceOf(seat, 'x1')).toEqual({ kind: 'team', teamId: 't1' });
    expect(audienceOf(seat, 'x2')).toBeNull();
    expect(audienceOf(user('evaluator'), 'x1')).toEqual({ kind: 'excon' });
    expect(audienceOf(user('observer'), 'x1')).toEqual({ kind: 'observer' });
    expect(audienceOf(user(), 'x1')).toBeNull();
  });
});

describe('commands at the gate', () => {
  const codeFor = (principal: Principal, raw: unknown): string => {
    const judged = judge(principal, raw);
    return judged.ok ? judged.command.type : judged.refusal.code;
  };
  const id = { commandId: 'command-1' };

  test('given a team, then its own commands pass and EXCON’s do not', () => {
    expect(codeFor(seat, { ...id, type: 'act', action: 'TRIAGE' })).toBe('act');
    expect(codeFor(seat, { ...id, type: 'say', to: 'excon', text: 'chào' })).toBe('say');
    for (const type of ['start', 'pause', 'release', 'publish']) expect(codeFor(seat, { ...id, type })).toBe('forbidden');
    // The two kinds of `say` differ by their address: a team cannot speak as EXCON does.
    expect(codeFor(seat, { ...id, type: 'say', to: 'all', text: 'chào' })).toBe('bad-request');
  });

  test('given EXCON’s roles, then each commands what is its own', () => {
    expect(codeFor(user('controller'), { ...id, type: 'start' })).toBe('start');
    expect(codeFor(user('organiser'), { ...id, type: 'start' })).toBe('forbidden');
    expect(codeFor(user('organiser'), { ...id, type: 'publish' })).toBe('publish');
    expect(codeFor(user('evaluator'), { ...id, type: 'release', inject: 's1-02' })).toBe('forbidden');
    expect(codeFor(user('director'), { ...id, type: 'act', action: 'TRIAGE' })).toBe('forbidden');
  });

  test('given what is no command, then it is refused by name and never throws', () => {
    const odd: unknown[] = [
      undefined,
      null,
      1,
      'start',
      [],
      {},
      { type: 1 },
      { type: 'start' },
      { ...id, type: 'start', more: 1 },
      Buffer.from('x'),
    ];
    for (const raw of odd) expect(codeFor(user('admin'), raw)).toBe('bad-request');
    for (const type of ['launch', '__proto__', 'constructor', 'toString'])
      expect(codeFor(user('admin'), { ...id, type })).toBe('unknown-command');
  });
});
