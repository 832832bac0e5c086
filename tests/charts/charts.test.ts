/** Charts and their tables: what is drawn is what the table says, on paper and for the page. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { lanePicture, picturesOf } from '../../server/charts/index.js';
import type { Chart, Pen } from '../../server/charts/options/chart.js';
import { CHART_IDS, chartOf, injectChart, laneChart, timesChart, type ChartId } from '../../server/charts/options/charts.js';
import { cellText } from '../../server/charts/options/format.js';
import { partsOf } from '../../server/charts/options/lanes.js';
import { PAPER, screenLook } from '../../server/charts/options/look.js';
import { ranked } from '../../server/charts/options/quantiles.js';
import type { Cell } from '../../server/charts/options/table.js';
import { chartTables } from '../../server/charts/options/tables.js';
import { stepsOf } from '../../server/charts/options/times-table.js';
import { buildReport } from '../../server/reports/build.js';
import { forTeam } from '../../server/reports/editions.js';
import type { AfterActionReport } from '../../server/shared/report.js';
import { played, START } from '../reports/played.js';
import { min } from '../scoring/support.js';

let report: AfterActionReport;
beforeAll(async () => {
  report = buildReport({ ...(await played()), agencies: { t1: { agencyId: 'x', kind: 'Sở' } }, generatedWall: START });
});

const vi: Pen = { lang: 'vi', look: PAPER };
const chart = (id: ChartId): Chart => {
  const found = chartOf(report, id, vi);
  if (!found) throw new Error(`no chart ${id}`);
  return found;
};
interface Series {
  type: string;
  name?: string;
  data: never[];
}
const seriesOf = ({ option }: Chart): Series[] => option.series as unknown as Series[];
const ms = (cell: Cell | undefined): number => (typeof cell === 'number' ? cell : (cell as { above: number }).above);

describe('a picture’s data equal its table', () => {
  test('share of work done: every step, and the tick where what was never done ends', () => {
    const { table } = chart('share-stamp');
    const drawn = seriesOf(chart('share-stamp')).flatMap(({ type, data }) =>
      type === 'line' ? (data as [number, number][]).slice(1) : [],
    );
    expect(drawn).toEqual(table.rows.map(([, time, percent]) => [ms(time), percent]));
    const ticks = seriesOf(chart('share-stamp')).filter(({ type }) => type === 'scatter');
    expect(ticks).toHaveLength(table.rows.filter(([, time]) => typeof time === 'object').length);
  });

  test.each(['times-stamp', 'times-inject', 'times-objective', 'times-kind', 'times-team'] as const)(
    '%s: five times a row, and how many of them are known',
    (id) => {
      const { table } = chart(id);
      const data = seriesOf(chart(id))[0]!.data as unknown as number[][];
      for (const [at, row] of table.rows.entries()) {
        const times = row.slice(3);
        const known = times.findIndex((time) => typeof time !== 'number');
        expect(data[at]!.slice(1, 6).slice(0, known < 0 ? 5 : known)).toEqual(times.slice(0, known < 0 ? 5 : known));
        expect(data[at]![6]).toBe(known < 0 ? 5 : known);
        // a bound is never drawn before what is known to come earlier
        expect(data[at]!.slice(1, 6)).toEqual(data[at]!.slice(1, 6).toSorted((a, b) => a - b));
        expect(data[at]![5]).toBeGreaterThanOrEqual(ms(times[4]));
      }
    },
  );

  test('funnel: the parts of a row are its steps', () => {
    const { table } = chart('funnel');
    const parts = seriesOf(chart('funnel')).map(({ data }) => data.map(({ n }) => n as number));
    for (const [at, [, delivered, seen, acted, met]] of table.rows.entries()) {
      const [done, late, looked, unseen] = parts.map((part) => part[at]!) as [number, number, number, number];
      expect([done, done + late, done + late + looked, done + late + looked + unseen]).toEqual([met, acted, seen, delivered]);
    }
  });

  test('techniques, load, lateness and schedule', () => {
    expect(seriesOf(chart('techniques'))[0]!.data.map(({ value }) => value)).toEqual(chart('techniques').table.rows.map((row) => row[3]));

    const load = seriesOf(chart('minutes'));
    const { rows } = chart('minutes').table;
    for (const at of [0, 1, 2, 3]) expect(load[at]!.data).toEqual(rows.map((row) => row[at + 2]));
    expect(rows.map((_, at) => load.slice(0, 5).reduce((sum, { data }) => sum + Number(data[at]), 0))).toEqual(rows.map((row) => row[6]));
    expect(load[5]!.data).toEqual(rows.map((row) => row[7]));

    const marks = (id: ChartId, at: number) => seriesOf(chart(id))[at]!.data as unknown as number[][];
    for (const at of [2, 3, 4]) expect(marks('drift', at - 1).map(([x]) => x)).toEqual(chart('drift').table.rows.map((row) => row[at]));
    for (const at of [1, 2, 3])
      expect(marks('schedule', at)).toEqual(
        chart('schedule').table.rows.flatMap((row, place) => (row[at] === null ? [] : [[row[at], place]])),
      );
  });

  test('lanes: every mark stands where the table has it, and a bar reaches from the delivery to the end', () => {
    const lanes = laneChart(report, 't1', vi)!;
    const { rows } = lanes.table;
    const drawn = seriesOf(lanes);
    const of = (name: string) =>
      drawn.find((one) => one.name === name && one.type === 'scatter')!.data as unknown as [number | null, number][];
    for (const [name, at] of [
      ['Hành động đầu tiên', 3],
      ['Làm xong', 4],
      ['Mục tiêu', 5],
      ['Hạn tối đa', 6],
    ] as const)
      expect(of(name).map(([x]) => x)).toEqual(rows.map((row) => row[at]));
    const bars = drawn.filter(({ type }) => type === 'bar');
    for (const [at, row] of rows.entries()) {
      if (row[4] === null) continue;
      expect(bars.reduce((sum, { data }) => sum + Number(data[at]), 0)).toBe(row[4]);
    }
    expect(injectChart(report, 's1-01', { from: 1, to: 3 }, vi)!.table.rows).toHaveLength(2);
    expect(timesChart(report, 'team', { from: 0, to: 2 }, vi)!.table.rows).toHaveLength(2);
  });
});

test('parts of a lane: unopened, opened, worked on, and what lies after max', () => {
  const row = (...minutes: (number | null)[]): Cell[] => ['1.1', ...minutes.map((at) => (at === null ? null : min(at))), 'x'];
  const parts = (...minutes: (number | null)[]): number[] => partsOf(row(...minutes), min(60)).map((part) => part / min(1));
  //             delivered seen acted done target max
  expect(parts(10, 12, 15, 20, 18, 25)).toEqual([2, 3, 5, 0]);
  expect(parts(10, 12, 15, 30, 18, 25)).toEqual([2, 3, 10, 5]);
  expect(parts(10, null, null, null, 18, 25)).toEqual([15, 0, 0, 0]);
  expect(parts(10, 12, null, null, 18, 25)).toEqual([2, 13, 0, 0]);
  // first acted on after max, without a look
  expect(parts(10, null, 28, 30, 18, 25)).toEqual([15, 0, 0, 5]);
  // still open at END EX
  expect(parts(50, 51, 52, null, 70, 80)).toEqual([1, 1, 8, 0]);
  // asks for nothing
  expect(parts(10, 14, null, null, null, null)).toEqual([4, 0, 0, 0]);
});

test('S7: places by nearest rank, a censored one given as more than its bound', () => {
  const spread = { values: [min(1), min(2), min(3)], censored: [min(5)] };
  expect([0, 25, 50, 75, 90].map((per) => ranked(spread, per))).toEqual([min(1), min(1), min(2), min(3), { above: min(5) }]);
  expect(ranked({ values: [], censored: [] }, 50)).toBeNull();
  // of many values every half percent, the last step the share of all that were done
  const values = Array.from({ length: 3000 }, (_, at) => at * 10);
  const steps = stepsOf({ key: '', label: { vi: '', en: '' }, stat: { n: 3000, censored: 1000, median: 0, p90: 0 }, values, censored: [] });
  expect(steps).toHaveLength(200);
  expect(steps.at(-1)).toEqual({ ms: 29_990, percent: 100 });
});

describe('tables', () => {
  test('each has its own id, cells for every column, and words in both languages', () => {
    const tables = chartTables(report);
    expect(new Set(tables.map(({ id }) => id)).size).toBe(tables.length);
    for (const { title, columns, rows } of tables) {
      for (const { vi: one, en } of [title, ...columns.map(({ label }) => label)]) expect(one && en).toBeTruthy();
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
    expect(JSON.stringify(tables)).not.toMatch(/NaN|Infinity/);
  });

  test('a cell is read as its unit says', () => {
    expect(cellText({ above: min(90) }, 'ms', 'vi')).toBe('> 1:30:00');
    expect(cellText(3400, 'ms', 'vi')).toBe('3,4 s');
    expect(cellText(min(12), 'x', 'en')).toBe('T+00:12:00');
    expect(cellText(62.49, 'percent', 'vi')).toBe('62,5 %');
    expect(cellText(null, 'count', 'vi')).toBe('–');
    expect(cellText('2026-11-22', 'day', 'vi')).toBe('22/11/2026');
  });
});

/** Every tag is closed, and nothing came out as no number. */
function wellFormed(svg: string): void {
  const open: string[] = [];
  for (const [, close, name, , self] of svg.matchAll(/<(\/?)([a-z]+)((?:\s[^<>]*?)?)(\/?)>/gi)) {
    if (close) expect(open.pop()).toBe(name);
    else if (!self) open.push(name ?? '');
  }
  expect(open).toEqual([]);
  expect(svg).not.toMatch(/NaN|Infinity|undefined|<script|<style|https?:\/\/(?!www\.w3\.org)/);
}

