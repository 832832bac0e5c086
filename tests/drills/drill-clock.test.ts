import { describe, expect, it } from '@jest/globals';
import { createAlarm } from '../../server/drills/alarm.js';
import { createDrillClock, HOSTED_FOR } from '../../server/drills/drill-clock.js';
import { virtualClock } from '../support/virtual-clock.js';

describe('drill time', () => {
  it('C1: is the sum of running intervals × factor, in whole ms', () => {
    const host = virtualClock();
    const clock = createDrillClock(host);
    clock.run(0, 30);
    host.stall(1000.7);
    expect(clock.x()).toBe(30_021);
    clock.stop(clock.x());
    host.stall(2000);
    expect(clock.x()).toBe(30_021);
    clock.run(30_021, 0.5);
    host.stall(1000);
    expect(clock.x()).toBe(30_521);
  });

  it('C1: the wall clock being set does not move it', () => {
    const host = virtualClock();
    const clock = createDrillClock(host);
    clock.run(0, 1);
    host.setWall(0);
    host.stall(500);
    expect(clock.x()).toBe(500);
  });

  it('C2: a new factor changes how long every due time takes, not where it is', () => {
    const host = virtualClock();
    const clock = createDrillClock(host);
    clock.run(0, 1);
    host.stall(1000);
    expect(clock.until(11_000)).toBe(10_000);
    clock.refactor(clock.x(), 10);
    expect(clock.x()).toBe(1000);
    expect(clock.until(11_000)).toBe(1000);
    clock.stop(clock.x());
    expect(clock.until(11_000)).toBeNull();
  });

  it('C3: without a durable heartbeat for more than 3 s it stands at the last one or at what is recorded, whichever is later', () => {
    const host = virtualClock();
    const lapses: number[] = [];
    const clock = createDrillClock(host, () => lapses.push(clock.floor()));
    clock.run(0, 1);
    host.stall(1000);
    clock.beaten(clock.x(), host.mono());
    host.stall(HOSTED_FOR);
    expect(clock.lapsed()).toBe(false);
    clock.recorded(2500);
    host.stall(1);
    expect(clock.lapsed()).toBe(true);
    expect(clock.x()).toBe(2500);
    host.stall(60_000);
    expect(clock.x()).toBe(2500);
    expect(clock.until(3000)).toBeNull();
    clock.run(clock.floor(), 1);
    host.stall(10);
    expect(clock.x()).toBe(2510);
    expect(lapses).toEqual([2500]);
  });

  it('C5: stands while a control act is on its way, and runs on from there', () => {
    const host = virtualClock();
    const clock = createDrillClock(host);
    clock.run(0, 1);
    host.stall(100);
    clock.hold(100);
    host.stall(50);
    expect(clock.x()).toBe(100);
    clock.let();
    host.stall(5);
    expect(clock.x()).toBe(105);
  });

  it('ends where the scenario ends, however late the host wakes', () => {
    const host = virtualClock();
    const clock = createDrillClock(host);
    clock.cap(5000);
    clock.run(0, 100);
    host.stall(2900);
    expect(clock.x()).toBe(5000);
  });
});

describe('the alarm', () => {
  it('wakes all that are due together in one call, and nobody early', async () => {
    const host = virtualClock();
    const clock = createDrillClock(host);
    const rings: string[][] = [];
    const alarm = createAlarm(host, clock, (names) => rings.push(names));
    clock.run(0, 10);
    for (let i = 0; i < 640; i++) alarm.set(`w${i}`, 20_000);
    alarm.set('later', 20_001);
    await host.pass(1999);
    expect(rings).toEqual([]);
    await host.pass(1);
    expect(rings.map((names) => names.length)).toEqual([640]);
    await host.pass(1);
    expect(rings[1]).toEqual(['later']);
    expect(host.pending()).toBe(0);
  });

  it('C2: counts anew after a pause and after a new factor', async () => {
    const host = virtualClock();
    const clock = createDrillClock(host);
    const rings: number[] = [];
    const alarm = createAlarm(host, clock, () => rings.push(clock.x()));
    clock.run(0, 1);
    alarm.set('w', 2000);
    await host.pass(1000);
    clock.stop(clock.x());
    alarm.rearm();
    await host.pass(60_000);
    expect(rings).toEqual([]);
    clock.run(1000, 100);
    alarm.rearm();
    await host.pass(10);
    expect(rings).toEqual([2000]);
  });
});
