/** Bytes of a list, CSV or XLSX, as rows of plain text; what cannot be read is refused in plain words. */
import { parse } from 'csv-parse/sync';
import { cellText, tidy } from '../msel/cells.js';
import { MAX_FILE, NotAWorkbook } from '../msel/guard.js';
import { readWorkbook } from '../msel/read.js';

/** A row as the spreadsheet numbers it, from 1; cells from the left. */
export interface TextRow {
  row: number;
  cells: string[];
}
export interface Sheet {
  name: string;
  rows: TextRow[];
}

const MAX_ROWS = 5000;
/** As in a workbook; lists have a handful, and a row of nothing but separators must not cost everybody else their time. */
const MAX_COLUMNS = 200;
const MAX_CELL = 4000;

const no = (vi: string, en: string): NotAWorkbook => new NotAWorkbook({ vi, en });

/** UTF-8 with or without its mark, or the UTF-16 that spreadsheets call Unicode. @throws NotAWorkbook */
function textOf(bytes: Buffer): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  try {
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw no('tệp không ở bảng mã UTF-8; hãy lưu lại dạng “CSV UTF-8”', 'the file is not in UTF-8; save it as “CSV UTF-8”');
  }
}

/** The separator that the first lines hold most of, outside quotes. */
function separatorOf(text: string): string {
  const start = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, '');
  const count = (mark: string): number => start.split(mark).length;
  return ['\t', ';', ','].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
}

function csvRows(bytes: Buffer): TextRow[] {
  const text = textOf(bytes);
  if (text.includes('\0')) throw no('đây không phải tệp CSV hay Excel .xlsx', 'this is neither a CSV nor an Excel .xlsx file');
  let records: string[][];
  try {
    records = parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: 100_000,
      to: MAX_ROWS + 1,
    });
  } catch {
    throw no('tệp CSV bị hỏng: có dấu ngoặc kép chưa đóng', 'the CSV file is damaged: a quotation mark is not closed');
  }
  if (records.length > MAX_ROWS) throw no(`tệp dài hơn ${MAX_ROWS} dòng`, `the file has more than ${MAX_ROWS} rows`);
  return records.map((cells, at) => ({ row: at + 1, cells: cells.slice(0, MAX_COLUMNS) }));
}

async function bookSheets(bytes: Buffer): Promise<Sheet[]> {
  return (await readWorkbook(bytes)).map(({ name, rows }) => ({
    name,
    rows: rows.map(({ number, cells }) => ({
      row: number,
      cells: Array.from({ length: Math.max(...cells.keys()) }, (_, at) => cellText(cells.get(at + 1))),
    })),
  }));
}

const tidyRow = ({ row, cells }: TextRow): TextRow => ({
  row,
  // A cell is one line here: names and addresses, nothing that needs a second.
  cells: cells.map((cell) => tidy(cell.slice(0, MAX_CELL).replace(/\s+/g, ' ')).normalize('NFC')),
});

/** Sheets with their rows that hold anything; a CSV is one sheet without a name. @throws NotAWorkbook with what is wrong */
export async function readSheets(bytes: Buffer): Promise<Sheet[]> {
  if (bytes.length > MAX_FILE) throw no('tệp lớn hơn 5 MB', 'the file is larger than 5 MB');
  const first = bytes.length >= 4 ? bytes.readUInt32BE(0) : 0;
  const packed = first === 0x504b0304 || first === 0xd0cf11e0;
  const sheets = packed ? await bookSheets(bytes) : [{ name: '', rows: csvRows(bytes) }];
  return sheets.map(({ name, rows }) => ({ name, rows: rows.map(tidyRow).filter(({ cells }) => cells.some((cell) => cell !== '')) }));
}
