// Builds dist/dientap.mjs (server and command line) and dist/client (web application). --if-stale: only what is older than its sources.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

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

/** Once here instead of at every request: a hall that opens the console at once costs the server nothing but sending. */
function compress(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|css|svg)$/.test(entry.name)) continue;
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    const bytes = readFileSync(file);
    if (bytes.length < 1024) continue;
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
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
  if (!ifStale || stale('dist/client/index.html', ['client', 'server/shared', 'server/engine', 'server/scoring', 'server/charts'])) {
    const vite = await import('vite');
    await vite.build({ root: path.join(root, 'client'), logLevel: 'warn' });
    compress(path.join(root, 'dist/client/assets'));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build({ ifStale: process.argv.includes('--if-stale') });
