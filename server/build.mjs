// Builds dist/dientap.mjs (server and command line) and dist/client (web application). --if-stale: only what is older than its sources.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

function newest(folders) {
  const times = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(path.join(entry.parentPath ?? entry.path, entry.name)).mtimeMs),
  );
  return Math.max(...times, statSync(path.join(root, 'package.json')).mtimeMs);
}

function stale(output, folders) {
  try {
    return statSync(path.join(root, output)).mtimeMs < newest(folders);
  } catch {
    return true;
  }
}

/** Builds what is needed; `ifStale` leaves alone what is newer than its sources. */
export async function build({ ifStale = false } = {}) {
  if (!ifStale || stale('dist/dientap.mjs', ['server'])) {
    const esbuild = await import('esbuild');
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: ['server/index.ts'],
      outfile: 'dist/dientap.mjs',
      bundle: true,
      packages: 'external',
      platform: 'node',
      target: 'node20',
      format: 'esm',
      sourcemap: true,
      logLevel: 'warning',
    });
  }
  if (!ifStale || stale('dist/client/index.html', ['client', 'server/shared'])) {
    const vite = await import('vite');
    await vite.build({ root: path.join(root, 'client'), logLevel: 'warn' });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build({ ifStale: process.argv.includes('--if-stale') });
