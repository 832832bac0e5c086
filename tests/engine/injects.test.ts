/** I1-I7: how injects go out, and what EXCON may do with them. */
import { describe, expect, test } from '@jest/globals';
import { cellState } from '../../server/engine/index.js';
import type { Condition } from '../../server/engine/index.js';
import { both, inject, min, owe, question, rule, scenario } from '../support/definition.js';
import { codeOf, play } from './play.js';

const DONE: Condition = { kind: 'done', action: 'ACK' };
const JOINT = { teams: { t1: ['a'], t2: ['b'], t3: ['a', 'b'] } };

describe('I1 timed injects and their if', () => {
  const def = scenario({
    injects: [inject('s1', { at: min(1) }), inject('c1', { at: min(5), type: 'contingency', if: { kind: 'not', of: DONE } })],
  });

  test('I1 a contingency whose if holds at its time goes out', () => {
    const drill = play(def);
    drill.advance(min(9));
    expect(drill.lines()).toEqual(['01:00 inject-delivered s1 t1', '05:00 inject-delivered c1 t1']);
  });

  test('I1 if false at its time: not needed, recorded once for the world, never delivered', () => {
    const drill = play(def, JOINT);
    drill.act(min(4), 'ACK', { teamId: 't2' });
    drill.advance(min(90));
    expect(drill.of('inject-not-needed')).toHaveLength(1);
    expect(drill.of('inject-delivered').map((event) => event.inject)).toEqual(['s1', 's1', 's1']);
    expect(cellState(drill.state(), 't1', 'c1')).toBe('not-needed');
  });

  test('I1 an inject to a part nobody plays in this world has nobody to need it', () => {
    const drill = play(scenario({ injects: [inject('s1', { to: ['b'], confirm: true })] }), { teams: { t1: ['a'] } });
    drill.advance(min(1));
    expect(drill.lines()).toEqual([]);
    expect(drill.wake()).toBeNull();
  });
});

describe('I2 an inject with when goes out once, when it first holds, plus after', () => {
  test('I2 at once without after, and only once', () => {
    const drill = play(scenario({ injects: [inject('s1', { when: DONE })] }));
    drill.act(min(1), 'ACK');
    drill.act(min(2), 'ACK');
    expect(drill.lines()).toEqual([
      '01:00 action-recorded ACK t1',
      '01:00 inject-latched s1',
      '01:00 inject-delivered s1 t1',
      '02:00 action-recorded ACK t1',
    ]);
  });

  test('I2 a condition that held for one event only has held', () => {
    const when: Condition = {
      kind: 'all',
      of: [
        { kind: 'delivered', inject: 's1' },
        { kind: 'not', of: { kind: 'delivered', inject: 's2' } },
      ],
    };
    const def = scenario({ injects: [inject('s1', { at: min(1) }), inject('s2', { at: min(1) }), inject('s3', { when, after: min(2) })] });
    const drill = play(def);
    drill.advance(min(3));
    expect(drill.lines()).toContain('03:00 inject-delivered s3 t1');
  });

  test('I2 a clock threshold alone wakes it, exactly', () => {
    const when: Condition = { kind: 'all', of: [{ kind: 'clock', atLeast: min(7) }, DONE] };
    const drill = play(scenario({ injects: [inject('s1', { when })] }));
    expect(drill.wake()).toBeNull();
    drill.act(min(1), 'ACK');
    expect(drill.wake()).toBe(min(7));
    drill.advance(min(8));
    expect(drill.of('inject-delivered')[0]?.at.x).toBe(min(7));
  });
});

