#!/usr/bin/env node
// The `dientap` command: builds what is stale, then hands over to the command line in dist/.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(here, '..', 'dist', 'dientap.mjs');
// an installed image ships dist/ without the tools that build it
const canBuild = existsSync(path.join(here, '..', 'node_modules', 'vite')) && existsSync(path.join(here, '..', 'client', 'src'));
if (canBuild && !process.env.DIENTAP_NO_BUILD) {
  const { build } = await import('./build.mjs');
  await build({ ifStale: true });
}
process.setSourceMapsEnabled(true);
const { main } = await import(dist);
await main(process.argv.slice(2));
