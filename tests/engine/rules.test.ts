/** Spec 2, rules and effects. */
import { describe, expect, test } from '@jest/globals';
import type { Condition, Effect } from '../../server/engine/index.js';
import { both, inject, min, owe, rule, scenario } from '../support/definition.js';
import { codeOf, play } from './play.js';

const DONE: Condition = { kind: 'done', action: 'ACK' };
const JOINT = { teams: { t1: ['a'], t2: ['b'] } };

describe('when a rule fires', () => {
  const bad: Effect[] = [{ kind: 'outcome', outcome: 'bad' }];

  test('at most once, with its effects in the same commit and order', () => {
    const drill = play(
      scenario({
        rules: [
          rule('r', DONE, [
            { kind: 'set', system: 'web', state: 'down' },
            { kind: 'outcome', outcome: 'bad' },
          ]),
        ],
      }),
    );
    const { events } = drill.act(min(1), 'ACK');
    expect(events.map((event) => event.type)).toEqual(['action-recorded', 'rule-fired', 'system-changed', 'outcome-set']);
    drill.act(min(2), 'ACK');
    expect(drill.of('rule-fired')).toHaveLength(1);
  });

  test('a delay counts from the moment it first held, and it is not tested again', () => {
    const normal: Condition = { kind: 'all', of: [DONE, { kind: 'system', system: 'web', is: 'normal' }] };
    const down = rule('down', { kind: 'done', action: 'TRIAGE' }, [{ kind: 'set', system: 'web', state: 'down' }]);
    const drill = play(
      scenario({
        rules: [rule('r', normal, bad, { after: min(5) }), rule('checked', normal, bad, { after: min(6), recheck: true }), down],
      }),
    );
    drill.act(min(1), 'ACK');
    drill.act(min(2), 'TRIAGE');
    drill.advance(min(20));
    expect(drill.of('rule-latched')).toMatchObject([
      { rule: 'r', dueX: min(6), teamId: 't1' },
      { rule: 'checked', dueX: min(7) },
    ]);
    expect(drill.of('rule-fired').map((event) => [event.rule, event.at.x, event.dropped])).toEqual([
      ['down', min(2), undefined],
      ['r', min(6), undefined],
      ['checked', min(7), true],
    ]);
    expect(drill.of('outcome-set')).toHaveLength(1);
    drill.act(min(21), 'ACK');
    expect(drill.of('rule-fired')).toHaveLength(3);
  });

  test('rules set each other off until nothing changes', () => {
    const web = (is: string): Condition => ({ kind: 'system', system: 'web', is });
    const rules = [
      rule('c', web('clean'), [{ kind: 'outcome', outcome: 'good' }]),
      rule('b', web('down'), [{ kind: 'set', system: 'web', state: 'clean' }]),
      rule('a', DONE, [{ kind: 'set', system: 'web', state: 'down' }]),
    ];
    const drill = play(scenario({ rules }), JOINT);
    drill.act(min(1), 'ACK', { teamId: 't2' });
    expect(drill.of('rule-fired')).toMatchObject([
      { rule: 'a', teamId: 't2' },
      { rule: 'b', teamId: 't2' },
      { rule: 'c', teamId: 't2' },
    ]);
  });

  test('END EX: what is latched never fires', () => {
    const drill = play(scenario({ rules: [rule('r', DONE, bad, { after: min(5) })] }));
    drill.act(min(1), 'ACK');
    drill.copy(min(6), { type: 'ended' });
    expect(drill.advance(min(90)).events).toEqual([]);
    expect(drill.of('rule-fired')).toEqual([]);
  });
});

