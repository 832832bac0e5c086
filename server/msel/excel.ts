/** exceljs, loaded at the first workbook: the server starts without it. */
import type { Workbook as ExcelWorkbook } from 'exceljs';

interface Excel {
  Workbook: new () => ExcelWorkbook;
}

export async function loadExcel(): Promise<Excel> {
  const module = (await import('exceljs')) as unknown as { default?: Excel } & Excel;
  return module.default ?? module;
}
