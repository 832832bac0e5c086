/** I9 communication checks, I10 time given, I11 own wording, A8 seats: what EXCON does beside the plan. */
import { describe, expect, test } from '@jest/globals';
import { evolveAll, type SteerOrder } from '../../server/engine/index.js';
import type { AdhocExpect } from '../../server/shared/events.js';
import { both, inject, min, owe, question, rule, scenario } from '../support/definition.js';
import { codeOf, play, type Play } from './play.js';

const CHECK = {
  type: 'send-adhoc' as const,
  inject: 'check',
  channel: 'chat' as const,
  from: 'EXCON',
  title: both('Kiểm tra liên lạc'),
  body: both('Xin xác nhận.'),
  expects: [] as AdhocExpect[],
  check: true,
} satisfies Partial<SteerOrder>;

describe('I9 a communication check', () => {
  test.each(['ready', 'running'] as const)('I9 while %s the first confirmation of a team counts', (phase) => {
    const drill = play(scenario(), { phase, teams: { t1: ['a'], t2: ['b'] } });
    drill.excon(0, { ...CHECK, teams: ['t1', 't2'] });
    const first = drill.team(1000, { type: 'confirm-receipt', deliveryId: 't1-1' });
    const second = drill.team(2000, { type: 'confirm-receipt', deliveryId: 't1-1', memberId: 'm2' });
    expect(first).toMatchObject({ ok: true, events: [{ type: 'receipt-confirmed', inject: 'check', teamId: 't1', memberId: 'm1' }] });
    expect(second).toMatchObject({ ok: true, events: [], answer: (first as { answer: unknown }).answer });
    expect(drill.state().teams['t2']?.deliveries['t2-1']?.confirmed).toBeNull();
  });

  test('I9 it may be confirmed while paused; what is no check needs no confirmation; a check owes nothing', () => {
    const drill = play(scenario({ injects: [inject('s1')] }));
    drill.excon(1000, { ...CHECK, teams: ['t1'] });
    drill.copy(2000, { type: 'paused', realIncident: false });
    expect(codeOf(drill.team(2000, { type: 'confirm-receipt', deliveryId: 't1-2' }))).toBeNull();
    expect(codeOf(drill.team(2000, { type: 'confirm-receipt', deliveryId: 't1-1' }))).toBe('not-a-check');
    expect(codeOf(drill.team(2000, { type: 'confirm-receipt', deliveryId: 't1-9' }))).toBe('unknown-inject');
    const owes = [{ id: 'e1', action: 'ACK', target: 1, max: 2, points: 1 }];
    expect(codeOf(drill.excon(2000, { ...CHECK, inject: 'other', teams: ['t1'], expects: owes }))).toBe('bad-request');
  });
});

describe('I10 time given', () => {
  const def = scenario({
    injects: [
      inject('s1', { expects: [owe('e1', 'ACK'), owe('e2', 'TRIAGE', { target: min(1), max: min(3) })] }),
      inject('s2', { at: min(2), asks: [question('q1')] }),
      inject('s3', { at: min(6), expects: [owe('e1', 'VERIFY')] }),
    ],
    rules: [rule('late', { kind: 'missed', inject: 's1', expect: 'e1' }, [{ kind: 'set', system: 'web', state: 'down' }])],
  });
  const missed = (drill: Play) => drill.of('max-passed').map((event) => [event.at.x, event.inject, event.expect ?? event.ask]);

  test('I10 every window of the team whose max lies ahead ends later; what passed or comes later does not', () => {
    const drill = play(def);
    expect(drill.excon(min(4), { type: 'credit-time', team: 't1', ms: min(5), reason: 'Mất điện' })).toMatchObject({
      ok: true,
      events: [
        { type: 'inject-delivered' },
        { type: 'max-passed' },
        { type: 'time-credited', teamId: 't1', ms: min(5), reason: 'Mất điện' },
      ],
    });
    expect(drill.state().teams['t1']?.deliveries['t1-1']?.expects['e1']).toMatchObject({
      targetX: min(10),
      maxX: min(15),
      creditMs: min(5),
    });
    expect(drill.wake()).toBe(min(6));
    drill.advance(min(30));
    expect(missed(drill)).toEqual([
      [min(3), 's1', 'e2'],
      [min(15), 's1', 'e1'],
      [min(16), 's3', 'e1'],
      [min(17), 's2', 'q1'],
    ]);
    expect(drill.of('system-changed')).toMatchObject([{ at: { x: min(15) } }]);
  });

  test('I10 for one inject alone, and twice', () => {
    const drill = play(def);
    drill.excon(min(4), { type: 'credit-time', team: 't1', ms: min(5), inject: 's2' });
    drill.excon(min(5), { type: 'credit-time', team: 't1', ms: min(1), inject: 's2' });
    drill.advance(min(30));
    expect(missed(drill)).toEqual([
      [min(3), 's1', 'e2'],
      [min(10), 's1', 'e1'],
      [min(16), 's3', 'e1'],
      [min(18), 's2', 'q1'],
    ]);
    expect(codeOf(drill.excon(min(30), { type: 'credit-time', team: 't1', ms: min(5) }))).toBe('nothing-to-do');
  });

  test('I4, V1 at the very moment of a max it comes too late, whether that was written or not', () => {
    const one = scenario({ injects: [inject('s1', { expects: [owe('e1', 'ACK')] })] });
    for (const awake of [true, false]) {
      const drill = play(one);
      if (awake) drill.advance(min(10));
      expect(codeOf(drill.excon(min(10), { type: 'credit-time', team: 't1', ms: min(5) }))).toBe('nothing-to-do');
      expect(missed(drill)).toEqual([[min(10), 's1', 'e1']]);
    }
  });

  test.each([
    [{ team: 't9', ms: 1 }, 'unknown-team'],
    [{ team: 't1', ms: 1, inject: 'zzz' }, 'unknown-inject'],
    [{ team: 't1', ms: 1, inject: 's3' }, 'nothing-to-do'],
    [{ team: 't1', ms: 0 }, 'nothing-to-do'],
  ])('I10 %j → %s', (given, code) => {
    expect(codeOf(play(def).excon(min(1), { type: 'credit-time', ...given }))).toBe(code);
  });

  test('I10 a window that a rule moves afterwards keeps the time given; V3 folded it is the same', () => {
    const moving = scenario({
      injects: [inject('s1', { expects: [owe('e1', 'ACK')] })],
      rules: [
        rule('more', { kind: 'done', action: 'TRIAGE' }, [{ kind: 'shiftTarget', inject: 's1', expect: 'e1', by: min(2), max: min(20) }]),
      ],
    });
    const drill = play(moving);
    drill.excon(min(1), { type: 'credit-time', team: 't1', ms: min(5) });
    drill.act(min(2), 'TRIAGE');
    const [shifted] = drill.of('target-shifted');
    expect(drill.state().teams['t1']?.deliveries['t1-1']?.expects['e1']?.maxX).toBe(shifted!.max + min(5));
    const all = [...drill.of('world-created'), ...drill.of('readied'), ...drill.of('started'), ...drill.log()];
    expect(evolveAll(moving, all)).toEqual(drill.state());
  });
});

