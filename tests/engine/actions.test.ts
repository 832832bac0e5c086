/** A1-A7: what teams do, which expectation it serves, and how a command is answered. */
import { describe, expect, test } from '@jest/globals';
import { action, field, harm, inject, min, owe, question, rule, scenario } from '../support/definition.js';
import { codeOf, play } from './play.js';

describe('A1 only what the scenario offers, from what the team has received', () => {
  const def = scenario({ injects: [inject('s1', { expects: [owe('ack', 'ACK')], asks: [question('q')] }), inject('s2', { at: min(60) })] });

  test('A1 refusals by code', () => {
    const drill = play(def);
    expect(codeOf(drill.act(0, 'NOPE'))).toBe('unknown-action');
    expect(codeOf(drill.act(0, 'RPT'))).toBe('needs-form');
    expect(codeOf(drill.act(0, 'ACK', { inject: 's1' }))).toBe('unknown-inject');
    expect(codeOf(drill.act(0, 'ACK', { inject: 't2-1' }))).toBe('unknown-inject');
    expect(codeOf(drill.act(0, 'ACK', { teamId: 'zzz' }))).toBe('unknown-team');
    expect(codeOf(drill.team(0, { type: 'seen', deliveryId: 't1-9' }))).toBe('unknown-inject');
    expect(codeOf(drill.team(0, { type: 'answer', inject: 't1-1', ask: 'zzz', value: 'a' }))).toBe('unknown-question');
    expect(codeOf(drill.team(0, { type: 'take-hint', inject: 't1-1', hint: 'zzz' }))).toBe('unknown-hint');
    expect(codeOf(drill.team(0, { type: 'file-report', form: 'zzz', fields: {} }))).toBe('unknown-form');
    expect(drill.of('action-recorded')).toEqual([]);
  });

  test.each(['constructor', '__proto__', 'toString'])('A1 %s names nothing a team has, though every record answers to it', (name) => {
    const drill = play(def, { approval: true });
    drill.team(0, { type: 'name-captain', member: 'm1' });
    const { length } = drill.log();
    expect(codeOf(drill.team(0, { type: 'seen', deliveryId: name }))).toBe('unknown-inject');
    expect(codeOf(drill.team(0, { type: 'confirm-receipt', deliveryId: name }))).toBe('unknown-inject');
    expect(codeOf(drill.team(0, { type: 'assign', inject: name, member: 'm1' }))).toBe('unknown-inject');
    expect(codeOf(drill.act(0, 'ACK', { inject: name }))).toBe('unknown-inject');
    expect(codeOf(drill.team(0, { type: 'answer', inject: 't1-1', ask: name, value: 'a' }))).toBe('unknown-question');
    expect(codeOf(drill.team(0, { type: 'file-report', form: name, fields: {} }))).toBe('unknown-form');
    expect(codeOf(drill.team(0, { type: 'decide-proposal', proposal: name, yes: false }))).toBe('unknown-proposal');
    expect(codeOf(drill.excon(0, { type: 'hold', inject: name }))).toBe('unknown-inject');
    expect(drill.log()).toHaveLength(length);
  });

  test('A1 an action of the catalogue that this scenario does not offer is unknown', () => {
    const drill = play(scenario({ offered: ['ACK'], injects: [] }));
    expect(codeOf(drill.act(0, 'MAINT'))).toBe('unknown-action');
    expect(codeOf(drill.team(0, { type: 'file-report', form: 'rpt', fields: { what: 'x' } }))).toBe('unknown-form');
  });

  test('A1 fields are checked: what is required, numbers, choices; what is unknown is kept', () => {
    const fields = [
      field('asset', { required: true }),
      field('n', { type: 'number' }),
      field('how', { type: 'select', options: [{ id: 'a', text: { vi: 'A', en: 'A' } }] }),
      field('all', { type: 'multi', options: [{ id: 'a', text: { vi: 'A', en: 'A' } }] }),
    ];
    const actions = { ISO: action('ISO', { fields }) };
    const drill = play(scenario({ actions, offered: ['ISO'] }));
    const missing = drill.act(0, 'ISO', { fields: { asset: '  ' } });
    expect(missing).toMatchObject({
      ok: false,
      refusal: { code: 'missing-field', detail: { vi: 'Mục: Mục asset.', en: 'Fields: Mục asset (en).' } },
    });
    expect(codeOf(drill.act(0, 'ISO', { fields: { asset: 'a', n: 'ba' } }))).toBe('bad-field');
    expect(codeOf(drill.act(0, 'ISO', { fields: { asset: 'a', how: 'b' } }))).toBe('bad-field');
    expect(codeOf(drill.act(0, 'ISO', { fields: { asset: 'a', all: ['a', 'a'] } }))).toBe('bad-field');
    expect(codeOf(drill.act(0, 'ISO', { fields: { asset: 'a', n: 3, how: 'a', all: ['a'], other: 'x' } }))).toBeNull();
    expect(drill.of('action-recorded')[0]?.fields).toEqual({ asset: 'a', n: 3, how: 'a', all: ['a'], other: 'x' });
  });
});

