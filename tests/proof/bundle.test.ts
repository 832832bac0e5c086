/** H1, S1, S8: a drill on the platform, sealed and published; its bundle is sound, and whatever is done to it is found and named. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { run } from '../../server/cli/main.js';
import { canonical, nameOf, readFingerprint, sha256, VERIFIER, verifyBundle, type Verification } from '../../server/proof/index.js';
import { sealedFirst } from '../../server/seals/make.js';
import type { Exercise } from '../../server/shared/api.js';
import type { EvaluationRecord } from '../../server/shared/evaluation.js';
import type { SignedSeal, SigningKey } from '../../server/shared/proof.js';
import type { ScoreSheet } from '../../server/shared/scores.js';
import { startTestPlatform, type Platform } from '../support/platform.js';
import { opened, packed, relist, reseal, textIn, type Files } from './forge.js';
import { FORGERIES, removed, secret } from './forgeries.js';

let platform: Platform;
let exercise: Exercise;
let director: string;
let bundle: Uint8Array;
let key: SigningKey;
let folder: string;
/** What a bundle asked for during the drill is refused with. */
let early: string;

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
  early = ((await get('bundle.zip')).body as { code: string }).code;
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
    expect(early).toBe('wrong-phase');
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

test('given a clock that was set back, then a mark made after an issue stands behind those that were sealed, in their order', () => {
  const record = (recordId: string, wall: number) => ({ kind: 'mark', recordId, wall }) as unknown as EvaluationRecord;
  const [a, b, late] = [record('a', 10), record('b', 20), record('late', 15)];
  const names = [a, b].map((one) => nameOf({ hash: sha256(canonical(one)), content: sha256(canonical(one)) }));
  expect(sealedFirst([a, late, b], names)).toEqual([a, b, late]);
  expect(sealedFirst([a, late, b], [])).toEqual([a, late, b]);
});
