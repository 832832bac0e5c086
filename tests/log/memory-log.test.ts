/** The in-memory event log: the contract, and its fault switches. */
import { describe, expect, test } from '@jest/globals';
import { createMemoryLog } from '../../server/log/memory-log.js';
import { eventLogContract, fresh, next } from './contract.js';

eventLogContract('in memory', async () => {
  const log = createMemoryLog();
  return {
    log,
    appendUnheard(commit) {
      log.failNext('after');
      return log.append(commit);
    },
    close: async () => undefined,
  };
});

describe('fault switches', () => {
  test('an append that fails before it is durable leaves nothing', async () => {
    const log = createMemoryLog();
    const commit = next(fresh(), null);
    log.failNext('before');
    await expect(log.append(commit)).rejects.toThrow('before it was durable');
    expect(await log.read(commit.stream)).toEqual([]);
    expect(await log.append(commit)).toBe('appended');
    expect(log.asked).toBe(2);
  });

  test('held appends are not written until released', async () => {
    const log = createMemoryLog();
    const commit = next(fresh(), null);
    log.hold();
    const held = log.append(commit);
    expect(await log.read(commit.stream)).toEqual([]);
    log.release();
    expect(await held).toBe('appended');
    expect(await log.read(commit.stream)).toEqual([commit]);
  });

  test('while it is away everything rejects, afterwards everything is still there', async () => {
    const log = createMemoryLog();
    const commit = next(fresh(), null);
    await log.append(commit);
    log.down(true);
    await expect(log.read(commit.stream)).rejects.toThrow('away');
    await expect(log.beat([{ exerciseId: 'a', x: 0, wall: 0 }])).rejects.toThrow('away');
    log.down(false);
    expect(await log.read(commit.stream)).toEqual([commit]);
  });
});
