/** The matrix: which teams, in which order, and which part of the grid is drawn. */
import { describe, expect, it } from '@jest/globals';
import { ALL, orderTeams, type Beside, type Wanted } from '../../../client/src/consoles/excon/matrix/order.js';
import { createTallies, reachOf } from '../../../client/src/consoles/excon/matrix/tally.js';
import { paneOf } from '../../../client/src/consoles/excon/matrix/window.js';
import { reduceExconAll } from '../../../server/shared/reduce-excon.js';
import type { ExconView } from '../../../server/shared/views.js';
import { createNumbering, emptyView, nextItem } from './sample.js';

const MIN = 60_000;
const number = createNumbering();
/** Four teams: the first met, the second late, the third missed, the fourth only received. */
const view: ExconView = reduceExconAll({ ...emptyView(4), phase: 'running' }, [
  ...[0, 1, 2, 3].map((team) => nextItem(team, 0, 0, 0, number)),
  nextItem(0, 0, 4, MIN, number),
  nextItem(1, 0, 5, 9 * MIN, number),
  nextItem(2, 0, 2, 15 * MIN, number),
]);
const beside = (more: Partial<Beside> = {}): Beside => ({
  tally: createTallies(),
  scores: new Map(),
  stalled: new Set(),
  agencies: new Map(),
  ...more,
});
const order = (wanted: Partial<Wanted>, more?: Partial<Beside>): string[] => orderTeams(view, { ...ALL, ...wanted }, beside(more));

describe('order', () => {
  it('by name as Vietnamese sorts, by lateness with missed first, by score with the unscored last', () => {
    const names = order({}).map((id) => view.kit.teams.find((team) => team.id === id)?.name ?? '');
    expect(names).toEqual(names.toSorted(new Intl.Collator('vi', { numeric: true }).compare));
    expect(order({ sort: 'late' }).slice(0, 2)).toEqual(['t2', 't1']);
    expect(
      order(
        { sort: 'score' },
        {
          scores: new Map([
            ['t3', 40],
            ['t1', 90],
            ['t0', -1],
          ]),
        },
      ).slice(0, 2),
    ).toEqual(['t1', 't3']);
  });

  it('filters by a state of any cell, by part of a name without diacritics, by agency, by who stalls', () => {
    expect(order({ states: ['late'] })).toEqual(['t1']);
    expect(order({ states: ['late', 'missed'] }).toSorted()).toEqual(['t1', 't2']);
    expect(order({ words: 'tan dinh' })).toEqual(['t1']);
    expect(order({ group: 'agency:a9' }, { agencies: new Map([['t2', 'a9']]) })).toEqual(['t2']);
    expect(order({ group: 'world:w3' })).toEqual(['t3']);
    expect(order({ stalledOnly: true }, { stalled: new Set(['t3']) })).toEqual(['t3']);
  });
});

describe('counts', () => {
  it('a team is counted again only after its own cells have changed', () => {
    const tally = createTallies();
    const teams = view.kit.teams;
    const before = teams.map((team) => tally(view, team));
    const after = reduceExconAll(view, [nextItem(3, 0, 1, 16 * MIN, number)]);
    const again = after.kit.teams.map((team) => tally(after, team));
    expect(again.map((one, at) => one === before[at])).toEqual([true, true, true, false]);
    expect(again[3]?.states.seen).toBe(1);
  });

  it('who has an inject, who is still to get it, where it is held; skipped ones wait for nothing', () => {
    const held: ExconView = { ...view, pending: { w0: { i1: { state: 'held' } }, w1: { i1: { state: 'skipped' } } } };
    const [first, second] = held.msel;
    if (!first || !second) throw new Error('no injects');
    expect(reachOf(held, first)).toEqual({ got: ['t0', 't1', 't2', 't3'], rest: [], held: [] });
    expect(reachOf(held, second)).toEqual({ got: [], rest: ['t0', 't2', 't3'], held: ['t0'] });
  });
});

describe('what is drawn', () => {
  const sizes = { rowH: 32, colW: 46, headH: 32, nameW: 260, rows: 640, cols: 40 };
  it('is every column while they are few', () => {
    expect(paneOf({ top: 0, left: 333, width: 1000, height: 700 }, sizes)).toMatchObject({ col: 0, cols: 40 });
  });
  it('covers what is in sight with some beyond, and never leaves the grid', () => {
    const sizes = { rowH: 32, colW: 46, headH: 32, nameW: 260, rows: 640, cols: 200 };
    for (const top of [0, 777, 9000, 640 * 32])
      for (const left of [0, 333, 200 * 46]) {
        const pane = paneOf({ top, left, width: 1000, height: 700 }, sizes);
        expect(pane.row).toBeGreaterThanOrEqual(0);
        expect(pane.row + pane.rows).toBeLessThanOrEqual(640);
        expect(pane.row * 32).toBeLessThanOrEqual(top);
        expect((pane.row + pane.rows) * 32).toBeGreaterThanOrEqual(Math.min(640 * 32, top + 668));
        expect((pane.col + pane.cols) * 46).toBeGreaterThanOrEqual(Math.min(200 * 46, left + 740));
        expect(pane.rows * pane.cols).toBeLessThan(1500);
      }
  });
});
