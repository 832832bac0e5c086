/** Several people at one drill: acts on the same picture (I12), the lead (C7), an end that moves (C6), seats (A8). */
import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../server/drills/service.js';
import type { Ack } from '../../server/shared/commands.js';
import type { ExconView, TeamView } from '../../server/shared/views.js';
import { settle } from '../support/virtual-clock.js';
import { asCommand, director, member, running, stage, typesOf, type Stage } from './host.js';
import { plan } from './plan.js';

const MINUTE = 60_000;
const controller = (n: number): Actor => ({ kind: 'excon', userId: `u${n}` });
const picture = ({ drill }: Pick<Stage, 'drill'>): ExconView => drill.snapshot({ kind: 'excon' }).snapshot as ExconView;
const teamView = ({ drill }: Pick<Stage, 'drill'>, teamId = 't1'): TeamView =>
  drill.snapshot({ kind: 'team', teamId }).snapshot as TeamView;
const codes = (acks: readonly Ack[]): string[] => acks.map((ack) => (ack.ok ? 'ok' : ack.code)).toSorted();

describe('I12 who acts on what somebody else has just changed', () => {
  it('I12: forty controllers act at once on one inject as they all saw it: one does, thirty-nine are told', async () => {
    const room = await running(plan(3));
    const orders = Array.from({ length: 40 }, (_, n) =>
      room.drill.command(controller(n), asCommand({ type: n % 2 ? 'release' : 'hold', inject: 'by-hand', basis: 0 })),
    );
    expect(codes(await Promise.all(orders))).toEqual(['ok', ...Array.from({ length: 39 }, () => 'stale')]);
    await settle();
    // In three worlds it is still one act.
    expect(picture(room).acts['by-hand']).toHaveLength(1);
    expect(await room.send(controller(1), { type: 'skip', inject: 'second', basis: 0 })).toMatchObject({ ok: true });
    expect(await room.send(controller(1), { type: 'resend', inject: 'by-hand', teams: ['t1'], basis: 0 })).toMatchObject({ code: 'stale' });
  });

  it('I12: each wave of senders moves every target once, and the picture counts as the host does', async () => {
    const room = await running(plan(2));
    await room.clock.pass(MINUTE);
    for (let wave = 0; wave < 6; wave++) {
      const basis = (target: string): number => picture(room).acts[target]?.length ?? 0;
      const [inject, control, team] = [basis('second'), basis('control'), basis('team:t1')];
      // oxlint-disable-next-line no-await-in-loop -- the next wave looks at what this one left
      const acks = await Promise.all(
        Array.from({ length: 12 }, (_, n) => [
          room.drill.command(controller(n), asCommand({ type: wave % 2 ? 'unhold' : 'hold', inject: 'second', basis: inject })),
          room.drill.command(controller(n), asCommand({ type: 'set-factor', factor: 2 + wave, basis: control })),
          room.drill.command(controller(n), asCommand({ type: 'credit-time', team: 't1', time: 1000, reason: 'Mất điện', basis: team })),
        ]).flat(),
      );
      expect(codes(acks).filter((code) => code === 'ok').length).toBe(3);
      // oxlint-disable-next-line no-await-in-loop
      await settle();
      expect([basis('second'), basis('control'), basis('team:t1')]).toEqual([inject + 1, control + 1, team + 1]);
    }
  });

  it('I12: a refused one takes no place; A2: one sent again is not too late; without a basis nothing is compared', async () => {
    const room = await running(plan(1));
    expect(await room.send(controller(1), { type: 'unhold', inject: 'second', basis: 0 })).toMatchObject({ code: 'not-held' });
    const hold = asCommand({ type: 'hold', inject: 'second', basis: 0 });
    const [first, twin] = await Promise.all([room.drill.command(controller(1), hold), room.drill.command(controller(1), hold)]);
    expect(first).toMatchObject({ ok: true });
    expect(twin).toEqual(first);
    expect(await room.drill.command(controller(1), hold)).toEqual(first);
    expect(await room.send(controller(2), { type: 'unhold', inject: 'second' })).toMatchObject({ ok: true });
    const after = await room.crash();
    expect(await after.drill.command(controller(1), hold)).toEqual(first);
    expect(await after.send(controller(3), { type: 'hold', inject: 'second', basis: 1 })).toMatchObject({ code: 'stale' });
    expect(await after.send(controller(3), { type: 'hold', inject: 'second', basis: 2 })).toMatchObject({ ok: true });
    expect(picture(after).acts['second']).toMatchObject([
      { by: 'u1', type: 'inject-held' },
      { by: 'u2', type: 'inject-unheld' },
      { by: 'u3', type: 'inject-held' },
    ]);
  });

  it('C7: of two who take the lead at once the second is told, and the lead is seen', async () => {
    const room = await running(plan(1));
    const basis = picture(room).acts['control']!.length;
    const acks = await Promise.all([1, 2].map((n) => room.drill.command(controller(n), asCommand({ type: 'take-lead', basis }))));
    expect(codes(acks)).toEqual(['ok', 'stale']);
    await settle();
    expect(picture(room).lead).toBe('u1');
    expect(await room.send(controller(2), { type: 'pause' })).toMatchObject({ code: 'not-in-control' });
    expect(await room.send(controller(2), { type: 'pause', realIncident: true, reason: 'Cháy' })).toMatchObject({ ok: true });
    expect(await room.send(controller(1), { type: 'resume' })).toMatchObject({ code: 'needs-director' });
    expect(typesOf(room.drill.worldEvents()['w1']!)).not.toContain('lead-changed');
  });
});

