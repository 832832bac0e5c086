/** What a file really is, by its first bytes: the kinds that an observation may carry. */
import type { FileType } from '../shared/evaluation.js';

const starts = (bytes: Buffer, ...head: number[]): boolean => head.every((value, at) => bytes[at] === value);
const says = (bytes: Buffer, at: number, word: string): boolean => bytes.toString('latin1', at, at + word.length) === word;

function isText(bytes: Buffer): boolean {
  if (bytes.length === 0 || bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** null: none of them. */
export function fileTypeOf(bytes: Buffer): FileType | null {
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (says(bytes, 0, 'RIFF') && says(bytes, 8, 'WEBP')) return 'image/webp';
  if (says(bytes, 0, '%PDF-')) return 'application/pdf';
  return isText(bytes) ? 'text/plain' : null;
}
