/** The go/no-go list judged from facts: what is red, what is only mentioned, what nobody knows yet. */
import { describe, expect, test } from '@jest/globals';
import { judgeReadiness, type ReadinessFacts, type TeamFacts } from '../../server/drills/readiness.js';
import { READINESS_IDS, type ReadinessId, type ReadinessItem } from '../../server/shared/readiness.js';

const NOW = Date.UTC(2026, 10, 22, 1, 0);
const bi = (text: string) => ({ vi: text, en: text });

const team = (n: number, more: Partial<TeamFacts> = {}): TeamFacts => ({
  id: `t${n}`,
  name: `Đội ${n}`,
  worldId: `w${n}`,
  parts: ['soc', 'office'],
  members: 2,
  online: 2,
  check: 'confirmed',
  ...more,
});

const good: ReadinessFacts = {
  now: NOW,
  startsAt: null,
  autoStart: true,
  timezone: 'Asia/Ho_Chi_Minh',
  lintWarnings: 0,
  rehearsal: { ok: true, errors: 0, warnings: 0, behaviours: 200, at: NOW - 3_600_000 },
  play: 'parallel',
  parts: { soc: bi('Đội ứng cứu'), office: bi('Văn phòng') },
  teams: [team(1), team(2)],
  offsets: [120, -300, null],
  mailUsed: false,
  mail: null,
  evaluators: { people: 2, teamsWithout: 0 },
};

const item = (id: ReadinessId, facts: Partial<ReadinessFacts>): ReadinessItem => {
  const found = judgeReadiness({ ...good, ...facts }).items.find((each) => each.id === id);
  if (!found) throw new Error(`no item ${id}`);
  return found;
};
const state = (id: ReadinessId, facts: Partial<ReadinessFacts>): string => item(id, facts).state;

describe('the go/no-go list', () => {
  test('given everything in order, then every item is ok, in its order, in both languages, and nothing is red', () => {
    const { items, red } = judgeReadiness(good);
    expect(items.map(({ id }) => id)).toEqual([...READINESS_IDS]);
    expect(items.filter((each) => each.state !== 'ok')).toEqual([]);
    expect(red).toEqual([]);
    for (const { title, detail } of items) for (const text of [title.vi, title.en, detail.vi, detail.en]) expect(text).not.toBe('');
  });

  test('the scenario: warnings are mentioned, a text that left the shelf is not known', () => {
    expect(state('scenario', { lintWarnings: 3 })).toBe('warn');
    expect(state('scenario', { lintWarnings: null })).toBe('unknown');
  });

  test('the rehearsal: none is mentioned, errors are red, and it says when it was', () => {
    const last = { ok: false, errors: 2, warnings: 1, behaviours: 200, at: Date.UTC(2026, 10, 21, 17, 30, 12) };
    expect(state('rehearsal', { rehearsal: null })).toBe('warn');
    expect(state('rehearsal', { rehearsal: { ...last, ok: true, errors: 0 } })).toBe('warn');
    const bad = item('rehearsal', { rehearsal: last });
    expect(bad.state).toBe('red');
    expect(bad.detail.vi).toContain('00:30 22/11/2026');
  });

  test('seats: a team without anybody and one that is cut are both red, by name; long lists are cut short', () => {
    const { state: now, detail } = item('seats', { teams: [team(1), team(2, { members: 0, online: 0 }), team(3, { online: 0 })] });
    expect(now).toBe('red');
    expect(detail.vi).toBe('1/3 đội đang kết nối. Chưa có ai vào: Đội 2. Đã vào nhưng đang mất kết nối: Đội 3.');
    const many = Array.from({ length: 640 }, (_, i) => team(i, { members: 0, online: 0 }));
    expect(item('seats', { teams: many }).detail.vi.length).toBeLessThan(120);
    expect(item('seats', { teams: many }).detail.en).toContain('636 more');
  });

  test('parts: in joint play a part that nobody connected plays is red, and in how many worlds', () => {
    const joint = (second: Partial<TeamFacts>): Partial<ReadinessFacts> => ({
      play: 'joint',
      teams: [
        team(1, { worldId: 'a', parts: ['soc'] }),
        team(2, { worldId: 'a', parts: ['office'], ...second }),
        team(3, { worldId: 'b', parts: ['soc', 'office'] }),
      ],
    });
    expect(state('parts', joint({}))).toBe('ok');
    const hole = item('parts', joint({ online: 0 }));
    expect(hole.state).toBe('red');
    expect(hole.detail.vi).toContain('Văn phòng (1/2)');
  });

  test.each([
    [[1999, -2000], 'ok'],
    [[2001, 0], 'warn'],
    [[-10_001, 5000], 'red'],
    [[null, null], 'unknown'],
    [[], 'unknown'],
  ] as const)('clocks off by %j ms are %s', (offsets, wanted) => {
    expect(state('clocks', { offsets })).toBe(wanted);
  });

  test('the communication check: none sent is not known, waiting is red, a team left out is mentioned', () => {
    expect(state('check', { teams: [team(1, { check: 'none' }), team(2, { check: 'none' })] })).toBe('unknown');
    expect(state('check', { teams: [team(1), team(2, { check: 'waiting' })] })).toBe('red');
    expect(state('check', { teams: [team(1), team(2, { check: 'none' })] })).toBe('warn');
  });

  test('mail: asked about only where the drill uses it', () => {
    const off = { on: false, checked: null };
    expect(state('mail', { mail: off })).toBe('ok');
    expect(state('mail', { mailUsed: true, mail: off })).toBe('red');
    expect(state('mail', { mailUsed: true, mail: null })).toBe('red');
    expect(state('mail', { mailUsed: true, mail: { on: true, checked: null } })).toBe('unknown');
    expect(item('mail', { mailUsed: true, mail: { on: true, checked: { ok: false, error: '535' } } })).toMatchObject({
      state: 'red',
      fix: { tab: 'invitations' },
    });
    expect(state('mail', { mailUsed: true, mail: { on: true, checked: { ok: true } } })).toBe('ok');
  });

  test('evaluators and the start are mentioned, never red', () => {
    expect(state('evaluators', { evaluators: null })).toBe('unknown');
    expect(state('evaluators', { evaluators: { people: 0, teamsWithout: 2 } })).toBe('warn');
    expect(state('evaluators', { evaluators: { people: 1, teamsWithout: 1 } })).toBe('warn');
    expect(state('time', { startsAt: NOW - 60_000 })).toBe('warn');
    const planned = item('time', { startsAt: Date.UTC(2026, 10, 22, 1, 30) });
    expect(planned).toMatchObject({ state: 'ok', detail: { vi: 'Tự bắt đầu lúc 08:30 22/11/2026.' } });
  });

  test('red names exactly the red items', () => {
    const { red } = judgeReadiness({ ...good, offsets: [60_000], teams: [team(1, { online: 0, check: 'waiting' })], lintWarnings: 4 });
    expect(red).toEqual(['seats', 'clocks', 'check']);
  });
});
