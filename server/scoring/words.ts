/** Figures as the sentences of a score sheet print them, in both languages. No `Intl`: the same words on every machine (S1). */
import type { Bi } from '../shared/text.js';

const two = (value: number): string => String(value).padStart(2, '0');

/** Drill time: `T+41:20`, from one hour on `T+1:05:20`; ms are cut off. */
export function clock(x: number): string {
  const seconds = Math.floor(x / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `T+${h}:${two(m)}:${two(s)}` : `T+${two(m)}:${two(s)}`;
}

/** A length of drill time: `10 phút`, `1 phút 30 giây`; `10 min`, `1 min 30 s`. */
export function length(ms: number): Bi {
  const seconds = Math.round(ms / 1000);
  const [m, s] = [Math.floor(seconds / 60), seconds % 60];
  const say = (minute: string, second: string): string =>
    [m > 0 ? `${m} ${minute}` : '', s > 0 || m === 0 ? `${s} ${second}` : ''].filter(Boolean).join(' ');
  return { vi: say('phút', 'giây'), en: say('min', 's') };
}

/** Rounded half up to `digits` decimals; the allowance undoes what binary fractions lose just below a half. */
export function round(value: number, digits: number): number {
  const unit = 10 ** digits;
  return Math.round(value * unit + 1e-6) / unit;
}

/** A number with at most two decimals: `4,67` and `4.67`. */
export function figure(value: number): Bi {
  const en = String(round(value, 2));
  return { vi: en.replace('.', ','), en };
}

/** Points: `4,67 điểm`, `4.67 points`. */
export function points(value: number): Bi {
  const { vi, en } = figure(value);
  return { vi: `${vi} điểm`, en: `${en} ${en === '1' ? 'point' : 'points'}` };
}

/** A share as percent with at most two decimals, enough to check a product by hand: `93,33 %` and `93.33%`. */
export function share(value: number): Bi {
  const { vi, en } = figure(value * 100);
  return { vi: `${vi} %`, en: `${en}%` };
}

/** Builds a sentence in both languages at once. */
export const both = (build: (lang: 'vi' | 'en') => string): Bi => ({ vi: build('vi'), en: build('en') });
