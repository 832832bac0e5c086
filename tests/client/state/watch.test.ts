import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SILENCE, watchLine, type Watch } from '../../../client/src/state/watch.js';

describe('watching the line', () => {
  let up = true;
  let revived = 0;
  let watch: Watch;

  beforeEach(() => {
    jest.useFakeTimers();
    up = true;
    revived = 0;
    watch = watchLine(
      {
        up: () => up,
        revive: () => {
          revived++;
          up = false;
        },
      },
      0,
    );
    watch.heard();
  });
  afterEach(() => {
    watch.stop();
    jest.useRealTimers();
  });

  it('given news every ten seconds, then it is left alone; given silence, then it is dead and the time of the last news is known', () => {
    for (let i = 0; i < 6; i++) {
      jest.advanceTimersByTime(10_000);
      watch.heard();
    }
    expect(revived).toBe(0);
    const last = Date.now();
    jest.advanceTimersByTime(SILENCE + 1000);
    expect([revived, watch.lastHeard()]).toEqual([1, last]);
  });

  it('given a lid that was closed, then what arrived meanwhile is read first; if nothing had, it connects within two seconds', () => {
    const sleep = (): void => jest.setSystemTime(Date.now() + 20 * 60_000);
    sleep();
    jest.advanceTimersByTime(1000);
    watch.heard();
    jest.advanceTimersByTime(2000);
    expect(revived).toBe(0);
    sleep();
    jest.advanceTimersByTime(2000);
    expect(revived).toBe(1);
  });

  it('given the device’s clock is set back an hour, then at most one connection too many is made', () => {
    jest.setSystemTime(Date.now() - 3_600_000);
    jest.advanceTimersByTime(3000);
    up = true;
    watch.heard();
    jest.advanceTimersByTime(10_000);
    expect(revived).toBeLessThanOrEqual(1);
  });

  it('given the network comes or goes, or the page is looked at again while cut, then it connects at once', () => {
    window.dispatchEvent(new Event('offline'));
    window.dispatchEvent(new Event('online'));
    expect(revived).toBe(2);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(revived).toBe(3);
    up = true;
    document.dispatchEvent(new Event('visibilitychange'));
    expect(revived).toBe(3);
  });
});
