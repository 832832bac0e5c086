/** The search for a mongod, with shell scripts in the place of the real one. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findMongod, type Surroundings } from '../../server/ops/mongo/find-binary.js';
import { MongoRefused } from '../../server/ops/mongo/refusal.js';
import { opens } from '../../server/ops/mongo/series.js';
import { scratch, script } from '../support/scratch.js';

const mongod = (file: string, version: string): Promise<string> => script(file, `echo "db version v${version}"`);
const machine: Surroundings['machine'] = { platform: 'linux', arch: 'x64', hasAvx: async () => true };

/** A machine on which nothing is installed yet. */
async function bare() {
  const folder = await scratch();
  const warnings: string[] = [];
  const log = { info() {}, warn: (_: object, message: string) => void warnings.push(message), error() {} };
  const around: Surroundings = {
    machine,
    caches: [path.join(folder, 'cache')],
    packaged: () => null,
    packagedSha256: '',
    download: () => Promise.reject(new Error('getaddrinfo ENOTFOUND')),
    unfit: () => null,
  };
  return { folder, warnings, log, around };
}

async function refusal(promise: Promise<unknown>): Promise<MongoRefused> {
  const error = await promise.then(
    () => null,
    (e: unknown) => e,
  );
  if (!(error instanceof MongoRefused)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error;
}

describe('order of the search', () => {
  test('MONGOD_PATH, PATH, downloaded (newest first), the npm package, a download', async () => {
    const { folder, log, around } = await bare();
    const chosen = await mongod(path.join(folder, 'chosen', 'my-mongod'), '7.0.1');
    const onPath = await mongod(path.join(folder, 'bin', 'mongod'), '6.0.2');
    await mongod(path.join(folder, 'cache', 'mongod-x64-debian-5.0.19'), '5.0.19');
    const newest = await mongod(path.join(folder, 'cache', 'mongod-x64-debian-7.0.24'), '7.0.24');
    const packaged = await script(path.join(folder, 'npm', 'mongod'), 'echo "db version v4.0.10"');
    const packagedSha256 = createHash('sha256').update('#!/bin/sh\necho "db version v4.0.10"\n').digest('hex');
    const downloaded = await mongod(path.join(folder, 'fetched', 'mongod'), '7.0.24');
    const all: Partial<Surroundings> = { ...around, packaged: () => packaged, packagedSha256, download: async () => downloaded };
    const PATH = `${path.join(folder, 'empty')}:${path.dirname(onPath)}`;

    expect(await findMongod({ MONGOD_PATH: chosen, PATH }, log, all)).toEqual({ path: chosen, version: '7.0.1', source: 'MONGOD_PATH' });
    expect(await findMongod({ PATH }, log, all)).toEqual({ path: onPath, version: '6.0.2', source: 'PATH' });
    expect(await findMongod({}, log, all)).toEqual({ path: newest, version: '7.0.24', source: 'downloaded' });
    expect(await findMongod({ MONGOMS_SYSTEM_BINARY: chosen }, log, all)).toEqual({ path: chosen, version: '7.0.1', source: 'downloaded' });
    expect(await findMongod({}, log, { ...all, caches: [] })).toEqual({ path: packaged, version: '4.0.10', source: 'npm' });
    expect(await findMongod({}, log, { ...all, caches: [], packaged: () => null })).toEqual({
      path: downloaded,
      version: '7.0.24',
      source: 'download',
    });
  });

  test('one that cannot be used is passed over with a warning, the next one is taken', async () => {
    const { folder, log, around, warnings } = await bare();
    await mongod(path.join(folder, 'a', 'mongod'), '3.6.23');
    await script(
      path.join(folder, 'b', 'mongod'),
      'echo "mongod: error while loading shared libraries: libssl.so.1.1: cannot open" >&2; exit 127',
    );
    const good = await mongod(path.join(folder, 'c', 'mongod'), '8.0.4');
    const PATH = ['a', 'b', 'c'].map((name) => path.join(folder, name)).join(':');
    expect(await findMongod({ PATH }, log, around)).toMatchObject({ path: good, version: '8.0.4' });
    expect(warnings).toEqual([
      expect.stringContaining('is MongoDB 3.6.23; 4.0 to 8.x is needed'),
      expect.stringContaining('missing library libssl.so.1.1'),
    ]);
  });

  test('a packaged mongod whose checksum differs is never run', async () => {
    const { folder, log, around, warnings } = await bare();
    const ran = path.join(folder, 'ran');
    const packaged = await script(path.join(folder, 'npm', 'mongod'), `touch ${ran}; echo "db version v4.0.10"`);
    const error = await refusal(findMongod({}, log, { ...around, packaged: () => packaged, packagedSha256: '0'.repeat(64) }));
    expect(error.text.en).toContain('its SHA-256 differs');
    expect(warnings).toHaveLength(1);
    await expect(writeFile(ran, '', { flag: 'wx' })).resolves.toBeUndefined();
  });

  test('the packaged mongod is for Linux x64 only', async () => {
    const { folder, log, around } = await bare();
    const packaged = await mongod(path.join(folder, 'npm', 'mongod'), '4.0.10');
    const arm: Partial<Surroundings> = { ...around, machine: { ...machine, arch: 'arm64' }, packaged: () => packaged };
    expect((await refusal(findMongod({}, log, arm))).text.en).toContain('No mongod on this machine can be used');
  });

  test('this installation’s own package passes its checksum', async () => {
    const { log, around } = await bare();
    const nothingElse: Partial<Surroundings> = { caches: around.caches, download: () => around.download() };
    expect(await findMongod({}, log, nothingElse)).toMatchObject({ version: '4.0.10', source: 'npm' });
  });
});

describe('refusals tell what to do, in both languages', () => {
  test('nothing at hand: names what was tried and the two settings that help', async () => {
    const { log, around } = await bare();
    const { text } = await refusal(findMongod({}, log, around));
    for (const sentence of [text.vi, text.en]) {
      expect(sentence).toContain('MONGODB_URI');
      expect(sentence).toContain('MONGOD_PATH');
      expect(sentence).toContain('ENOTFOUND');
    }
    expect(text.vi).toContain('Không có mongod nào dùng được');
  });

  test.each([
    ['3.6.23', 'is MongoDB 3.6.23; 4.0 to 8.x is needed'],
    ['9.0.0', 'is MongoDB 9.0.0; 4.0 to 8.x is needed'],
  ])('a MONGOD_PATH of version %s is an error, even when another mongod is at hand', async (version, sentence) => {
    const { folder, log, around } = await bare();
    const chosen = await mongod(path.join(folder, 'chosen', 'mongod'), version);
    const other = await mongod(path.join(folder, 'bin', 'mongod'), '7.0.0');
    const error = await refusal(findMongod({ MONGOD_PATH: chosen, PATH: path.dirname(other) }, log, around));
    expect(error.text.en).toContain(sentence);
    expect(error.message).toBe(`${error.text.vi} / ${error.text.en}`);
  });

  test('a MONGOD_PATH that is not there, is not a program, or is made for another machine', async () => {
    const { folder, log, around } = await bare();
    const at = (name: string): string => path.join(folder, name);
    await writeFile(at('text'), 'not a program');
    await script(at('foreign'), '');
    await writeFile(
      at('foreign'),
      Buffer.concat([Buffer.from('\u007fELF\u0002\u0001', 'latin1'), Buffer.alloc(12), Buffer.from([0x28, 0])]),
    );
    const why = async (name: string): Promise<string> => (await refusal(findMongod({ MONGOD_PATH: at(name) }, log, around))).text.en;
    expect(await why('missing')).toContain('no such file');
    expect(await why('text')).toContain('it may not be executed');
    expect(await why('foreign')).toContain('made for another kind of machine');
  });

  test('MongoDB 5 and later on a CPU without AVX; 4.4 is taken there', async () => {
    const { folder, log, around } = await bare();
    const old: Partial<Surroundings> = { ...around, machine: { ...machine, hasAvx: async () => false } };
    const five = await mongod(path.join(folder, 'five', 'mongod'), '5.0.0');
    const four = await mongod(path.join(folder, 'four', 'mongod'), '4.4.29');
    expect((await refusal(findMongod({ MONGOD_PATH: five }, log, old))).text.en).toContain('lacks AVX');
    expect(await findMongod({ PATH: `${path.dirname(five)}:${path.dirname(four)}` }, log, old)).toMatchObject({ version: '4.4.29' });
  });

  test('a program that dies of an illegal instruction is a CPU without AVX', async () => {
    const { folder, log, around } = await bare();
    const dying = await script(path.join(folder, 'mongod'), 'kill -ILL $$');
    expect((await refusal(findMongod({ MONGOD_PATH: dying }, log, around))).text.vi).toContain('không có tập lệnh AVX');
  });
});

describe('data files of another release', () => {
  test.each([
    ['4.0.10', '4.0', true],
    ['4.2.24', '4.0', true],
    ['4.4.1', '4.0', false],
    ['7.0.1', '4.0', false],
    ['4.0.10', '4.2', false],
    ['5.0.1', '4.4', true],
    ['8.0.1', '7.0', true],
    ['7.0.1', '8.0', false],
    ['8.2.0', '8.0', true],
  ])('mongod %s on files of %s: %s', (version, series, able) => {
    expect(opens(version, series)).toBe(able);
  });
});