describe('A8 seats', () => {
  test('A8 who lost the seat is refused, what was accepted before is still answered, and given back it goes on', () => {
    const drill = play(scenario({ injects: [inject('s1')] }));
    const first = drill.act(min(1), 'ACK', { commandId: 'before' });
    expect(codeOf(drill.excon(min(2), { type: 'remove-member', team: 't1', member: 'm1', reason: 'Nhầm đội' }))).toBeNull();
    expect(codeOf(drill.act(min(3), 'ACK'))).toBe('seat-removed');
    expect(codeOf(drill.team(min(3), { type: 'say', to: 'excon', text: 'A lô' }))).toBe('seat-removed');
    expect(drill.act(min(3), 'ACK', { commandId: 'before' })).toMatchObject({ ok: true, answer: (first as { answer: unknown }).answer });
    expect(codeOf(drill.act(min(3), 'ACK', { memberId: 'm2' }))).toBeNull();
    expect(codeOf(drill.excon(min(4), { type: 'remove-member', team: 't1', member: 'm1' }))).toBe('nothing-to-do');
    drill.excon(min(4), { type: 'restore-member', team: 't1', member: 'm1' });
    expect(codeOf(drill.act(min(5), 'ACK'))).toBeNull();
    expect(codeOf(drill.excon(min(6), { type: 'restore-member', team: 't1', member: 'm1' }))).toBe('nothing-to-do');
  });

  test('A8 who was moved sits elsewhere: the old seat does not come back', () => {
    const drill = play(scenario());
    drill.excon(min(1), { type: 'remove-member', team: 't1', member: 'm1', to: 't2' });
    expect(drill.of('member-removed')).toMatchObject([{ member: 'm1', to: 't2' }]);
    expect(codeOf(drill.excon(min(2), { type: 'restore-member', team: 't1', member: 'm1' }))).toBe('nothing-to-do');
    expect(codeOf(drill.excon(min(2), { type: 'remove-member', team: 't1', member: 'm2', to: 't1' }))).toBe('nothing-to-do');
  });

  test.each([
    ['planned', 'wrong-phase'],
    ['ready', null],
    ['running', null],
  ] as const)('A8 while %s → %s', (phase, code) => {
    expect(codeOf(play(scenario(), { phase }).excon(0, { type: 'remove-member', team: 't1', member: 'm1' }))).toBe(code);
  });
});

test('I11 released in EXCON’s own words, and what is expected stays', () => {
  const drill = play(scenario({ injects: [inject('s1', { manual: true, expects: [owe('e1', 'ACK')] })] }));
  const edit = { title: both('Lời khác'), body: both('Nội dung khác') };
  const order = { type: 'release', inject: 's1', edit, commandId: 'k' } as const;
  expect(codeOf(drill.excon(min(1), order))).toBeNull();
  expect(drill.of('inject-delivered')).toMatchObject([{ inject: 's1', edited: edit, expects: ['e1'], variant: 0 }]);
  expect(drill.excon(min(2), order)).toMatchObject({ ok: true, events: [] });
  expect(codeOf(drill.excon(min(2), { type: 'release', inject: 's1', commandId: 'k' }))).toBe('command-reused');
});
