/** A `dientap serve` process as an administrator starts it: built if stale, empty, on a free port of the loopback. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const ADMIN = { email: 'truc.ban@dientap.example', password: 'mat-khau-chi-de-thu' } as const;

export interface Server {
  url: string;
  /** Ends the process at once, as a power cut does. */
  kill: () => Promise<void>;
  /** After `kill`: a new process on the same data, at the same address. */
  again: () => Promise<void>;
  /** Ends the process by its own id and removes its data. */
  stop: () => Promise<void>;
}

interface Running {
  url: string;
  end: (signal: NodeJS.Signals) => Promise<void>;
}

async function launch(data: string, settings: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, [path.join(root, 'server/bin.mjs'), 'serve'], {
    cwd: data,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: '0',
      PUBLIC_URL: undefined,
      MONGODB_URI: undefined,
      DIENTAP_DATA: data,
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      SMTP_URL: undefined,
      LOG_LEVEL: 'warn',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit');
  const said: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => said.push(line));
  // what it warns of belongs to the story that met it
  const warned = (line: string): void => void (/"level":[4-6]0/.test(line) && console.warn(line));
  const ready = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line);
      warned(line);
      const found = /ready in .*(http:\/\/127\.0\.0\.1:\d+)/.exec(line);
      if (found?.[1]) resolve(found[1]);
    });
  });
  const url = await Promise.race([ready, gone.then(() => null)]);
  if (url === null) throw new Error(`the server did not start:\n${said.join('\n')}`);
  return {
    url,
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await gone;
    },
  };
}

/** Resolves when the server takes requests. Rejects with what it said when it ends before that. `more`: further settings. */
export async function startServer(more: Record<string, string> = {}): Promise<Server> {
  const data = await mkdtemp(path.join(tmpdir(), 'dientap-browser-'));
  const remove = (): Promise<void> => rm(data, { recursive: true, force: true });
  try {
    let running = await launch(data, more);
    const { url } = running;
    return {
      url,
      kill: () => running.end('SIGKILL'),
      async again() {
        running = await launch(data, { ...more, PORT: new URL(url).port });
      },
      async stop() {
        await running.end('SIGTERM');
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
