/** A whole installation into one file and back, into another real mongod; a damaged file is refused by name. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createReadStream, createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { MongoClient } from 'mongodb';
import { pino } from 'pino';
import tar from 'tar-fs';
import { createApp } from '../../server/app.js';
import { run } from '../../server/cli/main.js';
import { readConfig } from '../../server/config.js';
import { startEmbedded } from '../../server/ops/mongo/embedded.js';
import type { Exercise } from '../../server/shared/api.js';
import { startTestPlatform, type Platform } from '../support/platform.js';

let platform: Platform;
let exercise: Exercise;
let folder: string;
let file: string;

/** One command line; what it said, and its exit code. */
async function cli(args: string[], env: Record<string, string>): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await run(args, {
    out: (line) => void (said.out += `${line}\n`),
    err: (line) => void (said.err += `${line}\n`),
    env: { ...process.env, MONGODB_URI: '', LOG_LEVEL: 'silent', ...env },
    stopped: new Promise(() => undefined),
  });
  return { code, ...said };
}

/** Every document as bytes would have it: types of numbers included. */
async function contents(uri: string): Promise<Record<string, string[]>> {
  const client = await MongoClient.connect(uri);
  try {
    const all: Record<string, string[]> = {};
    for (const { name } of await client.db().listCollections({ type: 'collection' }).toArray()) {
      if (name === 'lease' || name === 'ticks') continue;
      const rows = await client.db().collection(name).find({}, { raw: true }).sort({ _id: 1 }).toArray();
      all[name] = rows.map((row) => Buffer.from(row as unknown as Buffer).toString('base64'));
    }
    return all;
  } finally {
    await client.close();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'dientap-backup-test-'));
  file = path.join(folder, 'all.tar.gz');
  platform = await startTestPlatform();
  const director = await platform.as('director');
  exercise = await platform.plan([{ name: 'Đội 1' }, { name: 'Đội 2' }]);
  const seat = await platform.join(exercise, 0);
  await platform.command(exercise, director, { type: 'start' });
  await platform.command(exercise, seat.token, { type: 'say', to: 'excon', text: 'Xin chào' });
  await platform.command(exercise, director, { type: 'end' });
  // nothing changes while it is compared
  await platform.app.close();
});
afterAll(async () => {
  await platform.stop().catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
});

test('given a database with a drill, then it is backed up, restored into an embedded mongod, equal to the byte, and opens', async () => {
  const site = { MONGODB_URI: platform.mongoUri, DIENTAP_DATA: path.join(folder, 'site') };
  await mkdir(path.join(folder, 'site', 'secrets'), { recursive: true });
  await writeFile(path.join(folder, 'site', 'secrets', 'jwt'), 'x'.repeat(40));
  const saved = await cli(['backup', file, '--with-secrets', '--json'], site);
  expect([saved.code, saved.err]).toEqual([0, '']);
  expect(JSON.parse(saved.out)).toMatchObject({ ok: true, chains: { broken: [] }, secrets: ['jwt'] });
  expect((await cli(['backup', file], site)).code).toBe(1);
  expect((await cli(['backup', 'all.zip'], site)).code).toBe(2);

  const full = await cli(['restore', file], site);
  expect([full.code, full.err]).toEqual([1, expect.stringContaining('không trống')]);

  const other = path.join(folder, 'other');
  const embedded = await startEmbedded({ dataDir: other, log: pino({ level: 'silent' }), env: process.env });
  try {
    // a folder that a server runs on lets nobody else in
    expect((await cli(['restore', file], { DIENTAP_DATA: other })).code).toBe(1);
    const back = await cli(['restore', file, '--json'], { MONGODB_URI: embedded.uri, DIENTAP_DATA: other });
    expect([back.code, back.err]).toEqual([0, '']);
    expect(await readFile(path.join(other, 'secrets', 'jwt'), 'utf8')).toBe('x'.repeat(40));
    expect(await contents(embedded.uri)).toEqual(await contents(platform.mongoUri));
    const config = readConfig({ HOST: '127.0.0.1', PORT: '0', DIENTAP_DATA: other });
    const app = await createApp({ config, mongoUri: embedded.uri, logger: pino({ level: 'silent' }) });
    const drill = await app.open(exercise.id);
    expect([drill?.phase(), Object.keys(drill?.heads() ?? {}).length]).toEqual(['ended', 3]);
    await app.close();
  } finally {
    await embedded.stop();
  }
});

test('given a damaged backup, then it is refused and the damaged file is named', async () => {
  const other = { DIENTAP_DATA: path.join(folder, 'never') };
  const inside = path.join(folder, 'inside');
  await pipeline(createReadStream(file), createGunzip(), tar.extract(inside));
  const members = path.join(inside, 'collections', 'members.ejsonl');
  await writeFile(members, (await readFile(members, 'utf8')).replace('Nguyễn Văn A', 'Nguyễn Văn B'));
  const forged = path.join(folder, 'forged.tar.gz');
  await pipeline(tar.pack(inside), createGzip(), createWriteStream(forged));
  const refused = await cli(['restore', forged, '--check', '--json'], other);
  expect([refused.code, refused.out]).toEqual([1, expect.stringContaining('collections/members.ejsonl')]);

  const bytes = await readFile(file);
  const cut = path.join(folder, 'cut.tar.gz');
  await writeFile(cut, bytes.subarray(0, bytes.length - 500));
  const short = await cli(['restore', cut], other);
  expect([short.code, short.err]).toEqual([1, expect.stringContaining('cut.tar.gz')]);
  expect((await cli(['restore', file, '--check'], other)).code).toBe(0);
});
