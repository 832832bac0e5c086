/** Writes sheets into a workbook row by row, so that a drill of 640 teams needs neither much memory nor a long breath. */
import { PassThrough } from 'node:stream';
import { setImmediate as breath } from 'node:timers/promises';
import type { CellValue, PageSetup, Row, Style, stream as streams } from 'exceljs';
import { isAbove } from '../../charts/options/tables.js';
import { columnName } from '../../msel/cells.js';
import { guarded, loadExcel } from '../../msel/excel.js';
import { spanText } from '../../reports/words.js';
import type { Lang } from '../../shared/text.js';
import { HEAD_ROW, NONE, type Sheet, type Unit, type Value } from './sheet.js';

export interface Book {
  lang: Lang;
  /** Of the document: its title, and what every page says at its top and foot. */
  title: string;
  header: string;
  footer: string;
  /** Words of a state that must catch the eye, and those that are in between. */
  bad: readonly string[];
  between: readonly string[];
}

/** Rows written at a stretch before others get their turn. */
const STRETCH = 250;
/** Characters that a cell holds. */
const LONGEST = 32_767;
/** That a landscape page takes in letters one can still read. */
const CHARACTERS_ACROSS = 190;
const MINUTES_OF_VIETNAM = 7 * 60;
const DAY = 86_400_000;
/** Days from Excel's day 0 to the epoch. */
const EPOCH = 25_569;

const line = { style: 'thin', color: { argb: 'FFB8C2CE' } } as const;
const border = { top: line, left: line, bottom: line, right: line };
const solid = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const;

const FORMATS: Record<Unit | 'short', string> = {
  text: '@',
  state: '@',
  ms: '[h]:mm:ss',
  short: '[h]:mm:ss.0',
  x: '"T+"[hh]:mm:ss',
  wall: 'dd/mm/yyyy hh:mm:ss',
  day: 'dd/mm/yyyy',
  count: '#,##0',
  percent: '0.00%',
  points: '#,##0.00',
  factor: '0.00',
};
const face = { name: 'Calibri', family: 2 } as const;
const style = (format: string, number: boolean): Partial<Style> => ({
  numFmt: format,
  border,
  font: { ...face, size: 10 },
  alignment: number ? { vertical: 'top', horizontal: 'right' } : { vertical: 'top', wrapText: true },
});
/** One object for each kind of cell: they are told apart by identity when the file is written. */
const TEXT = style('@', false);
const RIGHT = style('@', true);
/** What a formula makes: a cell formatted as text would no longer compute once somebody touches it. */
const COMPUTED = style('General', false);
const NUMBERS = Object.fromEntries(Object.entries(FORMATS).map(([unit, format]) => [unit, style(format, true)])) as Record<
  keyof typeof FORMATS,
  Partial<Style>
>;
/** Values of a list of all kinds stand below each other. */
const LEFT = Object.fromEntries(
  Object.entries(FORMATS).map(([unit, format]) => [unit, { ...style(format, true), alignment: { vertical: 'top', horizontal: 'left' } }]),
) as typeof NUMBERS;
const HEAD: Partial<Style> = {
  font: { ...face, bold: true, size: 10, color: { argb: 'FFFFFFFF' } },
  fill: solid('FF1F3A5F'),
  border,
  alignment: { wrapText: true, vertical: 'middle', horizontal: 'center' },
};

/** How a number of this unit stands in Excel: times as parts of a day, Hà Nội's wall clock, percent as a share. */
function number(value: number, unit: Unit): number {
  if (unit === 'ms' || unit === 'x') return value / DAY;
  if (unit === 'percent') return value / 100;
  if (unit === 'wall') return (value + MINUTES_OF_VIETNAM * 60_000) / DAY + EPOCH;
  return value;
}

const YES = { vi: 'có', en: 'yes' };
/** Text stays text, also one that begins like a formula; a figure only known to be greater is no number (S7). */
function write(value: Value, unit: Unit, lang: Lang): [CellValue, Partial<Style>] {
  const text = (said: string): [CellValue, Partial<Style>] => [guarded(said.slice(0, LONGEST)), TEXT];
  if (value === null) return ['', TEXT];
  if (typeof value === 'boolean') return text(value ? YES[lang] : '');
  if (typeof value === 'string') {
    if (value === NONE && unit !== 'text' && unit !== 'state') return [value, RIGHT];
    if (unit === 'day' && value !== '') return [Date.parse(value) / DAY + EPOCH, NUMBERS.day];
    return text(value);
  }
  if (typeof value === 'number') return [number(value, unit), unit === 'ms' && value < 10_000 ? NUMBERS.short : NUMBERS[unit]];
  if ('formula' in value) {
    return [{ formula: value.formula, result: value.value }, typeof value.value === 'string' ? COMPUTED : NUMBERS[unit]];
  }
  if ('unit' in value) {
    const [written, look] = write(value.as, value.unit, lang);
    return [written, look === TEXT ? look : LEFT[value.unit]];
  }
  if (isAbove(value)) return [`> ${spanText(value.above)}`, RIGHT];
  return text(value[lang]);
}

