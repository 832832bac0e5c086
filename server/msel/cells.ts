/** What stands in a cell, told apart from how Excel stores it. */

export type Cell =
  | { kind: 'text'; text: string }
  | { kind: 'number'; value: number; format?: string }
  /** A cell with a date format; `serial` counts days since 1899-12-30, the fraction is the time of day. */
  | { kind: 'date'; serial: number; format?: string }
  /** `#REF!` and its like. */
  | { kind: 'error'; text: string };

/** Column number (from 1) → what stands there; empty cells are absent. */
export interface Row {
  /** As Excel counts, from 1. */
  number: number;
  cells: ReadonlyMap<number, Cell>;
}

export interface Grid {
  name: string;
  rows: Row[];
}

export const textCell = (text: string): Cell => ({ kind: 'text', text });

/** Word that stands for the cell: no non-breaking or doubled spaces, none at the ends. */
export const tidy = (text: string): string =>
  text
    .replace(/[\u00a0\u2007\u202f\u200b\ufeff]/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();

/** A number shown the way the cell shows it, as far as trailing zeros go: `1.10` typed in a cell of two decimals. */
function shown(value: number, format: string | undefined): string {
  const decimals = /^0\.(0+)$/.exec(format ?? '')?.[1]?.length;
  return decimals === undefined ? String(value) : value.toFixed(decimals);
}

/** The text of a cell as typed; numbers as shown. Empty string for no cell. */
export function rawText(cell: Cell | undefined): string {
  if (!cell) return '';
  if (cell.kind === 'text') return cell.text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  if (cell.kind === 'number') return shown(cell.value, cell.format);
  if (cell.kind === 'date') return dateText(cell.serial);
  return cell.text;
}

/** As `rawText`, for words that are names or codes. */
export const cellText = (cell: Cell | undefined): string => tidy(rawText(cell));

export function dateText(serial: number): string {
  const at = new Date(Math.round((serial - 25569) * 86_400_000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  return serial < 1 ? time : `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()} ${time}`;
}

/** Lower case without diacritics and punctuation: how heads and words of a fixed list are compared. */
export function plain(text: string): string {
  return tidy(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#+&]+/gu, ' ')
    .trim();
}

/** Excel's name of a column: 1 → A, 28 → AB. */
export function columnName(index: number): string {
  let name = '';
  for (let rest = index; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
