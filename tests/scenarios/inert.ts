/** What a scenario's texts and attachments must not be: unmarked, or about anything that exists. */
import { readFile } from 'node:fs/promises';
import type { LibraryEntry } from '../../server/content/library.js';

const DOCUMENTATION = /^(192\.0\.2|198\.51\.100|203\.0\.113)\./; // RFC 5737
const REAL_NAME = /\b[\w-]+\.(?:com|net|org|vn|gov|info|io)\b/g;

/** Sums of money are written with dots too: 1.850.000.000 is no address. */
const isAddress = (quad: string): boolean => quad.split('.').every((octet) => Number(octet) <= 255);

/** Every text of a parsed file, by the key it stands under. */
function texts(value: unknown, key = ''): { key: string; text: string }[] {
  if (typeof value === 'string') return [{ key, text: value }];
  if (Array.isArray(value)) return value.flatMap((each) => texts(each, key));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, each]) => texts(each, name === 'vi' || name === 'en' ? `${key}.${name}` : name));
}

/** One sentence per offence; empty is what a test wants. Rejects when an attachment cannot be read. */
export async function offences(entry: LibraryEntry): Promise<string[]> {
  const written = texts(entry.scenario?.source);
  const files = Object.entries(entry.files).filter(([, { type }]) => !type.startsWith('image/'));
  const attached = await Promise.all(files.map(async ([name, { location }]) => ({ key: name, text: await readFile(location, 'utf8') })));
  const unmarked = [
    ...written.filter(({ key, text }) => key === 'body.vi' && !text.includes('[DIỄN TẬP]')),
    ...written.filter(({ key, text }) => key === 'body.en' && !text.includes('[DRILL]')),
    ...attached.filter(({ text }) => !text.includes('[DIỄN TẬP]')),
  ].map(({ key, text }) => `unmarked ${key}: ${text.slice(0, 60)}`);
  const all = [...written, ...attached].map(({ text }) => text).join('\n');
  const quads = (all.match(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g) ?? []).filter(isAddress);
  const addresses = quads.filter((address) => !DOCUMENTATION.test(address));
  return [...unmarked, ...addresses.map((address) => `address ${address}`), ...(all.match(REAL_NAME) ?? []).map((name) => `name ${name}`)];
}
