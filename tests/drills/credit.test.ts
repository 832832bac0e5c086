/** A5: what time a command counts for, from the device's own times, the cuts seen, and the drill's control history. */
import { describe, expect, test } from '@jest/globals';
import { creditedX, drillTimeAt, type Arrival, type Now } from '../../server/drills/credit.js';
import type { ControlBody, ControlEvent } from '../../server/shared/events.js';

const START = 1_800_000_000_000;
const min = (minutes: number): number => minutes * 60_000;
/** Wall time so many minutes after the first event. */
const at = (minutes: number): number => START + min(minutes);
const HOUR = min(60);

let ids = 0;
const event = (minutes: number, x: number, body: ControlBody): ControlEvent =>
  ({ ...body, id: `e${++ids}`, at: { x: min(x), wall: at(minutes) }, recordedX: min(x) }) as ControlEvent;
const started = (factor = 1): ControlEvent => event(0, 0, { type: 'started', factor });
const now = (minutes: number, x: number, factor = 1): Now => ({ wall: at(minutes), x: min(x), factor });
const came = (minutes: number, ...cuts: [number, number][]): Arrival => ({
  wall: at(minutes),
  cuts: cuts.map(([from, to]) => ({ from: at(from), to: at(to) })),
});
/** Done and sent at these minutes, by a device whose clock is wrong by `wrong` ms. */
const timed = (done: number, sent: number, wrong = 0): { localTime: number; sentAt: number } => ({
  localTime: at(done) + wrong,
  sentAt: at(sent) + wrong,
});
const RUNNING = [started()];

describe('drill time at a wall time', () => {
  const history = [
    started(2),
    event(10, 20, { type: 'paused', realIncident: false }),
    event(15, 20, { type: 'resumed' }),
    event(20, 30, { type: 'factor-set', factor: 4 }),
    event(29, 50, { type: 'outage', fromWall: at(25), toWall: at(29) }),
  ];
  test.each([
    [-1, 0, 'before START EX'],
    [5, 10, 'running at factor 2'],
    [10, 20, 'at the pause'],
    [12, 20, 'in the pause'],
    [17.5, 25, 'after it'],
    [22, 38, 'at factor 4'],
    [25, 50, 'when the outage began'],
    [27, 50, 'in the outage'],
    [29, 50, 'at its end'],
    [30, 54, 'hosted again'],
    [33, 62, 'later than now'],
  ])('C1 C2 C3: given minute %p, then x is at %p min (%s)', (minutes, x) => {
    expect(drillTimeAt(history, now(32, 62, 4), at(minutes))).toBe(min(x));
  });

  test('C3: given the drill was paused while nobody hosted it, then the time nobody hosted it still stands still', () => {
    const paused = [
      started(),
      event(9, 5, { type: 'paused', realIncident: true }),
      event(10, 5, { type: 'outage', fromWall: at(5), toWall: at(9) }),
    ];
    expect(drillTimeAt(paused, now(11, 5), at(3))).toBe(min(3));
    expect(drillTimeAt(paused, now(11, 5), at(7))).toBe(min(5));
  });

  test('given the server’s own clock was set back by an hour, then no time lies outside its stretch', () => {
    const back = [started(), event(10, 10, { type: 'paused', realIncident: false }), event(-50, 10, { type: 'resumed' })];
    for (const minutes of [-49, -45, 5, 9, 12]) {
      const x = drillTimeAt(back, now(-40, 20), at(minutes));
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(min(20));
    }
  });
});

describe('what counts', () => {
  const credited = (
    given: Parameters<typeof creditedX>[0],
    arrival: Arrival,
    history = RUNNING,
    then = now(30, 30),
  ): number | undefined => {
    const x = creditedX(given, arrival, history, then);
    return x === undefined ? undefined : x / 60_000;
  };

  test('A5: given it was done in the cut, then its own time, however wrong the device’s clock is', () => {
    for (const wrong of [0, -7 * HOUR, 7 * HOUR, -20 * 365 * 24 * HOUR])
      expect(credited(timed(22, 30, wrong), came(30, [20, 30]))).toBe(22);
  });
  test('A5: given done just before the cut and its answer lost, then the beginning of that cut', () => {
    expect(credited(timed(19, 30), came(30, [20, 30]))).toBe(20);
    expect(credited(timed(19, 30), came(30, [10, 12], [20, 28], [29, 30]))).toBe(20);
  });
  test('A5: given it was done with the line up, then nothing', () => {
    expect(credited(timed(29.5, 30), came(30, [20, 29]))).toBeUndefined();
    expect(credited(timed(30, 30), came(30))).toBeUndefined();
    expect(credited({}, came(30, [20, 30]))).toBeUndefined();
  });
  test('given the device’s clock was set while it was cut, then never better than the cut’s beginning nor worse than arrival', () => {
    expect(credited({ localTime: at(22), sentAt: at(30) + 7 * HOUR }, came(30, [5, 6], [20, 30]))).toBe(20);
    expect(credited({ localTime: at(22), sentAt: at(30) - 7 * HOUR }, came(30, [20, 30]))).toBeUndefined();
    expect(credited({ localTime: Number.NaN, sentAt: at(30) }, came(30, [20, 30]))).toBeUndefined();
    expect(credited({ localTime: -Number.MAX_SAFE_INTEGER, sentAt: Number.MAX_SAFE_INTEGER }, came(30, [20, 30]))).toBe(20);
  });
  test('given a client that does not say when it sends, then the offset its device has told, else its time as it is', () => {
    const arrival = came(30, [20, 30]);
    expect(credited({ localTime: at(22) - HOUR }, { ...arrival, offset: HOUR })).toBe(22);
    expect(credited({ localTime: at(22) }, arrival)).toBe(22);
    expect(credited({ localTime: at(31) }, arrival)).toBeUndefined();
  });

  test('A5: given the drill was paused within the cut, then the pause counts for nobody', () => {
    const history = [started(), event(10, 10, { type: 'paused', realIncident: false }), event(20, 10, { type: 'resumed' })];
    const then = now(30, 20);
    expect(credited(timed(8, 30), came(30, [5, 30]), history, then)).toBe(8);
    expect(credited(timed(15, 30), came(30, [5, 30]), history, then)).toBe(10);
    expect(credited(timed(25, 30), came(30, [5, 30]), history, then)).toBe(15);
  });
  test('A5: given the member came back while the drill was paused and the queue lands after it went on, then its own time', () => {
    const history = [started(), event(10, 10, { type: 'paused', realIncident: false }), event(60, 10, { type: 'resumed' })];
    expect(credited(timed(8, 60.1), came(60.1, [5, 20]), history, now(60.1, 10.1))).toBe(8);
    expect(credited(timed(40, 60.1), came(60.1, [5, 20]), history, now(60.1, 10.1))).toBeUndefined();
  });
  test('given somebody claims a cut that ended long ago, then nothing: what waited for the line has landed by then', () => {
    expect(credited(timed(8, 30), came(30, [5, 20]))).toBeUndefined();
    expect(credited(timed(8, 30), came(30, [5, 20], [21, 29]))).toBe(8);
    expect(credited(timed(8, 30), came(30, [5, 20]), [started(10)], now(30, 300, 10))).toBeUndefined();
  });
  test('C3: given an outage of the server within the cut, then it stands still', () => {
    const history = [started(), event(20, 10, { type: 'outage', fromWall: at(10), toWall: at(20) })];
    expect(credited(timed(15, 24), came(24, [20, 24]), history, now(24, 14))).toBe(10);
    expect(credited(timed(22, 24), came(24, [20, 24]), history, now(24, 14))).toBe(12);
  });
});
