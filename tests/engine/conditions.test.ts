/** Spec 2, conditions: each kind, alone and in parallel and joint play. */
import { describe, expect, test } from '@jest/globals';
import { holds } from '../../server/engine/index.js';
import type { Condition } from '../../server/engine/index.js';
import { inject, min, owe, question, rule, scenario } from '../support/definition.js';
import { play, type Play } from './play.js';

const asks = (drill: Play, condition: Condition): boolean => holds(drill.state(), condition, drill.state().x);
const JOINT = { teams: { t1: ['a'], t2: ['b'] } };
const done = (more: Partial<Extract<Condition, { kind: 'done' }>> = {}): Condition => ({ kind: 'done', action: 'ACK', ...more });

describe('done', () => {
  const def = scenario({ injects: [inject('s1', { expects: [owe('ack', 'ACK')] }), inject('s2', { expects: [owe('ack', 'ACK')] })] });

  test('any team without part, that part’s with it; harmful ones too', () => {
    const drill = play(def, JOINT);
    expect(asks(drill, done())).toBe(false);
    drill.act(min(1), 'ACK', { teamId: 't2' });
    drill.act(min(1), 'WIPE', { teamId: 't1' });
    expect(asks(drill, done())).toBe(true);
    expect(asks(drill, done({ part: 'a' }))).toBe(false);
    expect(asks(drill, done({ part: 'b' }))).toBe(true);
    expect(asks(drill, { kind: 'done', action: 'X_WIPE', part: 'a' })).toBe(true);
  });

  test('with inject: it has served that inject’s expectation, late included', () => {
    const drill = play(def);
    drill.act(min(1), 'ACK', { inject: 't1-2' });
    expect(asks(drill, done({ inject: 's2' }))).toBe(true);
    expect(asks(drill, done({ inject: 's1' }))).toBe(false);
    drill.act(min(40), 'ACK', { inject: 't1-1' });
    expect(asks(drill, done({ inject: 's1' }))).toBe(true);
  });

  test('before: strictly earlier', () => {
    const drill = play(def);
    drill.act(min(5), 'ACK');
    expect(asks(drill, done({ before: min(5) }))).toBe(false);
    expect(asks(drill, done({ before: min(5) + 1 }))).toBe(true);
  });

  test.each([
    [{ n: 30 }, true],
    [{ n: 31 }, false],
    [{ n: { gte: 30 } }, true],
    [{ n: { gt: 30 } }, false],
    [{ n: { lte: 30 } }, true],
    [{ n: { lt: 30 } }, false],
    [{ n: { gte: 10, lt: 40 } }, true],
    [{ digits: { gte: 7 } }, true],
    [{ digits: 7 }, true],
    [{ what: 'WEB-01' }, true],
    [{ what: { eq: 'web-01' } }, false],
    [{ what: { matches: '^web-\\d+$' } }, true],
    [{ what: { matches: '(' } }, false],
    [{ what: { ne: 'WEB-01' } }, false],
    [{ what: { ne: 'DB-01' } }, true],
    [{ what: { in: ['DB-01', 'WEB-01'] } }, true],
    [{ what: { in: ['DB-01'] } }, false],
    [{ list: 'b' }, true],
    [{ list: { in: ['c', 'd'] } }, false],
    [{ list: { ne: 'b' } }, false],
    [{ absent: 'x' }, false],
    [{ absent: { ne: 'x' } }, true],
    [{ empty: { lt: 5 } }, false],
    [{ yes: true }, true],
    [{ n: 30, what: 'DB-01' }, false],
  ])('where %j → %s', (where, expected) => {
    const drill = play(def);
    drill.act(min(1), 'ACK', { fields: { n: 30, digits: '7', what: 'WEB-01', list: ['a', 'b'], empty: '', yes: true } });
    expect(asks(drill, done({ where }))).toBe(expected);
  });
});

