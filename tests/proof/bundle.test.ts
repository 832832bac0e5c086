/** H1, S1, S8: a drill on the platform, sealed and published; its bundle is sound, and whatever is done to it is found and named. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { run } from '../../server/cli/main.js';
import { canonical, readFingerprint, VERIFIER, verifyBundle, type Verification } from '../../server/proof/index.js';
import type { Exercise } from '../../server/shared/api.js';
import type { SignedSeal, SigningKey } from '../../server/shared/proof.js';
import type { ScoreSheet } from '../../server/shared/scores.js';
import { startTestPlatform, type Platform } from '../support/platform.js';
import { linesIn, opened, packed, put, putLines, rechain, relist, rescored, reseal, reword, textIn, type Files } from './forge.js';

let platform: Platform;
let exercise: Exercise;
let director: string;
let bundle: Uint8Array;
let key: SigningKey;
let folder: string;

const get = (rest: string) => platform.http().get(`/api/exercises/${exercise.id}/${rest}`).set('Authorization', `Bearer ${director}`);
async function download(): Promise<Uint8Array> {
  const answer = await get('bundle.zip').responseType('blob');
  if (answer.status !== 200) throw new Error(String(answer.body));
  return answer.body as Uint8Array;
}
const seals = async (): Promise<SignedSeal[]> => (await get('seals')).body as SignedSeal[];
const mark = (id: string | undefined, value: number) =>
  platform.http().put(`/api/exercises/${exercise.id}/marks/${id}`).set('Authorization', `Bearer ${director}`).send({ value, note: 'Đủ ý' });

beforeAll(async () => {
  platform = await startTestPlatform();
  folder = await mkdtemp(path.join(tmpdir(), 'dientap-proof-'));
  director = await platform.as('director');
  exercise = await platform.plan([{ name: 'Sở Thử nghiệm' }, { name: 'UBND phường Giả Định' }]);
  await platform.command(exercise, director, { type: 'start' });
  await platform.command(exercise, director, {
    type: 'send-adhoc',
    to: 'all',
    channel: 'phone',
    from: 'Lãnh đạo',
    title: 'Báo cáo nhanh',
    body: 'Báo cáo tình hình.',
    expects: [{ action: 'ESC', target: '10m', max: '20m', points: 10, quality: true, objective: 'o3' }],
  });
  for (const team of [0, 1]) {
    const { token } = await platform.join(exercise, team, 'Nguyễn Văn Thử');
    const view = (await get(`snapshot?team=${exercise.teams[team]?.id}`)).body as {
      injects: { deliveryId: string; inject: { title: string } }[];
    };
    const inject = view.injects.find((one) => one.inject.title === 'Báo cáo nhanh')?.deliveryId;
    for (const text of ['Một', 'Hai', 'Ba']) await platform.command(exercise, token, { type: 'say', to: 'excon', text });
    const done = await platform.command(exercise, token, { type: 'act', action: 'ESC', inject, fields: { what: 'Báo cáo' } });
    if (done.status !== 200) throw new Error(done.text);
  }
  await platform.command(exercise, director, { type: 'end' });
  key = (await platform.http().get('/api/signing-key')).body as SigningKey;
});
afterAll(async () => {
  await platform.stop();
  await rm(folder, { recursive: true, force: true });
});

const check = (bytes: Uint8Array, keys = [key.fingerprint]): Verification => verifyBundle(bytes, { keys }).verification;

describe('a drill that has ended', () => {
  test('given END EX, then the log is sealed once, and the bundle is sound while marks and scores are not sealed yet', async () => {
    const found = check(await download());
    expect(found.findings).toEqual([]);
    expect([found.sound, found.key, found.published, found.counts.teams, found.counts.unsealed]).toEqual([true, 'matches', false, 2, 0]);
    expect((await seals()).map(({ seal }) => [seal.kind, seal.n])).toEqual([['end-ex', 0]]);
  });

  test('given a process that dies after `published`, then the next one seals the issue, once, with the same key', async () => {
    const sheet = (await get('scores')).body as ScoreSheet;
    for (const { lines } of sheet.teams) await mark(lines.find(({ state }) => state === 'awaiting-mark')?.markId, 0.5);
    await platform.command(exercise, director, { type: 'publish' });
    await platform.restart();
    director = await platform.as('director');
    bundle = await download();
    await download();
    const all = await seals();
    expect(all.map(({ seal, fingerprint }) => [seal.kind, seal.n, fingerprint])).toEqual([
      ['end-ex', 0, key.fingerprint],
      ['publication', 1, key.fingerprint],
    ]);
    const state = (await get('publication')).body as { issues: { sheetHash: string }[] };
    expect(all[1]?.seal.results?.sheetHash).toBe(state.issues[0]?.sheetHash);
    const found = check(bundle);
    expect([found.findings, found.sound, found.published, found.counts.marks]).toEqual([[], true, true, 2]);
  });

  test('given the bundle, then no name of a person is in it', () => {
    const files = opened(bundle);
    for (const [name, bytes] of Object.entries(files))
      if (name !== VERIFIER) expect([name, Buffer.from(bytes).includes('Nguyễn Văn Thử')]).toEqual([name, false]);
  });

  test('given a corrected issue, then what is sealed before stands, and the bundle holds what was given out last', async () => {
    const sheet = (await get('scores')).body as ScoreSheet;
    await mark(sheet.teams[0]?.lines.find(({ markId }) => markId)?.markId, 1);
    expect(check(await download()).counts.marks).toBe(2);
    const issued = await platform
      .http()
      .post(`/api/exercises/${exercise.id}/issues`)
      .set('Authorization', `Bearer ${director}`)
      .send({ reason: 'Chấm lại một báo cáo' });
    expect(issued.status).toBeLessThan(300);
    const found = check(await download());
    expect([found.findings, found.seals.map(({ n }) => n), found.counts.marks]).toEqual([[], [0, 1, 2], 3]);
  });
});

const WORLD = /^log\/world-/;
/** A world's file; the middle of it is far from both ends. */
const world = (files: Files): { file: string; lines: string[]; at: number } => {
  const file = Object.keys(files).find((name) => WORLD.test(name)) ?? '';
  const lines = linesIn(files, file);
  return { file, lines, at: Math.floor(lines.length / 2) };
};
const secret = new Uint8Array(32).fill(7);

