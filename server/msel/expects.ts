/** Expected responses of an event, from its rows: one a row, or several codes in one cell. */
import { durationMs } from '../shared/text.js';
import { cellText, rawText, textCell, type Row } from './cells.js';
import { decodeRecord, wordOf, type Reader, type Rec } from './codec.js';
import { pieces } from './fields.js';
import { EXPECT_CODEC } from './inject-codec.js';
import { durationText } from './times.js';
import { slug } from './words.js';

export interface Expectation {
  record: Rec;
  row: Row;
}

export interface ReadExpects {
  list: Expectation[];
  /** Responses told in words that name no action: they become a note. */
  words: string[];
}

/** The reader with some cells put in its place. */
const withCells = (reader: Reader, cells: Record<string, string>): Reader => ({
  ...reader,
  cell: (column) => (column in cells ? (cells[column] === '' ? undefined : textCell(cells[column]!)) : reader.cell(column)),
});

/** `ACK; TRIAGE` with `3m; 8m`: each code with its own, or with the one that all share. */
function split(reader: Reader, codes: readonly string[]): Reader[] {
  const values = (column: string): string[] =>
    rawText(reader.cell(column))
      .split(/[\n;]/)
      .map((each) => each.trim())
      .filter((each) => each !== '');
  const shared = (column: 'target' | 'max' | 'points'): ((index: number) => string) => {
    const list = values(column);
    if (list.length === codes.length) return (index) => list[index]!;
    if (list.length > 1 || (list.length === 1 && column === 'points')) {
      reader.say(
        column,
        'error',
        `có ${codes.length} hành động nhưng ${list.length} giá trị; ghi đủ ${codes.length} giá trị cách nhau bằng dấu chấm phẩy, hoặc mỗi hành động một dòng`,
        `${codes.length} actions but ${list.length} values; write ${codes.length} separated by semicolons, or one row for each action`,
      );
      return () => '';
    }
    return () => list[0] ?? '';
  };
  const [target, max, points] = [shared('target'), shared('max'), shared('points')];
  return codes.map((action, index) =>
    withCells(reader, { action, target: target(index), max: max(index), points: points(index), expectId: '', expectMore: '' }),
  );
}

function linesOf(reader: Reader): { readers: Reader[]; words?: string } {
  const text = rawText(reader.cell('action'));
  const tidy = cellText(reader.cell('action'));
  if (tidy === '' || reader.names.find('action', tidy) !== null) {
    const codes = tidy === '' || tidy.includes(' · ') ? [] : pieces(text);
    const several = codes.length > 1 && codes.every((code) => reader.names.find('action', code) !== null);
    return { readers: several ? split(reader, codes) : [reader] };
  }
  const codes = text
    .split(/[\n;,+]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
  if (codes.length > 1 && codes.every((code) => reader.names.find('action', code) !== null)) return { readers: split(reader, codes) };
  const scored = ['target', 'max', 'points', 'expectId'].some((column) => cellText(reader.cell(column)) !== '');
  return scored ? { readers: [reader] } : { readers: [], words: text.trim() };
}

/** What is not written: from the same expectation of the scenario that is brought up to date, or a plain default. */
function complete(record: Rec, known: readonly Rec[], taken: Set<string>, reader: Reader): Rec {
  // A sheet with every column says all there is to say of an expectation.
  const old = reader.has('expectMore')
    ? undefined
    : (known.find((each) => record['id'] !== undefined && each['id'] === record['id']) ??
      known.find((each) => record['id'] === undefined && each['action'] === record['action'] && !taken.has(String(each['id']))));
  const full: Rec = {
    ...old,
    ...Object.fromEntries(Object.entries(record).filter(([key, value]) => value !== undefined || (key !== 'id' && !old))),
  };
  for (const [key, value] of Object.entries(record)) if (value === undefined && ['must', 'quality'].includes(key)) delete full[key];
  if (full['id'] === undefined) {
    const base = slug(wordOf(full['action'])) || 'e';
    let id = base;
    for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`;
    full['id'] = id;
  }
  taken.add(String(full['id']));
  const fill = (key: string, value: unknown, shown: string): void => {
    if (full[key] !== undefined) return;
    full[key] = value;
    reader.say(key, 'warning', `chưa ghi, tạm đặt ${shown}`, `not written; ${shown} for now`);
  };
  fill('target', '10m', '10m');
  const max = durationText(2 * (durationMs(String(full['target'])) ?? 600_000));
  fill('max', max, max);
  fill('points', 0, '0');
  return full;
}

export function readExpects(rows: readonly { row: Row; reader: Reader }[], known: readonly Rec[]): ReadExpects {
  const list: Expectation[] = [];
  const words: string[] = [];
  const taken = new Set<string>();
  for (const { row, reader } of rows) {
    const lines = linesOf(reader);
    if (lines.words !== undefined) {
      words.push(lines.words);
      const some = reader.names
        .list('action')
        .slice(0, 6)
        .map(({ id }) => id)
        .join(', ');
      reader.say(
        'action',
        'warning',
        `"${lines.words.slice(0, 80)}" không phải mã hành động nên được giữ ở Ghi chú, chưa tính điểm; muốn chấm điểm hãy ghi mã (${some}, …)`,
        `"${lines.words.slice(0, 80)}" is no action code; kept as a note and not scored. To score it write a code (${some}, …)`,
      );
    }
    for (const each of lines.readers) {
      const record = decodeRecord(EXPECT_CODEC, each);
      if (record['action'] === undefined) {
        if (cellText(each.cell('action')) === '')
          each.say('action', 'error', 'có chuẩn thời gian hoặc điểm nhưng thiếu mã hành động', 'a target or points, but no action code');
        continue;
      }
      list.push({ row, record: complete(record, known, taken, each) });
    }
  }
  return { list, words };
}
