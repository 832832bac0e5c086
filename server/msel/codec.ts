/**
 * How a record (an inject, an expectation, an objective) becomes cells and comes back. Whatever the cells of its columns
 * do not give back exactly travels in the record's "more" cell, so that nothing is lost; a cell that somebody has changed
 * since counts more than what "more" remembers of it.
 */
import { rawText, textCell, type Cell } from './cells.js';
import type { Names } from './names.js';
import { fromYamlCell, same, toYamlCell } from './yaml-cells.js';

export type Rec = Record<string, unknown>;
export type Cells = Record<string, string | number>;

/** The word in a key of a record; empty for what is no word. */
export const wordOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');

export type Say = (column: string, level: 'error' | 'warning' | 'info', vi: string, en: string) => void;

/** A row under its columns' keys. */
export interface Reader {
  names: Names;
  /** Whether the sheet has such a column. */
  has(column: string): boolean;
  cell(column: string): Cell | undefined;
  say: Say;
}

export interface Field {
  /** Keys of the record that the columns hold. */
  keys: readonly string[];
  columns: readonly string[];
  encode(record: Rec, names: Names): Cells;
  /** `undefined` for a key: the cell says that there is none. */
  decode(reader: Reader): Rec;
}

export interface Codec {
  fields: readonly Field[];
  more: string;
}

/** In "more": keys that the cells give but the record does not have. */
const ABSENT = '~';

const asCell = (value: string | number): Cell | undefined =>
  typeof value === 'number' ? { kind: 'number', value } : value === '' ? undefined : textCell(value);

/** A reader of cells just written. */
function readerOf(cells: Cells, names: Names): Reader {
  const map = new Map(Object.entries(cells).map(([key, value]) => [key, asCell(value)]));
  return { names, has: () => true, cell: (column) => map.get(column), say: () => undefined };
}

const decodeFields = (codec: Codec, reader: Reader): Rec =>
  Object.assign(
    {},
    ...codec.fields.filter(({ columns }) => columns.some((column) => reader.has(column))).map((field) => field.decode(reader)),
  ) as Rec;

export function encodeRecord(codec: Codec, record: Rec, names: Names): Cells {
  const cells = Object.assign({}, ...codec.fields.map((field) => field.encode(record, names))) as Cells;
  const back = decodeFields(codec, readerOf(cells, names));
  const more: Rec = {};
  const absent: string[] = [];
  for (const key of new Set([...Object.keys(record), ...Object.keys(back)])) {
    if (same(record[key], back[key])) continue;
    if (record[key] === undefined) absent.push(key);
    else more[key] = record[key];
  }
  if (absent.length > 0) more[ABSENT] = absent;
  return { ...cells, [codec.more]: Object.keys(more).length > 0 ? toYamlCell(more) : '' };
}

function applyMore(codec: Codec, reader: Reader, record: Rec, more: Rec): Rec {
  const result = { ...record };
  const { [ABSENT]: absent, ...values } = more;
  for (const key of Array.isArray(absent) ? absent.map(String) : []) delete result[key];
  for (const [key, value] of Object.entries(values)) {
    const field = codec.fields.find(({ keys }) => keys.includes(key));
    if (!field) {
      result[key] = value;
      continue;
    }
    const mine = Object.fromEntries(Object.entries(values).filter(([each]) => field.keys.includes(each)));
    const expected = field.encode({ ...record, ...mine }, reader.names);
    const untouched = field.columns.every(
      (column) => !reader.has(column) || String(expected[column] ?? '') === rawText(reader.cell(column)),
    );
    if (untouched) result[key] = value;
    else {
      reader.say(
        codec.more,
        'info',
        `ô của "${key}" đã được sửa nên bỏ qua giá trị "${key}" ghi ở đây`,
        `the cell of "${key}" has been changed, so the "${key}" written here is passed over`,
      );
    }
  }
  return result;
}

/** The keys whose columns the sheet has, with `undefined` where a cell is empty; says what is wrong with a cell. */
export function decodeRecord(codec: Codec, reader: Reader): Rec {
  const record = decodeFields(codec, reader);
  const text = rawText(reader.cell(codec.more));
  if (text.trim() === '') return record;
  const read = fromYamlCell(text);
  if ('error' in read || typeof read.value !== 'object' || read.value === null || Array.isArray(read.value)) {
    const why = 'error' in read ? `: ${read.error}` : '';
    reader.say(
      codec.more,
      'error',
      `ô này phải là YAML dạng "khóa: giá trị"${why}`,
      `this cell must be YAML of the form "key: value"${why}`,
    );
    return record;
  }
  return applyMore(codec, reader, record, read.value as Rec);
}
