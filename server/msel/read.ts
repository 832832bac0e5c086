/** Bytes of a workbook as plain grids of cells: merged cells told apart, formulas by their result, nothing else of Excel kept. */
import type { Cell as ExcelCell, CellValue, Worksheet } from 'exceljs';
import type { Cell, Grid, Row } from './cells.js';
import { loadExcel } from './excel.js';
import { guardWorkbook, NotAWorkbook } from './guard.js';

const MAX_ROWS = 5000;
const MAX_COLUMNS = 200;
/** Parts of a sheet that say nothing here and cost much to read: choices and colours often reach a million rows down. */
const IGNORED = [
  'dataValidations',
  'conditionalFormatting',
  'extLst',
  'picture',
  'drawing',
  'tableParts',
  'rowBreaks',
  'printOptions',
  'pageSetup',
  'sheetProtection',
  'autoFilter',
];

/** Excel's count of days for what the library gives as a UTC date. */
const serialOf = (date: Date): number => date.getTime() / 86_400_000 + 25_569;

function plainValue(value: CellValue, format: string | undefined): Cell | undefined {
  const shape = format === undefined ? {} : { format };
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : { kind: 'text', text: value };
  if (typeof value === 'number') return { kind: 'number', value, ...shape };
  if (typeof value === 'boolean') return { kind: 'text', text: value ? 'x' : '' };
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : { kind: 'date', serial: serialOf(value), ...shape };
  if ('error' in value) return { kind: 'error', text: String(value.error) };
  if ('richText' in value) return plainValue(value.richText.map(({ text }) => text).join(''), format);
  if ('hyperlink' in value) return plainValue(value.text, format);
  if ('formula' in value || 'sharedFormula' in value) return plainValue(value.result ?? null, format);
  return undefined;
}

/** A cell merged with one to its left is empty; one merged with a cell above says the same as that. */
function valueOf(cell: ExcelCell): Cell | undefined {
  const master = cell.isMerged ? cell.master : cell;
  if (master !== cell && Number(master.row) === Number(cell.row)) return undefined;
  if (master !== cell && Number(master.col) !== Number(cell.col)) return undefined;
  return plainValue(master.value, master.numFmt);
}

function gridOf(sheet: Worksheet): Grid {
  const rows: Row[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells = new Map<number, Cell>();
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      const value = valueOf(cell);
      if (value) cells.set(column, value);
    });
    if (cells.size > 0) rows.push({ number, cells });
  });
  return { name: sheet.name, rows };
}

/** @throws NotAWorkbook */
export async function readWorkbook(bytes: Buffer): Promise<Grid[]> {
  await guardWorkbook(bytes);
  const { Workbook } = await loadExcel();
  const workbook = new Workbook();
  const options = { ignoreNodes: IGNORED, maxRows: MAX_ROWS, maxCols: MAX_COLUMNS };
  try {
    await workbook.xlsx.load(bytes as never, options);
  } catch (error) {
    const text = error instanceof Error ? error.message : '';
    if (/max (row|column)/i.test(text)) {
      throw new NotAWorkbook({
        vi: `bảng lớn hơn ${MAX_ROWS} dòng hoặc ${MAX_COLUMNS} cột; hãy xóa các dòng, cột trống có định dạng ở cuối`,
        en: `the sheet has more than ${MAX_ROWS} rows or ${MAX_COLUMNS} columns; delete the formatted empty ones at its end`,
      });
    }
    throw new NotAWorkbook({
      vi: 'tệp .xlsx bị hỏng; hãy mở bằng Excel và lưu lại',
      en: 'the .xlsx file is damaged; open it in Excel and save it again',
    });
  }
  return workbook.worksheets.filter(({ state }) => state !== 'veryHidden').map(gridOf);
}
