/** Every chart of the report by its id: the same on paper and on the page. */
import { DISTRIBUTED_BY, type DistributedBy } from '../../shared/analysis.js';
import type { AfterActionReport } from '../../shared/report.js';
import { boxesAlt, boxesChart } from './boxes.js';
import type { Chart, Pen } from './chart.js';
import { funnelTable, injectLaneTable, laneTable } from './course-table.js';
import { lanesAlt, lanesChart, reachOf } from './lanes.js';
import { driftChart, minutesChart, scheduleChart } from './load.js';
import { driftTable, minutesTable, outagesTable, scheduleTable, techniquesTable } from './platform-table.js';
import { shareChart } from './share.js';
import { funnelChart, techniquesChart } from './stacks.js';
import { shareTable, timesTable } from './times-table.js';
import type { ChartTable } from './table.js';

export const CHART_IDS = [
  'share-stamp',
  'times-stamp',
  'times-inject',
  'times-objective',
  'times-kind',
  'times-team',
  'funnel',
  'techniques',
  'schedule',
  'minutes',
  'drift',
] as const;
export type ChartId = (typeof CHART_IDS)[number];

/** An edition may hold the figures of a spread without its single times. */
const hasTimes = ({ analysis }: AfterActionReport, by: DistributedBy): boolean =>
  analysis.distributions[by].every(({ values, censored }) => values.length + censored.length > 0);

/** More groups than this make a picture that nobody reads: the table stands alone, and the page shows them by the page. */
export const MOST_ROWS = 40;

const TIMES = new Map<ChartId, DistributedBy>(DISTRIBUTED_BY.map((by) => [`times-${by}`, by]));

/** null: there is nothing to draw, or too much for one picture. */
export function chartOf(report: AfterActionReport, id: ChartId, pen: Pen): Chart | null {
  const by = TIMES.get(id);
  // one group without a name says nothing that the others do not
  if (by === 'kind' && report.analysis.distributions.kind.every(({ key }) => key === '')) return null;
  if (by !== undefined) return hasTimes(report, by) ? fits(timesTable(report, by), (table) => boxesChart(table, pen)) : null;
  switch (id) {
    case 'share-stamp':
      return drawn(shareTable(report), (table) => shareChart(table, pen));
    case 'funnel':
      return report.analysis.funnel.all.delivered === 0 ? null : drawn(funnelTable(report), (table) => funnelChart(table, pen));
    case 'techniques':
      return fits(techniquesTable(report), (table) => techniquesChart(table, pen));
    case 'schedule':
      return drawn(scheduleTable(report), (table) => scheduleChart(table, report.exercise.endX, pen));
    case 'minutes':
      return drawn(minutesTable(report), (table) => minutesChart(table, outagesTable(report), pen));
    case 'drift':
      return report.drift.n === 0 ? null : drawn(driftTable(report), (table) => driftChart(table, pen));
    default:
      return null;
  }
}

/** Swim lanes of one team; null where it received nothing. */
export const laneChart = (report: AfterActionReport, teamId: string, pen: Pen): Chart | null =>
  drawn(laneTable(report, teamId), (table) => {
    const { endX } = report.exercise;
    return lanesChart(table, endX, pen, { rows: 'inject', from: 0, to: Math.max(endX, reachOf(table).to) });
  });

/** Lanes of one inject, team by team: the rows `from` to `to` of its table. */
export const injectChart = (report: AfterActionReport, inject: string, part: Part, pen: Pen): Chart | null =>
  drawn(injectLaneTable(report, inject), (table) => ({
    ...lanesChart(partOf(table, part), report.exercise.endX, pen, reachOf(table)),
    alt: lanesAlt(table, 'team', pen.lang),
  }));

/** Box plots of the rows `from` to `to` of `times-<by>`. */
export const timesChart = (report: AfterActionReport, by: DistributedBy, part: Part, pen: Pen): Chart | null =>
  drawn(timesTable(report, by), (table) => ({ ...boxesChart(partOf(table, part), pen), alt: boxesAlt(table, pen.lang) }));

/** Rows of a long table that one picture shows. */
export interface Part {
  from: number;
  to: number;
}
const partOf = (table: ChartTable, { from, to }: Part): ChartTable => ({ ...table, rows: table.rows.slice(from, to) });

const drawn = (table: ChartTable, draw: (table: ChartTable) => Chart): Chart | null => (table.rows.length > 0 ? draw(table) : null);
const fits = (table: ChartTable, draw: (table: ChartTable) => Chart): Chart | null =>
  table.rows.length <= MOST_ROWS ? drawn(table, draw) : null;
