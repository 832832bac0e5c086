/** A9-A12: who works on what, the team's captain, grave actions put to the captain, and a seat the captain takes away. */
import { describe, expect, test } from '@jest/globals';
import { evolveAll } from '../../server/engine/index.js';
import type { WorldEvent } from '../../server/shared/events.js';
import { action, harm, inject, min, owe, rule, scenario } from '../support/definition.js';
import { codeOf, play, type Play } from './play.js';

const GRAVE = { grave: true } as const;
const actions = {
  ACK: action('ACK'),
  MAINT: action('MAINT', GRAVE),
  RPT: action('RPT', { form: 'rpt', ...GRAVE }),
  X_WIPE: harm('X_WIPE', GRAVE),
};
const offered = Object.keys(actions);
const everything = (drill: Play): WorldEvent[] => [
  ...drill.of('world-created'),
  ...drill.of('readied'),
  ...drill.of('started'),
  ...drill.log(),
];
/** The folded state of a team, after checking that the whole log folds to the same (V3). */
function teamOf(def: ReturnType<typeof scenario>, drill: Play) {
  expect(evolveAll(def, everything(drill))).toEqual(drill.state());
  return drill.state().teams['t1']!;
}

describe('A9 who works on an inject', () => {
  const def = scenario({ injects: [inject('s1', { expects: [owe('ack', 'ACK')] })] });
  const assign = (drill: Play, x: number, member: string | null, more: { memberId?: string; commandId?: string; inject?: string } = {}) =>
    drill.team(x, { type: 'assign', inject: 't1-1', member, ...more });

  test('A9 recorded with who said so; the same again is answered with the earlier event; nobody is an answer too', () => {
    const drill = play(def);
    const first = assign(drill, min(1), 'm2');
    expect(drill.of('inject-assigned')).toMatchObject([{ teamId: 't1', deliveryId: 't1-1', inject: 's1', member: 'm2', memberId: 'm1' }]);
    const again = assign(drill, min(2), 'm2', { memberId: 'm3' });
    expect(again).toMatchObject({ ok: true, events: [], answer: (first as { answer: unknown }).answer });
    expect(codeOf(assign(drill, min(3), null))).toBeNull();
    expect(teamOf(def, drill).deliveries['t1-1']?.assigned).toMatchObject({ member: null });
    expect(codeOf(assign(drill, min(4), null))).toBeNull();
    expect(drill.of('inject-assigned')).toHaveLength(2);
  });

  test('A9 refusals: not the team’s delivery, nobody to relieve, a seat that was taken away', () => {
    const drill = play(def);
    expect(codeOf(assign(drill, min(1), 'm2', { inject: 't2-1' }))).toBe('unknown-inject');
    expect(codeOf(assign(drill, min(1), null))).toBe('nothing-to-do');
    drill.excon(min(1), { type: 'remove-member', team: 't1', member: 'm2' });
    expect(codeOf(assign(drill, min(1), 'm2'))).toBe('unknown-member');
  });

  test('A9 it serves nothing and moves nothing; whose seat goes works on nothing', () => {
    const drill = play(def);
    const wake = drill.wake();
    assign(drill, min(1), 'm2');
    expect(drill.wake()).toBe(wake);
    expect(drill.state().teams['t1']?.deliveries['t1-1']?.expects['ack']?.standing).toBe('open');
    drill.excon(min(2), { type: 'remove-member', team: 't1', member: 'm2' });
    expect(teamOf(def, drill).deliveries['t1-1']?.assigned).toBeNull();
  });
});

