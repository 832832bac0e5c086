/** Which column of a list holds what: heads in Vietnamese or English, with or without diacritics, below a title or at the top. */
import { plain } from '../msel/cells.js';
import { NotAWorkbook } from '../msel/guard.js';
import type { Bi } from '../shared/text.js';
import type { Sheet, TextRow } from './grid.js';

export interface Column<K extends string> extends Bi {
  key: K;
  /** Other heads it is known by. */
  also: readonly string[];
  /** Characters wide in a template. */
  width: number;
  /** What the template says of it. */
  note: Bi;
}

export interface Listed<K extends string> {
  rows: { row: number; cell: (key: K) => string }[];
  /** Heads that no column is known by. */
  ignored: string[];
}

/** Titles may stand above the heads. */
const HEAD_WITHIN = 15;

function knownHeads<K extends string>(columns: readonly Column<K>[]): Map<string, K> {
  return new Map(columns.flatMap(({ key, vi, en, also }) => [vi, en, ...also].map((head) => [plain(head), key] as const)));
}

/** Heads often carry a star or a remark in brackets. */
const headOf = (cell: string): string => plain(cell.replace(/[(（].*$/, ''));

interface Head<K> {
  at: number;
  places: Map<K, number>;
}

function findHead<K extends string>(rows: readonly TextRow[], columns: readonly Column<K>[]): Head<K> | null {
  const known = knownHeads(columns);
  const must = columns[0]?.key;
  for (const [at, { cells }] of rows.slice(0, HEAD_WITHIN).entries()) {
    const places = new Map<K, number>();
    for (const [place, cell] of cells.entries()) {
      const key = known.get(plain(cell)) ?? known.get(headOf(cell));
      if (key !== undefined && !places.has(key)) places.set(key, place);
    }
    if (must !== undefined && places.has(must)) return { at, places };
  }
  return null;
}

/**
 * The rows below the heads of the first sheet that has them; the first of `columns` must be among them. A sheet of a
 * single column needs no head: it is a list of names. @throws NotAWorkbook
 */
export function listed<K extends string>(sheets: readonly Sheet[], columns: readonly Column<K>[]): Listed<K> {
  const full = sheets.filter(({ rows }) => rows.length > 0);
  if (full.length === 0) throw new NotAWorkbook({ vi: 'tệp không có dòng nào', en: 'the file has no rows' });
  for (const { rows } of full) {
    const head = findHead(rows, columns);
    if (!head) continue;
    const heads = rows[head.at]?.cells ?? [];
    const used = new Set(head.places.values());
    const below = rows.slice(head.at + 1);
    return {
      rows: below.map(({ row, cells }) => ({
        row,
        cell: (key) => {
          const place = head.places.get(key);
          return place === undefined ? '' : (cells[place] ?? '');
        },
      })),
      ignored: heads.filter((cell, place) => cell !== '' && !used.has(place)),
    };
  }
  const [only] = full;
  const name = columns[0];
  if (only && name && only.rows.every(({ cells }) => cells.filter((cell) => cell !== '').length === 1)) {
    return {
      rows: only.rows.map(({ row, cells }) => ({
        row,
        cell: (key) => (key === name.key ? (cells.find((cell) => cell !== '') ?? '') : ''),
      })),
      ignored: [],
    };
  }
  throw new NotAWorkbook({
    vi: `không tìm thấy cột “${name?.vi ?? ''}” ở các dòng đầu; hãy đặt tên cột như trong tệp mẫu`,
    en: `no column “${name?.en ?? ''}” in the first rows; name the columns as in the template`,
  });
}
