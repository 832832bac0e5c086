/** Judges one owed expectation or question of one delivery by its times: where the clock started, which window held, how it ended. */
import { timeFactor, type Window } from './curve.js';
import type { CurveDef } from '../engine/definition.js';
import type { Credit, Delivery, Served, WorldRecord } from './facts.js';

/** How it stands in time, marks and answers aside. */
export interface Timing {
  startX: number;
  /** True when the clock really started at the first look and not at the delivery. */
  fromSeen: boolean;
  window: Window;
  /** Time that EXCON gave, ms; already in the window. */
  creditMs: number;
  state: 'met' | 'late' | 'missed' | 'open';
  servedX?: number;
  responseMs?: number;
  /** 0 for what was never done. */
  factor: number;
  /** A hint was taken before. */
  hint: boolean;
}

/** What answered it: an action, a report, or an answer. */
export type Serving = Pick<Served, 'x' | 'early'>;

/**
 * A clock that starts at the first look (`startsAt: seen`) starts at the delivery for what was done without a look, and
 * for an inject nobody ever opened: not looking wins no time.
 */
function startOf(delivery: Delivery, startsAt: 'delivered' | 'seen', servedX: number | undefined): { startX: number; fromSeen: boolean } {
  const { seenX, recordedX } = delivery;
  const fromSeen = startsAt === 'seen' && seenX !== null && (servedX === undefined || seenX <= servedX);
  return { startX: fromSeen ? seenX : recordedX, fromSeen };
}

type Change = { x: number } & ({ ms: number } | Window);

/** The window in force when it was served or ran out; neither a shift nor time given changes what was over by then (I4: expiries first). */
function windowOf(
  base: Window,
  shifts: readonly (Window & { x: number })[],
  credits: readonly Credit[],
  startX: number,
  servedX: number | undefined,
): { window: Window; creditMs: number } {
  let { target, max } = base;
  let creditMs = 0;
  const changes: Change[] = credits.length === 0 ? [...shifts] : [...credits, ...shifts].toSorted((a, b) => a.x - b.x);
  for (const change of changes) {
    if (servedX !== undefined && change.x >= servedX) break;
    if (startX + max + creditMs <= change.x) break;
    if ('ms' in change) creditMs += change.ms;
    else ({ target, max } = change);
  }
  return { window: { target: target + creditMs, max: max + creditMs }, creditMs };
}

/** Timing of the expectation or question `ref` (`<instance>.<id>`), served or not (S2, S4). All times ms of drill time. */
export function judge(
  record: WorldRecord,
  delivery: Delivery,
  ref: string,
  base: Window & { curve: CurveDef },
  startsAt: 'delivered' | 'seen',
  serving: Serving | undefined,
): Timing {
  const { startX, fromSeen } = startOf(delivery, startsAt, serving?.x);
  const shifts = record.shifts.get(ref) ?? [];
  const { window, creditMs } = windowOf({ target: base.target, max: base.max }, shifts, delivery.credits, startX, serving?.x);
  if (!serving) {
    const state = startX + window.max <= record.endX ? 'missed' : 'open';
    return { startX, fromSeen, window, creditMs, state, factor: 0, hint: false };
  }
  // a credited time may lie before the delivery (A5); an early action answers at once (A4)
  const responseMs = serving.early ? 0 : Math.max(0, serving.x - startX);
  return {
    startX,
    fromSeen,
    window,
    creditMs,
    state: responseMs <= window.max ? 'met' : 'late',
    servedX: serving.x,
    responseMs,
    factor: timeFactor(responseMs, window, base.curve),
    hint: delivery.hintX !== null && delivery.hintX < serving.x,
  };
}

/** What `scalePoints` left of the points when it was served: later scalings do not reach back, those of the same moment only to what is served by its arrival (I4: rules before deliveries). */
export function scaleOf(record: WorldRecord, ref: string, served: Served): number | undefined {
  const scales = record.scales.get(ref)?.filter(({ x }) => (served.early ? x <= served.atX : x < served.x)) ?? [];
  if (scales.length === 0) return undefined;
  return scales.reduce((product, { by }) => product * Math.min(1, Math.max(0, by)), 1);
}