describe('A2 a command is done once', () => {
  const def = scenario({ injects: [inject('s1', { expects: [owe('ack', 'ACK'), owe('triage', 'TRIAGE')], asks: [question('q')] })] });

  test('A2 sent again it gets the same answer and changes nothing, later, paused and after END EX too', () => {
    const drill = play(def);
    const first = drill.act(min(1), 'ACK', { commandId: 'same', inject: 't1-1', fields: { a: 'x', b: 'y' } });
    const again = drill.act(min(5), 'ACK', { commandId: 'same', inject: 't1-1', fields: { b: 'y', a: 'x' } });
    expect(again).toMatchObject({ ok: true, events: [] });
    expect(again).toHaveProperty('answer', (first as { answer: unknown }).answer);
    drill.copy(min(6), { type: 'ended' });
    expect(drill.act(min(6), 'ACK', { commandId: 'same', inject: 't1-1', fields: { a: 'x', b: 'y' } })).toHaveProperty(
      'answer',
      (first as { answer: unknown }).answer,
    );
    expect(drill.of('action-recorded')).toHaveLength(1);
  });

  test('A2 eight identical submits leave one record', () => {
    const drill = play(def);
    const answers = Array.from({ length: 8 }, () => drill.act(min(1), 'ACK', { commandId: 'same' }));
    expect(new Set(answers.map((each) => JSON.stringify(each.ok && each.answer))).size).toBe(1);
    expect(drill.of('action-recorded')).toHaveLength(1);
  });

  test('A2 the id is the member’s own; with another content it is refused', () => {
    const drill = play(def);
    drill.act(min(1), 'ACK', { commandId: 'same' });
    expect(codeOf(drill.act(min(1), 'ACK', { commandId: 'same', memberId: 'm2' }))).toBeNull();
    expect(codeOf(drill.act(min(1), 'TRIAGE', { commandId: 'same' }))).toBe('command-reused');
    expect(codeOf(drill.act(min(1), 'ACK', { commandId: 'same', fields: { a: 'x' } }))).toBe('command-reused');
    expect(codeOf(drill.team(min(1), { type: 'say', to: 'team', text: 'x', commandId: 'same' }))).toBe('command-reused');
  });

  test('A2 a refused one is judged afresh', () => {
    const drill = play(def);
    drill.copy(min(1), { type: 'paused', realIncident: false });
    expect(codeOf(drill.act(min(1), 'ACK', { commandId: 'same' }))).toBe('paused');
    drill.copy(min(1), { type: 'resumed' });
    expect(codeOf(drill.act(min(1), 'ACK', { commandId: 'same' }))).toBeNull();
  });

  test('A2 one that changes nothing is acknowledged with the earlier event', () => {
    const drill = play(scenario({ injects: [inject('s1', { hints: [{ id: 'h', after: 0, text: { vi: 'x', en: 'x' } }] })] }));
    const seen = drill.team(min(1), { type: 'seen', deliveryId: 't1-1' });
    const again = drill.team(min(2), { type: 'seen', deliveryId: 't1-1', memberId: 'm2' });
    expect(again).toMatchObject({ ok: true, answer: { id: drill.of('inject-seen')[0]!.id, at: { x: min(1) } } });
    expect(seen).toHaveProperty('answer', (again as { answer: unknown }).answer);
    drill.team(min(1), { type: 'take-hint', inject: 't1-1', hint: 'h' });
    expect(drill.team(min(3), { type: 'take-hint', inject: 't1-1', hint: 'h' })).toMatchObject({
      answer: { id: drill.of('hint-taken')[0]!.id },
    });
    expect(drill.of('inject-seen')).toHaveLength(1);
    expect(drill.of('hint-taken')).toHaveLength(1);
  });

  test.each([
    { type: 'hold' as const, inject: 's2' },
    { type: 'release' as const, inject: 's2', teams: ['t1'] },
    { type: 'skip' as const, inject: 's2' },
    { type: 'reschedule' as const, inject: 's2', atX: min(50) },
    { type: 'resend' as const, inject: 's1' },
    { type: 'say' as const, teams: ['t1'], text: 'x', as: 'citizen' },
  ])('A2 EXCON’s $type sent again is answered the same', (order) => {
    const drill = play(scenario({ injects: [inject('s1'), inject('s2', { at: min(40) })] }));
    const first = drill.excon(min(1), { ...order, commandId: 'same' });
    expect(codeOf(first)).toBeNull();
    const again = drill.excon(min(2), { ...order, commandId: 'same' });
    expect(again).toMatchObject({ ok: true, events: [] });
    expect(again).toHaveProperty('answer', (first as { answer: unknown }).answer);
  });

  test('A2 an ad-hoc inject sent again is the same though its ids are drawn afresh; C5 a copy too', () => {
    const drill = play(def);
    const adhoc = {
      type: 'send-adhoc' as const,
      teams: ['t1'],
      channel: 'sms' as const,
      from: 'x',
      title: { vi: 'a', en: 'a' },
      body: { vi: 'b', en: 'b' },
    };
    const expects = (id: string) => [{ id, action: 'ACK', target: 1, max: 2, points: 0 }];
    drill.excon(0, { ...adhoc, inject: 'x1', expects: expects('e1'), commandId: 'same' });
    expect(drill.excon(0, { ...adhoc, inject: 'x2', expects: expects('e2'), commandId: 'same' })).toMatchObject({ ok: true, events: [] });
    const copy = { type: 'copy' as const, commandId: 'ctl:9', by: 'd', body: { type: 'factor-set' as const, factor: 2 } };
    drill.order(0, copy);
    expect(drill.order(0, copy)).toMatchObject({ ok: true, events: [] });
    expect(drill.of('factor-set')).toHaveLength(1);
  });
});

