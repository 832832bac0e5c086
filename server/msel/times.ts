/** Times as people type them in a plan: `T+15`, `T+00:15`, `8h15`, `8g15`, `08:15`, `15 phút`, Excel dates and times. */
import type { Bi } from '../shared/text.js';
import { cellText, plain, type Cell } from './cells.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `offset`: ms since STARTEX. `clock`: ms since midnight, with the day (Excel's count) where one is written. */
export type Moment = { offset: number } | { clock: number; day?: number } | { word: 'manual' | 'when' };

export const ACCEPTED: Bi = {
  vi: 'ghi T+00:15, T+15, 15 phút, 8h15 hoặc 08:15; hoặc "manual" khi Ban điều hành phát, "when" khi có điều kiện',
  en: 'write T+00:15, T+15, 15 minutes, 8h15 or 08:15; or "manual" when EXCON releases it, "when" when it has a condition',
};

const MANUAL = new Set(['manual', 'thu cong', 'excon', 'bang tay', 'theo lenh', 'ban dieu hanh', 'on order', 'as needed']);
const WHEN = new Set(['when', 'khi', 'dieu kien', 'co dieu kien', 'conditional', 'condition']);

/** Days since 1899-12-30 of a calendar date. */
const dayOf = (year: number, month: number, date: number): number => Math.round(Date.UTC(year, month - 1, date) / DAY) + 25569;

