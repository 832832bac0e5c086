/** Starts mongod on a folder and waits until it takes writes; says in words why when it does not. */
import { rename, rm, stat } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import type { Binary, MongoLogger } from './find-binary.js';
import { freePort } from './free-port.js';
import { isMongodOn, listens, logTail, spawnMongod, type Mongod, type MongodExit } from './mongod-process.js';
import { isAlive, markOf } from './process-facts.js';
import { MongoRefused } from './refusal.js';
import { bringUp } from './replica-set.js';
import { wrongSeries } from './series.js';
import { readState, writeState, type Layout } from './state.js';

export interface Ground {
  layout: Layout;
  binary: Binary;
  password: string;
  log: MongoLogger;
}

export interface Running {
  mongod: Mongod;
  port: number;
  /** Wall ms from the start to the first possible write. */
  tookMs: number;
}

/** mongod could not listen: somebody else has the port. */
class PortTaken extends Error {}

const ADDRESS_IN_USE = 48;
const LARGE_LOG = 20 * 1024 * 1024;

/** Starts on the port of the last start when it is free, else on another. @throws MongoRefused */
export async function startOnAnyPort(ground: Ground): Promise<Running> {
  let preferred = (await readState(ground.layout)).port;
  for (let attempt = 0; ; attempt++) {
    const port = await freePort(preferred);
    try {
      return await startOn(port, ground);
    } catch (error) {
      if (!(error instanceof PortTaken) || attempt >= 4) throw error;
      preferred = undefined;
    }
  }
}

/** @throws MongoRefused with the reason that mongod gave; PortTaken. `begun` is told of the process before it is ready. */
export async function startOn(port: number, ground: Ground, begun?: (mongod: Mongod) => void): Promise<Running> {
  const { layout, binary, password, log } = ground;
  const from = performance.now();
  await putLargeLogAside(layout);
  const mongod = spawnMongod(binary.path, layout, port);
  begun?.(mongod);
  await writeState(layout, { ...(await readState(layout)), port, mongod: markOf(mongod.pid) });
  const slow = setTimeout(
    () => log.warn({ pid: mongod.pid }, 'mongod is still recovering its data; this can take minutes after a crash'),
    20_000,
  );
  try {
    if (await listens(mongod, port)) await bringUp(port, password, () => mongod.hasExited());
    if (!mongod.hasExited()) return { mongod, port, tookMs: Math.round(performance.now() - from) };
  } catch (error) {
    // When it ended on the way, that is the reason, and not the connection that it closed.
    if (!mongod.hasExited()) {
      mongod.kill();
      await mongod.exited;
      throw error;
    }
  } finally {
    clearTimeout(slow);
  }
  throw await whyEnded(await mongod.exited, ground, port);
}

async function whyEnded(exit: MongodExit, { layout, binary }: Ground, port: number): Promise<Error> {
  const tail = await logTail(layout);
  if (exit.code === ADDRESS_IN_USE || /Address already in use/.test(tail.slice(-2000))) return new PortTaken(`port ${port} is taken`);
  if (/DBPathInUse|Unable to lock (?:the )?(?:lock )?file/i.test(tail.slice(-3000))) {
    return new MongoRefused({
      vi: `Một mongod khác đang chạy trên ${layout.db}. Hãy dừng nó (có thể ở trong một container khác dùng chung thư mục), hoặc đặt DIENTAP_DATA trỏ tới thư mục khác.`,
      en: `Another mongod is running on ${layout.db}. Stop it (it may be in another container that shares the folder), or set DIENTAP_DATA to another folder.`,
    });
  }
  if (exit.code === 62) return wrongSeries(layout.db, (await readState(layout)).series ?? '?', binary.version, binary.path);
  const how = exit.error ? exit.error.message : exit.signal ? exit.signal : `code ${exit.code}`;
  const last = tail.trimEnd().split('\n').slice(-5).join('\n');
  return new MongoRefused({
    vi: `mongod ${binary.version} (${binary.path}) không khởi động được (${how}). Xem ${layout.log}; kiểm tra dung lượng đĩa và quyền của thư mục. Những dòng cuối:\n${last}`,
    en: `mongod ${binary.version} (${binary.path}) did not start (${how}). See ${layout.log}; check disk space and the folder’s permissions. Its last lines:\n${last}`,
  });
}

/**
 * Ends the mongod that a killed server left on this folder. At once: its journal holds every acknowledged write, an
 * orderly stop would only make people wait. Verified to be ours by start time and command line.
 */
export async function endOrphan(layout: Layout, log: MongoLogger): Promise<void> {
  const mark = (await readState(layout)).mongod;
  if (!mark || !isAlive(mark) || !isMongodOn(mark.pid, layout)) return;
  log.warn(
    { pid: mark.pid },
    'a mongod left by a killed server is still on this data folder: it is ended, its journal keeps what was acknowledged',
  );
  process.kill(mark.pid, 'SIGKILL');
  while (isAlive(mark)) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** One old log is kept; returns whether it was put aside. */
export async function putLargeLogAside(layout: Layout): Promise<boolean> {
  const size = await stat(layout.log).then(
    (facts) => facts.size,
    () => 0,
  );
  if (size < LARGE_LOG) return false;
  await rm(`${layout.log}.1`, { force: true });
  await rename(layout.log, `${layout.log}.1`);
  return true;
}