describe('A10 the captain', () => {
  const def = scenario();
  const name = (drill: Play, x: number, member: string, memberId = 'm1', commandId?: string) =>
    drill.team(x, { type: 'name-captain', member, memberId, ...(commandId === undefined ? {} : { commandId }) });

  test('A10 anybody names one while there is none; after that the captain alone passes it on', () => {
    const drill = play(def);
    const first = name(drill, min(1), 'm2');
    expect(drill.of('captain-named')).toMatchObject([{ teamId: 't1', member: 'm2', memberId: 'm1' }]);
    expect(name(drill, min(2), 'm2', 'm3')).toMatchObject({ ok: true, events: [], answer: (first as { answer: unknown }).answer });
    expect(codeOf(name(drill, min(2), 'm3', 'm3'))).toBe('needs-captain');
    expect(codeOf(name(drill, min(3), 'm3', 'm2', 'pass'))).toBeNull();
    expect(codeOf(name(drill, min(4), 'm1', 'm2'))).toBe('needs-captain');
    expect(name(drill, min(4), 'm3', 'm2', 'pass')).toMatchObject({ ok: true, events: [] });
    expect(codeOf(name(drill, min(4), 'm1', 'm2', 'pass'))).toBe('command-reused');
    expect(teamOf(def, drill).captain).toMatchObject({ member: 'm3' });
  });

  test('A10 a captain whose seat is taken away is none; who has no seat is not named', () => {
    const drill = play(def);
    name(drill, min(1), 'm2');
    drill.excon(min(2), { type: 'remove-member', team: 't1', member: 'm2' });
    expect(teamOf(def, drill).captain).toBeNull();
    expect(codeOf(name(drill, min(3), 'm2'))).toBe('unknown-member');
    expect(codeOf(drill.excon(min(3), { type: 'set-captain', team: 't1', member: 'm2' }))).toBe('unknown-member');
    drill.excon(min(4), { type: 'restore-member', team: 't1', member: 'm2' });
    expect(drill.state().teams['t1']?.captain).toBeNull();
    expect(codeOf(name(drill, min(5), 'm3'))).toBeNull();
  });

  test('A10 EXCON names one, or none, over the captain’s head', () => {
    const drill = play(def);
    name(drill, min(1), 'm2');
    expect(codeOf(drill.excon(min(2), { type: 'set-captain', team: 't1', member: 'm3', reason: 'Vắng' }))).toBeNull();
    expect(drill.of('captain-named').at(-1)).toMatchObject({ member: 'm3', by: 'excon1', reason: 'Vắng' });
    expect(codeOf(drill.excon(min(2), { type: 'set-captain', team: 't1', member: 'm3' }))).toBe('nothing-to-do');
    expect(codeOf(name(drill, min(2), 'm1', 'm2'))).toBe('needs-captain');
    expect(codeOf(drill.excon(min(3), { type: 'set-captain', team: 't1', member: null }))).toBeNull();
    expect(codeOf(drill.excon(min(3), { type: 'set-captain', team: 't1', member: null }))).toBe('nothing-to-do');
    expect(codeOf(drill.excon(min(3), { type: 'set-captain', team: 't9', member: null }))).toBe('unknown-team');
    expect(teamOf(def, drill).captain).toBeNull();
  });

  test.each([
    ['planned', 'wrong-phase'],
    ['ready', null],
    ['running', null],
  ] as const)('A10 while %s → %s', (phase, code) => {
    expect(codeOf(name(play(def, { phase }), 0, 'm2'))).toBe(code);
    expect(codeOf(play(def, { phase }).excon(0, { type: 'set-captain', team: 't1', member: 'm2' }))).toBe(code);
  });

  test('A9, A10, A12 paused they go on; after END EX they are over', () => {
    const drill = play(scenario({ injects: [inject('s1')] }));
    drill.copy(min(1), { type: 'paused', realIncident: false });
    expect(codeOf(name(drill, min(1), 'm1'))).toBeNull();
    expect(codeOf(drill.team(min(1), { type: 'assign', inject: 't1-1', member: 'm1' }))).toBeNull();
    expect(codeOf(drill.team(min(1), { type: 'remove-seat', member: 'm3' }))).toBeNull();
    drill.copy(min(1), { type: 'resumed' });
    drill.copy(min(2), { type: 'ended' });
    expect(codeOf(name(drill, min(2), 'm2'))).toBe('ended');
    expect(codeOf(drill.team(min(2), { type: 'assign', inject: 't1-1', member: null }))).toBe('ended');
    expect(codeOf(drill.team(min(2), { type: 'remove-seat', member: 'm2' }))).toBe('ended');
  });
});

