/** An authored text where nobody's eyes read it: in the MSEL, in score lines and in reports a variable has no one value. */
import type { Bi, Lang } from './text.js';

const GAPS: Record<string, Bi> = {
  'agency.name': { vi: '[tên cơ quan]', en: '[agency]' },
  'team.name': { vi: '[tên đội]', en: '[team]' },
  'exercise.name': { vi: '[tên cuộc diễn tập]', en: '[exercise]' },
  clock: { vi: '[giờ diễn tập]', en: '[drill time]' },
};
const SYSTEM = 'system.';

function gap(found: string, name: string, lang: Lang): string {
  if (name.startsWith(SYSTEM)) return `[${name.slice(SYSTEM.length)}]`;
  return Object.hasOwn(GAPS, name) ? GAPS[name]![lang] : found;
}

/** The text with `{{team.name}}` and its like told in words; what is no variable stays as it was written. */
export function unaddressed(text: Bi): Bi {
  const told = (lang: Lang): string => text[lang].replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (found, name: string) => gap(found, name, lang));
  return { vi: told('vi'), en: told('en') };
}
