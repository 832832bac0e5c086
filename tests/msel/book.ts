/** Workbooks as planners type them, made on the spot. */
import ExcelJS from 'exceljs';
import { loadLibrary } from '../../server/content/library.js';
import { importMsel, type ImportOptions, type Imported } from '../../server/msel/import.js';
import type { RowMessage } from '../../server/msel/messages.js';
import { SCENARIOS } from '../../server/paths.js';
import type { Catalogue } from '../../server/shared/catalogue.js';

export type Value = ExcelJS.CellValue;

let known: Catalogue[] | undefined;
export async function catalogues(): Promise<Catalogue[]> {
  known ??= (await loadLibrary(SCENARIOS)).catalogues;
  return known;
}

/** One sheet of rows; `null` leaves a cell empty; `paint` may merge and format. */
export async function book(rows: Value[][], paint?: (sheet: ExcelJS.Worksheet) => void, name = 'Sheet1'): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(name);
  for (const row of rows) sheet.addRow(row);
  paint?.(sheet);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** The workbook changed by hand. */
export async function edit(bytes: Buffer, change: (workbook: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as never);
  change(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

export const read = async (bytes: Buffer, options: Partial<ImportOptions> = {}): Promise<Imported> =>
  importMsel(bytes, { catalogues: await catalogues(), ...options });

export const errors = ({ messages }: Imported): RowMessage[] => messages.filter(({ level }) => level === 'error');

/** `row` and `message` of the first error that stands in this row. */
export const errorIn = (imported: Imported, row: number): RowMessage | undefined => errors(imported).find((each) => each.row === row);

/** Times of the injects, in the order of the scenario. */
export const times = ({ source }: Imported): (string | undefined)[] => source?.injects.map(({ at }) => at) ?? [];