describe('A11 grave actions are the captain’s where the organiser says so', () => {
  const def = scenario({
    actions,
    offered,
    injects: [inject('s1', { expects: [owe('maint', 'MAINT'), owe('rpt', 'RPT')] })],
    rules: [rule('down', { kind: 'done', action: 'MAINT' }, [{ kind: 'set', system: 'web', state: 'down' }])],
  });
  const given = (): Play => {
    const drill = play(def, { approval: true });
    drill.team(0, { type: 'name-captain', member: 'm2' });
    return drill;
  };
  const decide = (drill: Play, x: number, proposal: string, yes: boolean, memberId = 'm2', commandId?: string) =>
    drill.team(x, { type: 'decide-proposal', proposal, yes, memberId, ...(commandId === undefined ? {} : { commandId }) });
  /** Event ids of what was proposed. */
  const proposed = (drill: Play): string[] => drill.of('action-proposed').map((event) => event.id);

  test('A11 proposed it serves nothing, sets off nothing and costs nothing; approved it is done then, by the captain', () => {
    const drill = given();
    const answer = drill.act(min(1), 'MAINT', { inject: 't1-1', fields: { a: 'x' }, commandId: 'p1' });
    const [proposal] = proposed(drill);
    expect(answer).toMatchObject({ ok: true, answer: { id: proposal } });
    expect(drill.of('action-proposed')).toMatchObject([
      { action: 'MAINT', deliveryId: 't1-1', inject: 's1', fields: { a: 'x' }, memberId: 'm1' },
    ]);
    expect(drill.state().systems['web']).toBe('normal');
    expect(drill.state().teams['t1']).toMatchObject({ acts: [], deliveries: { 't1-1': { expects: { maint: { standing: 'open' } } } } });

    const approved = decide(drill, min(7), proposal!, true, 'm2', 'd1');
    const types = approved.events.map((event) => event.type);
    expect(types.slice(0, 2)).toEqual(['proposal-decided', 'action-recorded']);
    expect(types).toContain('system-changed');
    const [recorded] = drill.of('action-recorded');
    expect(approved).toMatchObject({ ok: true, answer: { id: recorded?.id } });
    expect(recorded).toMatchObject({
      at: { x: min(7) },
      memberId: 'm2',
      proposal,
      proposedBy: 'm1',
      fields: { a: 'x' },
      serves: { expect: 'maint', late: false },
    });
    expect(decide(drill, min(8), proposal!, true, 'm2', 'd1')).toMatchObject({ ok: true, events: [], answer: { id: recorded?.id } });
    expect(codeOf(decide(drill, min(8), proposal!, false, 'm2', 'd1'))).toBe('command-reused');
    expect(codeOf(decide(drill, min(8), proposal!, false))).toBe('already-decided');
    expect(drill.act(min(9), 'MAINT', { inject: 't1-1', fields: { a: 'x' }, commandId: 'p1' })).toMatchObject({ ok: true, events: [] });
    teamOf(def, drill);
  });

  test('A11 approved after the max it is late, as an action of that moment', () => {
    const drill = given();
    drill.act(min(1), 'MAINT', { inject: 't1-1' });
    decide(drill, min(30), proposed(drill)[0]!, true);
    expect(drill.of('max-passed')).toHaveLength(2);
    expect(drill.of('action-recorded')).toMatchObject([{ serves: { late: true } }]);
  });

  test('A11 the captain’s own go straight, and so do those of everybody that are not grave, or without the mode', () => {
    const drill = given();
    drill.act(min(1), 'MAINT', { memberId: 'm2' });
    drill.act(min(1), 'ACK');
    expect(drill.of('action-recorded').map((event) => event.action)).toEqual(['MAINT', 'ACK']);
    const free = play(def);
    free.act(min(1), 'MAINT');
    expect(free.of('action-proposed')).toEqual([]);
  });

  test('A11 without a captain it waits until there is one', () => {
    const drill = play(def, { approval: true });
    drill.act(min(1), 'MAINT');
    expect(codeOf(decide(drill, min(2), proposed(drill)[0]!, true, 'm1'))).toBe('needs-captain');
    drill.team(min(2), { type: 'name-captain', member: 'm1' });
    expect(codeOf(decide(drill, min(3), proposed(drill)[0]!, true, 'm1'))).toBeNull();
  });

  test('A11, A6 a harmful one costs when it is approved, and nothing when it is not', () => {
    const drill = given();
    drill.act(min(1), 'WIPE');
    drill.act(min(1), 'WIPE', { memberId: 'm3' });
    const [first, second] = proposed(drill);
    expect(codeOf(decide(drill, min(2), first!, false))).toBeNull();
    expect(drill.of('penalty-charged')).toEqual([]);
    expect(codeOf(decide(drill, min(3), second!, true))).toBeNull();
    expect(drill.of('penalty-charged')).toMatchObject([{ code: 'X_WIPE', at: { x: min(3) } }]);
  });

  test('A11 only who proposed it may withdraw it, and nobody but the captain may approve it', () => {
    const drill = given();
    drill.act(min(1), 'MAINT');
    const [proposal] = proposed(drill);
    expect(codeOf(decide(drill, min(1), 'e999', true))).toBe('unknown-proposal');
    expect(codeOf(decide(drill, min(1), proposal!, true, 'm1'))).toBe('needs-captain');
    expect(codeOf(decide(drill, min(1), proposal!, false, 'm3'))).toBe('needs-captain');
    expect(codeOf(decide(drill, min(2), proposal!, false, 'm1'))).toBeNull();
    expect(drill.of('proposal-decided')).toMatchObject([{ proposal, yes: false, memberId: 'm1' }]);
    expect(codeOf(decide(drill, min(2), proposal!, true))).toBe('already-decided');
    expect(drill.of('action-recorded')).toEqual([]);
  });

  test('A11, A7 what is wrong is refused when it is proposed, and judged again when it is approved', () => {
    const drill = given();
    const file = (x: number, fields: Record<string, string>, memberId = 'm1') =>
      drill.team(x, { type: 'file-report', form: 'rpt', inject: 't1-1', fields, memberId });
    expect(codeOf(file(min(1), {}))).toBe('missing-field');
    expect(codeOf(file(min(1), { what: 'một' }))).toBeNull();
    expect(codeOf(file(min(1), { what: 'hai' }, 'm3'))).toBeNull();
    const [first, second] = proposed(drill);
    expect(drill.of('action-proposed')[0]).toMatchObject({ action: 'RPT', form: 'rpt' });
    decide(drill, min(2), first!, true);
    expect(drill.of('report-recorded')).toMatchObject([{ form: 'rpt', memberId: 'm2', proposedBy: 'm1', serves: { expect: 'rpt' } }]);
    const refused = decide(drill, min(3), second!, true);
    expect(codeOf(refused)).toBe('already-filed');
    expect(refused.events).toEqual([]);
    expect(codeOf(decide(drill, min(4), second!, false))).toBeNull();
    expect(codeOf(file(min(5), { what: 'ba' }))).toBe('already-filed');
  });

  test('A11, A5 the times of the decision count, not those of the proposal', () => {
    const drill = given();
    drill.team(min(1), { type: 'act', action: 'MAINT', localTime: 11, creditedX: 5 });
    drill.team(min(2), { type: 'decide-proposal', proposal: proposed(drill)[0]!, yes: true, memberId: 'm2', creditedX: min(1.5) });
    expect(drill.of('action-proposed')).toMatchObject([{ localTime: 11, creditedX: 5 }]);
    const [recorded] = drill.of('action-recorded');
    expect(recorded?.creditedX).toBe(min(1.5));
    expect(recorded).not.toHaveProperty('localTime');
  });

  test('A11 paused nothing is decided, and after END EX what waits has cost nothing', () => {
    const drill = given();
    drill.act(min(1), 'WIPE');
    const [proposal] = proposed(drill);
    drill.copy(min(1), { type: 'paused', realIncident: false });
    expect(codeOf(decide(drill, min(1), proposal!, true))).toBe('paused');
    drill.copy(min(1), { type: 'resumed' });
    drill.copy(min(2), { type: 'ended' });
    expect(codeOf(decide(drill, min(2), proposal!, true))).toBe('ended');
    expect(drill.of('penalty-charged')).toEqual([]);
  });

  test('A11 another team’s proposal is unknown', () => {
    const drill = play(def, { approval: true, teams: { t1: ['a'], t2: ['b'] } });
    for (const teamId of ['t1', 't2']) drill.team(0, { type: 'name-captain', member: `${teamId}-c`, memberId: `${teamId}-c`, teamId });
    drill.act(min(1), 'MAINT', { teamId: 't2', memberId: 'other' });
    const proposal = proposed(drill)[0]!;
    expect(codeOf(drill.team(min(2), { type: 'decide-proposal', proposal, yes: true, memberId: 't1-c' }))).toBe('unknown-proposal');
  });
});

