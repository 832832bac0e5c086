/** Opens MongoDB the way the product needs it, and checks that a site's own MongoDB can carry it. */
import './driver-fix.js';
import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import { MongoServerError } from 'mongodb';
import type { Db, MongoClient, MongoClientOptions } from 'mongodb';
import { MongoRefused, supportedVersion } from './refusal.js';

/** The database when the address names none. */
export const DATABASE = 'dientap';

export interface Mongo {
  connection: Connection;
  client: MongoClient;
  db: Db;
  close(): Promise<void>;
}

/**
 * A write is acknowledged when a majority has it in its journal (A3). A lost member is noticed within 5 s: beyond that
 * the drill's heartbeat is late and the time counts as an outage anyway (C3). No compression: on loopback it costs
 * time, and zlib in unpatched servers leaks memory.
 */
export const CLIENT_OPTIONS = {
  appName: 'dientap',
  serverSelectionTimeoutMS: 5000,
  connectTimeoutMS: 5000,
  heartbeatFrequencyMS: 2000,
  writeConcern: { w: 'majority', journal: true },
  readPreference: 'primary',
  retryWrites: true,
  retryReads: true,
  compressors: ['none'],
  // MongoDB quotes the raw key of a collated index when a name is taken: bytes that are no text
  enableUtf8Validation: false,
  maxPoolSize: 50,
} satisfies MongoClientOptions;

/** Opens mongoose and its client. @throws MongoRefused when nothing answers within 5 s, or it is not a MongoDB the product can use. */
export async function connectMongo(uri: string): Promise<Mongo> {
  const connection = mongoose.createConnection(uri, {
    ...CLIENT_OPTIONS,
    autoIndex: false,
    ...(namesDatabase(uri) ? {} : { dbName: DATABASE }),
  });
  try {
    await connection.asPromise();
    const client = connection.getClient();
    const db = connection.db as unknown as Db;
    await checkServer(db);
    return { connection, client, db, close: () => connection.close() };
  } catch (error) {
    await connection.close().catch(() => undefined);
    throw explain(error, uri);
  }
}

/** @throws MongoRefused unless the server is 4.0 … 8.x and a replica set member or a mongos. */
export async function checkServer(db: Db): Promise<{ version: string }> {
  const admin = db.admin();
  const { version } = (await admin.command({ buildInfo: 1 })) as unknown as { version: string };
  if (!supportedVersion(version)) {
    throw new MongoRefused({
      vi: `MongoDB ở MONGODB_URI là bản ${version}; cần bản 4.0 đến 8.x. Hãy nâng cấp máy chủ cơ sở dữ liệu, hoặc bỏ MONGODB_URI để dùng MongoDB đi kèm.`,
      en: `The MongoDB at MONGODB_URI is version ${version}; 4.0 to 8.x is needed. Upgrade the database server, or unset MONGODB_URI to use the embedded MongoDB.`,
    });
  }
  const hello = (await admin.command({ isMaster: 1 })) as unknown as { setName?: string; msg?: string };
  if (hello.setName === undefined && hello.msg !== 'isdbgrid') {
    throw new MongoRefused({
      vi: 'MongoDB ở MONGODB_URI chạy đơn lẻ, không phải replica set, nên không bảo đảm được việc ghi bền. Hãy khởi động nó với --replSet và chạy rs.initiate(), hoặc bỏ MONGODB_URI để dùng MongoDB đi kèm.',
      en: 'The MongoDB at MONGODB_URI is a standalone server, not a replica set, so durable writes cannot be guaranteed. Start it with --replSet and run rs.initiate(), or unset MONGODB_URI to use the embedded MongoDB.',
    });
  }
  return { version };
}

function explain(error: unknown, uri: string): Error {
  if (error instanceof MongoRefused) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const shown = withoutPassword(uri);
  if (error instanceof MongoServerError && (error.code === 18 || error.code === 13)) {
    return new MongoRefused(
      {
        vi: `MongoDB ở ${shown} từ chối tài khoản. Hãy kiểm tra tên, mật khẩu và authSource trong MONGODB_URI (${reason}).`,
        en: `The MongoDB at ${shown} refused the account. Check user, password and authSource in MONGODB_URI (${reason}).`,
      },
      error,
    );
  }
  if (reason.includes('maximum wire version')) {
    return new MongoRefused(
      {
        vi: `MongoDB ở ${shown} quá cũ; cần bản 4.0 đến 8.x (${reason}).`,
        en: `The MongoDB at ${shown} is too old; 4.0 to 8.x is needed (${reason}).`,
      },
      error,
    );
  }
  return new MongoRefused(
    {
      vi: `Không kết nối được MongoDB ở ${shown}. Hãy kiểm tra địa chỉ, mạng và máy chủ cơ sở dữ liệu (${reason}).`,
      en: `No MongoDB can be reached at ${shown}. Check the address, the network and the database server (${reason}).`,
    },
    error,
  );
}

/** The address as it may be printed. */
export function withoutPassword(uri: string): string {
  return uri.replace(/\/\/[^@/]*@/, '//***@');
}

function namesDatabase(uri: string): boolean {
  return /^mongodb(?:\+srv)?:\/\/[^/]+\/[^?]+/.test(uri);
}
