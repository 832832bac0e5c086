/** Drill time (C1-C3): the sum of running intervals × factor, on monotonic time alone, frozen while nobody durably hosts the drill. */
import type { HostClock } from './ports.js';

/** C3: a drill is hosted while its durable heartbeat is at most this old, ms of monotonic time. */
export const HOSTED_FOR = 3000;

export interface DrillClock {
  /** Drill time now, integer ms; never goes back except to the recovery x of an outage. */
  x(): number;
  running(): boolean;
  factor(): number;
  /** Running, but the heartbeat is too old: x stands, nothing may be judged. */
  lapsed(): boolean;
  /** Runs from `x` on; counts as hosted from now. */
  run(x: number, factor: number): void;
  /** Stands at `x`. */
  stop(x: number): void;
  /** Runs by another factor from `x` on; stays unhosted if it was. */
  refactor(x: number, factor: number): void;
  /** Stands at `x` while a control act of that time is on its way into the log; `let` lets it run on from there. */
  hold(x: number): void;
  let(): void;
  /** Running by the log, hosted by nobody yet: a process that has just loaded it. */
  unhosted(factor: number): void;
  /** A heartbeat read at monotonic `mono` with drill time `x` has become durable. */
  beaten(x: number, mono: number): void;
  /** Drill time that is, or may already be, in the log: an outage never falls behind it. */
  recorded(x: number): void;
  /** The greatest of the last durable heartbeat's x and what is recorded: where an outage stands (C3). */
  floor(): number;
  /** Monotonic ms until x is reached; null while it will not be. */
  until(x: number): number | null;
  /** x never passes this (the end of the scenario); Infinity to let it run on. */
  cap(x: number): void;
}

/** `onLapse` is called once when a running drill is found unhosted. */
export function createDrillClock(clock: HostClock, onLapse: () => void = () => undefined): DrillClock {
  let running = false;
  let away = false;
  let held = false;
  let factor = 1;
  let anchorX = 0;
  let anchorMono = 0;
  let hostedMono = 0;
  let beatX = 0;
  let recordedX = 0;
  let capX = Infinity;
  const floor = (): number => Math.max(beatX, recordedX);
  const lapse = (): void => {
    away = true;
    anchorX = floor();
    onLapse();
  };
  const now = (): number => {
    if (!running || away) return anchorX;
    const mono = clock.mono();
    if (mono - hostedMono > HOSTED_FOR) {
      lapse();
      return anchorX;
    }
    if (held) return anchorX;
    return Math.min(capX, Math.max(anchorX, Math.floor(anchorX + (mono - anchorMono) * factor)));
  };
  return {
    x: now,
    running: () => running,
    factor: () => factor,
    lapsed: () => {
      now();
      return away;
    },
    run(x, by) {
      running = true;
      away = held = false;
      factor = by;
      anchorX = x;
      anchorMono = hostedMono = clock.mono();
    },
    stop(x) {
      running = false;
      away = held = false;
      anchorX = x;
    },
    refactor(x, by) {
      now();
      held = false;
      factor = by;
      anchorX = x;
      anchorMono = clock.mono();
    },
    hold(x) {
      held = true;
      anchorX = x;
    },
    let() {
      if (!held) return;
      held = false;
      anchorMono = clock.mono();
    },
    unhosted(by) {
      running = true;
      away = true;
      factor = by;
      anchorX = floor();
    },
    beaten(x, mono) {
      beatX = Math.max(beatX, x);
      hostedMono = Math.max(hostedMono, mono);
    },
    recorded(x) {
      recordedX = Math.max(recordedX, x);
    },
    floor,
    until(x) {
      const at = now();
      if (!running || away || held || x > capX) return null;
      return Math.max(0, (x - at) / factor);
    },
    cap(x) {
      capX = x;
    },
  };
}
