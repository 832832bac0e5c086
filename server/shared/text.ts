/** Texts in two languages and durations as scenario authors write them. */
import { z } from 'zod';

/** Vietnamese first, English beside it; `en` repeats `vi` where no translation exists. */
export interface Bi {
  vi: string;
  en: string;
}

export type Lang = 'vi' | 'en';

/** A text in a scenario file: a string (Vietnamese) or `{vi, en}`. */
export const Text = z
  .union([z.string().min(1), z.strictObject({ vi: z.string().min(1), en: z.string().min(1).optional() })])
  .meta({ id: 'Text' });
export type Text = z.infer<typeof Text>;

/** Both languages of an authored text. */
export function bi(text: Text): Bi {
  return typeof text === 'string' ? { vi: text, en: text } : { vi: text.vi, en: text.en ?? text.vi };
}

const PARTS = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;

/** `90s`, `10m`, `1h30m` → ms of drill time; null when it is not a duration. */
export function durationMs(text: string): number | null {
  const match = PARTS.exec(text);
  if (!match || text === '') return null;
  const [, h = '0', m = '0', s = '0'] = match;
  return ((Number(h) * 60 + Number(m)) * 60 + Number(s)) * 1000;
}

/** A duration as authors write it: `90s`, `10m`, `1h30m`. */
export const Duration = z
  .string()
  .refine((text) => durationMs(text) !== null, {
    error: 'viết khoảng thời gian như 90s, 10m, 1h30m / write a duration like 90s, 10m, 1h30m',
  })
  .meta({ id: 'Duration', description: 'Duration of drill time: 90s, 10m, 1h30m', pattern: PARTS.source });
