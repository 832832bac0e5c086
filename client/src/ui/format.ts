/** Times, dates, sorting and searching as a Vietnamese office reads them. */

const two = (n: number): string => String(n).padStart(2, '0');

/** Drill time in ms → `T+00:12:05`. */
export function drillTime(x: number): string {
  const s = Math.floor(x / 1000);
  return `T+${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** A span in ms → `12:05`, from an hour on `1:12:05`. */
export function span(ms: number): string {
  const s = Math.max(0, Math.round(ms / 1000));
  const h = Math.floor(s / 3600);
  return `${h > 0 ? `${h}:${two(Math.floor(s / 60) % 60)}` : two(Math.floor(s / 60))}:${two(s % 60)}`;
}

const zone = 'Asia/Ho_Chi_Minh';
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: '2-digit', month: '2-digit', year: 'numeric' });

/** Epoch ms → `08:07:12`. */
export const wallTime = (wall: number): string => clock.format(wall);
/** Epoch ms or ISO → `22/11/2026`. */
export const date = (when: number | string): string => day.format(new Date(when));

const vi = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });
const en = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
/** `4,67` in Vietnamese, `4.67` in English. */
export const number = (value: number, lang: 'vi' | 'en'): string => (lang === 'vi' ? vi : en).format(value);

const vi2 = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const en2 = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
/** Always two decimals, so that a column lines up: `97,40`. */
export const fixed2 = (value: number, lang: 'vi' | 'en'): string => (lang === 'vi' ? vi2 : en2).format(value);

const collator = new Intl.Collator('vi', { numeric: true });
export const byName = (a: string, b: string): number => collator.compare(a, b);

/** Lower case without diacritics, đ → d, for searching. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
