/**
 * Writes a backup. The event log is read first and everything else after it: with the server running, other collections
 * may know a little more than the log, never less. Every stream is read in order, so that it is whole up to its last commit.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { BSON, type Db, type Sort } from 'mongodb';
import tar from 'tar-fs';
import { watchChains } from './chains.js';
import { BackupFault, COLLECTIONS, FORMAT, MANIFEST, Manifest, PASSING, SECRETS, fileOf } from './manifest.js';
import { readBackup } from './read.js';

/** Values come back as the very type they were stored with: 5 stays an integer or a double. */
const EXACT = { promoteValues: false, promoteLongs: false, promoteBuffers: false, bsonRegExp: true } as const;
const LOG = 'commits';

export interface WriteOptions {
  db: Db;
  /** Where to; must not be there. */
  file: string;
  /** Folder whose files are taken along. */
  secrets?: string;
  product: string;
  wall: number;
  readonly progress: (said: { vi: string; en: string }) => void;
}

/** @throws BackupFault when the file is there already, or what was written does not read back */
export async function writeBackup(options: WriteOptions): Promise<Manifest> {
  const { file, progress } = options;
  const there = await open(file, 'r').catch(() => null);
  if (there) {
    await there.close();
    throw new BackupFault(`Tệp ${file} đã có; hãy chọn tên khác.`, `${file} is there already; choose another name.`);
  }
  // beside it: the same disk, so that the finished file is only renamed
  const folder = await mkdtemp(path.join(path.dirname(path.resolve(file)), '.dientap-backup-'));
  try {
    const manifest = await collect(folder, options);
    await writeFile(path.join(folder, MANIFEST), JSON.stringify(manifest, null, 1));
    progress({ vi: 'Đang nén', en: 'Packing' });
    const draft = path.join(folder, 'packed');
    const entries = [
      MANIFEST,
      ...manifest.collections.map(({ name }) => fileOf(name)),
      ...manifest.secrets.map(({ name }) => `${SECRETS}/${name}`),
    ];
    await pipeline(tar.pack(folder, { entries }), createGzip({ level: 6 }), createWriteStream(draft, { mode: 0o600, flush: true }));
    progress({ vi: 'Đang đọc lại để kiểm tra', en: 'Reading back to check' });
    const check = await readBackup(draft, path.join(folder, 'check'), () => undefined);
    await check.close();
    await rename(draft, file);
    return manifest;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function collect(folder: string, { db, secrets, product, wall, progress }: WriteOptions): Promise<Manifest> {
  await mkdir(path.join(folder, COLLECTIONS));
  const found = (await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()).map(({ name }) => name);
  const names = found.filter((name) => !name.startsWith('system.') && !PASSING.includes(name)).toSorted();
  const chains = watchChains();
  const collections: Manifest['collections'] = [];
  for (const name of names.toSorted((a, b) => Number(b === LOG) - Number(a === LOG))) {
    progress({ vi: `Đang đọc ${name}`, en: `Reading ${name}` });
    // oxlint-disable-next-line no-await-in-loop -- one after the other: the log first
    collections.push(await dump(db, name, path.join(folder, fileOf(name)), name === LOG ? chains.see : undefined));
  }
  return Manifest.parse({
    format: FORMAT,
    product,
    wall,
    collections,
    chains: chains.found(),
    secrets: secrets === undefined ? [] : await copySecrets(secrets, path.join(folder, SECRETS)),
  });
}

async function dump(db: Db, name: string, file: string, see?: (document: unknown) => void): Promise<Manifest['collections'][number]> {
  const hash = createHash('sha256');
  const to = createWriteStream(file, { mode: 0o600 });
  let [documents, bytes] = [0, 0];
  const order: Sort = name === LOG ? { stream: 1, firstSeq: 1 } : { _id: 1 };
  const cursor = db
    .collection(name)
    .find({}, { ...EXACT, readConcern: 'majority' })
    .sort(order);
  for await (const document of cursor) {
    see?.(BSON.deserialize(BSON.serialize(document)));
    const line = `${BSON.EJSON.stringify(document, { relaxed: false })}\n`;
    hash.update(line, 'utf8');
    documents++;
    bytes += Buffer.byteLength(line);
    if (!to.write(line)) await once(to, 'drain');
  }
  to.end();
  await once(to, 'close');
  return { name, documents, bytes, sha256: hash.digest('hex') };
}

async function copySecrets(from: string, to: string): Promise<Manifest['secrets']> {
  const names = (await readdir(from, { withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile()).map(({ name }) => name);
  await mkdir(to, { mode: 0o700 });
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(path.join(from, name));
      await writeFile(path.join(to, name), bytes, { mode: 0o600 });
      return { name, sha256: createHash('sha256').update(bytes).digest('hex') };
    }),
  );
}
