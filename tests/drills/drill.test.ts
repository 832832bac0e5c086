import { describe, expect, it } from '@jest/globals';
import { verifyChain } from '../../server/drills/commit.js';
import type { EventOf, WorldEvent } from '../../server/shared/events.js';
import { controlStream, worldStream } from '../../server/shared/events.js';
import type { Feed } from '../../server/shared/protocol.js';
import { reduceExconAll } from '../../server/shared/reduce-excon.js';
import { reduceTeamAll } from '../../server/shared/reduce-team.js';
import { settle } from '../support/virtual-clock.js';
import { asCommand, director, member, running, stage, typesOf } from './host.js';
import { plan } from './plan.js';

const MINUTE = 60_000;
const of = <T extends WorldEvent['type']>(events: readonly WorldEvent[], type: T): EventOf<T>[] =>
  events.filter((event) => event.type === type) as EventOf<T>[];

describe('a drill on its hosts', () => {
  it('C4, C5: START EX from planned passes through ready; every world has its copies when it is acknowledged', async () => {
    const { drill, send } = await stage(plan(3));
    expect(drill.phase()).toBe('planned');
    const ack = await send(director, { type: 'start' });
    expect(ack).toMatchObject({ ok: true, at: { x: 0 } });
    expect(drill.phase()).toBe('running');
    expect(typesOf(drill.controlEvents())).toEqual(['exercise-created', 'readied', 'started']);
    for (const events of Object.values(drill.worldEvents())) {
      expect(typesOf(events)).toEqual(['world-created', 'readied', 'started']);
      expect(events.map((event) => event.commandId)).toEqual([undefined, 'ctl:2', 'ctl:3']);
    }
  });

  it('I1, I8: an inject goes out at its time, in every world, recorded when the host woke', async () => {
    const { drill, clock } = await running(plan(3));
    await clock.pass(MINUTE - 1);
    expect(of(drill.worldEvents()['w1']!, 'inject-delivered')).toEqual([]);
    await clock.pass(1);
    for (const events of Object.values(drill.worldEvents()))
      expect(of(events, 'inject-delivered')).toMatchObject([{ inject: 'first', at: { x: MINUTE }, recordedX: MINUTE }]);
  });

  it('V1: a host that wakes late writes what one on time writes, but for when it was recorded', async () => {
    const onTime = await running(plan(2));
    await onTime.clock.pass(7 * MINUTE);
    const late = await running(plan(2));
    await late.clock.pass(MINUTE - 500);
    late.clock.stall(2500);
    await late.clock.pass(6 * MINUTE - 2000);
    // The team's clock starts at the recording (I8), so its max moves with it: nobody answers for our delay.
    const bare = (events: WorldEvent[]) => events.map(({ type, at }) => ({ type, x: type === 'max-passed' ? at.x - 2000 : at.x }));
    const shifted = (events: WorldEvent[]) => events.map(({ type, at }) => ({ type, x: at.x }));
    expect(bare(late.drill.worldEvents()['w1']!)).toEqual(shifted(onTime.drill.worldEvents()['w1']!));
    expect(of(late.drill.worldEvents()['w1']!, 'inject-delivered')[0]).toMatchObject({ at: { x: MINUTE }, recordedX: MINUTE + 2000 });
  });

  it('I5: nothing is told before it is durable', async () => {
    const { drill, clock, log, heard, send } = await running(plan(1));
    await clock.pass(MINUTE);
    heard.clear();
    log.hold();
    const ack = drill.command(member(), asCommand({ type: 'act', action: 'ACK' }));
    await settle();
    expect([...heard.keys()]).toEqual([]);
    expect(typesOf(drill.worldEvents()['w1']!)).not.toContain('action-recorded');
    log.release();
    expect(await ack).toMatchObject({ ok: true });
    await settle();
    expect(heard.get('team:t1')).toMatchObject([{ items: [{ type: 'action-recorded', action: 'ACK' }] }]);
    expect(await send(member(), { type: 'act', action: 'NOPE' })).toMatchObject({ ok: false, code: 'unknown-action' });
  });

  it('A2, A3: eight identical submits at once leave one record and get one answer', async () => {
    const { drill, clock } = await running(plan(1));
    await clock.pass(MINUTE);
    const command = asCommand({ type: 'act', action: 'TRIAGE' });
    const acks = await Promise.all(Array.from({ length: 8 }, () => drill.command(member(), command)));
    expect(of(drill.worldEvents()['w1']!, 'action-recorded')).toHaveLength(1);
    expect(new Set(acks.map((ack) => JSON.stringify(ack))).size).toBe(1);
    expect(acks[0]).toMatchObject({ ok: true });
  });

  it('A3: a commit whose answer was lost is found durable on the next try, once', async () => {
    const { drill, clock, log, send } = await running(plan(1));
    log.failNext('after');
    const ack = drill.command(member(), asCommand({ type: 'act', action: 'TRIAGE' }));
    await clock.pass(200);
    expect(await ack).toMatchObject({ ok: true });
    log.failNext('before', 3);
    const second = drill.command(member(), asCommand({ type: 'act', action: 'TRIAGE' }));
    await clock.pass(1000);
    expect(await second).toMatchObject({ ok: true });
    expect(of(drill.worldEvents()['w1']!, 'action-recorded')).toHaveLength(2);
    expect(await send(member(), { type: 'act', action: 'ACK' })).toMatchObject({ ok: true });
    const commits = await log.read(worldStream('x1', 'w1'));
    expect(verifyChain(commits)).toMatchObject({ ok: true });
  });

  it('A3: with the database away a command is answered `unavailable` in time, and sent again gets the record it left', async () => {
    const { drill, clock, log } = await running(plan(1));
    log.down(true);
    const command = asCommand({ type: 'act', action: 'TRIAGE' });
    const ack = drill.command(member(), command);
    await clock.pass(5000);
    expect(await ack).toMatchObject({ ok: false, code: 'unavailable' });
    log.down(false);
    await clock.pass(3000);
    const again = drill.command(member(), command);
    await settle();
    const [record] = of(drill.worldEvents()['w1']!, 'action-recorded');
    expect(await again).toMatchObject({ ok: true, id: record!.id });
    expect(of(drill.worldEvents()['w1']!, 'action-recorded')).toHaveLength(1);
  });

  it('conflict: what another writer recorded first is taken in, and the order judged after it', async () => {
    const one = await running(plan(1));
    const other = await stage(plan(1), { log: one.log, clock: one.clock });
    await other.clock.pass(10);
    expect(await other.send(member(1, 2), { type: 'act', action: 'TRIAGE' })).toMatchObject({ ok: true });
    expect(await one.send(member(1, 1), { type: 'act', action: 'ACK' })).toMatchObject({ ok: true });
    const acts = of(one.drill.worldEvents()['w1']!, 'action-recorded');
    expect(acts.map((event) => [event.action, event.memberId])).toEqual([
      ['TRIAGE', 't1-m2'],
      ['ACK', 't1-m1'],
    ]);
    expect(verifyChain(await one.log.read(worldStream('x1', 'w1')))).toMatchObject({ ok: true });
  });

  it('I6: release goes to the worlds of the teams named, or to all; a refusal everywhere is that refusal', async () => {
    const { drill, send } = await running(plan(3));
    expect(await send(director, { type: 'release', inject: 'by-hand', teams: ['t2'] })).toMatchObject({ ok: true });
    expect(Object.values(drill.worldEvents()).map((events) => of(events, 'inject-delivered').length)).toEqual([0, 1, 0]);
    expect(await send(director, { type: 'release', inject: 'by-hand' })).toMatchObject({ ok: true });
    expect(Object.values(drill.worldEvents()).map((events) => of(events, 'inject-delivered').length)).toEqual([1, 1, 1]);
    expect(await send(director, { type: 'release', inject: 'by-hand' })).toMatchObject({ ok: false, code: 'already-delivered' });
    expect(await send(director, { type: 'release', inject: 'by-hand', teams: ['t9'] })).toMatchObject({ ok: false, code: 'unknown-team' });
    expect(await send(director, { type: 'release', inject: 'nothing' })).toMatchObject({ ok: false, code: 'unknown-inject' });
    expect(await send(member(), { type: 'release', inject: 'by-hand' })).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await send(director, { type: 'act', action: 'ACK' })).toMatchObject({ ok: false, code: 'forbidden' });
  });

  it('I6: an ad-hoc inject is the same instance in every world, sent once however often the command comes', async () => {
    const { drill, send } = await running(plan(3));
    const command = {
      commandId: 'adhoc-command-1',
      type: 'send-adhoc',
      to: ['t1', 't3'],
      channel: 'phone',
      from: 'citizen',
      title: 'Gọi gấp',
      body: 'Có người gọi',
      expects: [{ action: 'ACK', target: '2m', max: 300_000, points: 5 }],
    };
    const first = await send(director, command);
    expect(first).toMatchObject({ ok: true });
    expect(await send(director, command)).toEqual(first);
    const created = Object.values(drill.worldEvents()).flatMap((events) => of(events, 'inject-created'));
    expect(new Set(created.map((event) => event.inject)).size).toBe(1);
    expect(created).toHaveLength(2);
    expect(created[0]!.adhoc).toMatchObject({
      title: { vi: 'Gọi gấp', en: 'Gọi gấp' },
      expects: [{ id: 'e1', target: 120_000, max: 300_000 }],
    });
  });

  it('C5: a commandId in the form of a control copy is refused, so that no world can be made to miss one', async () => {
    const { drill, send } = await running(plan(1));
    expect(await send(director, { commandId: 'ctl:00000004', type: 'say', to: 'all', text: 'xin chào' })).toMatchObject({
      ok: false,
      code: 'bad-request',
    });
    expect(await send(director, { type: 'pause' })).toMatchObject({ ok: true });
    expect(typesOf(drill.worldEvents()['w1']!)).toContain('paused');
  });

  it('W2: every audience’s items are numbered without gaps, and the counts in the commits say the same', async () => {
    const { drill, clock, heard, log, send } = await running(plan(2));
    await clock.pass(7 * MINUTE);
    await send(member(1), { type: 'act', action: 'ACK' });
    await send(member(2), { type: 'say', to: 'excon', text: 'xin chỉ đạo' });
    await send(director, { type: 'pause', reason: 'nghỉ' });
    for (const [audience, pages] of heard) {
      const last: Record<string, number> = {};
      for (const page of pages) {
        expect(page.seq).toBe((last[page.stream] ?? page.seq - page.items.length) + page.items.length);
        last[page.stream] = page.seq;
      }
      const commits = (await Promise.all(Object.keys(last).map((stream) => log.read(stream)))).flat();
      const counts: Record<string, number> = {};
      for (const commit of commits) if (commit.counts[audience] !== undefined) counts[commit.stream] = commit.counts[audience];
      expect(last).toEqual(counts);
    }
    expect([...heard.keys()].toSorted()).toEqual(['excon', 'observer', 'team:t1', 'team:t2']);
    const stream = worldStream('x1', 'w1');
    expect(drill.snapshot({ kind: 'team', teamId: 't1' }).cursor).toEqual({ [stream]: heard.get('team:t1')!.at(-1)!.seq });
  });

  it('W2: a client that returns with its number gets exactly what it missed, in every audience', async () => {
    const { drill, clock, heard, send } = await running(plan(2));
    const audiences = [{ kind: 'team', teamId: 't1' }, { kind: 'excon' }, { kind: 'observer' }] as const;
    const before = audiences.map((audience) => drill.snapshot(audience).cursor);
    heard.clear();
    await clock.pass(2 * MINUTE);
    await send(member(1), { type: 'act', action: 'ACK' });
    await send(member(2), { type: 'act', action: 'ACK' });
    for (const [i, audience] of audiences.entries()) {
      const missed = drill.since(audience, before[i]!);
      const told = heard.get(audience.kind === 'team' ? 'team:t1' : audience.kind)!;
      const of = (pages: Feed[], stream: string) => pages.filter((page) => page.stream === stream).flatMap((page): unknown[] => page.items);
      for (const stream of Object.keys(missed!.cursor)) expect(of(missed!.feeds, stream)).toEqual(of(told, stream));
      expect(missed!.cursor).toEqual(drill.snapshot(audience).cursor);
    }
    expect(drill.since({ kind: 'team', teamId: 't1' }, { [worldStream('x1', 'w2')]: 0 })).toBeNull();
    expect(drill.since({ kind: 'team', teamId: 't1' }, { [worldStream('x1', 'w1')]: 9999 })).toBeNull();
    expect(drill.since({ kind: 'excon' }, { [controlStream('x1')]: 1 })).toBeNull();
  });

  it('A1: after END EX and while paused a team is refused with the code that says so', async () => {
    const { send } = await running(plan(1));
    await send(director, { type: 'pause', realIncident: true });
    expect(await send(member(), { type: 'act', action: 'ACK' })).toMatchObject({ ok: false, code: 'paused' });
    expect(await send(member(), { type: 'say', to: 'team', text: 'chờ' })).toMatchObject({ ok: true });
    await send(director, { type: 'resume' });
    await send(director, { type: 'end' });
    expect(await send(member(), { type: 'act', action: 'ACK' })).toMatchObject({ ok: false, code: 'ended' });
  });

  it('C2: a pause and a new factor move what is due, and a long pause is no outage', async () => {
    const { drill, clock, send } = await running(plan(1));
    await clock.pass(30_000);
    await send(director, { type: 'pause' });
    await clock.pass(60 * MINUTE);
    await send(director, { type: 'set-factor', factor: 30 });
    await send(director, { type: 'resume' });
    expect(drill.clock()).toMatchObject({ phase: 'running', x: 30_000, factor: 30 });
    await clock.pass(999);
    expect(of(drill.worldEvents()['w1']!, 'inject-delivered')).toHaveLength(0);
    await clock.pass(1);
    expect(of(drill.worldEvents()['w1']!, 'inject-delivered')).toMatchObject([{ at: { x: MINUTE }, recordedX: MINUTE }]);
    expect(typesOf(drill.controlEvents())).not.toContain('outage');
  });

  it('the scenario’s end ends the drill by itself, exactly there', async () => {
    const { drill, clock } = await running(plan(1, { factor: 120 }));
    await clock.pass(30_000);
    expect(drill.phase()).toBe('ended');
    expect(drill.controlEvents().at(-1)).toMatchObject({ type: 'ended', by: 'system', at: { x: 60 * MINUTE } });
    expect(drill.worldEvents()['w1']!.at(-1)).toMatchObject({ type: 'ended', at: { x: 60 * MINUTE } });
    expect(drill.clock().x).toBe(60 * MINUTE);
  });

  it('joint play: one world, one stream, each team its own numbers', async () => {
    const { heard, clock, send } = await running(plan(3, { play: 'joint' }));
    await clock.pass(MINUTE);
    heard.clear();
    await send(member(2), { type: 'act', action: 'ACK' });
    expect([...heard.keys()].toSorted()).toEqual(['excon', 'observer', 'team:t2']);
  });
});

