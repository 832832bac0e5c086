/** Dates as mails and join sheets write them: in the exercise's own zone, with its name, so that nobody has to guess. */
import type { MailExercise } from './ports.js';
import type { Lang } from '../shared/text.js';

const HOME = 'Asia/Ho_Chi_Minh';

export function zoneOf({ settings }: Pick<MailExercise, 'settings'>): string {
  return settings.timezone ?? HOME;
}

export const langOf = ({ settings }: Pick<MailExercise, 'settings'>): Lang => settings.mailLang ?? 'vi';

function parts(ms: number, zone: string, lang: Lang): Record<string, string> {
  const format = new Intl.DateTimeFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', {
    timeZone: zone,
    weekday: 'long',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  });
  return Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
}

/** Epoch ms → `08:00 Chủ Nhật, ngày 22/11/2026 (giờ Việt Nam, UTC+7)`. */
export function momentText(ms: number, zone: string, lang: Lang): string {
  const p = parts(ms, zone, lang);
  const offset = (p['timeZoneName'] ?? '').replace('GMT', 'UTC');
  const clock = `${p['hour']}:${p['minute']}`;
  const day = `${p['day']}/${p['month']}/${p['year']}`;
  if (lang === 'vi') return `${clock} ${p['weekday']}, ngày ${day} (${zone === HOME ? 'giờ Việt Nam' : zone}, ${offset})`;
  return `${clock} on ${p['weekday']}, ${day} (${zone === HOME ? 'Viet Nam time' : zone}, ${offset})`;
}

/** Epoch ms → `22/11/2026`. */
export function dayText(ms: number, zone: string, lang: Lang): string {
  const p = parts(ms, zone, lang);
  return `${p['day']}/${p['month']}/${p['year']}`;
}

/** ms → `1 giờ 30 phút`; under a minute counts as one. */
export function lengthText(ms: number, lang: Lang): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const units = lang === 'vi' ? ['ngày', 'giờ', 'phút'] : ['d', 'h', 'min'];
  return [d, h, m].flatMap((n, i) => (n > 0 ? [`${n} ${units[i]}`] : [])).join(' ');
}

/** How long it still is, ms → `1 ngày`, `3 giờ`, `55 phút`: the further, the coarser. */
export function aheadText(ms: number, lang: Lang): string {
  const minutes = ms / 60_000;
  const step = minutes > 360 ? 60 : minutes > 90 ? 5 : 1;
  return lengthText(Math.round(minutes / step) * step * 60_000, lang);
}

/** The six characters in two groups of three, which people read aloud and type more surely. */
export const spacedCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

const collator = new Intl.Collator('vi', { numeric: true });
export const byName = (a: { name: string }, b: { name: string }): number => collator.compare(a.name, b.name);

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, dec?: string, hex?: string, name?: string) =>
    dec ? String.fromCodePoint(Number(dec)) : hex ? String.fromCodePoint(parseInt(hex, 16)) : (ENTITIES[name ?? ''] ?? all),
  );

/** Sanitised HTML as plain text: a line per block, bullets for lists, cells of a row side by side, `pre` as it stands. */
export function plain(html: string): string {
  const flowing = html
    .split(/(<pre[\s\S]*?<\/pre>)/gi)
    .map((piece) => (/^<pre/i.test(piece) ? piece : piece.replace(/\s*\n\s*/g, ' ')))
    .join('');
  const lines = flowing
    .replace(/<li[^>]*>\s*(?:<p>)?/gi, '- ')
    .replace(/(?:<\/p>)?\s*<\/li>/gi, '\n')
    .replace(/<\/t[dh]>\s*(?=<t[dh])/gi, ' | ')
    .replace(/<br\s*\/?>|<\/tr>/gi, '\n')
    .replace(/<\/(?:p|div|ul|ol|table|pre|blockquote|h[1-6])>/gi, '\n\n')
    .replace(/<[^>]+>/g, '');
  return decoded(lines)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n +(?=\S)/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
