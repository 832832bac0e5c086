/** One timer for all sleepers of a drill: worlds that are due together wake together, in one turn of the event loop. */
import type { HostClock } from './ports.js';
import type { DrillClock } from './drill-clock.js';

/** Longest single timer, ms: far below the 2^31 limit of the runtime, and late news of a stopped clock costs nothing. */
const LONGEST = 3_600_000;

export interface Alarm {
  /** Wakes `name` when drill time reaches `x`; null: lets it sleep. */
  set(name: string, x: number | null): void;
  /** The clock was re-anchored, stopped or set running: counts again. */
  rearm(): void;
  stop(): void;
}

/** `ring` gets every name whose time has come; each must be set again to ring again. */
export function createAlarm(host: HostClock, drill: DrillClock, ring: (names: string[]) => void): Alarm {
  const due = new Map<string, number>();
  let armedFor = Infinity;
  let cancel: (() => void) | null = null;
  let stopped = false;
  const arm = (x: number): void => {
    cancel?.();
    cancel = null;
    armedFor = Infinity;
    if (stopped || x === Infinity) return;
    const wait = drill.until(x);
    if (wait === null) return;
    armedFor = x;
    cancel = host.after(Math.min(LONGEST, Math.max(1, Math.ceil(wait))), fire);
  };
  const earliest = (): number => {
    let first = Infinity;
    for (const x of due.values()) if (x < first) first = x;
    return first;
  };
  const fire = (): void => {
    cancel = null;
    armedFor = Infinity;
    const now = drill.x();
    const names: string[] = [];
    if (drill.running() && !drill.lapsed())
      for (const [name, x] of due)
        if (x <= now) {
          names.push(name);
          due.delete(name);
        }
    if (names.length > 0) ring(names);
    if (cancel === null) arm(earliest());
  };
  return {
    set(name, x) {
      if (x === null) due.delete(name);
      else {
        due.set(name, x);
        // A later time leaves the timer as it is: firing early finds nobody due and counts again.
        if (x < armedFor) arm(x);
      }
    },
    rearm() {
      arm(earliest());
    },
    stop() {
      stopped = true;
      cancel?.();
      due.clear();
    },
  };
}
