/**
 * A5: the drill time at which a command counts that waited on a device whose line was cut. Pure: from the device's own
 * two times, the cuts that the server saw on its lines, and the drill's control history. Cuts are in the server's wall
 * time, and so is what a device says, once turned into an age: how wrong its clock is does not matter.
 */
import type { ControlEvent } from '../shared/events.js';

/** Epoch ms of the server: last packet received from a device … its return. */
export interface Cut {
  from: number;
  to: number;
}

/** How a command came in: over a line whose silences the server has seen. */
export interface Arrival {
  /** Epoch ms of the server. */
  wall: number;
  /** Of the device it came from, oldest first, apart from each other. */
  cuts: readonly Cut[];
  /** Server time minus the device's, ms, as the device measured it last. */
  offset?: number;
}

/** By the device's own clock, epoch ms: when it was done, when it is sent. */
export interface Timed {
  localTime?: number | undefined;
  sentAt?: number | undefined;
}

/** Where the drill stands: `x` at `wall`. `wall` stands with it while nobody hosts it. */
export interface Now {
  x: number;
  wall: number;
  factor: number;
}

/** ms before a cut in which something may have been done whose answer the cut swallowed; further back is a clock that was set. */
const LOST_ANSWER = 120_000;
/** Time with the line up and the drill running, ms by the clock on the wall, in which everything that waited has landed. */
const LANDING = 120_000;

/** When it was done, in the server's wall time; null where that makes no sense. */
function ownTime({ localTime, sentAt }: Timed, { wall, offset = 0 }: Arrival): number | null {
  if (localTime === undefined) return null;
  const own = sentAt === undefined ? localTime + offset : wall - (sentAt - localTime);
  return Number.isFinite(own) && own <= wall ? own : null;
}

/** The cut that explains why it comes only now, and the time in it that counts. */
function clamped(own: number, cuts: readonly Cut[]): { wall: number; at: number } | null {
  const at = cuts.findIndex(({ to }) => own <= to);
  const first = cuts[at];
  if (!first) return null;
  if (own >= first.from) return { wall: own, at };
  // Far before any cut lies only what a clock says that was set meanwhile: it was the last cut.
  const meant = first.from - own <= LOST_ANSWER ? at : cuts.length - 1;
  return { wall: cuts[meant]!.from, at: meant };
}

/** Drill time at a wall time of the past; pauses and outages stand still. Counted back from what is recorded next. */
export function drillTimeAt(history: readonly ControlEvent[], now: Now, wall: number): number {
  const outages = history.filter((event) => event.type === 'outage').map(({ fromWall, toWall }): Cut => ({ from: fromWall, to: toWall }));
  /** ms between two wall times in which the drill was hosted. */
  const hosted = (from: number, to: number): number =>
    outages.reduce((ms, away) => ms - Math.max(0, Math.min(to, away.to) - Math.max(from, away.from)), to - from);
  let [before, since, running, factor] = [0, -Infinity, false, 1];
  const back = (x: number, at: number): number =>
    running ? Math.min(x, Math.max(before, Math.round(x - factor * Math.max(0, hosted(wall, at))))) : before;
  for (const event of history) {
    // the wall clock may have been set back: recorded order is the order of time
    const at = Math.max(since, event.type === 'outage' ? event.fromWall : event.at.wall);
    if (wall <= at) return back(event.at.x, at);
    [before, since] = [event.at.x, at];
    if (event.type === 'started' || event.type === 'factor-set') factor = event.factor;
    if (event.type === 'started' || event.type === 'resumed') running = true;
    if (event.type === 'paused' || event.type === 'ended' || event.type === 'cancelled') running = false;
  }
  return wall < now.wall ? back(now.x, now.wall) : now.x;
}

/** Drill ms; undefined: it counts when it arrives. Always before `now.x`, never before the cut it waited in. */
export function creditedX(timed: Timed, arrival: Arrival, history: readonly ControlEvent[], now: Now): number | undefined {
  const own = ownTime(timed, arrival);
  const found = own === null ? null : clamped(own, arrival.cuts);
  if (!found) return undefined;
  const x = (wall: number): number => drillTimeAt(history, now, wall);
  const later = arrival.cuts.slice(found.at + 1).reduce((sum, { from, to }) => sum + x(to) - x(from), 0);
  const landed = now.x - x(arrival.cuts[found.at]!.to) - later;
  if (landed > LANDING * now.factor) return undefined;
  const credited = x(found.wall);
  return credited < now.x ? credited : undefined;
}