describe('C6 an end that moves', () => {
  it('C6: extended, the drill runs on past its first end, for everybody to see, and ends at the new one', async () => {
    const room = await running(plan(2));
    await room.clock.pass(59 * MINUTE);
    expect(await room.send(director, { type: 'extend', to: '61m', reason: 'Thêm' })).toMatchObject({ ok: true, at: { x: 59 * MINUTE } });
    expect(picture(room).durationMs).toBe(61 * MINUTE);
    expect(teamView(room)).toMatchObject({ durationMs: 61 * MINUTE, kit: { exercise: { durationMs: 60 * MINUTE } } });
    await room.clock.pass(2 * MINUTE - 1);
    expect(room.drill.clock()).toMatchObject({ phase: 'running', x: 61 * MINUTE - 1 });
    await room.clock.pass(1);
    await settle();
    expect(room.drill.phase()).toBe('ended');
    expect(room.drill.controlEvents().at(-1)).toMatchObject({ type: 'ended', by: 'system', at: { x: 61 * MINUTE } });
  });

  it('C6, C3: after a crash the new end still holds', async () => {
    const before = await running(plan(1));
    await before.clock.pass(30 * MINUTE);
    await before.send(director, { type: 'extend', to: '65m' });
    const after = await before.crash();
    await after.clock.pass(34 * MINUTE);
    expect(after.drill.clock()).toMatchObject({ phase: 'running', x: 64 * MINUTE });
    await after.clock.pass(5 * MINUTE);
    await settle();
    expect(after.drill.controlEvents().at(-1)).toMatchObject({ type: 'ended', at: { x: 65 * MINUTE } });
  });

  it('C6: an extension on its way when the end comes wins over it', async () => {
    const room = await running(plan(1));
    await room.clock.pass(60 * MINUTE - 10);
    room.log.hold();
    const ack = room.drill.command(director, asCommand({ type: 'extend', to: '70m' }));
    await settle();
    await room.clock.pass(500);
    room.log.release();
    expect(await ack).toMatchObject({ ok: true });
    await settle();
    expect(room.drill.phase()).toBe('running');
    await room.clock.pass(11 * MINUTE);
    await settle();
    expect(room.drill.controlEvents().at(-1)).toMatchObject({ type: 'ended', at: { x: 70 * MINUTE } });
  });

  it('C6: planned longer before START EX, it runs that long', async () => {
    const room = await stage(plan(1));
    await room.send(director, { type: 'extend', to: '62m' });
    await room.send(director, { type: 'start' });
    await room.clock.pass(61 * MINUTE);
    expect(room.drill.phase()).toBe('running');
    await room.clock.pass(MINUTE);
    await settle();
    expect(room.drill.phase()).toBe('ended');
  });
});