describe('what a broken client sends', () => {
  it('H1: half a character has no canonical form: refused, and the world goes on', async () => {
    const { drill, send } = await running(plan(1));
    expect(await send(member(), { type: 'say', to: 'excon', text: 'hỏng \ud800' })).toMatchObject({ ok: false, code: 'bad-request' });
    expect(await send(member(), { type: 'say', to: 'excon', text: 'tốt' })).toMatchObject({ ok: true });
    expect(of(drill.worldEvents()['w1']!, 'message')).toHaveLength(1);
  });
});

describe('many worlds', () => {
  it('an inject to 150 teams is asked of the log in one turn, so that it travels in one round trip', async () => {
    const { drill, log } = await running(plan(150));
    log.hold();
    const asked = log.asked;
    const ack = drill.command(director, asCommand({ type: 'release', inject: 'by-hand' }));
    await Promise.resolve();
    expect(log.asked - asked).toBe(150);
    log.release();
    expect(await ack).toMatchObject({ ok: true });
  });

  it('worlds that are due together wake together: a timed inject for 150 teams is one round trip too', async () => {
    const { drill, log, clock } = await running(plan(150));
    await clock.pass(MINUTE - 1);
    log.hold();
    const asked = log.asked;
    await clock.pass(1);
    expect(log.asked - asked).toBe(150);
    log.release();
    await settle();
    for (const events of Object.values(drill.worldEvents())) expect(of(events, 'inject-delivered')).toHaveLength(1);
  });

  it('a world of one team has one commit in flight, and its commands keep their order', async () => {
    const { drill, log } = await running(plan(1));
    log.hold();
    const asked = log.asked;
    const acks = Array.from({ length: 20 }, (_, i) => drill.command(member(1, i), asCommand({ type: 'say', to: 'team', text: `${i}` })));
    await settle();
    expect(log.asked - asked).toBe(1);
    log.release();
    await Promise.all(acks);
    expect(of(drill.worldEvents()['w1']!, 'message').map((event) => event.text)).toEqual(Array.from({ length: 20 }, (_, i) => `${i}`));
  });
});

