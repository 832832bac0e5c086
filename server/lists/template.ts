/** Workbooks to fill in: one sheet with the heads, one that explains each column. */
import { loadExcel } from '../msel/excel.js';
import type { Bi, Lang } from '../shared/text.js';
import type { Column } from './columns.js';

const WORDS = {
  list: { vi: 'Danh sách', en: 'List' },
  guide: { vi: 'Hướng dẫn', en: 'Guide' },
  column: { vi: 'Cột', en: 'Column' },
  meaning: { vi: 'Cách điền', en: 'How to fill it in' },
} satisfies Record<string, Bi>;

/** @param also rows below the guide, such as the parts of a scenario. @returns bytes of an .xlsx file */
export async function template<K extends string>(
  columns: readonly Column<K>[],
  lang: Lang,
  also: readonly (readonly [string, string])[] = [],
): Promise<Buffer> {
  const { Workbook } = await loadExcel();
  const workbook = new Workbook();
  const list = workbook.addWorksheet(WORDS.list[lang]);
  list.columns = columns.map((column) => ({ header: column[lang], width: column.width }));
  const guide = workbook.addWorksheet(WORDS.guide[lang]);
  // Not the heads of the list: the reader must never take this sheet for one.
  guide.columns = [
    { header: WORDS.column[lang], width: 30 },
    { header: WORDS.meaning[lang], width: 90 },
  ];
  guide.addRows(columns.map((column) => [column[lang], column.note[lang]]));
  if (also.length > 0) guide.addRows([[], ...also.map((row) => [...row])]);
  for (const sheet of [list, guide]) {
    sheet.getRow(1).font = { bold: true };
    sheet.views = [{ state: 'frozen', ySplit: 1 }];
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
