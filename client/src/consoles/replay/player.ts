/**
 * Goes through a recording as one goes through a film. Where it stands is a moment of wall time, so that what happened in a
 * pause has its place; how fast it goes is said in drill time. A stretch in which the drill stood still is shown briefly.
 */
import { spanAt, type ClockSpan } from '../../../../server/shared/replay.js';

export const SPEEDS = [1, 2, 5, 10, 30, 60] as const;
export type Speed = (typeof SPEEDS)[number];

/** ms that a stretch in which the drill stood still takes at the most. */
export const STILL = 2000;

/** Where one stands after `ms` of looking on. */
export function advance(spans: readonly ClockSpan[], wall: number, ms: number, speed: number): number {
  const end = spans.at(-1)?.toWall ?? wall;
  let at = wall;
  let left = ms;
  while (left > 0 && at < end) {
    const { fromWall, toWall, fromX, toX } = spanAt(spans, at)!;
    const length = toWall - fromWall;
    // ms of wall time in one ms of looking on
    const rate = toX > fromX ? speed / ((toX - fromX) / length) : Math.max(speed, length / STILL);
    const rest = (toWall - at) / rate;
    if (left < rest) return at + left * rate;
    at = toWall;
    left -= rest;
  }
  return Math.min(at, end);
}

export interface Playing {
  /** Epoch ms. */
  wall: number;
  playing: boolean;
  speed: Speed;
}

export class Player {
  readonly from: number;
  readonly to: number;
  private state: Playing;
  /** Of the clock on the wall, ms, when it moved last. */
  private moved = 0;
  private readonly spans: readonly ClockSpan[];
  private readonly now: () => number;
  private readonly listeners = new Set<() => void>();

  constructor(spans: readonly ClockSpan[], wall: number, now: () => number = () => performance.now()) {
    this.spans = spans;
    this.now = now;
    this.from = spans[0]?.fromWall ?? 0;
    this.to = spans.at(-1)?.toWall ?? 0;
    this.state = { wall: this.within(wall), playing: false, speed: 10 };
  }

  private within(wall: number): number {
    return Math.min(this.to, Math.max(this.from, wall));
  }
  private set(change: Partial<Playing>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  /** To be called while it plays, as often as one wants to see. */
  tick(): void {
    const { wall, playing, speed } = this.state;
    if (!playing) return;
    const now = this.now();
    const next = advance(this.spans, wall, now - this.moved, speed);
    this.moved = now;
    this.set({ wall: next, playing: next < this.to });
  }

  /** From the start again when it stands at the end. */
  play(): void {
    this.moved = this.now();
    this.set({ playing: true, ...(this.state.wall >= this.to && { wall: this.from }) });
  }
  pause(): void {
    this.tick();
    this.set({ playing: false });
  }
  toggle(): void {
    if (this.state.playing) this.pause();
    else this.play();
  }
  seek(wall: number): void {
    this.moved = this.now();
    this.set({ wall: this.within(wall) });
  }
  setSpeed(speed: Speed): void {
    this.tick();
    this.set({ speed });
  }
  /** To the next faster (1) or slower (-1) one. */
  shift(by: 1 | -1): void {
    const next = SPEEDS[SPEEDS.indexOf(this.state.speed) + by];
    if (next !== undefined) this.setSpeed(next);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly snapshot = (): Playing => this.state;
}
