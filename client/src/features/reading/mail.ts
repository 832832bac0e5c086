/** Reads the source of a mail: headers unfolded and decoded, the parts that are text. Nothing in it is opened or run. */
import { textOf } from './blocks.js';

export interface MailHeader {
  name: string;
  value: string;
}
export interface Mail {
  /** What stands above the first header: a note that this is drill material. */
  before: string;
  headers: MailHeader[];
  body: string;
  /** Parts that are no text, by name and type. */
  others: string[];
}

const HEADER = /^[!-9;-~]+:(\s|$)/;

function bytesOf(text: string, encoding: string): Uint8Array<ArrayBuffer> {
  if (encoding === 'base64') return Uint8Array.from(atob(text.replace(/\s+/g, '')), (char) => char.charCodeAt(0));
  const bytes: number[] = [];
  for (const piece of text.replace(/=\r?\n/g, '').matchAll(/=([\dA-F]{2})|([\s\S])/gi)) {
    if (piece[1]) bytes.push(Number.parseInt(piece[1], 16));
    else bytes.push(...new TextEncoder().encode(piece[2]));
  }
  return Uint8Array.from(bytes);
}

function decoded(text: string, encoding: string, charset: string): string {
  try {
    return new TextDecoder(charset || 'utf-8').decode(bytesOf(text, encoding));
  } catch {
    // an unknown alphabet or broken code: shown as it came
    return text;
  }
}

/** `=?utf-8?B?…?=` in words. */
function words(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?([^?]+)\?([BQ])\?([^?]*)\?=/gi, (_, charset: string, how: string, text: string) =>
      how.toUpperCase() === 'B' ? decoded(text, 'base64', charset) : decoded(text.replaceAll('_', ' '), 'quoted-printable', charset),
    );
}

function split(lines: readonly string[]): { headers: MailHeader[]; rest: string[] } {
  const headers: MailHeader[] = [];
  let at = 0;
  for (; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const last = headers.at(-1);
    if (/^\s+\S/.test(line) && last) last.value += ` ${line.trim()}`;
    else if (HEADER.test(line)) {
      const colon = line.indexOf(':');
      headers.push({ name: line.slice(0, colon), value: line.slice(colon + 1).trim() });
    } else break;
  }
  return {
    headers: headers.map(({ name, value }) => ({ name, value: words(value) })),
    rest: lines.slice(lines[at]?.trim() === '' ? at + 1 : at),
  };
}

const find = (headers: readonly MailHeader[], name: string): string =>
  headers.find((header) => header.name.toLowerCase() === name)?.value ?? '';

const parameter = (value: string, name: string): string =>
  new RegExp(`${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(value)?.slice(1).find(Boolean) ?? '';

/** @param depth how many parts this one stands in: a mail nested without end is left as it is */
function contentOf(headers: readonly MailHeader[], lines: readonly string[], depth: number): { body: string; others: string[] } {
  const type = find(headers, 'content-type') || 'text/plain';
  const boundary = parameter(type, 'boundary');
  const name = parameter(find(headers, 'content-disposition'), 'filename') || parameter(type, 'name');
  if (/^multipart\//i.test(type) && boundary !== '' && depth < 5) {
    const ends = lines.flatMap((line, index) => (line.startsWith(`--${boundary}`) ? [index] : []));
    const parts = ends.slice(0, ends.length > 1 ? -1 : undefined).map((from, index) => {
      const part = split(lines.slice(from + 1, ends[index + 1] ?? lines.length));
      return contentOf(part.headers, part.rest, depth + 1);
    });
    if (parts.length > 0)
      return {
        body: parts
          .map((part) => part.body)
          .filter(Boolean)
          .join('\n\n'),
        others: parts.flatMap((part) => part.others),
      };
  }
  const text = lines.join('\n');
  if (name !== '' || !/^(text|multipart|message)\//i.test(type))
    return { body: '', others: [[name, type.split(';')[0]].filter(Boolean).join(' · ')] };
  const encoding = find(headers, 'content-transfer-encoding').toLowerCase();
  const plain = encoding === 'base64' || encoding === 'quoted-printable' ? decoded(text, encoding, parameter(type, 'charset')) : text;
  return { body: /^text\/html/i.test(type) ? textOf(plain.replace(/<(script|style)[\s\S]*?<\/\1>/gi, '')).trim() : plain, others: [] };
}

/** null when there are no headers. */
export function mailOf(text: string): Mail | null {
  const lines = text.split(/\r?\n/);
  // a drill's mark may stand above the headers
  const start = lines.findIndex((line) => HEADER.test(line));
  if (start < 0 || start > 5) return null;
  const { headers, rest } = split(lines.slice(start));
  if (headers.length < 2) return null;
  return { before: lines.slice(0, start).join('\n').trim(), headers, ...contentOf(headers, rest, 0) };
}
