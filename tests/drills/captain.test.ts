/** A9 to A12 through the host: members it knows, the plan's approval mode, and who is told of what (W1). */
import { describe, expect, test } from '@jest/globals';
import type { ExconView, TeamView } from '../../server/shared/views.js';
import { settle } from '../support/virtual-clock.js';
import { director, member, running, type Stage } from './host.js';
import { definition, plan } from './plan.js';

const MINUTE = 60_000;
const base = definition();
const grave = { ...base, actions: { ...base.actions, ACK: { ...base.actions['ACK']!, grave: true } } };
const excon = ({ drill }: Stage): ExconView => drill.snapshot({ kind: 'excon' }).snapshot as ExconView;
const team = ({ drill }: Stage, teamId = 't1'): TeamView => drill.snapshot({ kind: 'team', teamId }).snapshot as TeamView;

async function given(captainApproval: boolean): Promise<Stage> {
  const room = await running(plan(2, { definition: grave, captainApproval, play: 'joint' }));
  for (const id of ['t1', 't2'])
    room.drill.setMembers(
      id,
      [1, 2, 3].map((n) => ({ id: `${id}-m${n}`, name: `Người ${n}` })),
    );
  await room.clock.pass(MINUTE);
  await settle();
  return room;
}

describe('A9, A10 members are those of the team', () => {
  test('a member of another team is unknown, to the team as to EXCON, and so is one that nobody is', async () => {
    const room = await given(false);
    const inject = team(room).injects[0]!.deliveryId;
    for (const stranger of ['t2-m1', 'nobody']) {
      const orders = [
        { type: 'assign', inject, member: stranger },
        { type: 'name-captain', member: stranger },
        { type: 'remove-seat', member: stranger },
      ];
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as a seat sends
      for (const order of orders) expect(await room.send(member(), order)).toMatchObject({ code: 'unknown-member' });
      // oxlint-disable-next-line no-await-in-loop
      expect(await room.send(director, { type: 'set-captain', team: 't1', member: stranger })).toMatchObject({ code: 'unknown-member' });
    }
    expect(await room.send(member(), { type: 'assign', inject, member: 't1-m2' })).toMatchObject({ ok: true });
    expect(team(room).injects[0]).toMatchObject({ assigned: 't1-m2' });
    expect(await room.send(member(), { type: 'assign', inject, member: null })).toMatchObject({ ok: true });
    expect(team(room).injects[0]).not.toHaveProperty('assigned');
  });

  test('I12 a captain named by EXCON is an act on the team; the picture follows the captain, also when the seat goes', async () => {
    const room = await given(false);
    expect(await room.send(member(), { type: 'name-captain', member: 't1-m2' })).toMatchObject({ ok: true });
    expect(excon(room)).toMatchObject({ captains: { t1: 't1-m2' } });
    expect(excon(room).acts['team:t1']).toBeUndefined();
    const order = { type: 'set-captain', team: 't1', member: 't1-m3', reason: 'Vắng', basis: 0 };
    expect(await room.send(director, order)).toMatchObject({ ok: true });
    expect(await room.send(director, { ...order, member: 't1-m1' })).toMatchObject({ code: 'stale' });
    expect(excon(room).acts['team:t1']).toMatchObject([{ type: 'captain-named', reason: 'Vắng' }]);
    expect(team(room)).toMatchObject({ captain: 't1-m3', captaincies: [{ memberId: 't1-m1' }, { byExcon: true }] });
    expect(JSON.stringify(team(room).captaincies)).not.toContain('director');
    await room.send(director, { type: 'remove-member', team: 't1', member: 't1-m3', reason: 'Nhầm đội' });
    expect(team(room).captain).toBeNull();
    expect(excon(room).captains).toEqual({});
  });
});

describe('A11 the plan’s approval mode', () => {
  test('proposed, then approved: the team reads both, a team in the same world nothing, an observer only that something was', async () => {
    const room = await given(true);
    expect(team(room).kit).toMatchObject({ approval: true, actions: [{ grave: true }, {}] });
    await room.send(member(), { type: 'name-captain', member: 't1-m2' });
    const inject = team(room).injects[0]!.deliveryId;
    await room.send(member(), { type: 'act', action: 'ACK', inject, fields: { what: 'ngắt' }, localTime: 5, sentAt: 6 });
    const [proposal] = team(room).proposals!;
    expect(proposal).toMatchObject({ memberId: 't1-m1', action: 'ACK', inject, fields: { what: 'ngắt' } });
    expect(proposal).not.toHaveProperty('decided');
    expect(team(room).injects[0]).toMatchObject({ acted: false });
    expect(await room.send(member(1, 2), { type: 'decide-proposal', proposal: proposal!.id, yes: true })).toMatchObject({ ok: true });
    expect(team(room).proposals).toMatchObject([{ decided: { yes: true, memberId: 't1-m2' } }]);
    expect(team(room).deeds).toMatchObject([{ type: 'action-recorded', memberId: 't1-m2', proposedBy: 't1-m1', proposal: proposal!.id }]);
    expect(team(room).injects[0]).toMatchObject({ acted: true });
    expect(team(room, 't2')).toMatchObject({ deeds: [] });
    for (const key of ['captain', 'captaincies', 'proposals']) expect(team(room, 't2')).not.toHaveProperty(key);
    const seen = room.drill.snapshot({ kind: 'observer' }).snapshot as ExconView;
    expect(seen.feed.filter((item) => item.type === 'action-proposed')).toMatchObject([{ teamId: 't1', action: '', fields: {} }]);
    expect(JSON.stringify(seen)).not.toMatch(/ngắt|t1-m1|captain-named|proposal-decided/);
    // A2: what waited how long is the host's matter and is not recorded.
    expect(JSON.stringify(room.drill.worldEvents())).not.toContain('sentAt');
  });

  test('without it a grave action is done at once; a new process judges by the same plan', async () => {
    const free = await given(false);
    expect(team(free).kit.approval).toBeUndefined();
    await free.send(member(), { type: 'act', action: 'ACK' });
    expect(team(free).deeds).toHaveLength(1);

    const room = await given(true);
    await room.send(member(), { type: 'act', action: 'ACK' });
    const after = await room.crash();
    after.drill.setMembers('t1', [{ id: 't1-m1', name: 'Người 1' }]);
    expect(await after.send(member(), { type: 'name-captain', member: 't1-m1' })).toMatchObject({ ok: true });
    await after.send(member(1, 2), { type: 'act', action: 'ACK' });
    expect(team(after).proposals).toHaveLength(2);
    const [first] = team(after).proposals!;
    expect(await after.send(member(), { type: 'decide-proposal', proposal: first!.id, yes: true })).toMatchObject({ ok: true });
    expect(team(after).deeds).toMatchObject([{ memberId: 't1-m1' }]);
  });
});