describe('met, missed, late, resolved', () => {
  const kinds = ['met', 'missed', 'late', 'resolved'] as const;
  const which = (drill: Play, inject: string, more: { expect?: string; part?: string } = {}) =>
    kinds.filter((kind) => asks(drill, { kind, inject, ...more }));
  const def = scenario({
    injects: [
      inject('s1', { at: min(1), expects: [owe('ack', 'ACK'), owe('triage', 'TRIAGE')] }),
      inject('s2', { manual: true, expects: [owe('ack', 'MAINT')] }),
    ],
  });

  test('all four are false while undelivered, skipped or not needed', () => {
    const drill = play(def);
    drill.excon(0, { type: 'skip', inject: 's2' });
    expect(which(drill, 's1')).toEqual([]);
    expect(which(drill, 's2')).toEqual([]);
    expect(which(drill, 'zzz')).toEqual([]);
  });

  test('met: every expectation at or before its max; resolved: each is met or missed', () => {
    const drill = play(def);
    drill.act(min(2), 'ACK');
    expect(which(drill, 's1')).toEqual([]);
    expect(which(drill, 's1', { expect: 'ack' })).toEqual(['met', 'resolved']);
    drill.act(min(11), 'TRIAGE');
    expect(which(drill, 's1')).toEqual(['met', 'resolved']);
  });

  test('missed: its max has passed unserved, and stays so when it is served late', () => {
    const drill = play(def);
    drill.act(min(2), 'ACK');
    drill.advance(min(11));
    expect(which(drill, 's1')).toEqual(['missed', 'resolved']);
    drill.act(min(12), 'TRIAGE');
    expect(which(drill, 's1')).toEqual(['missed', 'late', 'resolved']);
    expect(which(drill, 's1', { expect: 'ack' })).toEqual(['met', 'resolved']);
  });

  test('joint: all teams for met and resolved, any for missed and late; a part narrows it', () => {
    const drill = play(def, JOINT);
    for (const code of ['ACK', 'TRIAGE']) drill.act(min(2), code, { teamId: 't1' });
    expect(which(drill, 's1')).toEqual([]);
    expect(which(drill, 's1', { part: 'a' })).toEqual(['met', 'resolved']);
    drill.advance(min(11));
    expect(which(drill, 's1')).toEqual(['missed', 'resolved']);
    drill.act(min(12), 'ACK', { teamId: 't2' });
    expect(which(drill, 's1')).toEqual(['missed', 'late', 'resolved']);
    expect(which(drill, 's1', { part: 'a' })).toEqual(['met', 'resolved']);
  });

  test('joint: while an addressed team still waits for the inject it is not met', () => {
    const drill = play(def, JOINT);
    drill.excon(0, { type: 'release', inject: 's2', teams: ['t1'] });
    drill.act(min(1), 'MAINT', { teamId: 't1' });
    expect(which(drill, 's2')).toEqual([]);
    drill.excon(min(2), { type: 'skip', inject: 's2' });
    expect(which(drill, 's2')).toEqual(['met', 'resolved']);
  });

  test('an inject that owes nothing is never met; of one with questions only, the questions are meant', () => {
    const drill = play(scenario({ injects: [inject('s1'), inject('s2', { asks: [question('q')] })] }));
    drill.team(min(1), { type: 'answer', inject: 't1-2', ask: 'q', value: 'b' });
    expect(which(drill, 's1')).toEqual([]);
    expect(which(drill, 's2')).toEqual(['met', 'resolved']);
    expect(which(drill, 's2', { expect: 'q' })).toEqual(['met', 'resolved']);
  });
});

describe('delivered, seen, answered, system, clock, elapsed and their combinations', () => {
  const def = scenario({ injects: [inject('s1', { at: min(1), asks: [question('q'), question('m', { type: 'multi' })] })] });

  test('each is false before and true after', () => {
    const drill = play(def);
    const conditions: Condition[] = [
      { kind: 'delivered', inject: 's1' },
      { kind: 'seen', inject: 's1' },
      { kind: 'answered', inject: 's1', ask: 'q' },
      { kind: 'answered', inject: 's1', ask: 'q', option: 'b' },
      { kind: 'answered', inject: 's1', ask: 'm', option: 'a' },
    ];
    const held = () => conditions.map((each) => asks(drill, each));
    expect(held()).toEqual([false, false, false, false, false]);
    drill.advance(min(1));
    expect(held()).toEqual([true, false, false, false, false]);
    drill.team(min(1), { type: 'seen', deliveryId: 't1-1' });
    expect(held()).toEqual([true, true, false, false, false]);
    drill.team(min(1), { type: 'answer', inject: 't1-1', ask: 'q', value: 'b' });
    drill.team(min(1), { type: 'answer', inject: 't1-1', ask: 'm', value: ['a', 'b'] });
    expect(held()).toEqual([true, true, true, true, true]);
    expect(asks(drill, { kind: 'answered', inject: 's1', ask: 'q', option: 'a' })).toBe(false);
  });

  test('clock from START EX, elapsed from the delivery, both at the very ms; nothing elapses before it', () => {
    const drill = play(def);
    const at = (x: number, condition: Condition) => holds(drill.state(), condition, x);
    const elapsed: Condition = { kind: 'elapsed', since: 's1', atLeast: min(2) };
    expect([at(min(5) - 1, { kind: 'clock', atLeast: min(5) }), at(min(5), { kind: 'clock', atLeast: min(5) })]).toEqual([false, true]);
    expect(at(min(60), elapsed)).toBe(false);
    drill.advance(min(1));
    expect([at(min(3) - 1, elapsed), at(min(3), elapsed)]).toEqual([false, true]);
  });

  test('all of nothing holds, any of nothing does not', () => {
    const drill = play(def);
    expect(asks(drill, { kind: 'all', of: [] })).toBe(true);
    expect(asks(drill, { kind: 'any', of: [] })).toBe(false);
    expect(asks(drill, { kind: 'not', of: { kind: 'system', system: 'web', is: 'down' } })).toBe(true);
    expect(asks(drill, { kind: 'any', of: [{ kind: 'system', system: 'web', is: 'normal' }] })).toBe(true);
  });

  test('a not alone holds at START EX and fires there', () => {
    const drill = play(scenario({ rules: [rule('r', { kind: 'not', of: done() }, [{ kind: 'outcome', outcome: 'bad' }])] }));
    expect(drill.lines()).toEqual(['00:00 rule-fired r', '00:00 outcome-set r bad']);
  });
});