/** What is done to the files; answers where it should be found. */
type Forgery = (files: Files) => { file: string; line?: number };

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
const removed = (anew: boolean) => edit((lines, at) => ({ lines: lines.toSpliced(at, 1), line: at + 1 }), anew);
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

const FORGERIES: readonly [name: string, fault: string, forge: Forgery][] = [
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

describe('a forged bundle', () => {
  /** Without the page that checks bundles, which proves nothing and only takes time to pack. */
  let whole: Files;
  beforeAll(() => {
    whole = opened(bundle);
    delete whole[VERIFIER];
    relist(whole);
  });

  test.each(FORGERIES)('given %s, then it is found as %s, the manifest made to fit or not', async (_name, fault, forge) => {
    const files = { ...whole };
    const where = forge(files);
    const naive = check(packed(files));
    relist(files);
    const careful = check(packed(files));
    for (const found of [naive, careful]) {
      expect(found.sound).toBe(false);
      expect(found.findings[0]).toMatchObject({ fault, ...(where.file && where) });
    }
    expect(naive.findings.length).toBeGreaterThanOrEqual(careful.findings.length);
  });

  test('given another key and no fingerprint to compare, then the bundle is sound by itself and says that the key was not compared', () => {
    const files = { ...whole };
    reseal(files, secret);
    relist(files);
    const found = check(packed(files), []);
    expect([found.sound, found.key]).toEqual([true, 'not-given']);
    expect(found.seals[0]?.fingerprint).not.toBe(key.fingerprint);
  });

  test.each([
    ['no ZIP', 'unreadable', () => new Uint8Array(4000)],
    ['a ZIP cut in half', 'unreadable', () => bundle.slice(0, bundle.length / 2)],
    ['a ZIP of something else', 'missing-file', () => packed({ 'a.txt': new Uint8Array(3) })],
    ['a file that unpacks to more than it may', 'too-large', () => packed({ ...whole, 'zeros.txt': new Uint8Array(3 * 2 ** 20) })],
  ])('given %s, then it is refused as %s', (_name, fault, make) => {
    const limits = { packed: 2 ** 26, file: 2 * 2 ** 20, total: 2 ** 27, files: 1000 };
    const { verification } = verifyBundle(make(), { limits });
    expect(verification.findings[0]?.fault).toBe(fault);
  });
});

describe('the command line', () => {
  const said: string[] = [];
  const dientap = async (...args: string[]): Promise<{ code: number; text: string }> => {
    said.length = 0;
    const line = (text: string): void => void said.push(text);
    const code = await run(args, { out: line, err: line, env: {}, stopped: new Promise(() => undefined) });
    return { code, text: said.join('\n') };
  };
  async function kept(name: string, bytes: Uint8Array): Promise<string> {
    const file = path.join(folder, name);
    await writeFile(file, bytes);
    return file;
  }

  test('given a sound bundle, a forged one and no bundle, then verify ends with 0, 1 and 2', async () => {
    const sound = await kept('sound.zip', bundle);
    const good = await dientap('verify', sound, '--key', key.fingerprint.toUpperCase());
    expect([good.code, good.text.includes('NGUYÊN VẸN')]).toEqual([0, true]);
    const files = opened(bundle);
    const { file, line } = removed(false)(files);
    const bad = await dientap('verify', await kept('forged.zip', packed(files)), '--json');
    expect([bad.code, (JSON.parse(bad.text) as Verification).findings[0]]).toMatchObject([1, { fault: 'removed', file, line }]);
    expect((await dientap('verify', path.join(folder, 'nowhere.zip'))).code).toBe(2);
    expect((await dientap('verify', sound, '--key', 'abc')).code).toBe(2);
  });

  test('given its own rubric, then the log scores the same; given another version, then both rankings are shown', async () => {
    const sound = await kept('sound.zip', bundle);
    expect((await dientap('rescore', sound)).code).toBe(0);
    const text = textIn(opened(bundle), 'scenario/scenario.yaml');
    const other = await kept('other.yaml', Buffer.from(text.replace(/^version: .*$/m, 'version: "9.0.0"'), 'utf8'));
    const shown = await dientap('rescore', sound, '--rubric', other, '--json');
    expect([shown.code, JSON.parse(shown.text)]).toMatchObject([0, { moved: 0, after: { version: '9.0.0' } }]);
    const answer = await platform
      .http()
      .post(`/api/exercises/${exercise.id}/rescore`)
      .set('Authorization', `Bearer ${director}`)
      .type('application/yaml')
      .send(text);
    expect([answer.status, answer.body.moved, answer.body.after.hash]).toEqual([200, 0, exercise.scenario.hash]);
  });
});

test('a fingerprint is recognised as people write it', () => {
  expect(readFingerprint(` SHA256:${'AB '.repeat(32)}`)).toBe('ab'.repeat(32));
  expect(readFingerprint('ab')).toBeNull();
});
