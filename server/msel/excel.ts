/** exceljs, loaded at the first workbook: the server starts without it. */
import type { Workbook as ExcelWorkbook, stream } from 'exceljs';

interface Excel {
  Workbook: new () => ExcelWorkbook;
  /** Writes row by row. */
  stream: typeof stream;
}

export async function loadExcel(): Promise<Excel> {
  const module = (await import('exceljs')) as unknown as { default?: Excel } & Excel;
  return module.default ?? module;
}

/** A text as a cell must hold it: Excel reads `_x0041_` in a text as one character. */
export const guarded = (text: string): string => text.replace(/_(x[0-9A-Fa-f]{4}_)/g, '_x005F_$1');
