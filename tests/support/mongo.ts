/** A real MongoDB for tests: one replica set per test process, found by the product's own search, a fresh database for each caller. */
import '../../server/ops/mongo/driver-fix.js';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectMongo, type Mongo } from '../../server/ops/mongo/connect.js';
import { findMongod } from '../../server/ops/mongo/find-binary.js';
import { markOf } from '../../server/ops/mongo/process-facts.js';

const HOST = fileURLToPath(new URL('./mongo-host.mjs', import.meta.url));
const quiet = { info() {}, warn() {}, error() {} };

/** Test files of one Jest worker do not share modules, but they share the process: the address is kept in a file named after it. */
async function register(): Promise<string> {
  const folder = path.join(tmpdir(), `dientap-tests-${userInfo().uid}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { pid, ticks } = markOf(process.pid);
  return path.join(folder, `${pid}-${ticks ?? 0}.json`);
}

let started: Promise<string> | undefined;

/** Address of this process's replica set, without a database name. Starts it (about 2.5 s) when nobody has yet; it ends with the process. */
export function testMongo(): Promise<string> {
  started ??= start();
  return started;
}

async function start(): Promise<string> {
  const file = await register();
  const known = await readFile(file, 'utf8').catch(() => null);
  if (known !== null) return addressIn(known);
  const binary = await findMongod(process.env, quiet);
  const child = spawn(process.execPath, [HOST, binary.path, binary.version, file], { stdio: ['pipe', 'pipe', 'ignore'], detached: true });
  // The host lives until our end of its input closes, which the system does however we end; nothing of it keeps us alive.
  child.unref();
  (child.stdin as typeof child.stdin & { unref(): void }).unref();
  const answer = await new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').once('data', resolve);
    child.stdout.once('end', () => resolve('{"error": "it ended"}'));
  });
  child.stdout.destroy();
  return addressIn(answer);
}

function addressIn(answer: string): string {
  const { uri, error } = JSON.parse(answer) as { uri?: string; error?: string };
  if (!uri) throw new Error(`the test MongoDB did not start: ${error ?? 'no address'}`);
  return uri;
}

export interface TestDatabase {
  /** Address with the database's name, as MONGODB_URI takes it. */
  uri: string;
  name: string;
  /** Opens it as the product does; closed by `drop`. */
  open(): Promise<Mongo>;
  /** Closes what was opened and removes the database. */
  drop(): Promise<void>;
}

/** A fresh, empty database. */
export async function testDatabase(): Promise<TestDatabase> {
  const base = new URL(await testMongo());
  const name = `t-${randomBytes(6).toString('hex')}`;
  base.pathname = `/${name}`;
  const uri = base.href;
  const opened: Mongo[] = [];
  return {
    uri,
    name,
    async open() {
      const mongo = await connectMongo(uri);
      opened.push(mongo);
      return mongo;
    },
    async drop() {
      const last = opened[0] ?? (await connectMongo(uri));
      await last.db.dropDatabase();
      for (const mongo of new Set([...opened, last])) await mongo.close();
      opened.length = 0;
    },
  };
}
