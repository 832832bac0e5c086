/** The whole platform for a command that needs it: settings, database (the site's or the embedded one), application. */
import { pino, destination, type Logger } from 'pino';
import { createApp, type App } from '../app.js';
import type { Config } from '../config.js';
import { startEmbedded, type Embedded } from '../ops/mongo/embedded.js';

export interface Database {
  uri: string;
  /** Absent when the site's own MongoDB is used. */
  embedded?: Embedded;
  stop(): Promise<void>;
}

/** JSON lines on standard error, so that standard output keeps what was asked for. */
export function createLogger(config: Config): Logger {
  return pino({ level: config.logLevel, base: null }, destination({ dest: 2, sync: true }));
}

/** @throws MongoRefused */
export async function openDatabase(config: Config, env: Record<string, string | undefined>, logger: Logger): Promise<Database> {
  if (config.mongodbUri) return { uri: config.mongodbUri, stop: () => Promise.resolve() };
  const embedded = await startEmbedded({ dataDir: config.dataDir, log: logger, env });
  return { uri: embedded.uri, embedded, stop: () => embedded.stop() };
}

export interface Platform {
  app: App;
  database: Database;
  readonly stop: () => Promise<void>;
}

/** Everything up, nothing accepted yet. @throws MongoRefused */
export async function startPlatform(config: Config, env: Record<string, string | undefined>, logger: Logger): Promise<Platform> {
  const database = await openDatabase(config, env, logger);
  try {
    const app = await createApp({ config, mongoUri: database.uri, logger });
    return {
      app,
      database,
      async stop() {
        await app.close();
        await database.stop();
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}