function fill(row: Row, values: readonly Value[], sheet: Sheet, lang: Lang): void {
  for (const [index, value] of values.entries()) {
    const [written, look] = write(value, sheet.columns[index]!.unit, lang);
    const cell = row.getCell(index + 1);
    if (written !== '') cell.value = written;
    cell.style = look;
  }
  row.commit();
}

type Worksheet = ReturnType<streams.xlsx.WorkbookWriter['addWorksheet']>;

/** What is bad is bold, what is in between in italics: also a black-and-white print tells them apart. */
function markStates(target: Worksheet, sheet: Sheet, last: number, { bad, between }: Book): void {
  const background = (argb: string) => ({ type: 'pattern', pattern: 'solid', bgColor: { argb } }) as const;
  const looks: [string, Partial<Style>][] = [
    ...bad.map((word): [string, Partial<Style>] => [
      word,
      { font: { bold: true, color: { argb: 'FF7A0010' } }, fill: background('FFF3B8BE') },
    ]),
    ...between.map((word): [string, Partial<Style>] => [word, { font: { italic: true }, fill: background('FFFFF1CC') }]),
  ];
  for (const [index, { unit }] of sheet.columns.entries()) {
    if (unit !== 'state') continue;
    const letter = columnName(index + 1);
    target.addConditionalFormatting({
      ref: `${letter}${HEAD_ROW + 1}:${letter}${last}`,
      rules: looks.map(([word, look], priority) => ({
        type: 'expression' as const,
        priority: priority + 1,
        formulae: [`${letter}${HEAD_ROW + 1}="${word.replaceAll('"', '""')}"`],
        style: look,
      })),
    });
  }
}

/** A4 landscape, as many pages across as leave the text readable; heads and the columns in sight on every one. */
function pageSetup({ columns, fixed = 0 }: Sheet): Partial<PageSetup> {
  const across = columns.reduce((sum, { width }) => sum + width, 0);
  return {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: Math.max(1, Math.round(across / CHARACTERS_ACROSS)),
    fitToHeight: 0,
    printTitlesRow: `${HEAD_ROW}:${HEAD_ROW}`,
    ...(fixed > 0 && { printTitlesColumn: `A:${columnName(fixed)}` }),
    margins: { left: 0.4, right: 0.4, top: 0.75, bottom: 0.6, header: 0.3, footer: 0.3 },
  };
}

async function paint(workbook: streams.xlsx.WorkbookWriter, sheet: Sheet, book: Book): Promise<void> {
  const { lang } = book;
  const target = workbook.addWorksheet(sheet.name[lang], {
    views: [{ state: 'frozen', xSplit: sheet.fixed ?? 0, ySplit: HEAD_ROW, showGridLines: false }],
    pageSetup: pageSetup(sheet),
    headerFooter: { oddHeader: book.header, oddFooter: book.footer },
  });
  target.columns = sheet.columns.map(({ width }) => ({ width }));
  const title = target.getRow(1);
  title.getCell(1).value = guarded(sheet.title[lang]);
  title.getCell(1).style = { font: { ...face, bold: true, size: 14, color: { argb: 'FFC62828' } } };
  title.commit();
  const note = target.getRow(2);
  note.getCell(1).value = sheet.note?.[lang] ?? '';
  note.getCell(1).style = { font: { ...face, italic: true, size: 9 } };
  note.commit();
  const head = target.getRow(HEAD_ROW);
  // points that the head with the most lines needs
  head.height = 8 + 13 * Math.max(...sheet.columns.map(({ label, width }) => Math.ceil((label[lang].length * 1.15) / width)));
  sheet.columns.forEach(({ label }, index) => {
    const cell = head.getCell(index + 1);
    cell.value = label[lang];
    cell.style = HEAD;
  });
  head.commit();
  let last = HEAD_ROW;
  for (const values of sheet.rows) {
    fill(target.getRow((last += 1)), values, sheet, lang);
    if (last % STRETCH === 0) await breath();
  }
  if (last > HEAD_ROW) {
    target.autoFilter = { from: { row: HEAD_ROW, column: 1 }, to: { row: last, column: sheet.columns.length } };
    markStates(target, sheet, last, book);
  }
  target.commit();
}

/** Bytes of the workbook. */
export async function writeWorkbook(sheets: readonly Sheet[], book: Book, madeWall: number): Promise<Buffer> {
  const { stream } = await loadExcel();
  const chunks: Buffer[] = [];
  const out = new PassThrough();
  out.on('data', (chunk: Buffer) => chunks.push(chunk));
  const made = new Date(madeWall);
  const workbook = new stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: true });
  Object.assign(workbook, { creator: 'dientap', lastModifiedBy: 'dientap', created: made, modified: made, title: book.title });
  for (const sheet of sheets) await paint(workbook, sheet, book);
  await workbook.commit();
  return Buffer.concat(chunks);
}