describe('A4 which expectation an action serves', () => {
  const def = scenario({
    injects: [
      inject('s1', { expects: [owe('ack', 'ACK')] }),
      inject('s2', { at: min(1), expects: [owe('ack', 'ACK'), owe('again', 'ACK', { max: min(30) })] }),
    ],
  });
  const served = (drill: ReturnType<typeof play>) =>
    drill
      .of('action-recorded')
      .map((event) => event.serves && `${event.serves.inject}.${event.serves.expect}${event.serves.late ? ' late' : ''}`);

  test('A4 a named inject’s own, one action one expectation, then none', () => {
    const drill = play(def);
    for (let i = 0; i < 3; i += 1) drill.act(min(2), 'ACK', { inject: 't1-2' });
    expect(served(drill)).toEqual(['s2.ack', 's2.again', undefined]);
    expect(drill.of('action-recorded')[0]).toMatchObject({ deliveryId: 't1-2', inject: 's2' });
  });

  test('A4 unnamed: the earliest delivered whose max has not passed', () => {
    const drill = play(def);
    for (let i = 0; i < 4; i += 1) drill.act(min(2), 'ACK');
    expect(served(drill)).toEqual(['s1.ack', 's2.ack', 's2.again', undefined]);
    expect(drill.of('action-recorded')[0]).not.toHaveProperty('inject');
  });

  test('A4 else the earliest past its max, late', () => {
    const drill = play(def);
    for (let i = 0; i < 4; i += 1) drill.act(min(12), 'ACK');
    expect(served(drill)).toEqual(['s2.again', 's1.ack late', 's2.ack late', undefined]);
  });

  test('A4 in joint play each addressed team owes its own', () => {
    const drill = play(def, { teams: { t1: ['a'], t2: ['b'] } });
    drill.act(min(2), 'ACK', { teamId: 't1' });
    drill.act(min(3), 'ACK', { teamId: 't2' });
    expect(served(drill)).toEqual(['s1.ack', 's1.ack']);
  });

  test('A4 an early action serves by initiative, with response time 0, one per code', () => {
    const early = scenario({
      injects: [
        inject('s1', { at: min(10), expects: [owe('e', 'MAINT', { early: true })] }),
        inject('s2', { at: min(20), expects: [owe('e', 'MAINT', { early: true }), owe('n', 'TRIAGE')] }),
      ],
      rules: [rule('r', { kind: 'done', action: 'MAINT', inject: 's1', before: min(2) }, [{ kind: 'outcome', outcome: 'good' }])],
    });
    const drill = play(early);
    drill.act(min(1), 'MAINT');
    drill.act(min(2), 'MAINT');
    drill.act(min(2), 'TRIAGE');
    drill.advance(min(31));
    expect(drill.of('early-served')).toMatchObject([
      { at: { x: min(10) }, actionEventId: drill.of('action-recorded')[0]!.id, serves: { inject: 's1', early: true, late: false } },
    ]);
    expect(drill.state().teams['t1']?.deliveries['t1-1']?.expects['e']?.served).toMatchObject({ x: min(10), early: true });
    expect(drill.of('rule-fired')).toHaveLength(1);
    expect(drill.of('max-passed').map((event) => event.expect)).toEqual(['e', 'n']);
  });

  test('A4 an action that served something is not kept', () => {
    const early = scenario({
      injects: [
        inject('s1', { expects: [owe('a', 'MAINT')] }),
        inject('s2', { at: min(5), expects: [owe('e', 'MAINT', { early: true })] }),
      ],
    });
    const drill = play(early);
    drill.act(min(1), 'MAINT');
    drill.advance(min(5));
    expect(drill.of('early-served')).toEqual([]);
  });
});