describe('I3 one delivery record per addressed team and instance', () => {
  test('I3 joint play: each addressed team, in team order, under neutral ids', () => {
    const drill = play(scenario({ injects: [inject('s1', { to: ['a'] }), inject('s2', { at: min(1) })] }), JOINT);
    drill.advance(min(1));
    expect(drill.of('inject-delivered').map((event) => event.deliveryId)).toEqual(['t1-1', 't3-1', 't1-2', 't2-1', 't3-2']);
  });

  test('I3 a partial release leaves the others their own time and nobody a second record', () => {
    const drill = play(scenario({ injects: [inject('s1', { at: min(5) })] }), JOINT);
    drill.excon(min(1), { type: 'release', inject: 's1', teams: ['t2'] });
    expect(codeOf(drill.excon(min(2), { type: 'release', inject: 's1', teams: ['t2'] }))).toBe('already-delivered');
    drill.advance(min(6));
    expect(drill.lines()).toEqual(['01:00 inject-delivered s1 t2', '05:00 inject-delivered s1 t1', '05:00 inject-delivered s1 t3']);
    expect(codeOf(drill.excon(min(7), { type: 'release', inject: 's1' }))).toBe('already-delivered');
  });

  test('I3 a resend marks the delivery, it makes no other', () => {
    const drill = play(scenario({ injects: [inject('s1'), inject('s2', { at: min(30) })] }), JOINT);
    drill.excon(min(1), { type: 'resend', inject: 's1', teams: ['t3', 't1'] });
    expect(drill.of('inject-resent').map((event) => event.deliveryId)).toEqual(['t1-1', 't3-1']);
    drill.excon(min(1), { type: 'resend', inject: 's1' });
    expect(drill.of('inject-resent')).toHaveLength(5);
    expect(drill.of('inject-delivered')).toHaveLength(3);
    expect(codeOf(drill.excon(min(1), { type: 'resend', inject: 's2' }))).toBe('not-delivered');
  });
});

describe('variants and owed expectations are fixed at delivery', () => {
  const def = scenario({
    injects: [
      inject('s1', {
        at: min(5),
        variants: [
          { if: { kind: 'done', action: 'TRIAGE' }, title: both('Một') },
          { if: DONE, title: both('Hai') },
        ],
        expects: [owe('always', 'VERIFY'), owe('perhaps', 'MAINT', { if: DONE })],
      }),
    ],
  });

  test('the first variant whose if holds; an expectation whose if is false is not owed', () => {
    const drill = play(def);
    drill.advance(min(5));
    expect(drill.of('inject-delivered')[0]).toMatchObject({ variant: 0, expects: ['always'] });
    const other = play(def);
    other.act(min(1), 'ACK');
    other.advance(min(5));
    expect(other.of('inject-delivered')[0]).toMatchObject({ variant: 2, expects: ['always', 'perhaps'] });
    const both = play(def);
    both.act(min(1), 'ACK');
    both.act(min(1), 'TRIAGE');
    both.advance(min(5));
    expect(both.of('inject-delivered')[0]).toMatchObject({ variant: 1 });
  });
});

