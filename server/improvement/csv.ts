/** The actions as a table that a spreadsheet opens: one line each, the most urgent first. */
import { ELEMENT_WORDS, STATUS_WORDS } from '../shared/improvement-words.js';
import type { BoardAction } from '../shared/improvement.js';
import type { Bi, Lang } from '../shared/text.js';
import { byUrgency } from './board.js';

/** Quoted, and never the beginning of a formula. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

const COLUMNS: readonly (Bi & { of: (row: BoardAction, lang: Lang) => string })[] = [
  { vi: 'Cuộc diễn tập', en: 'Exercise', of: (row) => row.exercise },
  { vi: 'Năng lực', en: 'Capability', of: (row, lang) => row.capability?.[lang] ?? '' },
  { vi: 'Hạn chế', en: 'Area for improvement', of: (row) => row.issue },
  { vi: 'Biện pháp khắc phục', en: 'Corrective action', of: (row) => row.action },
  { vi: 'Yếu tố năng lực (POETE)', en: 'Capability element (POETE)', of: (row, lang) => ELEMENT_WORDS[row.element][lang] },
  { vi: 'Đơn vị chủ trì', en: 'Primary responsible organisation', of: (row) => row.responsible },
  { vi: 'Đầu mối', en: 'Point of contact', of: (row) => row.contact?.name ?? '' },
  { vi: 'Thư điện tử', en: 'E-mail', of: (row) => row.contact?.email ?? '' },
  { vi: 'Bắt đầu', en: 'Start', of: (row) => row.start ?? '' },
  { vi: 'Hạn hoàn thành', en: 'Due', of: (row) => row.due },
  { vi: 'Trạng thái', en: 'Status', of: (row, lang) => STATUS_WORDS[row.status][lang] },
  { vi: 'Quá hạn', en: 'Overdue', of: (row, lang) => (row.overdue ? { vi: 'Quá hạn', en: 'Overdue' }[lang] : '') },
  { vi: 'Số tệp minh chứng', en: 'Evidence files', of: (row) => String(row.evidence.length) },
];

/** With a byte order mark, without which Excel takes Vietnamese for something else. */
export function boardCsv(rows: readonly BoardAction[], lang: Lang): string {
  const lines = [COLUMNS.map((column) => column[lang]), ...rows.toSorted(byUrgency).map((row) => COLUMNS.map(({ of }) => of(row, lang)))];
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}
