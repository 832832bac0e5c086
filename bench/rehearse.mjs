// How long a rehearsal takes: 200 behaviours of each library scenario.
// Run: node bench/rehearse.mjs [scenario id]   (bundles the sources first, so that nothing but the product is measured)
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = await mkdtemp(path.join(root, 'node_modules', '.cache-rehearse-'));
try {
  const entry = path.join(folder, 'entry.ts');
  const from = (file) => JSON.stringify(path.join(root, 'server', file));
  await writeFile(
    entry,
    `export { loadLibrary } from ${from('content/library.ts')};\nexport { rehearse } from ${from('rehearsal/index.ts')};\n`,
  );
  const outfile = path.join(folder, 'entry.mjs');
  await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile, logLevel: 'error' });
  const { loadLibrary, rehearse } = await import(pathToFileURL(outfile).href);
  const library = await loadLibrary(path.join(root, 'scenarios'));
  const scenarios = [...library.entries, ...library.campaigns].flatMap(({ id, scenario }) =>
    scenario ? [{ id, definition: scenario.definition }] : [],
  );
  const [, , only] = process.argv;
  console.log('scenario                          minutes injects rules behaviours  wall ms (best of 3)  cpu ms');
  for (const { id, definition } of scenarios.filter((each) => only === undefined || each.id === only)) {
    let best = { wall: Infinity, cpu: Infinity };
    let behaviours = 0;
    for (let round = 0; round < 3; round += 1) {
      const cpu = process.cpuUsage();
      const start = performance.now();
      behaviours = rehearse(definition, { seed: 1 }).behaviours.length;
      const wall = performance.now() - start;
      const used = process.cpuUsage(cpu);
      if (wall < best.wall) best = { wall, cpu: (used.user + used.system) / 1000 };
    }
    const cells = [definition.duration / 60_000, definition.injects.length, definition.rules.length, behaviours];
    console.log(
      `${id.padEnd(34)}${cells.map((cell) => String(cell).padStart(7)).join('')}${String(Math.round(best.wall)).padStart(20)}${String(Math.round(best.cpu)).padStart(10)}`,
    );
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
