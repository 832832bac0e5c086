/** Texts of another platform made fit for a drill: HTML as Markdown, its variables filled in or taken out, marked as exercise. */
import sanitizeHtml from 'sanitize-html';
import type { Notes } from './notes.js';

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};

function character(name: string, whole: string): string {
  const code = /^#x([0-9a-f]{1,6})$/i.exec(name)?.[1];
  const value = code === undefined ? Number(/^#(\d{1,7})$/.exec(name)?.[1]) : Number.parseInt(code, 16);
  if (Number.isInteger(value) && value > 31 && value <= 0x10ffff) return String.fromCodePoint(value);
  return ENTITIES[name.toLowerCase()] ?? whole;
}

const KEPT = [
  'p',
  'div',
  'br',
  'b',
  'strong',
  'i',
  'em',
  'ul',
  'ol',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'tr',
  'blockquote',
];

/** The structure a reader needs: paragraphs, lists, emphasis, the words of links. Scripts and styles are gone. */
export function markdownOf(html: string): string {
  if (!/<\w+|<\/|&\w+;|&#/.test(html)) return html.trim();
  // Well-formed and in small letters from here on, whatever was sent.
  const clean = sanitizeHtml(html, { allowedTags: KEPT, allowedAttributes: {} });
  return clean
    .replace(/\s+/g, ' ')
    .replace(/<(?:b|strong)\b[^>]*>\s*([\s\S]*?)\s*<\/(?:b|strong)>/gi, '**$1**')
    .replace(/<(?:i|em)\b[^>]*>\s*([\s\S]*?)\s*<\/(?:i|em)>/gi, '*$1*')
    .replace(/<h[1-6]\b[^>]*>\s*([\s\S]*?)\s*<\/h[1-6]>/gi, '\n\n**$1**\n\n')
    .replace(/<li\b[^>]*>\s*/gi, '\n- ')
    .replace(/<br\s*\/?>\s*/gi, '  \n')
    .replace(/<\/?(?:p|div|ul|ol|table|tr|blockquote|section)\b[^>]*>\s*/gi, '\n\n')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&(#?\w+);/g, (whole, name: string) => character(name, whole))
    .replace(/[ \t]+\n(?=\n)/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^ +/gm, '')
    .trim();
}

/** Variables of the platform that have one of ours. */
const KNOWN: Record<string, string> = {
  'exercise.name': '{{exercise.name}}',
  'scenario.name': '{{exercise.name}}',
  teams: '{{team.name}}',
  'team.name': '{{team.name}}',
  'user.organization': '{{agency.name}}',
};

export interface Fill {
  values: ReadonlyMap<string, string>;
  notes: Notes;
  where: string;
}

/** `${key}` filled in from the scenario's own variables, or turned into ours, or taken out with a note. */
export function fillIn(text: string, { values, notes, where }: Fill): string {
  return text.replaceAll('{{', '{ {').replace(/\$\{([^}]*)\}/g, (_whole, name: string) => {
    const key = name.trim();
    const value = values.get(key);
    if (value !== undefined) return value.replaceAll('{{', '{ {');
    if (Object.hasOwn(KNOWN, key)) return KNOWN[key]!;
    notes.dropped(
      where,
      `biến \${${key}} không có ở đây nên bị bỏ khỏi văn bản`,
      `there is no variable \${${key}} here; it is taken out of the text`,
    );
    return '';
  });
}

const HOST = /\b(?:[a-z0-9-]+\.)+(?:com|net|org|vn|io|fr|eu|info|gov|edu|int|local|cz|de|uk|us)\b/gi;
const ADDRESS = /\b(?!(?:192\.0\.2|198\.51\.100|203\.0\.113)\.)(?:\d{1,3}\.){3}\d{1,3}\b/g;

/** Names and addresses that may be somebody's: drill material is fictional throughout. */
export function warnOfReal(text: string, where: string, notes: Notes): void {
  const found = [...new Set([...(text.match(HOST) ?? []), ...(text.match(ADDRESS) ?? [])])].slice(0, 5);
  if (found.length === 0) return;
  const names = found.join(', ');
  notes.changed(
    where,
    `văn bản có tên miền hoặc địa chỉ có thể là thật (${names}); hãy thay bằng .example và dải địa chỉ dành cho tài liệu`,
    `the text has names or addresses that may be real (${names}); replace them by .example and documentation addresses`,
  );
}

export const marked = (text: string): string => (text.includes('[DIỄN TẬP]') ? text : `**[DIỄN TẬP]**\n\n${text}`);
