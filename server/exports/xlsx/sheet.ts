/** A sheet of the report's workbook as data, before anything is painted. */
import type { Cell as ChartCell, Unit as ChartUnit } from '../../charts/options/tables.js';
import { columnName } from '../../msel/cells.js';
import type { Bi } from '../../shared/text.js';

/** As charts have them; `factor`: 0 to 1, `state`: a word of a fixed list. */
export type Unit = ChartUnit | 'factor' | 'state';

/** Excel computes it anew; until then, and where nothing computes, its `value` stands. A percent is given from 0 to 1. */
export interface Formula {
  formula: string;
  value: string | number;
}
/** A value of another unit than its column. */
export interface As {
  unit: Unit;
  as: ChartCell;
}
export type Value = ChartCell | boolean | Formula | As;

export interface Column {
  label: Bi;
  unit: Unit;
  /** In characters. */
  width: number;
}

export interface Sheet {
  /** At most 31 characters in each language. */
  name: Bi;
  title: Bi;
  note?: Bi;
  columns: readonly Column[];
  rows: Iterable<readonly Value[]>;
  /** Columns that stay in sight. */
  fixed?: number;
}

const WIDTHS: Record<Unit, number> = {
  text: 24,
  ms: 11,
  x: 12,
  wall: 19,
  count: 9,
  percent: 10,
  points: 10,
  day: 12,
  factor: 9,
  state: 14,
};
export const column = (vi: string, en: string, unit: Unit = 'text', width: number = WIDTHS[unit]): Column => ({
  label: { vi, en },
  unit,
  width,
});

export const as = (unit: Unit, value: ChartCell): As => ({ unit, as: value });
export const formula = (text: string, value: string | number): Formula => ({ formula: text, value });

/** Row of the heads; above it stand the title and a line of explanation. */
export const HEAD_ROW = 3;
export const FIRST_ROW = HEAD_ROW + 1;

/** `'Bảng điểm'!$F$4:$F$12012`: a column of another sheet (from 1) with its first `rows` rows. */
export function columnOf(sheet: string, index: number, rows: number): string {
  const letters = columnName(index);
  return `'${sheet.replaceAll("'", "''")}'!$${letters}$${FIRST_ROW}:$${letters}$${FIRST_ROW + Math.max(1, rows) - 1}`;
}

/** What stands where there is no figure. */
export const NONE = '–';
