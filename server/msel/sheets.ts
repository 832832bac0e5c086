/** Finds in a workbook the sheets of a plan, the row of heads in each, and which column says what. */
import { cellText, columnName, plain, rawText, type Cell, type Grid, type Row } from './cells.js';
import type { Reader } from './codec.js';
import { ACTION_COLUMNS, columnOf, MSEL_COLUMNS, OBJECTIVE_COLUMNS, ownHead, PART_COLUMNS, RULE_COLUMNS, type Column } from './columns.js';
import type { Messages } from './messages.js';
import type { Names } from './names.js';
import { restore } from './overflow.js';

export type SheetKind = 'MSEL' | 'Objectives' | 'Parts' | 'Actions' | 'Rules';

const KINDS: Record<SheetKind, { columns: readonly Column[]; names: readonly string[]; least: number }> = {
  MSEL: {
    columns: MSEL_COLUMNS,
    names: ['msel', 'kich ban', 'danh muc tinh huong', 'tinh huong', 'kich ban tinh huong', 'msel list'],
    least: 3,
  },
  Objectives: { columns: OBJECTIVE_COLUMNS, names: ['objectives', 'muc tieu'], least: 2 },
  Parts: { columns: PART_COLUMNS, names: ['parts', 'vai', 'vai tham gia', 'thanh phan', 'don vi'], least: 2 },
  Actions: { columns: ACTION_COLUMNS, names: ['actions', 'hanh dong'], least: 2 },
  Rules: { columns: RULE_COLUMNS, names: ['rules', 'quy tac'], least: 2 },
};

/** Rows in which the heads are looked for. */
const HEAD_WITHIN = 60;

export interface Sheet {
  kind: SheetKind;
  grid: Grid;
  headRow: number;
  /** Key of a column → its number; the planner's own are `extra:<head>`. */
  columns: Map<string, number>;
  /** Number of a column → its head as written. */
  heads: Map<number, string>;
  /** Below the heads. */
  rows: Row[];
}

function headOfRow(row: Row, columns: readonly Column[]): Set<string> {
  const keys = new Set<string>();
  for (const cell of row.cells.values()) {
    const key = cell.kind === 'text' ? columnOf(rawText(cell), columns) : null;
    if (key !== null) keys.add(key);
  }
  return keys;
}

/** The row that names most columns; of several alike the first. */
function findHead(grid: Grid, kind: SheetKind): Row | null {
  const { columns, least } = KINDS[kind];
  let best: { row: Row; size: number } | null = null;
  for (const row of grid.rows.filter(({ number }) => number <= HEAD_WITHIN)) {
    const keys = headOfRow(row, columns);
    const tells = kind !== 'MSEL' || keys.has('title') || keys.has('message');
    if (tells && keys.size >= least && keys.size > (best?.size ?? 0)) best = { row, size: keys.size };
  }
  return best?.row ?? null;
}

/** Whether a row repeats the heads, as plans of several pages do. */
export const repeatsHeads = (sheet: Sheet, row: Row): boolean => {
  const same = [...row.cells].filter(([column, cell]) => plain(rawText(cell)) === plain(sheet.heads.get(column) ?? ''));
  return same.length >= 2 && same.length >= row.cells.size - 1;
};

function sheetOf(grid: Grid, kind: SheetKind, head: Row): Sheet {
  const { columns: known } = KINDS[kind];
  const columns = new Map<string, number>();
  const heads = new Map<number, string>();
  const rows = grid.rows.filter(({ number }) => number > head.number);
  const used = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
  for (const column of [...new Set([...head.cells.keys(), ...used])].toSorted((a, b) => a - b)) {
    const text = rawText(head.cells.get(column));
    const key = columnOf(text, known);
    const own = ownHead(text) || `Cột ${columnName(column)}`;
    heads.set(column, key !== null ? text : own);
    if (key !== null && !columns.has(key)) columns.set(key, column);
    else if (!columns.has(`extra:${own}`)) columns.set(`extra:${own}`, column);
  }
  return { kind, grid, headRow: head.number, columns, heads, rows };
}

/** The sheets of a plan; the MSEL may bear any name. */
export function findSheets(grids: readonly Grid[]): Partial<Record<SheetKind, Sheet>> {
  const found: Partial<Record<SheetKind, Sheet>> = {};
  const kinds = Object.keys(KINDS) as SheetKind[];
  for (const grid of grids) {
    const kind = kinds.find((each) => KINDS[each].names.includes(plain(grid.name)));
    const head = kind && !found[kind] ? findHead(grid, kind) : null;
    if (kind && head) found[kind] = sheetOf(grid, kind, head);
  }
  if (!found.MSEL) {
    for (const grid of grids) {
      const head = Object.values(found).some((sheet) => sheet.grid === grid) ? null : findHead(grid, 'MSEL');
      if (!head) continue;
      found.MSEL = sheetOf(grid, 'MSEL', head);
      break;
    }
  }
  return found;
}

/** Heads of the planner's own columns, in their order. */
export const ownHeadsOf = (sheet: Sheet): string[] =>
  [...sheet.columns.keys()].filter((key) => key.startsWith('extra:')).map((key) => key.slice('extra:'.length));

/** Reads one row under the columns' keys; what is said of a cell carries its place. */
export function readerOf(sheet: Sheet, row: Row, names: Names, texts: ReadonlyMap<string, string>, messages: Messages): Reader {
  return {
    names,
    has: (column) => sheet.columns.has(column),
    cell: (column) => restore(row.cells.get(sheet.columns.get(column) ?? 0), texts),
    say(column, level, vi, en) {
      const index = sheet.columns.get(column);
      const event = sheet.kind === 'MSEL' ? cellText(row.cells.get(sheet.columns.get('event') ?? 0)) : '';
      messages.add(
        level,
        {
          sheet: sheet.grid.name,
          row: row.number,
          column: index === undefined ? undefined : columnName(index),
          head: index === undefined ? undefined : ownHead(sheet.heads.get(index) ?? ''),
          event: event === '' ? undefined : event,
        },
        vi,
        en,
      );
    },
  };
}

export const cellOf = (sheet: Sheet, row: Row, column: string): Cell | undefined => row.cells.get(sheet.columns.get(column) ?? 0);