describe('a picture', () => {
  it('W2: an old picture with what was missed is the new picture, for teams, EXCON and observers', async () => {
    const { drill, clock, send } = await running(plan(2));
    await clock.pass(MINUTE);
    const audiences = [{ kind: 'team', teamId: 't1' }, { kind: 'excon' }, { kind: 'observer' }] as const;
    const old = audiences.map((audience) => drill.snapshot(audience));
    await send(member(2), { type: 'say', to: 'excon', text: 'đã rõ' });
    await clock.pass(1000);
    await send(member(1), { type: 'act', action: 'ACK' });
    await clock.pass(1000);
    await send(director, { type: 'say', to: 'all', text: 'tiếp tục' });
    await clock.pass(1000);
    await send(director, { type: 'pause' });
    for (const [i, audience] of audiences.entries()) {
      const { snapshot, cursor } = old[i]!;
      const items = drill.since(audience, cursor)!.feeds.flatMap((feed) => feed.items as never[]);
      const caught = snapshot.audience === 'team' ? reduceTeamAll(snapshot, items) : reduceExconAll(snapshot, items);
      const fresh = drill.snapshot(audience).snapshot;
      expect(caught).toEqual(fresh);
    }
  });

  it('V3: the next process shows every audience the same picture and the same numbers', async () => {
    const before = await running(plan(2));
    await before.clock.pass(7 * MINUTE);
    await before.send(member(1), { type: 'act', action: 'ACK' });
    await before.clock.pass(1000);
    await before.send(director, { type: 'pause' });
    const audiences = [{ kind: 'team', teamId: 't2' }, { kind: 'excon' }, { kind: 'observer' }] as const;
    const shown = audiences.map((audience) => before.drill.snapshot(audience));
    const after = await before.crash();
    for (const [i, audience] of audiences.entries()) {
      const again = after.drill.snapshot(audience);
      expect(again.cursor).toEqual(shown[i]!.cursor);
      expect(again.snapshot).toEqual(shown[i]!.snapshot);
    }
    expect(after.drill.heads()).toEqual(before.drill.heads());
  });

  it('members’ names come from the directory into the picture, never into the log', async () => {
    const { drill } = await running(plan(1));
    drill.setMembers('t1', [{ id: 't1-m1', name: 'Nguyễn Văn B' }]);
    expect(drill.snapshot({ kind: 'team', teamId: 't1' }).snapshot).toMatchObject({ members: [{ name: 'Nguyễn Văn B' }] });
    expect(drill.snapshot({ kind: 'excon' }).snapshot).toMatchObject({ kit: { teams: [{ members: [{ name: 'Nguyễn Văn B' }] }] } });
    expect(JSON.stringify(drill.log(null, 1000))).not.toContain('Nguyễn');
  });
});