describe('A5 credited time is recorded and changes no branch', () => {
  test('A5 judged at arrival', () => {
    const drill = play(scenario({ injects: [inject('s1', { expects: [owe('ack', 'ACK')], asks: [question('q')] })] }));
    drill.team(min(12), { type: 'act', action: 'ACK', creditedX: min(2), localTime: 5 });
    drill.team(min(12), { type: 'answer', inject: 't1-1', ask: 'q', value: 'a', creditedX: min(3) });
    expect(drill.of('action-recorded')).toMatchObject([{ at: { x: min(12) }, creditedX: min(2), localTime: 5, serves: { late: true } }]);
    expect(drill.of('answer-recorded')).toMatchObject([{ creditedX: min(3), late: true }]);
  });
});

describe('A6 harmful actions', () => {
  const def = scenario({
    injects: [],
    rules: [
      rule('r', { kind: 'done', action: 'ACK' }, [
        { kind: 'penalty', code: 'X_WIPE' },
        { kind: 'penalty', code: 'X_SAY' },
      ]),
    ],
  });

  test('A6 accepted like others, under its wire code or its own, charged once per kind and team', () => {
    const drill = play(def);
    expect(codeOf(drill.act(min(1), 'WIPE'))).toBeNull();
    expect(codeOf(drill.act(min(2), 'X_WIPE'))).toBeNull();
    expect(drill.of('action-recorded').map((event) => event.action)).toEqual(['X_WIPE', 'X_WIPE']);
    expect(drill.of('penalty-charged')).toMatchObject([{ code: 'X_WIPE', cause: 'action', at: { x: min(1) } }]);
  });

  test('A6 whether by the action or by a rule, whichever comes first', () => {
    const drill = play(def);
    drill.act(min(1), 'SAY');
    drill.act(min(2), 'ACK');
    drill.act(min(3), 'WIPE');
    expect(drill.of('penalty-charged').map((event) => [event.code, event.cause])).toEqual([
      ['X_SAY', 'action'],
      ['X_WIPE', 'rule'],
    ]);
  });

  test('A6 each team pays for itself', () => {
    const drill = play(def, { teams: { t1: ['a'], t2: ['b'] } });
    drill.act(min(1), 'WIPE', { teamId: 't2' });
    drill.act(min(1), 'WIPE', { teamId: 't1' });
    expect(drill.of('penalty-charged').map((event) => event.teamId)).toEqual(['t2', 't1']);
  });

  test('A6 a wire code that reads like another action’s code wins over it', () => {
    const actions = { CLEAN: action('CLEAN', { wire: 'CLEANUP' }), X_CLEAN: harm('X_CLEAN', { wire: 'CLEAN' }) };
    const drill = play(scenario({ actions, offered: ['CLEAN', 'X_CLEAN'] }));
    drill.act(0, 'CLEAN');
    expect(drill.of('action-recorded')[0]?.action).toBe('X_CLEAN');
  });
});

