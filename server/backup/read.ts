/** Opens a backup and checks every part of it before anybody uses it: names, hashes, counts, and the chains of the event log. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { BSON } from 'mongodb';
import tar from 'tar-fs';
import { watchChains } from './chains.js';
import { BackupFault, MANIFEST, Manifest, SECRETS, fileOf } from './manifest.js';

const LOG = 'commits';

export interface OpenBackup {
  manifest: Manifest;
  /** Documents of a collection, each value of the type it was stored with. */
  documents(collection: string): AsyncIterable<BSON.Document>;
  secret(name: string): Promise<Buffer>;
  /** Removes what was unpacked. */
  close(): Promise<void>;
}

/** `folder`: where to unpack; is made, and removed by `close`. @throws BackupFault naming the file that is damaged */
export async function readBackup(file: string, folder: string, progress: (said: { vi: string; en: string }) => void): Promise<OpenBackup> {
  const close = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await unpack(file, folder);
    const manifest = await manifestOf(file, folder);
    for (const each of manifest.collections) {
      progress({ vi: `Đang kiểm tra ${each.name}`, en: `Checking ${each.name}` });
      // oxlint-disable-next-line no-await-in-loop -- one file after the other
      await check(folder, each, manifest);
    }
    for (const { name, sha256 } of manifest.secrets) {
      // oxlint-disable-next-line no-await-in-loop
      const bytes = await readFile(path.join(folder, SECRETS, name)).catch(() => null);
      if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256) throw damaged(`${SECRETS}/${name}`);
    }
    return {
      manifest,
      documents: (collection) => linesOf(path.join(folder, fileOf(collection))),
      secret: (name) => readFile(path.join(folder, SECRETS, name)),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function unpack(file: string, folder: string): Promise<void> {
  const inside = path.resolve(folder);
  const known = (name: string): boolean => /^(manifest\.json|(collections|secrets)(\/[\w.-]+)?)$/.test(path.relative(inside, name));
  try {
    // what a backup does not have is not unpacked
    await pipeline(
      createReadStream(file),
      createGunzip(),
      tar.extract(folder, { ignore: (name) => path.resolve(name) !== inside && !known(path.resolve(name)) }),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && (error as NodeJS.ErrnoException).path === file)
      throw new BackupFault(`Không có tệp ${file}.`, `There is no file ${file}.`);
    throw damaged(file);
  }
}

async function manifestOf(file: string, folder: string): Promise<Manifest> {
  const text = await readFile(path.join(folder, MANIFEST), 'utf8').catch(() => null);
  if (text === null) throw new BackupFault(`${file} không phải bản sao lưu của dientap.`, `${file} is not a backup of dientap.`);
  try {
    return Manifest.parse(JSON.parse(text));
  } catch {
    throw damaged(MANIFEST);
  }
}

async function check(folder: string, { name, documents, sha256 }: Manifest['collections'][number], manifest: Manifest): Promise<void> {
  const hash = createHash('sha256');
  const chains = watchChains();
  let n = 0;
  try {
    for await (const part of createReadStream(path.join(folder, fileOf(name)))) hash.update(part as Buffer);
    if (hash.digest('hex') !== sha256) throw damaged(fileOf(name));
    for await (const document of linesOf(path.join(folder, fileOf(name)))) {
      n++;
      if (name === LOG) chains.see(BSON.deserialize(BSON.serialize(document)));
    }
  } catch {
    throw damaged(fileOf(name));
  }
  const { broken } = chains.found();
  // a chain that was broken already when it was backed up was told then
  const worse = name === LOG && broken.some((stream) => !manifest.chains.broken.includes(stream));
  if (n !== documents || worse) throw damaged(fileOf(name));
}

async function* linesOf(file: string): AsyncIterable<BSON.Document> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  for await (const line of lines) yield BSON.EJSON.parse(line, { relaxed: false }) as BSON.Document;
}

const damaged = (name: string): BackupFault =>
  new BackupFault(`Bản sao lưu bị hỏng: ${name}. Không có gì được khôi phục.`, `The backup is damaged: ${name}. Nothing was restored.`);
