/** How sentences of the executive summary are put together. */
import type { SummarySentence } from '../shared/report.js';
import type { Bi, Lang } from '../shared/text.js';
import { dateText, numberText, spanText, wallText } from './words.js';

export type Sentence = SummarySentence;

/** `from`: JSON pointers into the report. */
export const sentence = (say: (lang: Lang) => string, from: readonly string[]): Sentence => ({
  text: { vi: say('vi'), en: say('en') },
  from: [...new Set(from)],
});
export const both = (vi: string, en: string): Bi => ({ vi, en });
export const count = numberText;
/** One decimal is enough for who reads only this. */
export const percent = (value: number, lang: Lang): string => {
  const fixed = value.toFixed(1);
  return `${lang === 'vi' ? fixed.replace('.', ',') : fixed} %`;
};
export const quoted = (text: string): string => `“${text}”`;
/** ms → `12:05`, without tenths. */
export const time = (ms: number): string => spanText(ms).replace(/\.\d$/, '');

/** `ngày 22/11/2026, từ 08:00 đến 10:00`; epoch ms. */
export function dayRange(from: number | null, to: number | null, lang: Lang): string {
  if (from === null) return '';
  const minute = (ms: number): string => wallText(ms).slice(0, 5);
  const day = `${lang === 'vi' ? 'ngày' : 'on'} ${dateText(from)}`;
  if (to === null) return day;
  const end = dateText(to) === dateText(from) ? minute(to) : `${minute(to)} ${dateText(to)}`;
  return lang === 'vi' ? `${day}, từ ${minute(from)} đến ${end}` : `${day}, ${minute(from)} to ${end},`;
}
