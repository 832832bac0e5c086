/** The embedded MongoDB with a real mongod: start, data kept, every kind of death, one server per folder. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { connectMongo } from '../../server/ops/mongo/connect.js';
import { startEmbedded, type Embedded } from '../../server/ops/mongo/embedded.js';
import { isAlive, markOf, type ProcessMark } from '../../server/ops/mongo/process-facts.js';
import { scratch } from '../support/scratch.js';

jest.setTimeout(120_000);

interface Line {
  level: string;
  fields: object;
  message: string;
}
const lines: Line[] = [];
const waiting: { text: string; resolve: () => void }[] = [];
const say = (level: string) => (fields: object, message: string) => {
  lines.push({ level, fields, message });
  for (const one of waiting) if (message.includes(one.text)) one.resolve();
};
const log = { info: say('info'), warn: say('warn'), error: say('error') };
const said = (text: string): Promise<void> => new Promise((resolve) => waiting.push({ text, resolve }));

const running = new Set<Embedded>();
const children = new Set<ChildProcess>();
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const embedded of running) await embedded.stop();
});

async function start(dataDir: string): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, log, env: process.env });
  running.add(embedded);
  return embedded;
}
async function stop(embedded: Embedded): Promise<void> {
  await embedded.stop();
  running.delete(embedded);
}

async function write(uri: string, text: string): Promise<void> {
  const mongo = await connectMongo(uri);
  await mongo.db.collection<{ _id: string }>('notes').insertOne({ _id: text });
  await mongo.close();
}
async function notes(uri: string): Promise<string[]> {
  const mongo = await connectMongo(uri);
  const found = await mongo.db.collection<{ _id: string }>('notes').find().sort({ _id: 1 }).toArray();
  await mongo.close();
  return found.map(({ _id: text }) => text);
}

const portOf = (uri: string): number => Number(new URL(uri).port);

/** Resolves when the process has gone; there is no event for a process that is not our child. */
async function gone(mark: ProcessMark): Promise<void> {
  while (isAlive(mark)) await new Promise((resolve) => setImmediate(resolve));
}

const SERVER = fileURLToPath(new URL('../support/embedded-server.ts', import.meta.url));
/** A server in a process of its own. */
async function server(dataDir: string): Promise<{ child: ChildProcess; said: { uri: string; pid: number; refused?: string } }> {
  const child = spawn(process.execPath, ['--import', 'tsx', SERVER, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.add(child);
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, said: JSON.parse(line) as { uri: string; pid: number; refused?: string } };
}

describe('a first start', () => {
  test('says which mongod and version, listens on loopback only, asks for its generated password, and stops in order', async () => {
    const dataDir = path.join(await scratch(), 'data');
    const embedded = await start(dataDir);
    expect(embedded.version).toMatch(/^[4-8]\.\d+\.\d+/);
    expect(lines.at(-1)).toMatchObject({
      level: 'info',
      message: expect.stringContaining(`embedded MongoDB ${embedded.version} is ready`),
    });
    expect(JSON.stringify(lines)).not.toContain(new URL(embedded.uri).password);

    const folder = path.join(dataDir, 'mongo');
    expect(((await stat(folder)).mode & 0o777).toString(8)).toBe('700');
    for (const secret of ['password', 'keyfile']) expect(((await stat(path.join(folder, secret))).mode & 0o777).toString(8)).toBe('600');
    const listening = await readFile(`/proc/${embedded.pid}/net/tcp`, 'utf8');
    const hex = portOf(embedded.uri).toString(16).toUpperCase().padStart(4, '0');
    expect(portOf(embedded.uri)).toBeLessThan(32_768);
    expect(listening).toContain(`0100007F:${hex}`);
    expect(listening).not.toContain(`00000000:${hex}`);

    const stranger = await new MongoClient(`mongodb://127.0.0.1:${portOf(embedded.uri)}/?directConnection=true`).connect();
    await expect(stranger.db('dientap').collection('notes').insertOne({})).rejects.toMatchObject({ code: 13 });
    await expect(stranger.db('admin').command({ createUser: 'x', pwd: 'y', roles: [] })).rejects.toMatchObject({ code: 13 });
    await stranger.close();

    await write(embedded.uri, 'một');
    const mark = markOf(embedded.pid);
    await stop(embedded);
    await embedded.stop();
    expect(isAlive(mark)).toBe(false);
    expect(await readdir(dataDir)).toEqual(['mongo']);

    // The same folder again, with the old port taken by somebody else.
    const squatter: Server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => squatter.listen(portOf(embedded.uri), '127.0.0.1', resolve));
    const moved = await start(dataDir);
    expect(portOf(moved.uri)).not.toBe((squatter.address() as AddressInfo).port);
    expect(await notes(moved.uri)).toEqual(['một']);
    squatter.close();
    await stop(moved);
  });
});