describe('the drills of a process', () => {
  it('C3: closing writes a last heartbeat and leaves no timer; the next process goes on from there', async () => {
    const { drills, drill, clock, log } = await running(plan(2));
    await clock.pass(10_400);
    await drills.close();
    expect(await log.lastBeat('x1')).toMatchObject({ x: 10_400 });
    expect(clock.pending()).toBe(0);
    expect(await drill.command(member(), asCommand({ type: 'act', action: 'ACK' }))).toMatchObject({ ok: false, code: 'unavailable' });
    const next = await stage(plan(2), { log, clock });
    expect(next.drill.clock()).toMatchObject({ phase: 'running', x: 10_400 });
  });

  it('who asks for a drill that is being written anew gets one that the log holds', async () => {
    const { drills, log } = await stage(plan(1));
    const removal = drills.remove('x1');
    const asked = await drills.get('x1');
    await removal;
    const held = (await log.read(controlStream('x1'))).flatMap(({ events }) => events);
    expect(held).not.toEqual([]);
    expect(asked?.controlEvents()).toEqual(held);
    expect(await drills.create(plan(1))).toBe(asked);
  });

  it('creating again is the same drill; one that never started can be removed; an unknown one is null', async () => {
    const { drills, drill, log } = await stage(plan(2));
    expect(await drills.create(plan(2))).toBe(drill);
    expect(await drills.get('nobody')).toBeNull();
    await drills.remove('x1');
    expect(await log.streams('')).toEqual([]);
  });

  it('an old drill is loaded from the log when somebody asks for it', async () => {
    const before = await running(plan(1));
    await before.send(director, { type: 'end' });
    const after = await before.crash();
    expect(after.drill.phase()).toBe('ended');
    expect(after.drill.worldEvents()).toEqual(before.drill.worldEvents());
    expect(typesOf(after.drill.controlEvents())).not.toContain('outage');
  });
});
