/** What somebody does to a bundle who wants another result: every edit a forger may think of, done properly. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import {
  canonical,
  hashesOf,
  MANIFEST,
  publicKeyOf,
  sealPaths,
  sha256,
  signatureOf,
  recordLine,
  RECORDS,
  SCORES,
  type LogRecord,
} from '../../server/proof/index.js';
import type { Manifest, Seal } from '../../server/shared/proof.js';
import type { ScoreSheet } from '../../server/shared/scores.js';

/** By path. */
export type Files = Record<string, Uint8Array>;

export const textIn = (files: Files, path: string): string => strFromU8(files[path] ?? new Uint8Array());
export const put = (files: Files, path: string, text: string): void => void (files[path] = strToU8(text));
export const linesIn = (files: Files, path: string): string[] => textIn(files, path).split('\n').slice(0, -1);
export const putLines = (files: Files, path: string, lines: readonly string[]): void =>
  put(files, path, lines.map((line) => `${line}\n`).join(''));

/** The manifest made anew, so that every file is the one it lists. */
export function relist(files: Files): void {
  const manifest = JSON.parse(textIn(files, MANIFEST)) as Manifest;
  const listed = Object.entries(files).filter(([path]) => path !== MANIFEST);
  manifest.files = listed.map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256(bytes) }));
  put(files, MANIFEST, JSON.stringify(manifest));
}

/** The whole chain made anew from what the records say: numbers, links and hashes all fit again. */
export function rechain(lines: readonly string[]): string[] {
  let seq = 1;
  let prevHash = '0'.repeat(64);
  return lines.map((line) => {
    const record = { ...(JSON.parse(line) as LogRecord), firstSeq: seq, prevHash };
    const { hash } = hashesOf(record);
    seq += record.events.length;
    prevHash = hash;
    return recordLine({ ...record, hash });
  });
}

/** Every seal made anew over what now lies in the bundle, and signed with a key of the forger's own. */
export function reseal(files: Files, secret: Uint8Array): void {
  let previous: string | null = null;
  for (const path of Object.keys(files)
    .filter((each) => /^seals\/.*\d-[a-z-]+\.json$/.test(each))
    .toSorted()) {
    const seal = { ...(JSON.parse(textIn(files, path)) as Seal), previous, publicKey: publicKeyOf(secret) };
    if (seal.results) {
      const marks = linesIn(files, RECORDS).slice(0, seal.results.marks);
      seal.results.marksHash = sha256(marks.map((line) => `${line}\n`).join(''));
      seal.results.sheetHash = sha256(textIn(files, SCORES));
    }
    const text = canonical(seal);
    put(files, path, text);
    files[sealPaths(seal).signature] = Buffer.from(signatureOf(secret, text), 'hex');
    previous = sha256(text);
  }
}

export const opened = (bundle: Uint8Array): Files => unzipSync(bundle);
export const packed = (files: Files): Uint8Array => zipSync(files, { level: 0 });

/** One line of the log said otherwise. */
export function reword(line: string, change: (record: LogRecord) => void): string {
  const record = JSON.parse(line) as LogRecord;
  change(record);
  return recordLine(record);
}

export function rescored(files: Files, change: (sheet: ScoreSheet) => void): void {
  const sheet = JSON.parse(textIn(files, SCORES)) as ScoreSheet;
  change(sheet);
  put(files, SCORES, canonical(sheet));
}
