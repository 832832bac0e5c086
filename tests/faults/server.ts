/** The real server as a process of its own, on a database that outlives it: started as an operator does, killed as a power cut does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll } from '@jest/globals';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface ServerProcess {
  url: string;
  port: number;
  /** `kill -9`; resolves when the process is gone. */
  kill9(): Promise<void>;
  stop(): Promise<void>;
}

export const ADMIN = { email: 'admin@dientap.example', password: 'mot-mat-khau-du-dai' };

let built: Promise<string> | undefined;
afterAll(async () => {
  if (built) await rm(await built, { force: true });
});

/** The sources as they are now in one file, inside the project so that it finds its packages and scenarios. */
async function bundle(): Promise<string> {
  const outfile = path.join(ROOT, 'node_modules', '.cache', 'tests', `server-${process.pid}.mjs`);
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['server/index.ts'],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
  });
  return outfile;
}

/** @throws Error with what the server wrote when it ends before it is ready. */
export async function startServer(settings: { mongoUri: string; dataDir: string; port?: number }): Promise<ServerProcess> {
  built ??= bundle();
  const child = spawn(process.execPath, [await built, 'serve'], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      HOST: '127.0.0.1',
      PORT: String(settings.port ?? 0),
      MONGODB_URI: settings.mongoUri,
      DIENTAP_DATA: settings.dataDir,
      LOG_LEVEL: 'warn',
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit');
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ready = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
      if (url) resolve(url);
    });
  });
  const url = await Promise.race([
    ready,
    gone.then(() => {
      throw new Error(`the server ended before it was ready:\n${said}`);
    }),
  ]);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  return { url, port: Number(new URL(url).port), kill9: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

/** One call of the HTTP interface. @throws Error with the answer when it is not a success. */
export async function call<T>(url: string, method: string, path: string, given: { token?: string; body?: unknown } = {}): Promise<T> {
  const response = await fetch(`${url}/api${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(given.token && { authorization: `Bearer ${given.token}` }) },
    ...(given.body !== undefined && { body: JSON.stringify(given.body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
