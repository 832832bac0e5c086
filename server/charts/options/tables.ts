/** Every table behind every chart of the after-action report: what is printed, written into the workbook and shown on the page. */
import { DISTRIBUTED_BY } from '../../shared/analysis.js';
import type { AfterActionReport } from '../../shared/report.js';
import { funnelTable, heatShareTable, heatTable, injectsTable, lanesTable } from './course-table.js';
import { busiestTable, driftTable, minutesTable, outagesTable, scheduleTable, techniquesTable } from './platform-table.js';
import type { ChartTable } from './table.js';
import { shareTable, timesTable, valuesTable } from './times-table.js';

export type { BiText, Cell, ChartTable, Column, Unit } from './table.js';
export { isAbove } from './table.js';

/**
 * `times-<by>` for each way of grouping, `share-stamp`, `values-stamp`, `values-inject`, `injects`, `funnel`, `heat`,
 * `heat-share`, `lanes`, `minutes`, `busiest`, `drift`, `schedule`, `outages`, `techniques`. A table may have no rows.
 */
export const chartTables = (report: AfterActionReport): ChartTable[] => [
  ...DISTRIBUTED_BY.map((by) => timesTable(report, by)),
  shareTable(report),
  valuesTable(report, 'stamp'),
  valuesTable(report, 'inject'),
  injectsTable(report),
  funnelTable(report),
  heatTable(report),
  heatShareTable(report),
  lanesTable(report),
  minutesTable(report),
  busiestTable(report),
  driftTable(report),
  scheduleTable(report),
  outagesTable(report),
  techniquesTable(report),
];
