/**
 * A finished drill to be looked at again: one audience's view as it was first, every item it was told since, and how the
 * drill's clock went. Sent as NDJSON: a `ReplayHead`, then the items as `Feed`s in the order of wall time.
 * No zod behind these imports: they are types only.
 */
import type { ControlEvent } from './events.js';
import type { ClockView, Feed } from './protocol.js';
import type { ExconItem, ExconView, Phase, TeamItem, TeamView } from './views.js';

/** `excon`, or `team:<id>`. */
export type ReplayAs = string;

export interface ReplayHead<V = TeamView | ExconView> {
  as: ReplayAs;
  exercise: { id: string; name: string; phase: Phase };
  /** Before the first item. Names of people are those known now. */
  view: V;
  spans: ClockSpan[];
  /** How many items follow. */
  items: number;
}
export type ReplayFeed = Feed<TeamItem> | Feed<ExconItem>;

/** A stretch in which the clock went one way. In one that stands still `fromX` and `toX` are the same. */
export interface ClockSpan {
  /** As the clock showed it: an outage is a pause to the eye (C3). */
  phase: Phase;
  factor: number;
  fromWall: number;
  toWall: number;
  /** Drill ms. */
  fromX: number;
  toX: number;
  outage?: true;
  realIncident?: true;
  reason?: string;
}

/** Phases that a control event leads to. */
const LEADS: Partial<Record<ControlEvent['type'], Phase>> = {
  readied: 'ready',
  started: 'running',
  paused: 'paused',
  resumed: 'running',
  ended: 'ended',
  cancelled: 'cancelled',
  published: 'published',
};

/**
 * The clock from the first event of the `control` stream to `until` (epoch ms). Spans follow each other without a gap; wall
 * times that were set back are read as standing still.
 */
export function clockSpans(events: readonly ControlEvent[], until: number): ClockSpan[] {
  const spans: ClockSpan[] = [];
  const [first] = events;
  if (!first) return spans;
  let now: Pick<ClockSpan, 'phase' | 'realIncident' | 'reason'> = { phase: 'planned' };
  let factor = first.type === 'exercise-created' ? (first.factor ?? 1) : 1;
  let [x, wall] = [0, first.at.wall];
  const close = (toWall: number, toX: number, more: Partial<ClockSpan> = {}): void => {
    const end = Math.max(wall, toWall);
    if (end > wall) spans.push({ ...now, factor, fromWall: wall, toWall: end, fromX: x, toX: Math.max(x, toX), ...more });
    [x, wall] = [Math.max(x, toX), end];
  };
  for (const event of events) {
    const { at } = event;
    if (event.type === 'outage') {
      if (now.phase !== 'running') continue;
      close(event.fromWall, at.x);
      close(at.wall, at.x, { phase: 'paused', outage: true });
      continue;
    }
    const phase = LEADS[event.type];
    if (phase === undefined && event.type !== 'factor-set') continue;
    close(at.wall, at.x);
    if (event.type === 'started' || event.type === 'factor-set') factor = event.factor;
    if (phase === undefined) continue;
    now = { phase };
    if (event.type !== 'paused') continue;
    now = { phase, ...(event.realIncident && { realIncident: true }), ...(event.reason !== undefined && { reason: event.reason }) };
  }
  // what came last is there, if only for a moment
  close(Math.max(until, wall + 1), x);
  return spans;
}

/** The span of a moment; the nearest one before the first and after the last. */
export function spanAt(spans: readonly ClockSpan[], wall: number): ClockSpan | undefined {
  let [low, high] = [0, spans.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.toWall > wall) high = middle;
    else low = middle + 1;
  }
  return spans[low];
}

/** Drill ms at a moment. */
export function xAt(spans: readonly ClockSpan[], wall: number): number {
  const span = spanAt(spans, wall);
  if (!span) return 0;
  const part = (wall - span.fromWall) / (span.toWall - span.fromWall);
  return Math.round(span.fromX + (span.toX - span.fromX) * Math.min(1, Math.max(0, part)));
}

/** The first moment at which the clock stood at `x`; the first or the last of all when it never did. */
export function wallAt(spans: readonly ClockSpan[], x: number): number {
  const span = spans.find((each) => each.toX >= x && each.toX > each.fromX);
  if (!span) return spans.at(-1)?.toWall ?? 0;
  return Math.round(span.fromWall + ((Math.max(span.fromX, x) - span.fromX) / (span.toX - span.fromX)) * (span.toWall - span.fromWall));
}

/** What the clock showed at a moment. */
export function clockAt(spans: readonly ClockSpan[], wall: number): ClockView {
  const { phase, factor } = spanAt(spans, wall) ?? { phase: 'planned' as const, factor: 1 };
  return { phase, x: xAt(spans, wall), wall, factor };
}
