import { describe, expect, it } from '@jest/globals';
import { asksFor, journalOf, kindOf, lastOf, recordedRows } from '../../../client/src/consoles/team/journal.js';
import { grouped } from '../../../client/src/consoles/team/respond/search.js';
import { doneByTeam, noteUse, offeredFirst, type Used } from '../../../client/src/consoles/team/respond/usage.js';
import type { Pending } from '../../../client/src/state/link.js';
import type { TeamProposal } from '../../../server/shared/views.js';
import { at, KIT, sampleView } from './sample.js';

const MIN = 60_000;
const pending = (commandId: string, command: Pending['command'], status: Pending['status'] = 'queued'): Pending => ({
  commandId,
  command,
  since: at(70 * MIN).wall,
  status,
});
const proposal: TeamProposal = {
  id: 'w1',
  at: at(10 * MIN),
  type: 'action-proposed',
  memberId: 'm1',
  commandId: 'k1',
  action: 'MAINT',
  fields: {},
};
const declined = { id: 'd1', at: at(12 * MIN), type: 'proposal-decided' as const, memberId: 'm2', proposal: 'w1', yes: false };

describe('the log as rows', () => {
  const view = sampleView(2, {
    proposals: [{ ...proposal, decided: declined }],
    captaincies: [{ id: 'n1', at: at(1 * MIN), type: 'captain-named', memberId: 'm1', member: 'm2' }],
    seatChanges: [{ id: 's1', at: at(13 * MIN), type: 'seat-changed', member: 'm3', back: false }],
    assignments: [{ id: 'i1', at: at(3 * MIN), type: 'inject-assigned', memberId: 'm1', deliveryId: 'x', member: 'm2' }],
    credits: [{ id: 't1', at: at(14 * MIN), type: 'time-credited', ms: 5 * MIN }],
  });

  it('is newest first over every list, what is on its way above', () => {
    const rows = journalOf(view, [pending('k7', { type: 'act', action: 'ACK' }), pending('k8', { type: 'seen' })]);
    expect(rows[0]).toMatchObject({ kind: 'pending', key: 'k7' });
    const drill = view.phases?.[0];
    expect(rows.slice(1).map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      'credit t1',
      'seat s1',
      'declined d1',
      'proposal w1',
      'system c2',
      'deed a2',
      'system c1',
      'assigned i1',
      'deed a1',
      'captain n1',
      `phase ${drill?.id}`,
    ]);
  });

  it('a command that has landed does not stand there a second time, also as a proposal', () => {
    const rows = journalOf(view, [pending('k1', { type: 'act', action: 'MAINT' }, 'sent')]);
    expect(rows.some(({ kind }) => kind === 'pending')).toBe(false);
  });

  it('a yes stands in the action that it made, a no in a row of its own', () => {
    const approved = sampleView(1, { proposals: [{ ...proposal, decided: { ...declined, yes: true } }] });
    expect(recordedRows(approved).some(({ kind }) => kind === 'declined')).toBe(false);
    expect(recordedRows(view).some(({ kind }) => kind === 'declined')).toBe(true);
  });

  it('is asked by kind and member; systems come only when asked for', () => {
    const rows = recordedRows(view);
    expect(rows.filter((row) => asksFor({ kind: 'all', member: null }, row, 'm1')).some((row) => kindOf(row) === 'systems')).toBe(false);
    expect(rows.filter((row) => asksFor({ kind: 'systems', member: null }, row, 'm1'))).toHaveLength(2);
    expect(rows.filter((row) => asksFor({ kind: 'proposals', member: 'm2' }, row, 'm1')).map(({ key }) => key)).toEqual(['d1']);
  });

  it('the last act of a member: on its way before recorded, proposed while it waits', () => {
    expect(lastOf(view, [], 'm1')).toMatchObject({ kind: 'deed', key: 'a2' });
    expect(lastOf(sampleView(2, { proposals: [proposal] }), [], 'm1')).toMatchObject({ kind: 'proposal' });
    expect(lastOf(view, [pending('k9', { type: 'answer' }, 'refused')], 'm1')).toMatchObject({ kind: 'pending' });
    expect(lastOf(view, [], 'm3')).toBeNull();
  });
});

describe('finding an action', () => {
  const find = (wanted: string): string[] => grouped(KIT.actions, wanted, 'vi').flatMap(({ actions }) => actions.map(({ code }) => code));

  it.each([
    ['mo lai', ['REOPEN']],
    ['MỞ LẠI', ['REOPEN']],
    ['vu dich', ['MAINT', 'REOPEN']],
    ['mldv', ['REOPEN']],
    ['reopen the', ['REOPEN']],
    ['khong co', []],
  ])('"%s"', (wanted, codes) => {
    expect(find(wanted)).toEqual(codes);
  });

  it('codes are no words of people: they find nothing', () => {
    expect(find('triage')).toEqual([]);
  });
});

describe('what is offered first', () => {
  it('the last two used, then those used twice or more', () => {
    let used: Used = {};
    for (const code of ['ACK', 'ACK', 'ACK', 'REOPEN', 'MAINT', 'DIS_ACC']) used = noteUse(used, code);
    expect(offeredFirst(used, KIT.actions).map(({ code }) => code)).toEqual(['DIS_ACC', 'MAINT', 'ACK']);
  });

  it('the team’s own log tells how often and when last, reports under their action', () => {
    const report = { id: 'f1', at: at(9 * MIN), type: 'report-recorded' as const, memberId: 'm1', form: 'initial-report', fields: {} };
    const done = doneByTeam(sampleView(2, { deeds: [...sampleView(2).deeds, report] }));
    expect(done.get('RPT_INIT')).toEqual({ n: 1, last: report.at, by: 'm1' });
    expect(done.get('ACK')?.n).toBe(1);
  });
});