describe('deaths', () => {
  test('mongod killed: it comes back at the same address with everything acknowledged; a stop during its return leaves nothing', async () => {
    const embedded = await start(await scratch());
    const mongo = await connectMongo(embedded.uri);
    await mongo.db.collection<{ _id: string }>('notes').insertOne({ _id: 'một' });
    const first = embedded.pid;
    const back = said('mongod is back');
    process.kill(first, 'SIGKILL');
    await back;
    expect(embedded.pid).not.toBe(first);
    expect(await mongo.db.collection('notes').countDocuments()).toBe(1);
    await mongo.close();

    const again = said('it is started again');
    process.kill(embedded.pid, 'SIGKILL');
    await again;
    await stop(embedded);
    expect(isAlive(markOf(embedded.pid))).toBe(false);
  });

  test('a mongod that dies again and again is given up, with a word to the server', async () => {
    const folder = await scratch();
    const embedded = await start(folder);
    const givenUp = new Promise<Error>((resolve) => embedded.onExit(resolve));
    // It cannot start any more: its data folder is gone.
    await rename(path.join(folder, 'mongo', 'db'), path.join(folder, 'mongo', 'db.away'));
    process.kill(embedded.pid, 'SIGKILL');
    expect((await givenUp).message).toContain('mongod.log');
    await stop(embedded);
  });

  test('server killed: its mongod is found, ended and replaced; nothing acknowledged is lost; a second server is refused', async () => {
    const dataDir = await scratch();
    const first = await server(dataDir);
    await write(first.said.uri, 'một');
    await expect(startEmbedded({ dataDir, log, env: process.env })).rejects.toThrow(`(process ${first.child.pid})`);
    const orphan = markOf(first.said.pid);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');

    const second = await start(dataDir);
    expect(isAlive(orphan)).toBe(false);
    expect(await notes(second.uri)).toEqual(['một']);
    await stop(second);
  });

  test('server killed and not started again: its mongod ends by itself', async () => {
    const { child, said } = await server(await scratch());
    const orphan = markOf(said.pid);
    child.kill('SIGKILL');
    await gone(orphan);
    expect(isAlive(orphan)).toBe(false);
  });
});

describe('refusals', () => {
  test('data of another MongoDB release is not touched, and the sentence names it', async () => {
    const dataDir = await scratch();
    await mkdir(path.join(dataDir, 'mongo'));
    await writeFile(path.join(dataDir, 'mongo', 'state.json'), JSON.stringify({ series: '8.0' }));
    await expect(
      startEmbedded({ dataDir, log, env: { PATH: '' }, around: { caches: [], download: () => Promise.reject(new Error('offline')) } }),
    ).rejects.toThrow(/was written by MongoDB 8\.0/);
    expect(await readdir(path.join(dataDir, 'mongo', 'db'))).toEqual([]);
    expect(await readdir(dataDir)).toEqual(['mongo']);
  });

  test('a lost password is explained', async () => {
    const dataDir = await scratch();
    await stop(await start(dataDir));
    await writeFile(path.join(dataDir, 'mongo', 'password'), 'another');
    await expect(start(dataDir)).rejects.toThrow('mongo/password');
    expect(await readdir(dataDir)).toEqual(['mongo']);
  });
});