describe('pictures', () => {
  test.each(['vi', 'en'] as const)('all charts of a drill and a team’s lanes (%s): whole SVG, a sentence, the same twice', (lang) => {
    const pictures = [...picturesOf(report, lang), lanePicture(report, 't1', lang)!];
    expect(pictures.map(({ id }) => id)).toEqual([...CHART_IDS, 'lane-t1']);
    for (const { svg, alt, table, title } of pictures) {
      wellFormed(svg);
      expect(alt).toMatch(/\.$/);
      expect(title).toBe(table.title[lang]);
    }
    // what is written on it is written safely
    expect(pictures.find(({ id }) => id === 'times-team')!.svg).toContain('&lt;b&gt;&amp;');
    expect(picturesOf(report, lang, ['funnel'])[0]!.svg).toBe(pictures.find(({ id }) => id === 'funnel')!.svg);
  });

  test('a drill in which nothing was delivered has none, and tables without rows', () => {
    const { heat, ...analysis } = report.analysis;
    const none = { delivered: 0, seen: 0, acted: 0, met: 0 };
    const empty: AfterActionReport = {
      ...report,
      injects: [],
      drift: { n: 0, median: null, p90: null, max: null },
      analysis: {
        ...analysis,
        distributions: { stamp: [], inject: [], team: [], objective: [], kind: [] },
        funnel: { all: none, injects: [] },
        heat: { injects: [], rows: heat.rows.map(({ teamId }) => ({ teamId, cells: [] })) },
        minutes: [],
        techniques: [],
      },
    };
    expect(picturesOf(empty, 'vi')).toEqual([]);
    expect(lanePicture(empty, 't1', 'vi')).toBeNull();
    expect(
      chartTables(empty)
        .filter(({ id }) => id.startsWith('times'))
        .every(({ rows }) => rows.length === 0),
    ).toBe(true);
  });

  test('a team’s edition draws that team alone; spreads of all, whose times it does not hold, are not drawn', () => {
    const own = forTeam(report, 't1');
    const all = JSON.stringify([picturesOf(own, 'vi'), chartTables(own)]);
    expect(all).not.toContain('Giả Định');
    expect(chartOf(own, 'times-inject', vi)).toBeNull();
    expect(chartOf(own, 'times-team', { lang: 'vi', look: screenLook('dark', 360) })!.table.rows).toHaveLength(1);
  });
});