describe('I6 EXCON releases, holds, skips, reschedules', () => {
  const def = scenario({ injects: [inject('s1', { at: min(5) }), inject('s2', { manual: true }), inject('s3', { when: DONE })] });

  test('I6 release early says who and why', () => {
    const drill = play(def);
    drill.excon(min(2), { type: 'release', inject: 's1', by: 'ctrl7', reason: 'Đội đã sẵn sàng' });
    drill.advance(min(9));
    expect(drill.of('inject-delivered')).toMatchObject([{ at: { x: min(2) }, why: 'release', by: 'ctrl7', reason: 'Đội đã sẵn sàng' }]);
  });

  test('I6 a manual inject waits for EXCON for ever', () => {
    const drill = play(def);
    drill.advance(min(100));
    expect(drill.wake()).toBeNull();
    expect(codeOf(drill.excon(min(100), { type: 'release', inject: 's2' }))).toBeNull();
  });

  test('I6 a held inject lets its time pass; un-held it goes out at once', () => {
    const drill = play(def);
    drill.excon(min(2), { type: 'hold', inject: 's1', reason: 'chờ' });
    expect(cellState(drill.state(), 't1', 's1')).toBe('held');
    expect(codeOf(drill.excon(min(2), { type: 'hold', inject: 's1' }))).toBe('already-held');
    drill.advance(min(8));
    expect(drill.of('inject-delivered')).toEqual([]);
    drill.excon(min(8), { type: 'unhold', inject: 's1' });
    expect(drill.of('inject-delivered')).toMatchObject([{ at: { x: min(8) }, why: 'unhold' }]);
    expect(codeOf(drill.excon(min(8), { type: 'unhold', inject: 's1' }))).toBe('not-held');
    expect(codeOf(drill.excon(min(8), { type: 'hold', inject: 's1' }))).toBe('already-delivered');
  });

  test('I6 un-held before its time it keeps its time; held it may be released by hand', () => {
    const drill = play(def);
    drill.excon(min(2), { type: 'hold', inject: 's1' });
    drill.excon(min(3), { type: 'unhold', inject: 's1' });
    drill.advance(min(6));
    expect(drill.of('inject-delivered')).toMatchObject([{ at: { x: min(5) }, why: 'at' }]);
    const other = play(def);
    other.excon(min(2), { type: 'hold', inject: 's1' });
    other.excon(min(3), { type: 'release', inject: 's1' });
    expect(other.of('inject-delivered')).toHaveLength(1);
  });

  test('I6 a held when latches meanwhile and goes out when un-held', () => {
    const drill = play(def);
    drill.excon(min(1), { type: 'hold', inject: 's3' });
    drill.act(min(2), 'ACK');
    expect(drill.of('inject-delivered')).toEqual([]);
    drill.excon(min(3), { type: 'unhold', inject: 's3' });
    expect(drill.of('inject-delivered')).toMatchObject([{ inject: 's3', at: { x: min(3) } }]);
  });

  test('I6 skipped is out of the story', () => {
    const drill = play(def);
    drill.excon(min(1), { type: 'skip', inject: 's1', reason: 'thiếu thời gian' });
    drill.advance(min(9));
    expect(drill.of('inject-delivered')).toEqual([]);
    expect(cellState(drill.state(), 't1', 's1')).toBe('skipped');
    for (const type of ['skip', 'hold', 'release'] as const)
      expect(codeOf(drill.excon(min(9), { type, inject: 's1' }))).toBe('not-waiting');
  });

  test('I6 rescheduled, earlier, later, or a time given to one that had none', () => {
    const drill = play(def);
    expect(codeOf(drill.excon(min(2), { type: 'reschedule', inject: 's1', atX: min(1) }))).toBe('in-the-past');
    drill.excon(min(2), { type: 'reschedule', inject: 's1', atX: min(7), reason: 'r' });
    drill.excon(min(2), { type: 'reschedule', inject: 's2', atX: min(3) });
    drill.excon(min(2), { type: 'reschedule', inject: 's3', atX: min(9) });
    drill.act(min(4), 'ACK');
    drill.advance(min(9));
    expect(drill.of('inject-delivered').map((event) => [event.inject, event.at.x])).toEqual([
      ['s2', min(3)],
      ['s1', min(7)],
      ['s3', min(9)],
    ]);
    expect(codeOf(drill.excon(min(9), { type: 'reschedule', inject: 's1', atX: min(10) }))).toBe('already-delivered');
  });

  test('I6 an ad-hoc inject, with expectations, to some teams', () => {
    const drill = play(def, JOINT);
    const adhoc = {
      type: 'send-adhoc' as const,
      inject: 'x1',
      teams: ['t3', 't1'],
      channel: 'phone' as const,
      from: 'Báo chí',
      title: both('Hỏi nhanh'),
      body: both('…'),
      expects: [{ id: 'e1', action: 'ACK', target: min(1), max: min(2), points: 3 }],
    };
    const answer = drill.excon(min(1), adhoc);
    expect(answer).toMatchObject({ ok: true, answer: { id: drill.of('inject-created')[0]!.id } });
    expect(drill.of('inject-delivered').map((event) => [event.teamId, event.why, event.expects])).toEqual([
      ['t1', 'adhoc', ['e1']],
      ['t3', 'adhoc', ['e1']],
    ]);
    drill.act(min(2), 'ACK', { teamId: 't1' });
    expect(drill.of('action-recorded')[0]?.serves).toMatchObject({ inject: 'x1', expect: 'e1', late: false });
    drill.advance(min(3));
    expect(drill.of('max-passed').map((event) => event.teamId)).toEqual(['t3']);
    expect(codeOf(drill.excon(min(3), adhoc))).toBe('already-exists');
    expect(codeOf(drill.excon(min(3), { ...adhoc, inject: 'x2', teams: ['nobody'] }))).toBe('unknown-team');
    expect(codeOf(drill.excon(min(3), { ...adhoc, inject: 'x2', expects: [{ ...adhoc.expects[0]!, action: 'NOPE' }] }))).toBe(
      'unknown-action',
    );
  });

  test('I6 what does not exist is refused', () => {
    const drill = play(def, JOINT);
    expect(codeOf(drill.excon(0, { type: 'release', inject: 'zzz' }))).toBe('unknown-inject');
    expect(codeOf(drill.excon(0, { type: 'release', inject: 's1', teams: ['zzz'] }))).toBe('unknown-team');
    expect(codeOf(drill.excon(0, { type: 'confirm', inject: 's1', yes: true }))).toBe('not-asked');
  });

  test('EXCON speaks to teams under a persona', () => {
    const drill = play(def, JOINT);
    drill.excon(0, { type: 'say', teams: ['t2'], text: 'Chào', as: 'citizen' });
    expect(drill.of('message')).toMatchObject([{ from: 'excon', to: ['t2'], text: 'Chào', as: 'citizen', by: 'excon1' }]);
  });
});

