/** Forgeries of a bundle, what each is found as, and where. */
import { canonical } from '../../server/proof/index.js';
import { linesIn, put, putLines, rechain, rescored, reseal, reword, textIn, type Files } from './forge.js';

const WORLD = /^log\/world-/;
/** A world's file; the middle of it is far from both ends. */
const world = (files: Files): { file: string; lines: string[]; at: number } => {
  const file = Object.keys(files).find((name) => WORLD.test(name)) ?? '';
  const lines = linesIn(files, file);
  return { file, lines, at: Math.floor(lines.length / 2) };
};
/** The forger's own key. */
export const secret = new Uint8Array(32).fill(7);

/** What is done to the files; answers where it should be found. */
export type Forgery = (files: Files) => { file: string; line?: number };

const edit =
  (change: (lines: string[], at: number) => { lines: string[]; line: number }, anew = false): Forgery =>
  (files) => {
    const { file, lines, at } = world(files);
    const edited = change([...lines], at);
    putLines(files, file, anew ? rechain(edited.lines) : edited.lines);
    return { file, line: edited.line };
  };

const changed = edit((lines, at) => ({
  lines: lines.with(
    at,
    reword(lines[at] ?? '', ({ events }) => void (events[0]!.at.x += 1)),
  ),
  line: at + 1,
}));
export const removed = (anew: boolean) => edit((lines, at) => ({ lines: lines.toSpliced(at, 1), line: at + 1 }), anew);
const added = (anew: boolean) =>
  edit((lines, at) => {
    const stranger = reword(lines[at] ?? '', (record) => void (record.events[0]!.id = 'stranger'));
    return { lines: rechainOne(lines, at, stranger, anew), line: at + 1 };
  }, anew);
const reordered = (anew: boolean) =>
  edit((lines, at) => ({ lines: lines.with(at, lines[at + 1] ?? '').with(at + 1, lines[at] ?? ''), line: at + 1 }), anew);

/** A strange record that fits the one before it; the ones behind it are as they were. */
const rechainOne = (lines: string[], at: number, stranger: string, anew: boolean): string[] =>
  anew ? lines.toSpliced(at, 0, stranger) : lines.toSpliced(at, 0, rechain([...lines.slice(0, at), stranger])[at] ?? '');

export const FORGERIES: readonly [name: string, fault: string, forge: Forgery][] = [
  ['one byte of a record changed', 'changed', changed],
  [
    'one byte changed so that the line is no JSON',
    'changed',
    edit((lines, at) => ({ lines: lines.with(at, (lines[at] ?? '').replace('{', '[')), line: at + 1 })),
  ],
  ['a record changed, the chain made anew', 'changed', (files) => edited(files, changed)],
  ['a record removed', 'removed', removed(false)],
  ['a record removed, the chain made anew', 'removed', removed(true)],
  ['a record added', 'added', added(false)],
  ['a record added, the chain made anew', 'added', added(true)],
  ['records reordered', 'reordered', reordered(false)],
  ['records reordered, the chain made anew', 'reordered', reordered(true)],
  ['the tail cut off', 'truncated', edit((lines, at) => ({ lines: lines.slice(0, at), line: at + 1 }))],
  [
    'an act added behind END EX',
    'added',
    (files) => {
      const { file, lines, at } = world(files);
      const late = reword(lines[at] ?? '', (record) => void (record.events[0]!.id = 'late'));
      putLines(files, file, rechain([...lines, late]));
      return { file, line: lines.length + 1 };
    },
  ],
  [
    'the scenario swapped for one with other points',
    'scenario-swapped',
    (files) => {
      const file = 'scenario/definition.json';
      put(files, file, textIn(files, file).replaceAll('"points":5', '"points":50'));
      return { file };
    },
  ],
  [
    'a score changed',
    'score-changed',
    (files) => {
      rescored(files, ({ teams }) => void (teams[0]!.earned += 1e-9));
      return { file: 'scores.json' };
    },
  ],
  [
    'a mark changed',
    'record-changed',
    (files) => {
      const lines = linesIn(files, 'records.ndjson');
      putLines(files, 'records.ndjson', lines.with(1, canonical({ ...(JSON.parse(lines[1] ?? '') as object), value: 1 })));
      return { file: 'records.ndjson', line: 2 };
    },
  ],
  [
    'a mark removed',
    'record-changed',
    (files) => {
      putLines(files, 'records.ndjson', linesIn(files, 'records.ndjson').slice(1));
      return { file: 'records.ndjson', line: 1 };
    },
  ],
  [
    'a seal altered without its key',
    'seal-forged',
    (files) => {
      const file = 'seals/00-end-ex.json';
      put(files, file, textIn(files, file).replace('"n":0', '"n":0 '));
      return { file };
    },
  ],
  [
    'everything sealed anew with another key',
    'key-changed',
    (files) => {
      reseal(files, secret);
      return { file: 'seals/00-end-ex.json' };
    },
  ],
  [
    'all seals taken out',
    'unsealed',
    (files) => {
      for (const name of Object.keys(files)) if (name.startsWith('seals/')) delete files[name];
      return { file: '' };
    },
  ],
];

/** The same forgery, and then the chain behind it made anew. */
function edited(files: Files, forge: Forgery): { file: string; line?: number } {
  const where = forge(files);
  putLines(files, where.file, rechain(linesIn(files, where.file)));
  return where;
}
