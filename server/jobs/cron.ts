/** Cron expressions: whether they hold, when they are due in their zone, what they say in words. Instants are epoch ms. */
import { CronExpressionParser, type CronExpression } from 'cron-parser';
import { validateDetailed } from 'node-cron';
import type { Recurrence } from '../shared/api.js';
import type { SchedulePreview } from '../shared/schedule.js';
import type { Bi } from '../shared/text.js';
import { instantOf, isZone, localClock, localDate, localTime, offsetName } from '../shared/zone.js';
import { cronWords, weekday } from './cron-words.js';

export interface BadSchedule {
  code: 'bad-cron' | 'bad-timezone';
  detail: Bi;
}

const FIELDS: Record<string, Bi> = {
  second: { vi: 'giây', en: 'second' },
  minute: { vi: 'phút', en: 'minute' },
  hour: { vi: 'giờ', en: 'hour' },
  dayOfMonth: { vi: 'ngày', en: 'day of month' },
  month: { vi: 'tháng', en: 'month' },
  dayOfWeek: { vi: 'thứ', en: 'day of week' },
};
/** The longest step that a field of each kind can take, from the last one back: weekday, month, day, hour, minute, second. */
const LONGEST_STEP = [7, 12, 31, 23, 59, 59];
/** How far back reading begins, so that a time which the clocks skip is found whenever one asks. */
const DAY = 25 * 3_600_000;

const badCron = (vi: string, en: string): BadSchedule => ({ code: 'bad-cron', detail: { vi, en } });

/** What is wrong with it; null: nothing. */
export function checkSchedule({ cron, timezone }: Recurrence): BadSchedule | null {
  if (!isZone(timezone)) {
    return { code: 'bad-timezone', detail: { vi: `Không có múi giờ “${timezone}”.`, en: `There is no time zone “${timezone}”.` } };
  }
  const count = cron.trim().split(/\s+/).filter(Boolean).length;
  if (count !== 5 && count !== 6) {
    return badCron(
      `Cần năm trường (phút, giờ, ngày, tháng, thứ) hoặc sáu trường có giây ở đầu; đang có ${count}.`,
      `Five fields are needed (minute, hour, day, month, weekday), or six with seconds in front; there are ${count}.`,
    );
  }
  const [wrong] = validateDetailed(cron.trim()).errors;
  if (wrong) {
    const field = FIELDS[wrong.field];
    return field
      ? badCron(`Trường ${field.vi} không nhận “${wrong.value ?? ''}”.`, `The ${field.en} field does not take “${wrong.value ?? ''}”.`)
      : badCron('Biểu thức không đọc được.', 'The expression cannot be read.');
  }
  // A step longer than its field is taken for one of the whole field, which is not what it says.
  for (const [i, text] of cron.trim().split(/\s+/).toReversed().entries()) {
    const step = /\/(\d+)/.exec(text)?.[1];
    if (step && Number(step) > LONGEST_STEP[i]!)
      return badCron(`Bước “/${step}” dài hơn trường của nó.`, `The step “/${step}” is longer than its field.`);
  }
  try {
    read({ cron, timezone }, 0).next();
    return null;
  } catch {
    return badCron('Biểu thức không đọc được hoặc không bao giờ đến hạn.', 'The expression cannot be read, or is never due.');
  }
}

function read({ cron, timezone }: Recurrence, after: number): CronExpression {
  return CronExpressionParser.parse(cron.trim(), { currentDate: new Date(after), tz: timezone });
}

/** Dates after `after`, in order, each once; a time that the clocks skip comes as long after the gap as it was past its start. @throws when it is no schedule */
export function* datesAfter(recurrence: Recurrence, after: number): Generator<number> {
  const anyHour = read(recurrence, after).fields.hour.values.length === 24;
  const dates = read(recurrence, anyHour ? after : after - DAY);
  let last = after;
  for (;;) {
    const date = dates.next().getTime();
    if (date <= last) continue;
    last = date;
    yield date;
  }
}

/** The first `count` of them. @throws when it is no schedule */
export function nextDates(recurrence: Recurrence, after: number, count: number): number[] {
  const found: number[] = [];
  for (const date of datesAfter(recurrence, after)) {
    if (found.push(date) >= count) break;
  }
  return found;
}

/** Why a date is not at the time that the expression names, or which of two it is. */
function noteOf(recurrence: Recurrence, date: number): Bi | null {
  const { timezone } = recurrence;
  const local = localTime(date, timezone);
  const { hour, minute } = read(recurrence, date).fields;
  const named = (hour.values as readonly number[]).includes(local.hour) && (minute.values as readonly number[]).includes(local.minute);
  if (!named) {
    return {
      vi: 'đồng hồ được vặn tới, giờ ghi trong lịch không có vào ngày này',
      en: 'the clocks go forward, the time of the schedule does not exist on this day',
    };
  }
  const { kind, instant } = instantOf(local, timezone);
  if (kind !== 'doubled') return null;
  return instant === date
    ? { vi: 'đồng hồ được vặn lui, giờ này có hai lần: lấy lần đầu', en: 'the clocks go back, this time comes twice: the first' }
    : { vi: 'đồng hồ được vặn lui, giờ này có hai lần: lần sau', en: 'the clocks go back, this time comes twice: the second' };
}

/** `Thứ Hai, 23/11/2026 08:00 (UTC+07:00)` */
export function dateInWords(date: number, timezone: string): Bi {
  const rest = `${localDate(date, timezone)} ${localClock(date, timezone)} (${offsetName(date, timezone)})`;
  const { year, month, day } = localTime(date, timezone);
  const name = weekday(new Date(Date.UTC(year, month - 1, day)).getUTCDay());
  return { vi: `${name.vi.charAt(0).toUpperCase()}${name.vi.slice(1)}, ${rest}`, en: `${name.en}, ${rest}` };
}

/** Words and the next five dates after `now`, or what is wrong. Never throws. */
export function previewSchedule(recurrence: Recurrence, now: number): SchedulePreview {
  const bad = checkSchedule(recurrence);
  if (bad) return { valid: false, error: { code: bad.code, ...bad.detail }, next: [] };
  return {
    valid: true,
    words: cronWords(recurrence.cron.trim()),
    next: nextDates(recurrence, now, 5).map((date) => {
      const note = noteOf(recurrence, date);
      return { at: new Date(date).toISOString(), local: dateInWords(date, recurrence.timezone), ...(note ? { note } : {}) };
    }),
  };
}