const CLOCK = /(\d{1,2})\s*(?:h|g|giờ|gio|:)\s*(\d{1,2})?(?:\s*(?::|phút|phut|p|m|')\s*(\d{1,2})?)?(?:\s*(?:giây|giay|s))?/i;

function clockOf(text: string): number | null {
  const match = new RegExp(`^${CLOCK.source}\\s*(am|pm|sáng|chiều|tối|sang|chieu|toi)?$`, 'i').exec(text);
  if (!match) return null;
  const [, h = '0', m = '0', s = '0', half = ''] = match;
  const late = /pm|chi|tố|to/i.test(half) && Number(h) < 12 ? 12 : 0;
  const hours = Number(h) + late;
  return hours > 23 || Number(m) > 59 || Number(s) > 59 ? null : (hours * 3600 + Number(m) * 60 + Number(s)) * 1000;
}

/** A span as a person writes one: `15`, `15 phút`, `1:30`, `1h30`, `90s`; null when it is none. A bare number is minutes. */
export function spanOf(written: string): number | null {
  const text = written.trim().toLowerCase().replace(',', '.');
  const bare = /^(\d+(?:\.\d+)?)\s*(?:'|m|p|min|mins|minute|minutes|phút|phut)?$/.exec(text);
  if (bare) return Math.round(Number(bare[1]) * 60) * 1000;
  const colon = /^(\d{1,3}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (colon) {
    const [, h = '0', m = '0', s = '0'] = colon;
    return Number(m) > 59 || Number(s) > 59 ? null : (Number(h) * 3600 + Number(m) * 60 + Number(s)) * 1000;
  }
  const parts =
    /^(?:(\d+)\s*(?:h|g|giờ|gio|hours?|tiếng|tieng)\s*)?(?:(\d+)\s*(?:(?:m|p|'|phút|phut|min|minutes?)\s*|$))?(?:(\d+)\s*(?:s|''|"|giây|giay|sec|seconds?))?$/.exec(
      text,
    );
  if (!parts || text === '') return null;
  const [, h = '0', m = '0', s = '0'] = parts;
  return ((Number(h) * 60 + Number(m)) * 60 + Number(s)) * 1000;
}

function fromText(text: string, relative: boolean): Moment | null {
  const word = plain(text);
  if (MANUAL.has(word)) return { word: 'manual' };
  if (WHEN.has(word)) return { word: 'when' };
  const offset = /^(?:t|h|startex|g)\s*\+\s*(.+)$/i.exec(text);
  if (offset) {
    const span = spanOf(offset[1]!);
    return span === null ? null : { offset: span };
  }
  if (/^(?:t|h|startex)\s*(?:0|\+0)?$/i.test(text)) return { offset: 0 };
  const isSpan =
    /^(?:\d+h)?\d+[ms]$/i.test(text) || (/phút|phut|min|giây|giay|sec|tiếng|'|"|\d\s*[smp]$/i.test(text) && !/\d\s*[hg:]/i.test(text));
  const span = isSpan ? spanOf(text) : null;
  if (span !== null) return { offset: span };
  if (relative || /^\d{1,4}$/.test(text)) {
    const plainSpan = spanOf(text);
    if (plainSpan !== null) return { offset: plainSpan };
  }
  return fromDated(text);
}

/** A clock time, alone or with a day before or behind it. */
function fromDated(text: string): Moment | null {
  const clean = text.replace(/\s*(?:,|ngày|ngay|lúc|luc)\s*/gi, ' ').trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})[T ]+(.+?)(?:Z|[+-]\d{2}:\d{2})?$/.exec(clean);
  if (iso) return dated(Number(iso[1]), Number(iso[2]), Number(iso[3]), iso[4]!);
  const before = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s+(.+)$/.exec(clean);
  if (before) return dated(Number(before[3]), Number(before[2]), Number(before[1]), before[4]!);
  const behind = /^(.+?)\s+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(clean);
  if (behind) return dated(Number(behind[4]), Number(behind[3]), Number(behind[2]), behind[1]!);
  const clock = clockOf(clean);
  return clock === null ? null : { clock };
}

function dated(year: number, month: number, date: number, time: string): Moment | null {
  const clock = clockOf(time.trim());
  return clock === null || month > 12 || date > 31 ? null : { clock, day: dayOf(year, month, date) };
}

/** To the second: Excel keeps a time of day as a binary fraction. */
const msOfDay = (fraction: number): number => Math.round(fraction * 86_400) * 1000;

/** `relative`: the head of the column says that its times count from STARTEX. null: not understood. */
export function momentOf(cell: Cell, relative: boolean): Moment | null {
  if (cell.kind === 'error') return null;
  if (cell.kind === 'text') return fromText(cellText(cell).replace(/^t\s*=\s*/i, ''), relative);
  const value = cell.kind === 'date' ? cell.serial : cell.value;
  if (value < 0) return null;
  const timed = cell.kind === 'date' || /[hH]|ss/.test(cell.format ?? '');
  if (value >= 20_000) return { clock: msOfDay(value % 1), day: Math.floor(value) };
  if (timed || (value > 0 && value < 1)) return relative || value >= 1 ? { offset: msOfDay(value) } : { clock: msOfDay(value) };
  return { offset: Math.round(value * 60) * 1000 };
}

/** The start of play as a sheet states it. */
export interface StartEx {
  clock: number;
  day?: number;
}

/** ms since STARTEX; null when it lies before. Without a day, a time more than half a day before is taken for the next day. */
export function sinceStart(moment: { clock: number; day?: number }, start: StartEx): number | null {
  const days = moment.day !== undefined && start.day !== undefined ? moment.day - start.day : 0;
  const ms = days * DAY + moment.clock - start.clock;
  if (ms >= 0) return ms;
  return moment.day === undefined && ms < -12 * HOUR ? ms + DAY : null;
}

/** A time since STARTEX as the format writes it: `90s`, `75m`. */
export const durationText = (ms: number): string => (ms % MINUTE === 0 ? `${ms / MINUTE}m` : `${ms / 1000}s`);

/** `T+01:15`, with seconds where there are any. */
export function offsetText(ms: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const seconds = Math.round(ms / 1000);
  const tail = seconds % 60 === 0 ? '' : `:${two(seconds % 60)}`;
  return `T+${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}${tail}`;
}

export const clockText = (ms: number): string => offsetText(ms).slice(2);
