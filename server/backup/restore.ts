/** Puts a checked backup into an empty database, and checks what lies there afterwards. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BSON, type Db } from 'mongodb';
import { watchChains } from './chains.js';
import { BackupFault, PASSING, type Manifest } from './manifest.js';
import type { OpenBackup } from './read.js';

/** Documents and bytes (about) written at once. */
const LOT = 1000;
const LOT_BYTES = 8 * 1024 * 1024;
const DURABLE = { writeConcern: { w: 'majority', journal: true } } as const;

export interface RestoreOptions {
  db: Db;
  backup: OpenBackup;
  /** Folder that gets the secrets of the backup, where it has any. */
  secrets: string;
  readonly progress: (said: { vi: string; en: string }) => void;
}

/** @throws BackupFault when the database holds anything, or is not afterwards what the backup says */
export async function restore({ db, backup, secrets, progress }: RestoreOptions): Promise<Manifest> {
  const { manifest } = backup;
  await requireEmpty(db);
  for (const { name, documents } of manifest.collections) {
    progress({ vi: `Đang ghi ${name} (${documents})`, en: `Writing ${name} (${documents})` });
    // oxlint-disable-next-line no-await-in-loop -- one collection after the other
    await fill(db, name, backup);
  }
  progress({ vi: 'Đang kiểm tra cơ sở dữ liệu', en: 'Checking the database' });
  await checkAfter(db, manifest);
  for (const { name } of manifest.secrets) {
    // oxlint-disable-next-line no-await-in-loop
    await keepSecret(secrets, name, await backup.secret(name));
  }
  return manifest;
}

/** A server that has once been started leaves empty collections; those are no harm. */
async function requireEmpty(db: Db): Promise<void> {
  for (const { name } of await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()) {
    if (name.startsWith('system.') || PASSING.includes(name)) continue;
    // oxlint-disable-next-line no-await-in-loop
    if ((await db.collection(name).findOne({}, { projection: { _id: 1 } })) === null) continue;
    throw new BackupFault(
      `Cơ sở dữ liệu “${db.databaseName}” không trống (có ${name}). Chỉ khôi phục vào cơ sở dữ liệu mới: đặt MONGODB_URI hoặc DIENTAP_DATA khác.`,
      `The database “${db.databaseName}” is not empty (it has ${name}). A backup is restored into a new database only: set another MONGODB_URI or DIENTAP_DATA.`,
    );
  }
}

async function fill(db: Db, name: string, backup: OpenBackup): Promise<void> {
  const collection = db.collection(name);
  let lot: BSON.Document[] = [];
  let bytes = 0;
  const write = async (): Promise<void> => {
    if (lot.length > 0) await collection.insertMany(lot, { ordered: false, ...DURABLE });
    lot = [];
    bytes = 0;
  };
  for await (const document of backup.documents(name)) {
    lot.push(document);
    bytes += BSON.calculateObjectSize(document);
    if (lot.length >= LOT || bytes >= LOT_BYTES) await write();
  }
  await write();
}

async function checkAfter(db: Db, { collections, chains }: Manifest): Promise<void> {
  for (const { name, documents } of collections) {
    // oxlint-disable-next-line no-await-in-loop
    const there = await db.collection(name).countDocuments({});
    if (there !== documents)
      throw new BackupFault(`${name}: có ${there} thay vì ${documents} bản ghi.`, `${name}: ${there} documents instead of ${documents}.`);
  }
  const watch = watchChains();
  for await (const commit of db.collection('commits').find().sort({ stream: 1, firstSeq: 1 })) watch.see(commit);
  const found = watch.found();
  const worse = found.broken.filter((stream) => !chains.broken.includes(stream));
  if (worse.length > 0 || found.commits !== chains.commits)
    throw new BackupFault(`Chuỗi băm không khớp: ${worse.join(', ')}`, `Hash chains do not hold: ${worse.join(', ')}`);
}

async function keepSecret(folder: string, name: string, bytes: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await writeFile(path.join(folder, name), bytes, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new BackupFault(
      `${path.join(folder, name)} đã có nên không ghi đè; dữ liệu đã được khôi phục.`,
      `${path.join(folder, name)} is there already and was not written over; the data has been restored.`,
    );
  }
}
