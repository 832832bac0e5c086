/** Texts in two languages and durations as scenario authors write them. */
import { z } from 'zod';

/** Vietnamese first, English beside it; `en` repeats `vi` where no translation exists. */
export interface Bi {
  vi: string;
  en: string;
}

export type Lang = 'vi' | 'en';

/** Half of a surrogate pair: read as Unicode, a whole pair is no surrogate any more. */
const HALF = /\p{Surrogate}/u;

/**
 * A text that people wrote. One with half a character in it (a broken client) has no canonical JSON and could not be
 * sealed (H1), so it is refused at the edge.
 */
export const words = () => z.string().refine((text) => !HALF.test(text), { error: 'có ký tự hỏng / holds a broken character' });

/** A text in a scenario file: a string (Vietnamese) or `{vi, en}`. */
export const Text = z.union([words().min(1), z.strictObject({ vi: words().min(1), en: words().min(1).optional() })]).meta({ id: 'Text' });
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