describe('A7 reports, questions, hints', () => {
  const def = scenario({
    injects: [
      inject('s1', {
        expects: [owe('rpt', 'RPT')],
        asks: [
          question('q'),
          question('n', { type: 'number' }),
          question('m', { type: 'multi' }),
          question('r', { type: 'rank' }),
          question('t', { type: 'text' }),
        ],
      }),
    ],
    rules: [
      rule('weak', { kind: 'done', action: 'RPT', where: { what: { matches: '^ngắn' } } }, [
        { kind: 'return', inject: 's1', expect: 'rpt', body: { vi: 'Bổ sung', en: 'Add' } },
      ]),
    ],
  });
  const file = (drill: ReturnType<typeof play>, x: number, what: string, more: { inject?: string } = { inject: 't1-1' }) =>
    drill.team(x, { type: 'file-report', form: 'rpt', fields: { what }, ...more });

  test('A7 a report serves its expectation, is locked, and may not be filed twice', () => {
    const drill = play(def);
    expect(codeOf(file(drill, min(1), ' '))).toBe('missing-field');
    expect(codeOf(file(drill, min(2), 'đầy đủ'))).toBeNull();
    expect(drill.of('report-recorded')).toMatchObject([
      { form: 'rpt', action: 'RPT', deliveryId: 't1-1', serves: { expect: 'rpt', late: false }, fields: { what: 'đầy đủ' } },
    ]);
    expect(codeOf(file(drill, min(3), 'lần hai'))).toBe('already-filed');
    expect(drill.state().teams['t1']?.deliveries['t1-1']?.expects['rpt']?.standing).toBe('met');
  });

  test('A7 unnamed it serves what is owed; nothing owed, it is still taken', () => {
    const drill = play(def);
    file(drill, min(2), 'a', {});
    expect(codeOf(file(drill, min(3), 'b', {}))).toBeNull();
    expect(drill.of('report-recorded').map((event) => event.serves?.expect)).toEqual(['rpt', undefined]);
  });

  test('A7 return reopens it once; the first filing keeps the time, the last is the text', () => {
    const drill = play(def);
    file(drill, min(2), 'ngắn quá');
    expect(drill.of('report-returned')).toMatchObject([{ teamId: 't1', deliveryId: 't1-1', rule: 'weak', effect: 0 }]);
    expect(codeOf(file(drill, min(3), 'đầy đủ'))).toBeNull();
    const rpt = drill.state().teams['t1']?.deliveries['t1-1']?.expects['rpt'];
    expect(rpt).toMatchObject({ standing: 'met', served: { x: min(2) }, again: { x: min(3) }, reopened: false });
    expect(codeOf(file(drill, min(4), 'lần ba'))).toBe('already-filed');
    drill.advance(min(30));
    expect(drill.of('max-passed').map((event) => event.ask)).not.toContain(undefined);
  });

  test('A7 the first answer of the team counts; its shape is checked', () => {
    const drill = play(def);
    const answer = (ask: string, value: string | number | string[]) =>
      codeOf(drill.team(min(1), { type: 'answer', inject: 't1-1', ask, value }));
    expect(answer('q', 'z')).toBe('bad-answer');
    expect(answer('q', ['a'])).toBe('bad-answer');
    expect(answer('q', 'b')).toBeNull();
    expect(answer('q', 'a')).toBe('already-answered');
    expect(answer('n', '3')).toBe('bad-answer');
    expect(answer('n', 3)).toBeNull();
    expect(answer('m', [])).toBe('bad-answer');
    expect(answer('m', ['a', 'a'])).toBe('bad-answer');
    expect(answer('m', ['b', 'a'])).toBeNull();
    expect(answer('r', ['a'])).toBe('bad-answer');
    expect(answer('r', ['b', 'a'])).toBeNull();
    expect(answer('t', ' ')).toBe('bad-answer');
    expect(answer('t', 'vì…')).toBeNull();
    expect(drill.state().teams['t1']?.deliveries['t1-1']?.asks['q']?.answered?.value).toBe('b');
  });

  test('a question past its max is recorded as passed and may be answered late', () => {
    const drill = play(scenario({ injects: [inject('s1', { asks: [question('q')] })] }));
    drill.advance(min(10));
    expect(drill.of('max-passed')).toMatchObject([{ ask: 'q', inject: 's1' }]);
    drill.team(min(11), { type: 'answer', inject: 't1-1', ask: 'q', value: 'a' });
    expect(drill.of('answer-recorded')).toMatchObject([{ late: true }]);
  });
});

describe('messages', () => {
  test('to EXCON or among the team, with the member who spoke', () => {
    const drill = play(scenario());
    drill.team(min(1), { type: 'say', to: 'excon', text: 'Xin ý kiến' });
    expect(drill.of('message')).toMatchObject([{ from: 't1', to: 'excon', teamId: 't1', memberId: 'm1', text: 'Xin ý kiến' }]);
  });
});
