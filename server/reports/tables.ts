/** The tables behind the charts, as paper has them: every cell a text, figures to the right. */
import { isAbove, type Cell, type ChartTable, type Column } from '../charts/options/tables.js';
import type { Lang } from '../shared/text.js';
import { clockText, dateText, dayText, numberText, percentText, spanText, wallText } from './words.js';

export interface PrintedTable {
  id: string;
  title: string;
  note: string;
  columns: { label: string; figure: boolean }[];
  rows: { text: string; figure: boolean }[][];
}

/** Every single value, every minute and every cell of every team: these are read in the workbook, not on paper. */
const NOT_ON_PAPER = new Set(['share-stamp', 'values-stamp', 'values-inject', 'heat', 'heat-share', 'lanes', 'minutes']);

export function cellText(cell: Cell, { unit }: Column, lang: Lang): string {
  if (cell === null) return '–';
  if (isAbove(cell)) return `> ${spanText(cell.above)}`;
  if (typeof cell === 'object') return cell[lang];
  if (typeof cell === 'string') return unit === 'day' ? dayText(cell) : cell;
  switch (unit) {
    case 'ms':
      return spanText(cell);
    case 'x':
      return clockText(cell);
    case 'wall':
      return `${dateText(cell)} ${wallText(cell)}`;
    case 'percent':
      return percentText(cell, lang);
    default:
      return numberText(cell, lang);
  }
}

/** Those with rows, in their order. */
export function printedTables(tables: readonly ChartTable[], lang: Lang): PrintedTable[] {
  return tables
    .filter(({ id, rows }) => rows.length > 0 && !NOT_ON_PAPER.has(id))
    .map(({ id, title, note, columns, rows }) => ({
      id,
      title: title[lang],
      note: note?.[lang] ?? '',
      columns: columns.map(({ label, unit }) => ({ label: label[lang], figure: unit !== 'text' })),
      rows: rows.map((row) =>
        row.flatMap((cell, at) => {
          const column = columns[at];
          return column ? [{ text: cellText(cell, column, lang), figure: column.unit !== 'text' }] : [];
        }),
      ),
    }));
}
