/** Times, dates and numbers as the report prints them; Asia/Ho_Chi_Minh, `dd/mm/yyyy`, decimal comma in Vietnamese. */
import type { Lang } from '../shared/text.js';

const zone = 'Asia/Ho_Chi_Minh';
const wall = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: '2-digit', month: '2-digit', year: 'numeric' });
const numbers = {
  vi: new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }),
};
const two = (value: number): string => String(value).padStart(2, '0');

/** Drill ms → `T+00:12:05`. */
export function clockText(x: number): string {
  const s = Math.floor(x / 1000);
  return `T+${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** ms → `12:05`, from an hour on `1:12:05`; under ten seconds with tenths: `0:03.4`. */
export function spanText(ms: number): string {
  if (ms < 10_000) return `0:0${(ms / 1000).toFixed(1)}`;
  const s = Math.round(ms / 1000);
  const h = Math.floor(s / 3600);
  return h > 0 ? `${h}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}` : `${Math.floor(s / 60)}:${two(s % 60)}`;
}

/** Epoch ms → `08:07:12`. */
export const wallText = (ms: number): string => wall.format(ms);
/** Epoch ms → `22/11/2026`. */
export const dateText = (ms: number): string => day.format(ms);
/** ISO day → `22/11/2026`. */
export const dayText = (iso: string): string => iso.split('-').toReversed().join('/');
const MONTHS = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });
/** ISO day → `ngày 05 tháng 8 năm 2026` (a day or month below 10 and month 1, 2 with a zero, as official papers write it); dots where it is not given. */
export function longDate(iso: string | undefined, lang: Lang): string {
  if (iso === undefined) return lang === 'vi' ? 'ngày ..... tháng ..... năm ..........' : '.... / .... / ........';
  const [year = '', month = '', day = ''] = iso.split('-');
  if (lang === 'en') return `${Number(day)} ${MONTHS.format(Date.parse(iso))} ${year}`;
  return `ngày ${day} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`;
}
/** `97,40 %`: always two decimals, so that a column lines up. */
export const percentText = (value: number, lang: Lang): string => {
  const fixed = value.toFixed(2);
  return `${lang === 'vi' ? fixed.replace('.', ',') : fixed} %`;
};
export const numberText = (value: number, lang: Lang): string => numbers[lang].format(value);
