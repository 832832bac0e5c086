/** Kinds of fields that several sheets share: texts, names from a list, durations, YAML. */
import { durationMs, type Text } from '../shared/text.js';
import { cellText, rawText, tidy, type Cell } from './cells.js';
import type { Field, Reader } from './codec.js';
import { KIND_WORDS, type Kind } from './names.js';
import { durationText, spanOf } from './times.js';
import { yesNo } from './words.js';
import { fromYamlCell, toYamlCell } from './yaml-cells.js';

const str = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A long text keeps its line breaks and blanks; Excel's own spaces become plain ones. */
export const longText = (cell: Cell | undefined): string => {
  const text = rawText(cell).replace(/[\u00a0\u202f]/g, ' ');
  return text.trim() === '' ? '' : text;
};

/** Says what is wrong with a cell that Excel itself marks as an error. */
export function unlessBroken(reader: Reader, column: string): Cell | undefined {
  const cell = reader.cell(column);
  if (cell?.kind !== 'error') return cell;
  reader.say(
    column,
    'error',
    `Excel báo lỗi ${cell.text} ở ô này; hãy sửa công thức hoặc gõ thẳng giá trị`,
    `Excel reports ${cell.text} in this cell; correct the formula or type the value`,
  );
  return undefined;
}

/** Both languages in two columns. */
export function textField(key: string, vi: string, en: string, long = false): Field {
  const read = long ? longText : cellText;
  return {
    keys: [key],
    columns: [vi, en],
    encode(record) {
      const value = record[key] as Text | undefined;
      if (value === undefined || value === null) return {};
      return typeof value === 'string' ? { [vi]: value } : { [vi]: value.vi, [en]: value.en ?? '' };
    },
    decode(reader) {
      const first = read(unlessBroken(reader, vi));
      const second = read(unlessBroken(reader, en));
      if (first === '' && second !== '') {
        reader.say(vi, 'warning', 'thiếu tiếng Việt, tạm dùng tiếng Anh', 'no Vietnamese text; the English one is used for now');
        return { [key]: second };
      }
      return { [key]: first === '' ? undefined : second === '' ? first : { vi: first, en: second } };
    },
  };
}

/** A text of one language: a note, a name. */
export const plainField = (key: string, column = key): Field => ({
  keys: [key],
  columns: [column],
  encode: (record) => ({ [column]: str(record[key]) }),
  decode: (reader) => {
    const text = longText(unlessBroken(reader, column)).trim();
    return { [key]: text === '' ? undefined : text };
  },
});

export const yamlField = (key: string, column = key, whenEmpty?: unknown): Field => ({
  keys: [key],
  columns: [column],
  encode: (record) => {
    const value = record[key];
    return { [column]: value === undefined || (Array.isArray(value) && value.length === 0) ? '' : toYamlCell(value) };
  },
  decode: (reader) => {
    const text = rawText(unlessBroken(reader, column));
    if (text.trim() === '') return { [key]: whenEmpty };
    const read = fromYamlCell(text);
    if (!('error' in read)) return { [key]: read.value };
    reader.say(
      column,
      'error',
      `YAML trong ô này chưa đúng, dòng ${read.line}: ${read.error}`,
      `the YAML in this cell is not right, line ${read.line}: ${read.error}`,
    );
    return {};
  },
});

/** A duration of the format from a cell; null when it is none, undefined when it is empty. */
export function durationOf(cell: Cell | undefined): string | null | undefined {
  if (!cell) return undefined;
  if (cell.kind === 'number' && !/[hH]|ss/.test(cell.format ?? '')) return durationText(Math.round(cell.value * 60) * 1000);
  if (cell.kind === 'number' || cell.kind === 'date') {
    const serial = cell.kind === 'number' ? cell.value : cell.serial;
    return durationText(Math.round(serial * 86_400) * 1000);
  }
  const text = cellText(cell).replace(/^[≤<=~]+\s*|^(?:trong|within)\s+/i, '');
  if (text === '') return undefined;
  if (durationMs(text) !== null) return text;
  const ms = spanOf(text);
  return ms === null ? null : durationText(ms);
}

export const DURATION_HELP = {
  vi: 'ghi khoảng thời gian như 10m, 90s, 1h30m hoặc 15 phút',
  en: 'write a duration like 10m, 90s, 1h30m or 15 minutes',
};

export const durationField = (key: string, column = key): Field => ({
  keys: [key],
  columns: [column],
  encode: (record) => ({ [column]: str(record[key]) }),
  decode: (reader) => {
    const value = durationOf(unlessBroken(reader, column));
    if (value !== null) return { [key]: value };
    const shown = cellText(reader.cell(column));
    reader.say(column, 'error', `không hiểu "${shown}"; ${DURATION_HELP.vi}`, `"${shown}" is not understood; ${DURATION_HELP.en}`);
    return {};
  },
});

/** `yes` or nothing. */
export const flagField = (key: string, column = key): Field => ({
  keys: [key],
  columns: [column],
  encode: (record) => ({ [column]: record[key] === true ? 'x' : '' }),
  decode: (reader) => {
    const text = cellText(unlessBroken(reader, column));
    if (text === '') return { [key]: undefined };
    const value = yesNo(text);
    if (value !== null) return { [key]: value ? true : undefined };
    reader.say(column, 'error', `ô này chỉ ghi x hoặc để trống, không ghi "${text}"`, `write x here or leave it empty, not "${text}"`);
    return {};
  },
});

/** Pieces of a list in one cell: lines, semicolons, and commas where no explanation follows an id. */
export const pieces = (text: string): string[] =>
  text
    .split('\n')
    .flatMap((line) => (line.includes(' · ') ? [line] : line.split(/[;,]/)))
    .map((each) => tidy(each.replace(/^[-•*]\s+/, '')))
    .filter((each) => each !== '');

export const listField = (key: string, column = key): Field => ({
  keys: [key],
  columns: [column],
  encode: (record) => ({ [column]: Array.isArray(record[key]) ? (record[key] as string[]).join('\n') : '' }),
  decode: (reader) => {
    const list = pieces(rawText(unlessBroken(reader, column)));
    return { [key]: list.length === 0 ? undefined : list };
  },
});

/** Says that a word names nothing known, and what would. */
export function unknownName(reader: Reader, column: string, kind: Kind, text: string): void {
  const near = reader.names.near(kind, text);
  const some =
    near.length > 0
      ? near
      : reader.names
          .list(kind)
          .slice(0, 8)
          .map(({ id }) => id);
  const hint = some.length > 0 ? some.join(', ') : '-';
  const { vi, en } = KIND_WORDS[kind];
  reader.say(column, 'error', `không có ${vi} "${text}"; hãy ghi một trong: ${hint}`, `there is no ${en} "${text}"; write one of: ${hint}`);
}

export const nameField = (key: string, kind: Kind, column = key): Field => ({
  keys: [key],
  columns: [column],
  encode: (record, names) => ({ [column]: record[key] === undefined ? '' : names.label(kind, str(record[key])) }),
  decode: (reader) => {
    const text = cellText(unlessBroken(reader, column));
    if (text === '') return { [key]: undefined };
    const id = reader.names.findOrMake(kind, text);
    if (id !== null) return { [key]: id };
    unknownName(reader, column, kind, text);
    return {};
  },
});
