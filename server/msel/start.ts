/** When STARTEX is, for plans that write times of the clock: a cell that says so, or the first event. */
import { cellText, plain, textCell, type Cell } from './cells.js';
import type { Group } from './groups.js';
import { saysRelative, type TimeSense } from './inject-codec.js';
import type { Messages } from './messages.js';
import { cellOf, type Sheet } from './sheets.js';
import { clockText, momentOf, type StartEx } from './times.js';

const SAYS =
  /^(?:startex|start ex|bat dau startex|gio startex|gio bat dau|bat dau luc|thoi diem bat dau|thoi gian bat dau|gio g|start of exercise|start time)\b/;

const clockIn = (cell: Cell | undefined): StartEx | null => {
  const moment = cell ? momentOf(cell, false) : null;
  if (!moment || !('clock' in moment)) return null;
  return moment.day === undefined ? { clock: moment.clock } : { clock: moment.clock, day: moment.day };
};

/** `STARTEX: 8h00`, or the label in one cell and the time in one to its right. */
function stated(sheet: Sheet): StartEx | null {
  for (const { number, cells } of sheet.grid.rows) {
    if (number >= sheet.headRow) break;
    const row = [...cells].toSorted(([a], [b]) => a - b);
    for (const [index, [, cell]] of row.entries()) {
      const text = cell.kind === 'text' ? cellText(cell) : '';
      if (!SAYS.test(plain(text))) continue;
      const inside = /(?:[:=]|\blúc\b|\bat\b)\s*(.*\d.*)$/i.exec(text)?.[1];
      const start = (inside === undefined ? null : clockIn(textCell(inside))) ?? clockIn(row[index + 1]?.[1]);
      if (start) return start;
    }
  }
  return null;
}

/** Times that count from STARTEX by the head are taken so, unless the sheet states a time of STARTEX. */
export function timeSense(sheet: Sheet, groups: readonly Group[], messages: Messages): TimeSense {
  const start = stated(sheet);
  const head = sheet.heads.get(sheet.columns.get('time') ?? 0) ?? '';
  if (start) return { relative: false, start };
  if (saysRelative(head)) return { relative: true };
  for (const { first } of groups) {
    const from = clockIn(cellOf(sheet, first, 'time'));
    if (!from) continue;
    messages.add(
      'info',
      { sheet: sheet.grid.name, row: first.number, head: 'Designated Scenario Time' },
      `không thấy ô ghi giờ STARTEX, lấy giờ của tình huống đầu (${clockText(from.clock)}) làm T+00:00`,
      `no cell states the time of STARTEX; the first event's time (${clockText(from.clock)}) is taken for T+00:00`,
    );
    return { relative: false, start: from };
  }
  return { relative: false };
}
