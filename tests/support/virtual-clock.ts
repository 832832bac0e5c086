/** A clock that stands still until the test moves it: wall and monotonic time, timers, stalls. Nothing here waits for real time. */
import type { HostClock } from '../../server/drills/ports.js';

interface Timer {
  at: number;
  order: number;
  callback: () => void;
}

export interface VirtualClock extends HostClock {
  /** Moves on by `ms` of monotonic and wall time, calling each timer at its moment and letting what it started come to rest. */
  pass(ms: number): Promise<void>;
  /** Moves time without calling timers: a process that was stopped, a closed lid. They are called by the next `pass`, late. */
  stall(ms: number): void;
  /** The wall clock is set: monotonic time does not notice. */
  setWall(ms: number): void;
  /** Timers waiting. */
  pending(): number;
}

/** Lets promises, immediates and what they start come to rest. */
export async function settle(turns = 8): Promise<void> {
  for (let i = 0; i < turns; i++) await new Promise<void>((done) => setImmediate(done));
}

export function virtualClock(startWall = Date.UTC(2026, 2, 2, 1, 0, 0)): VirtualClock {
  let mono = 1000;
  let offset = startWall - mono;
  let order = 0;
  const timers = new Set<Timer>();
  const next = (until: number): Timer | undefined => {
    let first: Timer | undefined;
    for (const timer of timers) {
      if (timer.at > until) continue;
      if (!first || timer.at < first.at || (timer.at === first.at && timer.order < first.order)) first = timer;
    }
    return first;
  };
  return {
    wall: () => Math.floor(mono + offset),
    mono: () => mono,
    after(ms, callback) {
      const timer: Timer = { at: mono + Math.max(0, ms), order: order++, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async pass(ms) {
      const until = mono + ms;
      await settle(2);
      for (let timer = next(until); timer; timer = next(until)) {
        mono = Math.max(mono, timer.at);
        // Everything due at this very moment is called together, as one turn of the event loop does.
        for (let due: Timer | undefined = timer; due; due = next(mono)) {
          timers.delete(due);
          due.callback();
        }
        await settle();
      }
      mono = until;
      await settle();
    },
    stall(ms) {
      mono += ms;
    },
    setWall(ms) {
      offset = ms - mono;
    },
    pending: () => timers.size,
  };
}
