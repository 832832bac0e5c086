/** `dientap backup` and `dientap restore`: the whole installation in one file, checked when it is written and before it is used. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BackupFault, type Manifest } from '../backup/manifest.js';
import { readBackup } from '../backup/read.js';
import { restore as restoreInto } from '../backup/restore.js';
import { writeBackup } from '../backup/write.js';
import { readConfig, type Config } from '../config.js';
import { openModels } from '../directory/models.js';
import { openMongoLog } from '../log/mongo-log.js';
import type { Owner } from '../jobs/lease.js';
import { connectMongo, type Mongo } from '../ops/mongo/connect.js';
import { hasEnded } from '../ops/mongo/lease-store.js';
import { VERSION } from '../version.js';
import { DONE, FOUND_WRONG, UsageError, type Command, type Terminal, type Values } from './command.js';
import { createLogger, openDatabase } from './platform.js';

/** Runs something on the database of the settings; the embedded one is started for it and stopped afterwards. */
async function onDatabase<T>(terminal: Terminal, work: (mongo: Mongo, config: Config) => Promise<T>): Promise<T> {
  // nobody is made an administrator by a copy
  const config = readConfig({ ...terminal.env, ADMIN_EMAIL: undefined, ADMIN_PASSWORD: undefined });
  const database = await openDatabase(config, terminal.env, createLogger({ ...config, logLevel: 'warn' }));
  try {
    const mongo = await connectMongo(database.uri);
    try {
      return await work(mongo, config);
    } finally {
      await mongo.close();
    }
  } finally {
    await database.stop();
  }
}

/** Found wrong is told and is no crash. */
async function told(values: Values, terminal: Terminal, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BackupFault)) throw error;
    if (values['json'] === true) terminal.out(JSON.stringify({ ok: false, error: error.text }, null, 2));
    else terminal.err(`${error.text.vi}\n${error.text.en}`);
    return FOUND_WRONG;
  }
}

function report(
  values: Values,
  terminal: Terminal,
  file: string,
  { collections, chains, secrets, wall }: Manifest,
  said: { vi: string; en: string },
): void {
  const documents = collections.reduce((sum, one) => sum + one.documents, 0);
  if (values['json'] === true) {
    const ok = chains.broken.length === 0;
    terminal.out(JSON.stringify({ ok, file, wall, documents, collections, chains, secrets: secrets.map(({ name }) => name) }, null, 2));
    return;
  }
  terminal.out(
    `${said.vi}: ${file} · ${documents} bản ghi, ${collections.length} bộ sưu tập, ${chains.streams} chuỗi nhật ký\n` +
      `${said.en}: ${file} · ${documents} documents, ${collections.length} collections, ${chains.streams} chains`,
  );
  if (chains.broken.length > 0)
    terminal.err(`Chuỗi băm bị đứt / broken hash chains:\n${chains.broken.map((stream) => `  ${stream}`).join('\n')}`);
}

/** A server that runs on the database would take up half of what is being written. */
async function requireUnused({ db }: Mongo): Promise<void> {
  const lease = await db.collection<{ _id: string; owner: Owner | null }>('lease').findOne({ _id: 'active' });
  if (!lease?.owner || hasEnded(lease.owner)) return;
  throw new BackupFault(
    `Máy chủ ${lease.owner.host} đang dùng cơ sở dữ liệu này; hãy dừng máy chủ trước khi khôi phục.`,
    `The server ${lease.owner.host} uses this database; stop it before restoring.`,
  );
}

const progressOf = (values: Values, terminal: Terminal) => (said: { vi: string; en: string }) => {
  if (values['json'] !== true) terminal.err(`${said.vi} / ${said.en}`);
};

function fileIn(positionals: readonly string[]): string {
  const [file = ''] = positionals;
  if (!/\.(tar\.gz|tgz)$/.test(file))
    throw new UsageError(`tên tệp phải kết thúc bằng .tar.gz / the file’s name must end in .tar.gz: ${file}`);
  return file;
}

export const backup: Command = {
  name: 'backup',
  takes: 'FILE.tar.gz',
  summary: { vi: 'sao lưu toàn bộ hệ thống vào một tệp', en: 'back the whole installation up into one file' },
  options: { json: { type: 'boolean' }, 'with-secrets': { type: 'boolean' } },
  help: [
    '--with-secrets  kèm khoá của máy chủ (giữ tệp như giữ mật khẩu) / with the server’s keys (guard the file like a password)',
    '--json          kết quả cho máy đọc / for machines',
    'Cơ sở dữ liệu theo MONGODB_URI, hoặc bản đi kèm trong DIENTAP_DATA khi máy chủ không chạy. / The database of MONGODB_URI, or the embedded one of DIENTAP_DATA while the server is not running.',
  ],
  positionals: { min: 1, max: 1 },
  run: (values, positionals, terminal) =>
    told(values, terminal, async () => {
      const file = fileIn(positionals);
      const manifest = await onDatabase(terminal, ({ db }, { dataDir }) =>
        writeBackup({
          db,
          file,
          ...(values['with-secrets'] === true && { secrets: path.join(dataDir, 'secrets') }),
          product: VERSION,
          wall: Date.now(),
          progress: progressOf(values, terminal),
        }),
      );
      report(values, terminal, file, manifest, { vi: 'Đã sao lưu', en: 'Backed up' });
      return manifest.chains.broken.length === 0 ? DONE : FOUND_WRONG;
    }),
};

export const restore: Command = {
  name: 'restore',
  takes: 'FILE.tar.gz',
  summary: { vi: 'khôi phục bản sao lưu vào cơ sở dữ liệu trống', en: 'restore a backup into an empty database' },
  options: { json: { type: 'boolean' }, check: { type: 'boolean' } },
  help: [
    '--check   chỉ kiểm tra tệp, không ghi gì / check the file alone, write nothing',
    '--json    kết quả cho máy đọc / for machines',
    'Cơ sở dữ liệu có sẵn dữ liệu thì từ chối. Khoá của máy chủ trong bản sao lưu được đặt vào DIENTAP_DATA. / Refuses a database that holds anything. Keys of the server in the backup go to DIENTAP_DATA.',
  ],
  positionals: { min: 1, max: 1 },
  run: (values, positionals, terminal) =>
    told(values, terminal, async () => {
      const file = fileIn(positionals);
      const progress = progressOf(values, terminal);
      const folder = await mkdtemp(path.join(tmpdir(), 'dientap-restore-'));
      try {
        const opened = await readBackup(file, path.join(folder, 'backup'), progress);
        if (values['check'] === true) {
          report(values, terminal, file, opened.manifest, { vi: 'Bản sao lưu nguyên vẹn', en: 'The backup is whole' });
          return opened.manifest.chains.broken.length === 0 ? DONE : FOUND_WRONG;
        }
        await onDatabase(terminal, async (mongo, { dataDir }) => {
          await requireUnused(mongo);
          await restoreInto({ db: mongo.db, backup: opened, secrets: path.join(dataDir, 'secrets'), progress });
          // indexes, which also prove that nothing is there twice
          await Promise.all([openModels(mongo.connection), openMongoLog(mongo.db)]);
        });
        report(values, terminal, file, opened.manifest, { vi: 'Đã khôi phục', en: 'Restored' });
        return opened.manifest.chains.broken.length === 0 ? DONE : FOUND_WRONG;
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }),
};
