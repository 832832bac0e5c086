/** A table behind a chart: the same figures, to be read, printed, copied or put into a workbook. */
import type { Bi } from '../../shared/text.js';

export type BiText = Bi;

/**
 * What a column holds. `ms`: a span of drill time. `x`: a moment of drill time, ms from START EX. `wall`: epoch ms.
 * `percent`: 0 to 100. `day`: an ISO day.
 */
export type Unit = 'text' | 'ms' | 'x' | 'wall' | 'count' | 'percent' | 'points' | 'day';

/** `above` (ms): not reached by END EX, known only to take longer, printed as `> T` (S7). null: there is no such figure. */
export type Cell = string | number | null | { above: number } | BiText;

export interface Column {
  label: BiText;
  unit: Unit;
}

export interface ChartTable {
  id: string;
  title: BiText;
  /** How the figures came about. */
  note?: BiText;
  columns: Column[];
  rows: Cell[][];
}

export const isAbove = (cell: Cell): cell is { above: number } => typeof cell === 'object' && cell !== null && 'above' in cell;

export const column = (vi: string, en: string, unit: Unit): Column => ({ label: { vi, en }, unit });