describe('effects', () => {
  /** `MAINT` fires them. */
  const fires = (
    effects: Effect[],
    injects = [inject('s1', { at: min(20), expects: [owe('ack', 'ACK'), owe('rpt', 'RPT')] })],
    options = {},
  ) => play(scenario({ injects, rules: [rule('r', { kind: 'done', action: 'MAINT' }, effects)] }), options);

  test('release: now, to every addressed team, once', () => {
    const drill = fires(
      [
        { kind: 'release', inject: 's1' },
        { kind: 'release', inject: 's1' },
      ],
      [inject('s1', { at: min(20) })],
      JOINT,
    );
    drill.act(min(1), 'MAINT');
    drill.advance(min(30));
    expect(drill.of('inject-delivered').map((event) => [event.at.x, event.teamId, event.why])).toEqual([
      [min(1), 't1', 'rule'],
      [min(1), 't2', 'rule'],
    ]);
  });

  test('release judges the if; what was not needed may be released when it holds by then', () => {
    const c1 = inject('c1', { at: min(2), if: { kind: 'system', system: 'web', is: 'down' } });
    const rules = [
      rule('no', { kind: 'done', action: 'MAINT' }, [{ kind: 'release', inject: 'c1' }]),
      rule('yes', { kind: 'done', action: 'TRIAGE' }, [
        { kind: 'set', system: 'web', state: 'down' },
        { kind: 'release', inject: 'c1' },
      ]),
    ];
    const drill = play(scenario({ injects: [c1], rules }));
    drill.act(min(5), 'MAINT');
    drill.act(min(6), 'TRIAGE');
    expect(drill.of('inject-not-needed')).toHaveLength(1);
    expect(drill.of('inject-delivered')).toMatchObject([{ inject: 'c1', at: { x: min(6) } }]);
  });

  test('skip: out of the story; one that has gone out stays', () => {
    const drill = fires(
      [
        { kind: 'skip', inject: 's1' },
        { kind: 'skip', inject: 's2' },
      ],
      [inject('s1', { at: min(20) }), inject('s2')],
    );
    drill.act(min(1), 'MAINT');
    drill.advance(min(30));
    expect(drill.of('inject-skipped')).toMatchObject([{ inject: 's1', rule: 'r' }]);
    expect(drill.of('inject-delivered').map((event) => event.inject)).toEqual(['s2']);
  });

  test('delay: moves what has a time', () => {
    const drill = fires(
      [
        { kind: 'delay', inject: 's1', by: min(7) },
        { kind: 'delay', inject: 's2', by: min(7) },
      ],
      [inject('s1', { at: min(20) }), inject('s2', { manual: true })],
    );
    drill.act(min(1), 'MAINT');
    drill.advance(min(40));
    expect(drill.of('inject-rescheduled')).toMatchObject([{ inject: 's1', dueX: min(27), rule: 'r' }]);
    expect(drill.of('inject-delivered').map((event) => event.at.x)).toEqual([min(27)]);
  });

  test('repeat: a new instance with its own deliveries and expectations, that conditions may name', () => {
    const s1 = inject('s1', {
      expects: [owe('ack', 'ACK')],
      variants: [{ if: { kind: 'clock', atLeast: min(999) }, title: both('Khác') }],
    });
    const again: Effect = { kind: 'repeat', inject: 's1', as: 's1-b', variant: 1 };
    const rules = [
      rule('r', { kind: 'done', action: 'MAINT' }, [again, again]),
      rule('r2', { kind: 'done', action: 'TRIAGE' }, [{ kind: 'repeat', inject: 's1-b', as: 's1-c' }]),
      rule('met', { kind: 'met', inject: 's1-b' }, [{ kind: 'outcome', outcome: 'good' }]),
    ];
    const drill = play(scenario({ injects: [s1], rules }), JOINT);
    drill.act(min(1), 'MAINT', { teamId: 't1' });
    expect(drill.of('inject-created')).toMatchObject([{ inject: 's1-b', source: 's1', variant: 1, rule: 'r' }]);
    expect(drill.of('inject-delivered').slice(2)).toMatchObject([
      { inject: 's1-b', deliveryId: 't1-2', variant: 1, expects: ['ack'], why: 'repeat' },
      { inject: 's1-b', deliveryId: 't2-2' },
    ]);
    for (const teamId of ['t1', 't2']) drill.act(min(2), 'ACK', { teamId, inject: `${teamId}-2` });
    expect(drill.state().outcome).toBe('good');
    expect(drill.state().teams['t1']?.deliveries['t1-1']?.expects['ack']?.standing).toBe('open');
    drill.act(min(3), 'TRIAGE', { teamId: 't1' });
    expect(drill.of('inject-created')[1]).toMatchObject({ inject: 's1-c', source: 's1' });
  });

  test('set: only what changes', () => {
    const drill = fires([
      { kind: 'set', system: 'web', state: 'normal' },
      { kind: 'set', system: 'db', state: 'clean' },
    ]);
    drill.act(min(1), 'MAINT');
    expect(drill.of('system-changed')).toMatchObject([{ system: 'db', state: 'clean', rule: 'r' }]);
    expect(drill.state().systems).toEqual({ web: 'normal', db: 'clean' });
  });

  test('reply: names the teams that hear it; to a part nobody plays it is not sent', () => {
    const say = (to: string[]): Effect => ({ kind: 'reply', from: 'citizen', to, channel: 'sms', body: both('Cảm ơn'), attachments: [] });
    const drill = fires([say(['b']), say(['z']), say(['a', 'b'])], [], JOINT);
    drill.act(min(1), 'MAINT');
    expect(drill.of('reply')).toMatchObject([
      { rule: 'r', effect: 0, teams: ['t2'] },
      { rule: 'r', effect: 2, teams: ['t1', 't2'] },
    ]);
  });

  test('penalty: the team whose event fired the rule, else all of the world; or a part’s', () => {
    const charged = (drill: ReturnType<typeof play>) => drill.of('penalty-charged').map((event) => `${event.teamId} ${event.code}`);
    const own = fires([{ kind: 'penalty', code: 'X_SAY' }], [], JOINT);
    own.act(min(1), 'MAINT', { teamId: 't2' });
    expect(charged(own)).toEqual(['t2 X_SAY']);
    const part = fires([{ kind: 'penalty', code: 'X_SAY', part: 'a' }], [], JOINT);
    part.act(min(1), 'MAINT', { teamId: 't2' });
    expect(charged(part)).toEqual(['t1 X_SAY']);
    const all = play(scenario({ rules: [rule('r', { kind: 'clock', atLeast: min(1) }, [{ kind: 'penalty', code: 'X_SAY' }])] }), JOINT);
    all.act(min(1), 'MAINT');
    expect(charged(all)).toEqual(['t1 X_SAY', 't2 X_SAY']);
    const missed = play(
      scenario({
        injects: [inject('s1', { to: ['b'], expects: [owe('ack', 'ACK')] })],
        rules: [rule('r', { kind: 'missed', inject: 's1' }, [{ kind: 'penalty', code: 'X_SAY' }], { after: min(3) })],
      }),
      JOINT,
    );
    missed.advance(min(20));
    expect(charged(missed)).toEqual(['t2 X_SAY']);
  });

  test('scalePoints: recorded; factors multiply', () => {
    const scale: Effect = { kind: 'scalePoints', inject: 's1', expect: 'ack', by: 0.5 };
    const drill = fires([scale, scale]);
    drill.act(min(1), 'MAINT');
    expect(drill.of('points-scaled')).toMatchObject([{ inject: 's1', expect: 'ack', factor: 0.5, rule: 'r' }, { factor: 0.5 }]);
    expect(drill.state().injects['s1']?.scales).toEqual({ ack: 0.25 });
  });

  test('shiftTarget: target and max together, for who has it and who will get it', () => {
    const injects = [
      inject('s1', { expects: [owe('ack', 'ACK'), owe('triage', 'TRIAGE')] }),
      inject('s2', { at: min(5), expects: [owe('ack', 'VERIFY')] }),
    ];
    const drill = fires(
      [
        { kind: 'shiftTarget', inject: 's1', expect: 'ack', by: min(10) },
        { kind: 'shiftTarget', inject: 's2', expect: 'ack', by: min(1), max: min(30) },
      ],
      injects,
    );
    drill.act(min(1), 'MAINT');
    expect(drill.of('target-shifted')).toMatchObject([
      { expect: 'ack', target: min(15), max: min(20) },
      { inject: 's2', target: min(6), max: min(30) },
    ]);
    drill.advance(min(60));
    expect(drill.of('max-passed').map((event) => [event.inject, event.expect, event.at.x])).toEqual([
      ['s1', 'triage', min(10)],
      ['s1', 'ack', min(20)],
      ['s2', 'ack', min(35)],
    ]);
  });

  test('shiftTarget: a max moved into the past passes now; a missed one stays missed', () => {
    const drill = fires(
      [{ kind: 'shiftTarget', inject: 's1', expect: 'ack', by: 0, max: min(6) }],
      [inject('s1', { expects: [owe('ack', 'ACK')] })],
    );
    drill.act(min(8), 'MAINT');
    expect(drill.of('max-passed')).toMatchObject([{ at: { x: min(8) } }]);
    const later = fires(
      [{ kind: 'shiftTarget', inject: 's1', expect: 'ack', by: min(30) }],
      [inject('s1', { expects: [owe('ack', 'ACK')] })],
    );
    later.act(min(15), 'MAINT');
    expect(later.act(min(16), 'ACK').events[0]).toMatchObject({ serves: { late: true } });
    expect(later.of('max-passed')).toHaveLength(1);
  });

  test('return: to the team concerned where it filed, else to each that did; nothing to return, nothing happens', () => {
    const s1 = inject('s1', { expects: [owe('rpt', 'RPT')] });
    const drill = fires([{ kind: 'return', inject: 's1', expect: 'rpt', body: both('Bổ sung') }], [s1], {
      teams: { t1: ['a'], t2: ['b'], t3: ['a'] },
    });
    for (const teamId of ['t1', 't2'])
      drill.team(min(1), { type: 'file-report', form: 'rpt', fields: { what: 'x' }, inject: `${teamId}-1`, teamId });
    drill.act(min(2), 'MAINT', { teamId: 't3' });
    expect(drill.of('report-returned').map((event) => event.teamId)).toEqual(['t1', 't2']);
    const own = fires([{ kind: 'return', inject: 's1', expect: 'rpt', body: both('Bổ sung') }], [s1], JOINT);
    for (const teamId of ['t1', 't2']) own.team(min(1), { type: 'file-report', form: 'rpt', fields: { what: 'x' }, teamId });
    own.act(min(2), 'MAINT', { teamId: 't2' });
    expect(own.of('report-returned').map((event) => event.teamId)).toEqual(['t2']);
    const none = fires([{ kind: 'return', inject: 's1', expect: 'rpt', body: both('Bổ sung') }], [s1]);
    none.act(min(2), 'MAINT');
    expect(none.of('report-returned')).toEqual([]);
  });

  test('finding and outcome: for the report; the last outcome wins', () => {
    const drill = fires(
      [
        { kind: 'finding', text: both('Chậm'), finding: 'improvement' },
        { kind: 'outcome', outcome: 'bad' },
        { kind: 'outcome', outcome: 'good' },
      ],
      [],
      JOINT,
    );
    drill.act(min(1), 'MAINT', { teamId: 't2' });
    expect(drill.of('finding-noted')).toMatchObject([{ rule: 'r', effect: 0, teams: ['t2'] }]);
    expect(drill.state().outcome).toBe('good');
  });

  test('an instance that a rule made may be held and resent like any other', () => {
    const drill = fires([{ kind: 'repeat', inject: 's1', as: 's1-b' }], [inject('s1')]);
    drill.act(min(1), 'MAINT');
    expect(codeOf(drill.excon(min(2), { type: 'resend', inject: 's1-b' }))).toBeNull();
    expect(codeOf(drill.excon(min(2), { type: 'hold', inject: 's1-b' }))).toBe('already-delivered');
  });
});
