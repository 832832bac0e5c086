// Our own server as a process of its own, on an empty data folder with the embedded MongoDB, as an operator starts it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const ADMIN = { email: 'admin@dientap.example', password: 'mot-mat-khau-du-dai' };

/** Builds what is stale, so that figures are those of the sources as they are now. */
export async function buildOnce() {
  const { build } = await import('../../server/build.mjs');
  await build({ ifStale: true });
}

export const newDataDir = () => mkdtempSync(path.join(tmpdir(), 'dientap-bench-'));
export const removeDataDir = (dir) => rmSync(dir, { recursive: true, force: true });

/** Processes whose command line names the data folder: the embedded mongod. */
function mongodOf(dataDir) {
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const args = readFileSync(`/proc/${entry}/cmdline`, 'utf8');
      if (args.includes(dataDir) && args.includes('mongod')) return Number(entry);
    } catch {
      // it has ended meanwhile
    }
  }
  return null;
}

/** Resident memory in MiB of a process, from /proc. */
export function rssMiB(pid) {
  const line = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) / 1024;
}

/** CPU seconds a process has used so far. */
export function cpuSeconds(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Starts `dientap serve` and waits for its greeting. @throws Error with what it wrote when it ends before that. */
export async function startServer({ dataDir, port = 0, nodeArgs = [], env = {} }) {
  const from = performance.now();
  const child = spawn(process.execPath, [...nodeArgs, path.join(ROOT, 'server', 'bin.mjs'), 'serve'], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      HOST: '127.0.0.1',
      PORT: String(port),
      DIENTAP_DATA: dataDir,
      DIENTAP_NO_BUILD: '1',
      LOG_LEVEL: 'warn',
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit');
  const said = { out: '', err: '' };
  child.stderr.on('data', (chunk) => (said.err += chunk));
  const url = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said.out += chunk;
      const found = /ready in [\d.]+ s: (\S+)/.exec(said.out);
      if (found) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said.out}${said.err}`)));
  });
  const readyMs = performance.now() - from;
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid,
    mongodPid: mongodOf(dataDir),
    readyMs,
    said,
    alive: () => child.exitCode === null && child.signalCode === null,
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
    async kill9() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