describe('A8, I9, I10, C9 what EXCON and a team see of it', () => {
  it('A8: only a seat that the team has can be taken away; its member is refused at once', async () => {
    const room = await running(plan(2));
    room.drill.setMembers('t1', [{ id: 't1-m1', name: 'Lê Văn B' }]);
    const order = { type: 'remove-member', team: 't1', member: 't1-m1', reason: 'Nhầm đội' };
    expect(await room.send(director, { ...order, member: 'nobody' })).toMatchObject({ code: 'unknown-member' });
    expect(await room.send(director, { ...order, to: 't9' })).toMatchObject({ code: 'unknown-team' });
    expect(await room.send(director, { ...order, to: 't2' })).toMatchObject({ ok: true });
    expect(await room.send(member(), { type: 'act', action: 'ACK' })).toMatchObject({ code: 'seat-removed' });
    expect(picture(room)).toMatchObject({
      removed: { t1: ['t1-m1'] },
      acts: { 'team:t1': [{ type: 'member-removed', reason: 'Nhầm đội' }] },
    });
    expect(teamView(room).removed).toEqual(['t1-m1']);
    expect(teamView(room, 't2').removed).toBeUndefined();
  });

  it('I9, I10: a check, its confirmation and time given reach the team and the picture', async () => {
    const room = await running(plan(2));
    await room.clock.pass(MINUTE);
    const check = { type: 'send-adhoc', to: 'all', channel: 'chat', from: 'EXCON', title: 'Kiểm tra', body: 'Xin xác nhận', check: true };
    await room.send(director, check);
    const arrived = teamView(room).injects.at(-1)!;
    expect(arrived.inject).toMatchObject({ check: true, title: 'Kiểm tra' });
    await room.send(member(), { type: 'confirm-receipt', deliveryId: arrived.deliveryId });
    expect(teamView(room).injects.at(-1)?.confirmed).toMatchObject({ x: MINUTE });
    const row = picture(room).msel.at(-1)!;
    expect(picture(room).cells['t1']?.[row.id]).toMatchObject({ confirmedX: MINUTE, state: 'answered' });
    expect(picture(room).cells['t2']?.[row.id]?.confirmedX).toBeUndefined();

    await room.send(director, { type: 'credit-time', team: 't1', time: '5m', inject: 'first', reason: 'Mất mạng' });
    expect(picture(room).credits['t1']).toMatchObject([{ ms: 5 * MINUTE, inject: 'first', reason: 'Mất mạng', by: 'director' }]);
    expect(teamView(room).credits).toMatchObject([{ ms: 5 * MINUTE, deliveryId: 't1-1' }]);
    await room.clock.pass(9 * MINUTE);
    const passed = (world: string) => typesOf(room.drill.worldEvents()[world]!).filter((type) => type === 'max-passed').length;
    expect([passed('w1'), passed('w2')]).toEqual([0, 1]);
    await room.clock.pass(2 * MINUTE);
    expect(passed('w1')).toBe(1);
  });

  it('I11, C9: a reworded inject, a missed start and a frozen board are seen', async () => {
    const room = await stage(plan(1));
    const system: Actor = { kind: 'excon', userId: 'system' };
    expect(await room.send(director, { type: 'note-missed-start', dueWall: 5, choice: 'ask' })).toMatchObject({ code: 'forbidden' });
    await room.send(system, { type: 'note-missed-start', dueWall: 5, choice: 'ask' });
    expect(picture(room).missedStart).toEqual({ dueWall: 5, choice: 'ask' });
    await room.send(director, { type: 'start', override: ['mail'] });
    expect(picture(room).missedStart).toBeUndefined();
    await room.send(director, { type: 'release', inject: 'by-hand', edit: { title: { vi: 'Khác', en: 'Other' }, body: 'Lời khác' } });
    expect(teamView(room).injects[0]?.inject).toMatchObject({ title: 'Khác', body: 'Lời khác', en: { title: 'Other' } });
    await room.clock.pass(2 * MINUTE);
    await room.send(director, { type: 'open-board', open: true, frozen: true });
    expect(picture(room).board).toMatchObject({ open: true, frozen: true, frozenAt: { x: 2 * MINUTE } });
    expect(teamView(room).score).toEqual({ open: true, published: false, frozen: true });
    await room.send(director, { type: 'open-board', open: true });
    expect(picture(room).board).toEqual({ open: true, published: false });
  });

  it('an inject can be read before it goes out, variables told in words', async () => {
    const { drill } = await stage(plan(1));
    expect(drill.preview('by-hand')).toMatchObject({
      id: 'by-hand',
      variants: [
        {
          variant: 0,
          channel: 'email',
          from: { name: 'Nguyễn Văn A' },
          title: 'Title of by-hand',
          source: { body: { vi: 'Body of by-hand' } },
        },
      ],
    });
    expect(drill.preview('nothing')).toBeNull();
  });
});
