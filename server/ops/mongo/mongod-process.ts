/** One run of mongod: its settings, its start, its end, and the guard that ends it when the server is gone. */
import { spawn, type ChildProcess } from 'node:child_process';
import { open } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Layout } from './state.js';
import { commandLine } from './process-facts.js';

export const SET_NAME = 'dientap';

export interface MongodExit {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Why it could not be run at all. */
  error?: Error;
}

export interface Mongod {
  pid: number;
  exited: Promise<MongodExit>;
  hasExited(): boolean;
  kill(): void;
}

/** Small on purpose: server and mongod together stay below 350 MB when idle. */
const CACHE_GB = '0.25';
const OPLOG_MB = '256';

function settings(layout: Layout, port: number): string[] {
  return [
    ['--dbpath', layout.db],
    ['--port', String(port)],
    ['--bind_ip', '127.0.0.1'],
    process.platform === 'win32' ? [] : ['--nounixsocket'],
    ['--replSet', SET_NAME, '--oplogSize', OPLOG_MB],
    ['--auth', '--keyFile', layout.keyFile],
    // zlib in unpatched servers leaks memory to anybody who connects; on loopback nothing is won by compression.
    ['--networkMessageCompressors', 'disabled'],
    ['--storageEngine', 'wiredTiger', '--wiredTigerCacheSizeGB', CACHE_GB],
    ['--setParameter', 'diagnosticDataCollectionEnabled=false'],
    ['--quiet', '--logpath', layout.log, '--logappend', '--logRotate', 'reopen'],
  ].flat();
}

/**
 * Waits on a pipe that the server holds: it closes however the server ends, `kill -9` included. Then it ends mongod, at
 * once: the journal holds every acknowledged write, and an orderly stop of a set of one takes ten seconds or more, in
 * which the next server would find the folder taken. A word on the pipe instead of its end: mongod is gone already.
 */
const GUARD = `
read -r word && exit 0
if [ -r "/proc/$1/cmdline" ]; then line=$(tr '\\0' ' ' < "/proc/$1/cmdline"); else line=$(ps -p "$1" -o args= 2>/dev/null); fi
case "$line" in *"$2"*) kill -KILL "$1" ;; esac
exit 0
`;

/** Starts mongod in a session of its own: Ctrl-C in the terminal is the server's to handle, in its order. */
export function spawnMongod(binary: string, layout: Layout, port: number): Mongod {
  const child = spawn(binary, settings(layout, port), { stdio: 'ignore', detached: true, windowsHide: true });
  let ended = false;
  const guard = child.pid === undefined || process.platform === 'win32' ? null : spawnGuard(child.pid, layout.db);
  const exited = new Promise<MongodExit>((resolve) => {
    const end = (exit: MongodExit): void => {
      ended = true;
      guard?.stdin?.end('gone\n');
      resolve(exit);
    };
    child.once('error', (error) => end({ code: null, signal: null, error }));
    child.once('exit', (code, signal) => end({ code, signal }));
  });
  return { pid: child.pid ?? 0, exited, hasExited: () => ended, kill: () => void child.kill('SIGKILL') };
}

function spawnGuard(pid: number, dbpath: string): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', GUARD, 'dientap-mongod-guard', String(pid), dbpath], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.on('error', () => undefined);
  guard.stdin?.on('error', () => undefined);
  guard.unref();
  return guard;
}

/** Is this process a mongod on this folder? */
export function isMongodOn(pid: number, layout: Layout): boolean {
  return commandLine(pid)?.includes(` --dbpath ${layout.db} `) ?? false;
}

/** Waits until something listens on the port or mongod has ended; false when it ended. */
export async function listens(mongod: Mongod, port: number): Promise<boolean> {
  while (!mongod.hasExited()) {
    const heard = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (heard) return !mongod.hasExited();
    await sleep(15);
  }
  return false;
}

/** The last lines of mongod's own log, for the reason of a failure. */
export async function logTail(layout: Layout, bytes = 8192): Promise<string> {
  const file = await open(layout.log, 'r').catch(() => null);
  if (!file) return '';
  try {
    const { size } = await file.stat();
    const length = Math.min(size, bytes);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8');
  } finally {
    await file.close();
  }
}
