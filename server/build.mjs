// Builds dist/dientap.mjs (server and command line), dist/client (web application) and dist/client/verify.html (checks bundles from a file). --if-stale: only what is older than its sources.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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

/** The page that checks bundles, in one file that needs nothing else; its policy allows its own script and styles and no network. */
async function buildVerifier(esbuild) {
  const bundle = async (entry, options) => {
    const { outputFiles } = await esbuild.build({
      absWorkingDir: root,
      entryPoints: [entry],
      bundle: true,
      minify: true,
      charset: 'utf8',
      target: 'es2022',
      legalComments: 'none',
      logLevel: 'warning',
      write: false,
      ...options,
    });
    return outputFiles[0].text.trim().replaceAll('</script', '<\\/script');
  };
  const script = await bundle('client/src/verifier/main.ts', { format: 'iife', platform: 'browser' });
  const style = await bundle('client/src/verifier/page.css', {});
  const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    'worker-src blob:',
    `style-src ${hash(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = [
    '<!doctype html>',
    '<html lang="vi">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    '<title>dientap</title>',
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<noscript>Trang này cần JavaScript. / This page needs JavaScript.</noscript>',
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ];
  mkdirSync(path.join(root, 'dist/client'), { recursive: true });
  writeFileSync(path.join(root, 'dist/client/verify.html'), page.join('\n'));
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
  if (!ifStale || stale('dist/client/verify.html', ['client/src/verifier', 'server/proof', 'server/shared', 'server/scoring'])) {
    await buildVerifier(await import('esbuild'));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build({ ifStale: process.argv.includes('--if-stale') });