describe('A12 a seat the captain takes away', () => {
  test('A12 the captain alone, and not the own one; it is a seat taken away as by EXCON (A8)', () => {
    const def = scenario();
    const drill = play(def);
    const remove = (member: string, memberId: string, commandId = `${memberId}-${member}`) =>
      drill.team(min(1), { type: 'remove-seat', member, memberId, commandId, reason: 'Nhầm đội' });
    expect(codeOf(remove('m3', 'm2'))).toBe('needs-captain');
    drill.team(min(1), { type: 'name-captain', member: 'm2' });
    expect(codeOf(remove('m3', 'm1'))).toBe('needs-captain');
    expect(codeOf(remove('m2', 'm2'))).toBe('bad-request');
    expect(codeOf(remove('m3', 'm2'))).toBeNull();
    expect(drill.of('member-removed')).toMatchObject([{ member: 'm3', memberId: 'm2', reason: 'Nhầm đội' }]);
    expect(drill.of('member-removed')[0]).not.toHaveProperty('by');
    expect(remove('m3', 'm2')).toMatchObject({ ok: true, events: [] });
    expect(codeOf(remove('m3', 'm2', 'again'))).toBe('nothing-to-do');
    expect(codeOf(drill.act(min(2), 'ACK', { memberId: 'm3' }))).toBe('seat-removed');
    expect(codeOf(drill.excon(min(3), { type: 'restore-member', team: 't1', member: 'm3' }))).toBeNull();
    expect(codeOf(drill.act(min(4), 'ACK', { memberId: 'm3' }))).toBeNull();
    teamOf(def, drill);
  });
});
