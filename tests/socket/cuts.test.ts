/** A5: the cuts of a device, as packets and connections tell them; and where members are, told to their team alone. */
import { describe, expect, test } from '@jest/globals';
import { createCutBook, CUTS_KEPT } from '../../server/socket/cuts.js';
import { createWhereabouts } from '../../server/socket/whereabouts.js';
import type { Drill } from '../../server/drills/service.js';
import { virtualClock } from '../support/virtual-clock.js';

const drill = {} as Drill;

describe('cuts of a device', () => {
  test('A5: given it falls silent and returns, then from its last packet to its return, though the old line seems open', () => {
    const clock = virtualClock(0);
    const book = createCutBook(clock);
    const first = book.open(drill, 'm', 'laptop', null);
    expect(first.cuts()).toEqual([]);
    clock.stall(1000);
    first.heard();
    clock.stall(5000);
    const second = book.open(drill, 'm', 'laptop', null);
    expect(second.cuts()).toEqual([{ from: 1000, to: 6000 }]);
    expect(first.cuts()).toEqual(second.cuts());
  });

  test('given two devices, two members and two drills, then each has its own cuts', () => {
    const clock = virtualClock(0);
    const book = createCutBook(clock);
    book.open(drill, 'm', 'laptop', null);
    clock.stall(1000);
    expect(book.open(drill, 'm', 'phone', null).cuts()).toEqual([]);
    expect(book.open(drill, 'n', 'laptop', null).cuts()).toEqual([]);
    expect(book.open({} as Drill, 'm', 'laptop', null).cuts()).toEqual([]);
    expect(book.open(drill, 'm', 'laptop', null).cuts()).toEqual([{ from: 0, to: 1000 }]);
  });

  test('given a seat known to an earlier process, then its first cut begins when this one took up, and only the first', () => {
    const clock = virtualClock(50_000);
    const book = createCutBook(clock);
    expect(book.open(drill, 'm', '', 30_000).cuts()).toEqual([{ from: 30_000, to: 50_000 }]);
    clock.stall(1000);
    expect(book.open(drill, 'm', '', 30_000).cuts().at(-1)).toEqual({ from: 50_000, to: 51_000 });
    expect(book.open(drill, 'late', '', 60_000).cuts()).toEqual([]);
  });

  test('given a line that flaps for hours and a browser that names itself anew each time, then what is kept stays small', () => {
    const clock = virtualClock(0);
    const book = createCutBook(clock);
    let line = book.open(drill, 'm', 'a', null);
    for (let i = 0; i < 3 * CUTS_KEPT; i++) {
      clock.stall(1000);
      line = book.open(drill, 'm', 'a', null);
    }
    expect(line.cuts()).toHaveLength(CUTS_KEPT);
    expect(line.cuts().at(-1)).toEqual({ from: clock.wall() - 1000, to: clock.wall() });
    for (let i = 0; i < 100; i++) {
      clock.stall(1000);
      book.open(drill, 'm', `device-${i}`, null);
    }
    expect(book.open(drill, 'm', 'a', null).cuts()).toEqual([]);
  });
});

describe('whereabouts', () => {
  test('given members move, then their team hears of the changes together, the last of each', async () => {
    const clock = virtualClock();
    const told: unknown[] = [];
    const book = createWhereabouts({ clock, tell: (exerciseId, teamId, changes) => void told.push({ exerciseId, teamId, changes }) });
    expect(book.move('x', 't1', 'a', { inject: 'd1' })).toBe(true);
    book.move('x', 't1', 'a', { inject: 'd2' });
    book.move('x', 't1', 'b', { draft: 'initial:0', field: 'what' });
    book.move('x', 't2', 'c', { inject: 'd9' });
    expect(told).toEqual([]);
    await clock.pass(300);
    expect(told).toEqual([
      { exerciseId: 'x', teamId: 't1', changes: { a: { inject: 'd2' }, b: { draft: 'initial:0', field: 'what' } } },
      { exerciseId: 'x', teamId: 't2', changes: { c: { inject: 'd9' } } },
    ]);
    told.length = 0;
    book.move('x', 't1', 'a', { inject: 'd2' });
    await clock.pass(300);
    expect(told).toEqual([]);
    book.move('x', 't1', 'a', {});
    book.clear('x', 't1', 'b');
    await clock.pass(300);
    expect(told).toEqual([{ exerciseId: 'x', teamId: 't1', changes: { a: null, b: null } }]);
    expect(book.of('x', 't1')).toEqual({});
    expect(book.of('x', 't2')).toEqual({ c: { inject: 'd9' } });
  });

  test.each([[null], ['d1'], [{ inject: 7 }], [{ inject: '' }], [{ inject: 'x'.repeat(200) }], [{ inject: 'd1', points: 3 }], [[]]])(
    'given %p, then it is no place and nothing is told',
    async (odd) => {
      const clock = virtualClock();
      const told: unknown[] = [];
      const book = createWhereabouts({ clock, tell: (...all) => void told.push(all) });
      expect(book.move('x', 't1', 'a', odd)).toBe(false);
      await clock.pass(300);
      expect(told).toEqual([]);
    },
  );
});
