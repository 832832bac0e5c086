/** Figures of tables and axes as an office reads them: decimal comma in Vietnamese, Asia/Ho_Chi_Minh. */
import type { Lang } from '../../shared/text.js';
import { isAbove, type Cell, type Unit } from './table.js';

const LOCALE = { vi: 'vi-VN', en: 'en-GB' } as const;
const numbers = {
  vi: new Intl.NumberFormat(LOCALE.vi, { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat(LOCALE.en, { maximumFractionDigits: 1 }),
};
const wall = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});
const two = (value: number): string => String(value).padStart(2, '0');

export const numberText = (value: number, lang: Lang): string => numbers[lang].format(value);
export const percentText = (value: number, lang: Lang): string => `${numberText(value, lang)} %`;

/** ms → `12:05`, from an hour on `1:12:05`; under ten seconds `3,4 s`. */
export function spanText(ms: number, lang: Lang): string {
  if (ms < 10_000) return `${numberText(ms / 1000, lang)} s`;
  const s = Math.round(ms / 1000);
  const h = Math.floor(s / 3600);
  const minutes = Math.floor(s / 60) % 60;
  return h > 0 ? `${h}:${two(minutes)}:${two(s % 60)}` : `${minutes}:${two(s % 60)}`;
}

/** ms of drill time → `T+00:12:05`. */
export function clockText(x: number): string {
  const s = Math.floor(x / 1000);
  return `T+${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

export const wallText = (ms: number): string => wall.format(ms).replace(', ', ' ');

/** A cell as it is read; `–` where there is no figure. */
export function cellText(cell: Cell, unit: Unit, lang: Lang): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return unit === 'day' ? cell.split('-').toReversed().join('/') : cell;
  if (typeof cell === 'object') return isAbove(cell) ? `> ${spanText(cell.above, lang)}` : cell[lang];
  switch (unit) {
    case 'ms':
      return spanText(cell, lang);
    case 'x':
      return clockText(cell);
    case 'wall':
      return wallText(cell);
    case 'percent':
      return percentText(cell, lang);
    default:
      return numberText(cell, lang);
  }
}

/** Distances between the ticks of an axis of time, ms: at most `most` of them reach to `max`. */
export function tickOf(max: number, most: number): number {
  const steps = [
    100, 500, 1000, 5000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 14_400_000,
  ];
  return steps.find((step) => max / step <= most) ?? Math.ceil(max / most / 86_400_000) * 86_400_000;
}
