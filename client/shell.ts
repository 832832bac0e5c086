/** Builds the service worker: which files the team console can ever need, read from the graph of chunks. */
import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';
import type { Shell } from './src/worker/shell.js';

/** Pages that must open without a network, by their source; whatever they load later is kept with them. */
const PAGES = [/consoles\/team\/index\.tsx$/, /consoles\/start\/(join|home)\.tsx$/];
const CONSOLE = /\/src\/consoles\//;
const WORKER = 'sw.js';

export function shell(): Plugin {
  return {
    name: 'shell',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id: `${import.meta.dirname}/src/worker/sw.ts`, fileName: WORKER });
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle[WORKER];
        if (worker?.type !== 'chunk') throw new Error('the service worker was not built');
        const { entry, files } = filesOf(bundle);
        const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 16);
        const told: Shell = { version, entry, files };
        if (!worker.code.includes('__SHELL__')) throw new Error('the service worker has no place for its list');
        worker.code = worker.code.replace('__SHELL__', JSON.stringify(told));
      },
    },
  };
}

function filesOf(bundle: Rolldown.OutputBundle): { entry: string; files: string[] } {
  const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const entry = chunks.find((chunk) => chunk.isEntry && chunk.fileName !== WORKER);
  if (!entry) throw new Error('the page has no script');
  const taken = new Set<string>();
  const take = (name: string): void => {
    const chunk = byName.get(name);
    if (!chunk || taken.has(name)) return;
    taken.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) taken.add(style);
    for (const next of chunk.imports) take(next);
    for (const next of chunk.dynamicImports) {
      const source = byName.get(next)?.facadeModuleId ?? '';
      // the entry knows every console; of those only the pages that must open
      const leads = chunk !== entry || !CONSOLE.test(source) || PAGES.some((page) => page.test(source));
      if (leads) take(next);
    }
  };
  take(entry.fileName);
  const fonts = Object.keys(bundle).filter((name) => name.endsWith('.woff2'));
  return { entry: `/${entry.fileName}`, files: [...taken, ...fonts, 'favicon.svg'].map((name) => `/${name}`).toSorted() };
}
