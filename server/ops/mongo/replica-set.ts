/** Brings a mongod of ours to the point where it takes writes: a set of one member, with an account. */
import './driver-fix.js';
import { MongoClient, MongoServerError, type Db, type MongoClientOptions } from 'mongodb';
import { setTimeout as sleep } from 'node:timers/promises';
import { SET_NAME } from './mongod-process.js';
import { MongoRefused } from './refusal.js';

export const USER = 'dientap';
const AUTHENTICATION_FAILED = 18;
const NOT_YET_INITIALIZED = 94;
const ALREADY_INITIALIZED = 23;

const DIRECT: MongoClientOptions = { directConnection: true, serverSelectionTimeoutMS: 5000, maxPoolSize: 1, compressors: ['none'] };

export function addressOf(port: number, password: string, database: string): string {
  return `mongodb://${USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}?replicaSet=${SET_NAME}&authSource=admin`;
}

async function asUser(port: number, password: string): Promise<MongoClient> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/`, {
    ...DIRECT,
    auth: { username: USER, password },
    authSource: 'admin',
    authMechanism: 'SCRAM-SHA-256',
  });
  try {
    return await client.connect();
  } catch (error) {
    await client.close();
    throw error;
  }
}

/**
 * Waits until this member is the primary. Makes the set and the account at the first start (the localhost exception
 * lets the first account in), and names the new port in the configuration when the old one was taken.
 * `abandoned` tells that mongod has ended.
 */
export async function bringUp(port: number, password: string, abandoned: () => boolean): Promise<void> {
  let client: MongoClient;
  try {
    client = await asUser(port, password);
  } catch (error) {
    if (!(error instanceof MongoServerError && error.code === AUTHENTICATION_FAILED)) throw error;
    await firstStart(port, password, abandoned);
    client = await asUser(port, password);
  }
  try {
    await becomePrimary(client.db('admin'), port, abandoned);
  } finally {
    await client.close();
  }
}

async function firstStart(port: number, password: string, abandoned: () => boolean): Promise<void> {
  const client = await new MongoClient(`mongodb://127.0.0.1:${port}/`, DIRECT).connect();
  try {
    const admin = client.db('admin');
    await admin
      .command({ replSetInitiate: { _id: SET_NAME, members: [{ _id: 0, host: hostOf(port) }] } })
      .catch((error: unknown) => unless(error, ALREADY_INITIALIZED));
    await untilPrimary(admin, abandoned);
    await admin.command({ createUser: USER, pwd: password, roles: ['root'], mechanisms: ['SCRAM-SHA-256'] });
  } catch (error) {
    throw new MongoRefused(
      {
        vi: `Mật khẩu trong thư mục dữ liệu không mở được cơ sở dữ liệu đi kèm (${reason(error)}). Nếu tệp mongo/password bị mất hay bị đổi, hãy khôi phục nó từ bản sao lưu; nếu đây là lần chạy đầu và chưa có dữ liệu, hãy xoá thư mục mongo rồi khởi động lại.`,
        en: `The password in the data folder does not open the embedded database (${reason(error)}). If the file mongo/password was lost or changed, restore it from the backup; if this is the first start and there is no data yet, remove the mongo folder and start again.`,
      },
      error,
    );
  } finally {
    await client.close();
  }
}

interface SetConfig {
  version: number;
  members: { host: string }[];
}

async function becomePrimary(admin: Db, port: number, abandoned: () => boolean): Promise<void> {
  let renamed = false;
  await untilPrimary(admin, abandoned, async () => {
    if (renamed) return;
    const config = await configuration(admin);
    const member = config?.members[0];
    if (!config || !member || member.host === hostOf(port)) return;
    // The member does not find itself under its old port and waits as `REMOVED`; only a forced change is taken then.
    await admin.command({
      replSetReconfig: { ...config, version: config.version + 1, members: [{ ...member, host: hostOf(port) }] },
      force: true,
    });
    renamed = true;
  });
}

async function configuration(admin: Db): Promise<SetConfig | null> {
  try {
    return ((await admin.command({ replSetGetConfig: 1 })) as unknown as { config: SetConfig }).config;
  } catch (error) {
    unless(error, NOT_YET_INITIALIZED);
    return null;
  }
}

async function untilPrimary(admin: Db, abandoned: () => boolean, meanwhile?: () => Promise<void>): Promise<void> {
  while (!abandoned()) {
    const { ismaster } = (await admin.command({ isMaster: 1 })) as unknown as { ismaster: boolean };
    if (ismaster) return;
    await meanwhile?.();
    await sleep(15);
  }
  throw new Error('mongod ended while it was starting');
}

/** An orderly stop, about a second. `force`: a set of one has nobody to hand over to, and would wait for one. */
export async function askToStop(port: number, password: string): Promise<void> {
  const client = await asUser(port, password);
  try {
    // The answer is the end of the connection.
    await client.db('admin').command({ shutdown: 1, force: true, timeoutSecs: 0 });
  } catch {
    // Whether it ends is seen from the process.
  } finally {
    await client.close();
  }
}

/** `major.minor` of the data files. */
export async function dataSeries(port: number, password: string): Promise<string> {
  const client = await asUser(port, password);
  try {
    const answer = await client.db('admin').command({ getParameter: 1, featureCompatibilityVersion: 1 });
    return (answer as unknown as { featureCompatibilityVersion: { version: string } }).featureCompatibilityVersion.version;
  } finally {
    await client.close();
  }
}

/** Has mongod put its log aside and begin a new one (`--logRotate reopen`: the file was renamed before). */
export async function reopenLog(port: number, password: string): Promise<void> {
  const client = await asUser(port, password);
  try {
    await client.db('admin').command({ logRotate: 1 });
  } finally {
    await client.close();
  }
}

function hostOf(port: number): string {
  return `127.0.0.1:${port}`;
}

function unless(error: unknown, code: number): void {
  if (!(error instanceof MongoServerError && error.code === code)) throw error;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
