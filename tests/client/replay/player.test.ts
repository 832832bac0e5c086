/** The player: a jump anywhere is the fold from the start, speeds by a virtual clock, and what one jumps to. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Player, advance, SPEEDS, STILL } from '../../../client/src/consoles/replay/player.js';
import { beside, densityOf, momentsOf } from '../../../client/src/consoles/replay/moments.js';
import { begin, take } from '../../../client/src/consoles/replay/recording.js';
import { Reel } from '../../../client/src/consoles/replay/reel.js';
import { entrance } from '../../../client/src/consoles/replay/screen.js';
import { addressOf } from '../../../client/src/consoles/replay/transport.js';
import { clockSpans, xAt, type ReplayHead } from '../../../server/shared/replay.js';
import { controlStream, type ControlEvent } from '../../../server/shared/events.js';
import { reduceExconAll } from '../../../server/shared/reduce-excon.js';
import type { ExconItem, ExconView } from '../../../server/shared/views.js';
import { createNumbering, dice, emptyView, nextItem, START } from '../excon/sample.js';

const MIN = 60_000;
const at = (x: number, wall: number) => ({ id: `c${wall}`, at: { x, wall: START + wall }, recordedX: x });
/** Twenty minutes before START, a pause of ten, the factor doubled, an outage of five, an hour after END. */
const CONTROL: ControlEvent[] = [
  { ...at(0, -20 * MIN), type: 'exercise-created', scenarioHash: '', play: 'parallel', seed: '' },
  { ...at(0, 0), type: 'started', factor: 1 },
  { ...at(10 * MIN, 10 * MIN), type: 'paused', realIncident: false, reason: 'Nghỉ' },
  { ...at(10 * MIN, 20 * MIN), type: 'resumed' },
  { ...at(20 * MIN, 30 * MIN), type: 'factor-set', factor: 2 },
  { ...at(30 * MIN, 40 * MIN), type: 'outage', fromWall: START + 35 * MIN, toWall: START + 40 * MIN },
  { ...at(60 * MIN, 55 * MIN), type: 'ended' },
];
const SPANS = clockSpans(CONTROL, START + 115 * MIN);

/** So many items of a running drill, in the order of time. */
function acts(teams: number, count: number): ExconItem[] {
  const random = dice(11);
  const number = createNumbering();
  return Array.from({ length: count }, (_, n) => {
    const x = Math.floor((n / count) * 60) * MIN;
    return nextItem(Math.floor(random() * teams), Math.floor(n / 60), n % 6, x, number);
  });
}

/** Adds up what it was given, so that a fold that skips or repeats is seen. */
const append = (view: string, items: readonly { n: number; at: { wall: number } }[]): string =>
  view + items.map(({ n }) => `${n} `).join('');

describe('keyframes', () => {
  it('any jumps in any order show what the fold from the start shows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(5), { maxLength: 120 }),
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.nat(), { maxLength: 30 }),
        (steps, every, jumps) => {
          const reel = new Reel<string, { n: number; at: { wall: number } }>('', append, every);
          let wall = 0;
          const items = steps.map((step, n) => ({ n, at: { wall: (wall += step) } }));
          for (const item of items) reel.add('s', [item]);
          for (const jump of jumps) {
            const n = jump % (items.length + 1);
            expect(reel.at(n)).toBe(append('', items.slice(0, n)));
            const then = jump % (wall + 2);
            expect(reel.until(then)).toBe(items.filter((item) => item.at.wall <= then).length);
          }
        },
      ),
    );
  });

  it('a stream whose clock was set back is told in its own order', () => {
    const reel = new Reel<string, { n: number; at: { wall: number } }>('', append, 10);
    reel.add('a', [
      { n: 1, at: { wall: 100 } },
      { n: 2, at: { wall: 40 } },
    ]);
    reel.add('b', [{ n: 3, at: { wall: 100 } }]);
    expect(reel.walls).toEqual([100, 100, 100]);
    expect([reel.until(99), reel.until(100)]).toEqual([0, 3]);
  });

  it('a control room of 150 teams: the view of every hundredth item is the fold up to it', () => {
    const view = emptyView(150);
    const items = acts(150, 2000);
    const reel = new Reel<ExconView, ExconItem>(view, reduceExconAll, 300);
    for (const item of items) reel.add(item.stream, [item]);
    for (let n = items.length; n >= 0; n -= 400) expect(reel.at(n)).toEqual(reduceExconAll(view, items.slice(0, n)));
  });
});

