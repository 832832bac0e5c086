import { describe, expect, it } from '@jest/globals';
import { verifyChain } from '../../server/drills/commit.js';
import { controlStream, worldStream, type WorldEvent } from '../../server/shared/events.js';
import { settle } from '../support/virtual-clock.js';
import { asCommand, director, member, running, stage, typesOf } from '../drills/host.js';
import { plan } from '../drills/plan.js';

const MINUTE = 60_000;
const delivered = (events: readonly WorldEvent[]) => events.filter((event) => event.type === 'inject-delivered');

describe('C3: an outage is a pause', () => {
  it('with the database away drill time stands, nothing floods in when it returns, and the gap is an event', async () => {
    const { drill, clock, log, clocks } = await running(plan(2));
    await clock.pass(30_000);
    const from = clock.wall();
    log.down(true);
    await clock.pass(20 * MINUTE);
    expect(drill.clock()).toMatchObject({ phase: 'paused', x: 30_000 });
    expect(clocks.some((view) => view.phase === 'paused' && view.x === 30_000)).toBe(true);
    log.down(false);
    await clock.pass(1500);
    const outage = drill.controlEvents().at(-1)!;
    expect(outage).toMatchObject({ type: 'outage', at: { x: 30_000 }, fromWall: from });
    expect(outage.type === 'outage' && outage.toWall - outage.fromWall).toBeGreaterThanOrEqual(20 * MINUTE);
    expect(drill.clock()).toMatchObject({ phase: 'running' });
    for (const events of Object.values(drill.worldEvents())) {
      expect(delivered(events)).toEqual([]);
      expect(events.at(-1)).toMatchObject({ type: 'outage', at: { x: 30_000 } });
    }
    const left = MINUTE - drill.clock().x;
    await clock.pass(left);
    for (const events of Object.values(drill.worldEvents()))
      expect(delivered(events)).toMatchObject([{ inject: 'first', at: { x: MINUTE }, recordedX: MINUTE }]);
  });

  it('a short stutter of the database, within 3 s, costs nothing and leaves no trace', async () => {
    const { drill, clock, log } = await running(plan(1));
    await clock.pass(30_000);
    log.down(true);
    await clock.pass(1900);
    log.down(false);
    await clock.pass(MINUTE - 31_900);
    expect(drill.clock().x).toBe(MINUTE);
    expect(typesOf(drill.controlEvents())).not.toContain('outage');
    expect(delivered(drill.worldEvents()['w1']!)).toHaveLength(1);
  });

  it('a process that was stopped does not jump: it finds itself unhosted, whoever speaks first', async () => {
    const { drill, clock } = await running(plan(1));
    await clock.pass(10_000);
    clock.stall(30 * MINUTE);
    const ack = drill.command(member(), asCommand({ type: 'say', to: 'excon', text: 'còn đó không?' }));
    expect(drill.clock()).toMatchObject({ phase: 'paused', x: 10_000 });
    await clock.pass(100);
    expect(await ack).toMatchObject({ ok: true, at: { x: 10_000 } });
    expect(typesOf(drill.controlEvents()).at(-1)).toBe('outage');
    expect(delivered(drill.worldEvents()['w1']!)).toEqual([]);
  });

  it('a pause asked for while the database is away is refused in time; one already on its way is a pause, and the gap is still told', async () => {
    const { drill, clock, log } = await running(plan(1));
    await clock.pass(10_000);
    log.down(true);
    const early = drill.command(director, asCommand({ type: 'pause' }));
    await clock.pass(10_000);
    expect(await early).toMatchObject({ ok: false, code: 'unavailable' });
    const late = drill.command(director, asCommand({ type: 'pause' }));
    await clock.pass(6000);
    expect(await late).toMatchObject({ ok: false, code: 'unavailable' });
    log.down(false);
    await clock.pass(3000);
    expect(drill.phase()).toBe('paused');
    expect(typesOf(drill.controlEvents()).slice(-2).toSorted()).toEqual(['outage', 'paused']);
    expect(drill.clock().x).toBe(10_000);
    expect(verifyChain(await log.read(controlStream('x1')))).toMatchObject({ ok: true });
  });

  it('after a crash x is the later of the last heartbeat and of what is recorded, and nothing due in between is lost', async () => {
    const before = await running(plan(2));
    await before.clock.pass(59_800);
    await before.send(member(2), { type: 'act', action: 'TRIAGE' });
    await before.clock.pass(150);
    before.clock.stall(10);
    const after = await before.crash();
    await settle();
    // The act was recorded at 59 800, after the heartbeat of 59 000.
    expect(after.drill.controlEvents().at(-1)).toMatchObject({ type: 'outage', at: { x: 59_800 } });
    expect(after.drill.clock()).toMatchObject({ phase: 'running', x: 59_800 });
    await after.clock.pass(200);
    for (const events of Object.values(after.drill.worldEvents()))
      expect(delivered(events)).toMatchObject([{ at: { x: MINUTE }, recordedX: MINUTE }]);
  });

  it('a crash while paused is no outage', async () => {
    const before = await running(plan(1));
    await before.clock.pass(10_000);
    await before.send(director, { type: 'pause' });
    before.clock.stall(60 * MINUTE);
    const after = await before.crash();
    expect(after.drill.clock()).toMatchObject({ phase: 'paused', x: 10_000 });
    expect(await after.send(director, { type: 'resume' })).toMatchObject({ ok: true, at: { x: 10_000 } });
    expect(typesOf(after.drill.controlEvents())).not.toContain('outage');
  });
});

describe('C5: a crash in the middle of a control act', () => {
  it.each([0, 1, 2, 3])('that got %i of its four writes out: recovery completes it everywhere or nowhere, once', async (writes) => {
    const before = await running(plan(3));
    await before.clock.pass(10_000);
    before.dieAfter(writes);
    void before.drill.command(director, asCommand({ type: 'pause', realIncident: true }));
    await settle();
    before.clock.stall(5000);
    for (let after = await before.crash(), again = 0; again < 2; after = await after.crash(), again++) {
      expect(after.drill.phase()).toBe(writes === 0 ? 'running' : 'paused');
      for (const [world, events] of Object.entries(after.drill.worldEvents())) {
        expect(events.filter((event) => event.type === 'paused')).toMatchObject(
          writes === 0 ? [] : [{ commandId: 'ctl:4', at: { x: 10_000 }, realIncident: true }],
        );
        expect(verifyChain(await before.log.read(worldStream('x1', world)))).toMatchObject({ ok: true });
      }
    }
  });

  it.each([0, 1, 2, 3])('a drill whose creation got %i of its four writes out is whole when created again', async (writes) => {
    const before = await stage(plan(3), { writes });
    const after = await before.crash();
    expect(typesOf(after.drill.controlEvents())).toEqual(['exercise-created']);
    for (const events of Object.values(after.drill.worldEvents())) expect(typesOf(events)).toEqual(['world-created']);
    expect(await after.send(director, { type: 'start' })).toMatchObject({ ok: true });
  });
});
