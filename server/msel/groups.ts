/** Rows of an MSEL put together event by event; titles, blanks, sums and repeated heads are left out. */
import { cellText, plain, rawText, type Row } from './cells.js';
import { EXPECT_COLUMNS } from './inject-codec.js';
import type { Messages } from './messages.js';
import { cellOf, repeatsHeads, type Sheet } from './sheets.js';

export interface Group {
  /** As typed; empty where the plan gives none. */
  event: string;
  first: Row;
  /** The first row too when it names an expected response. */
  expectRows: Row[];
}

const OWN = ['title', 'titleEn', 'message', 'messageEn', 'from', 'to', 'channel', 'type', 'time', 'when', 'id'] as const;

/** The event number; Excel makes dates of numbers like 1.2 when it may. */
function eventOf(sheet: Sheet, row: Row, messages: Messages): string {
  const cell = cellOf(sheet, row, 'event');
  if (cell?.kind === 'date') {
    messages.add(
      'error',
      { sheet: sheet.grid.name, row: row.number, head: 'Event Number' },
      `Excel đã đổi số tình huống thành ngày (${cellText(cell)}); hãy định dạng cột này là Text rồi gõ lại`,
      `Excel has turned the event number into a date (${cellText(cell)}); format the column as Text and type it again`,
    );
    return `#${row.number}`;
  }
  return cellText(cell).replace(/^(?:TH|SK|inject|event|tình huống|số)\s*[.:#-]?\s*(?=\d)/i, '');
}

const filled = (sheet: Sheet, row: Row, key: string): boolean => rawText(cellOf(sheet, row, key)).trim() !== '';

function isTitle(sheet: Sheet, row: Row): boolean {
  const keys = [...row.cells.keys()].map((column) => [...sheet.columns].find(([, index]) => index === column)?.[0] ?? '');
  if (keys.some((key) => EXPECT_COLUMNS.has(key) || key === 'message')) return false;
  return row.cells.size === 1 || (row.cells.size === 2 && !keys.includes('time') && !(keys.includes('event') && keys.includes('title')));
}

const isSum = (row: Row): boolean => {
  const first = [...row.cells.values()].find((cell) => cell.kind === 'text');
  return /^(tong|total|cong|sum)\b/.test(plain(rawText(first)));
};

/** Whether a row of the same number says anything else than the event's first row. */
function contradicts(sheet: Sheet, first: Row, row: Row): string | null {
  return OWN.find((key) => filled(sheet, row, key) && rawText(cellOf(sheet, row, key)) !== rawText(cellOf(sheet, first, key))) ?? null;
}

export function groupsOf(sheet: Sheet, messages: Messages): Group[] {
  const groups: Group[] = [];
  const at = (row: Row) => ({ sheet: sheet.grid.name, row: row.number });
  for (const row of sheet.rows) {
    if (repeatsHeads(sheet, row)) {
      messages.add('info', at(row), 'dòng tiêu đề lặp lại, bỏ qua', 'the heads repeated, passed over');
      continue;
    }
    if (isSum(row)) {
      messages.add('info', at(row), 'dòng tổng cộng, bỏ qua', 'a row of sums, passed over');
      continue;
    }
    if (isTitle(sheet, row)) {
      const text = cellText([...row.cells.values()][0]);
      messages.add('info', at(row), `dòng tiêu đề mục "${text}", bỏ qua`, `a section title "${text}", passed over`);
      continue;
    }
    const event = eventOf(sheet, row, messages);
    const last = groups.at(-1);
    const expects = [...EXPECT_COLUMNS].some((key) => filled(sheet, row, key));
    const own = OWN.some((key) => filled(sheet, row, key));
    if (last && ((event === '' && !own) || (event !== '' && event === last.event))) {
      const other = event === '' ? null : contradicts(sheet, last.first, row);
      if (other === null) {
        if (expects) last.expectRows.push(row);
        else if (!own)
          messages.add(
            'warning',
            at(row),
            'dòng này không có nội dung nào dùng được, bỏ qua',
            'nothing in this row can be used, passed over',
          );
        continue;
      }
    }
    const earlier = event === '' ? undefined : groups.find((each) => each.event === event);
    if (earlier) {
      messages.add(
        'error',
        { ...at(row), event },
        `số tình huống ${event} đã dùng ở dòng ${earlier.first.number}; hãy đặt số khác, hoặc để trống các cột của tình huống nếu dòng này là phản ứng mong đợi thêm`,
        `event number ${event} is used in row ${earlier.first.number}; give another one, or leave the event's columns empty if this row is a further expected response`,
      );
    }
    groups.push({ event, first: row, expectRows: expects ? [row] : [] });
  }
  return groups;
}