describe('confirm: EXCON is asked before it goes out', () => {
  const def = scenario({ injects: [inject('c1', { at: min(5), confirm: true, if: { kind: 'not', of: DONE } })] });

  test('asked at its time, delivered on yes', () => {
    const drill = play(def);
    drill.advance(min(6));
    expect(drill.lines()).toEqual(['05:00 inject-asked c1']);
    expect(cellState(drill.state(), 't1', 'c1')).toBe('asked');
    drill.excon(min(7), { type: 'confirm', inject: 'c1', yes: true });
    expect(drill.of('inject-delivered')).toMatchObject([{ at: { x: min(7) }, why: 'confirm', by: 'excon1' }]);
    expect(codeOf(drill.excon(min(8), { type: 'confirm', inject: 'c1', yes: true }))).toBe('not-asked');
  });

  test('not needed on no; EXCON may still release it', () => {
    const drill = play(def);
    drill.excon(min(7), { type: 'confirm', inject: 'c1', yes: false, reason: 'không cần' });
    expect(drill.of('inject-not-needed')).toMatchObject([{ reason: 'không cần', by: 'excon1' }]);
    drill.excon(min(8), { type: 'release', inject: 'c1' });
    expect(drill.of('inject-delivered')).toHaveLength(1);
  });

  test('nobody is asked when its if is false', () => {
    const drill = play(def);
    drill.act(min(1), 'ACK');
    drill.advance(min(6));
    expect(drill.of('inject-asked')).toEqual([]);
  });

  test('a rule’s release asks as well; EXCON’s hold is stronger than a rule', () => {
    const ruled = scenario({
      injects: [inject('c1', { manual: true, confirm: true }), inject('s2', { manual: true })],
      rules: [
        rule('r', DONE, [
          { kind: 'release', inject: 'c1' },
          { kind: 'release', inject: 's2' },
        ]),
      ],
    });
    const drill = play(ruled);
    drill.excon(0, { type: 'hold', inject: 's2' });
    drill.act(min(1), 'ACK');
    expect(drill.of('inject-asked')).toHaveLength(1);
    expect(drill.of('inject-delivered')).toEqual([]);
    drill.excon(min(2), { type: 'unhold', inject: 's2' });
    expect(drill.of('inject-delivered')).toMatchObject([{ inject: 's2', at: { x: min(2) } }]);
  });
});

describe('I7 the state of an inject for a team', () => {
  test('I7 waiting, delivered, seen, answered, met', () => {
    const def = scenario({ injects: [inject('s1', { at: min(1), expects: [owe('ack', 'ACK')], asks: [question('q')] })] });
    const drill = play(def);
    const state = () => cellState(drill.state(), 't1', 's1');
    expect(state()).toBe('waiting');
    drill.advance(min(1));
    expect(state()).toBe('delivered');
    drill.team(min(2), { type: 'seen', deliveryId: 't1-1' });
    expect(state()).toBe('seen');
    drill.act(min(3), 'ACK');
    expect(state()).toBe('answered');
    drill.team(min(4), { type: 'answer', inject: 't1-1', ask: 'q', value: 'b' });
    expect(state()).toBe('met');
  });

  test('I7 missed, late; each team has its own', () => {
    const drill = play(scenario({ injects: [inject('s1', { expects: [owe('ack', 'ACK')] })] }), JOINT);
    drill.act(min(1), 'ACK', { teamId: 't2' });
    drill.advance(min(11));
    drill.act(min(12), 'ACK', { teamId: 't3' });
    expect(['t1', 't2', 't3'].map((team) => cellState(drill.state(), team, 's1'))).toEqual(['missed', 'met', 'late']);
    expect(cellState(drill.state(), 't1', 'zzz')).toBeNull();
  });
});