describe('going through it', () => {
  it.each(SPEEDS)('%i×: a second of looking on is so many of the drill, whatever the factor was', (speed) => {
    for (const wall of [1 * MIN, 31 * MIN]) {
      const next = advance(SPANS, START + wall, 1000, speed);
      expect(xAt(SPANS, next) - xAt(SPANS, START + wall)).toBe(speed * 1000);
    }
  });

  it('a pause, an outage, the time before and after: shown, but not waited for', () => {
    // at 60 a pause of ten minutes lasts as long as any still stretch at the most
    expect(advance(SPANS, START + 10 * MIN, STILL - 1, 60)).toBeLessThan(START + 20 * MIN);
    expect(advance(SPANS, START + 10 * MIN, STILL, 60)).toBe(START + 20 * MIN);
    expect(advance(SPANS, START - 20 * MIN, STILL, 1)).toBe(START);
    expect(advance(SPANS, START + 35 * MIN, STILL + 1000, 60)).toBe(START + 40 * MIN + 30_000);
    // and the end is the end
    expect(advance(SPANS, START + 50 * MIN, 1e9, 1)).toBe(START + 115 * MIN);
  });

  it('many small looks come as far as one long one', () => {
    let wall = START - MIN;
    for (let i = 0; i < 1000; i += 1) wall = advance(SPANS, wall, 37, 30);
    expect(Math.abs(wall - advance(SPANS, START - MIN, 37_000, 30))).toBeLessThan(1);
  });

  it('by a virtual clock: play, another speed on the way, stop, jump, the end', () => {
    let now = 0;
    const player = new Player(SPANS, START, () => now);
    const x = (): number => xAt(SPANS, player.snapshot().wall);
    const pass = (ms: number): void => {
      now += ms;
      player.tick();
    };
    pass(5000);
    expect(x()).toBe(0);
    player.setSpeed(10);
    player.play();
    pass(1000);
    expect(x()).toBe(10_000);
    now += 500;
    player.shift(1);
    expect([player.snapshot().speed, x()]).toEqual([30, 15_000]);
    pass(1000);
    expect(x()).toBe(45_000);
    now += 100;
    player.pause();
    pass(60_000);
    expect([player.snapshot().playing, x()]).toEqual([false, 48_000]);
    player.seek(0);
    expect(player.snapshot().wall).toBe(START - 20 * MIN);
    player.seek(START + 54 * MIN);
    player.play();
    pass(1e6);
    expect(player.snapshot()).toMatchObject({ wall: START + 115 * MIN, playing: false });
    player.toggle();
    expect(player.snapshot()).toMatchObject({ wall: START - 20 * MIN, playing: true });
  });
});

describe('what one jumps to', () => {
  const recorded = () => {
    const view = emptyView(12);
    const items = acts(12, 600);
    const head: ReplayHead = {
      as: 'excon',
      exercise: { id: 'ex', name: 'Diễn tập', phase: 'ended' },
      view,
      spans: SPANS,
      items: items.length,
    };
    const recording = begin(head);
    const stream = controlStream('ex');
    const control = CONTROL.map((event, i): ExconItem => ({ ...event, stream, seq: i + 1 }));
    for (const item of [...control, ...items].toSorted((a, b) => a.at.wall - b.at.wall))
      take(recording, { stream: item.stream, seq: item.seq, items: [item] });
    return recording;
  };

  it('phases, one delivery and one first response per inject, in order', () => {
    const recording = recorded();
    const moments = momentsOf(recording);
    expect(moments.filter(({ kind }) => kind === 'phase').map(({ item }) => item.type)).toEqual([
      'started',
      'paused',
      'resumed',
      'factor-set',
      'outage',
      'ended',
    ]);
    const delivered = moments.filter(({ kind }) => kind === 'delivered').map(({ item }) => (item as { inject?: string }).inject);
    expect(new Set(delivered).size).toBe(delivered.length);
    const walls = moments.map(({ wall }) => wall);
    expect(walls).toEqual(walls.toSorted((a, b) => a - b));
  });

  it('the next and the previous one, and none beyond the ends', () => {
    const moments = momentsOf(recorded());
    const [first] = moments;
    const last = moments.at(-1)!;
    if (!first) throw new Error('no moment');
    expect(beside(moments, first.wall - 1, 1)).toBe(first);
    expect(beside(moments, first.wall, -1)).toBeNull();
    expect(beside(moments, last.wall, 1)).toBeNull();
    expect(beside(moments, first.wall, 1)!.wall).toBeGreaterThan(first.wall);
  });

  it('the axis counts every act once', () => {
    const recording = recorded();
    const bins = densityOf(recording, 60 * MIN, 50);
    const all = recording.reel.items.filter(({ type }) =>
      ['action-recorded', 'report-recorded', 'answer-recorded', 'inject-seen', 'hint-taken', 'message'].includes(type),
    );
    expect(bins.reduce((sum, { acts: n }) => sum + n, 0)).toBe(all.length);
  });

  it('a shared moment opens where it was shared, also in a pause; drill time alone opens where it came to stand', () => {
    const recording = recorded();
    const wall = START + 13 * MIN;
    const address = new URL(addressOf('https://dientap.example/replay/ex', 'team:t1', xAt(SPANS, wall), wall));
    expect(Object.fromEntries(address.searchParams)).toEqual({ as: 'team:t1', x: String(10 * MIN), at: String(wall) });
    expect(entrance(recording, 10 * MIN, wall)).toBe(wall);
    expect(entrance(recording, 10 * MIN, null)).toBe(START + 10 * MIN);
    expect(entrance(recording, null, null)).toBe(START);
  });
});
