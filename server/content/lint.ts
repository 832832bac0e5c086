/** Lint of files and folders: scenarios, catalogues and campaigns, each with everything that is wrong with it (spec 2). */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Definition } from '../engine/definition.js';
import type { Catalogue } from '../shared/catalogue.js';
import type { AuthoringError } from '../shared/scenario.js';
import { filesOf, loadLibrary } from './library.js';
import { readCampaign, readCatalogue, readScenario } from './yaml.js';

export type Kind = 'scenario' | 'catalogue' | 'campaign';

export interface LintedFile {
  /** As it was named, or found below what was named. */
  file: string;
  kind: Kind;
  /** Errors and warnings in the order of the file. */
  findings: AuthoringError[];
  /** Of a scenario or campaign without errors. */
  definition?: Definition;
}

const FORMAT = /format["']?\s*:\s*["']?dientap\/(scenario|catalogue|campaign)@/;
const isYaml = (name: string): boolean => /\.(ya?ml|json)$/.test(name);

/** Not the author's own: dependencies, hidden folders, attachments. */
const isSkipped = (name: string): boolean => name.startsWith('.') || name === 'node_modules' || name === 'files';

/** Files of our formats below a folder, in the order of their names. */
async function below(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const lists = await Promise.all(
    entries.map(async (entry): Promise<string[]> => {
      const name = path.join(folder, entry.name);
      if (entry.isDirectory()) return isSkipped(entry.name) ? [] : below(name);
      if (!isYaml(entry.name) || entry.name.endsWith('.schema.json')) return [];
      const ours = entry.name === 'scenario.yaml' || FORMAT.test((await readFile(name, 'utf8')).slice(0, 4000));
      return ours ? [name] : [];
    }),
  );
  return lists.flat();
}

function kindOf(file: string, text: string): Kind {
  const stated = FORMAT.exec(text)?.[1];
  if (stated) return stated as Kind;
  const folder = path.basename(path.dirname(file));
  return folder === '_catalogue' ? 'catalogue' : folder === '_campaigns' ? 'campaign' : 'scenario';
}

/** Catalogues that a scenario may use: those beside its folder, else the product's. */
async function cataloguesFor(file: string, shipped: string): Promise<Catalogue[]> {
  const folder = path.dirname(path.resolve(file));
  const places = [path.join(path.dirname(folder), '_catalogue'), path.join(folder, '_catalogue'), path.join(shipped, '_catalogue')];
  for (const place of places) {
    const names = (await readdir(place).catch(() => [])).filter((name) => /\.ya?ml$/.test(name)).toSorted();
    if (names.length === 0) continue;
    const read = await Promise.all(names.map(async (name) => readCatalogue(await readFile(path.join(place, name), 'utf8'))));
    return read.flatMap((each) => ('catalogue' in each ? [each.catalogue] : []));
  }
  return [];
}

const atTop = (message: string, messageEn: string, line = 1): AuthoringError => ({
  path: '$.id',
  line,
  column: 1,
  severity: 'error',
  message,
  messageEn,
});

async function lintScenario(file: string, text: string, shipped: string): Promise<Omit<LintedFile, 'file' | 'kind'>> {
  const folder = path.dirname(path.resolve(file));
  const read = readScenario(text, { catalogues: await cataloguesFor(file, shipped), files: await filesOf(folder) });
  if ('errors' in read) return { findings: read.errors };
  const { id } = read.source;
  if (path.basename(file) === 'scenario.yaml' && path.basename(folder) !== id) {
    const line = text.split('\n').findIndex((each) => /^["']?id["']?\s*:/.test(each)) + 1;
    const error = atTop(
      `thư mục tên "${path.basename(folder)}" nhưng id là "${id}"; hãy đặt cho giống nhau`,
      `the folder is called "${path.basename(folder)}" and the id is "${id}"; make them the same`,
      Math.max(1, line),
    );
    return { findings: [error, ...read.warnings] };
  }
  return { findings: read.warnings, definition: read.definition };
}

/** A campaign is as good as what its stages make together, so its own library is read too. */
async function lintCampaign(file: string, text: string): Promise<Omit<LintedFile, 'file' | 'kind'>> {
  const read = readCampaign(text);
  if ('errors' in read) return { findings: read.errors };
  const folder = path.dirname(path.dirname(path.resolve(file)));
  const { campaigns } = await loadLibrary(folder);
  const entry = campaigns.find(({ id }) => id === path.basename(file).replace(/\.yaml$/, ''));
  // Lines of the chained scenario are not lines of this file.
  const findings = [...(entry?.errors ?? []), ...(entry?.warnings ?? [])].map((each) => ({ ...each, line: 1, column: 1 }));
  return { findings, ...(entry?.scenario && { definition: entry.scenario.definition }) };
}

async function lintFile(file: string, shipped: string): Promise<LintedFile> {
  const text = await readFile(file, 'utf8');
  const kind = kindOf(file, text);
  if (kind === 'scenario') return { file, kind, ...(await lintScenario(file, text, shipped)) };
  if (kind === 'campaign') return { file, kind, ...(await lintCampaign(file, text)) };
  const read = readCatalogue(text);
  return { file, kind, findings: 'errors' in read ? read.errors : read.warnings };
}

/**
 * Lints files, and whatever of our formats lies below folders. `shipped`: the product's own library, whose catalogues serve
 * where none lie beside a scenario. Rejects with the system's error when a path cannot be read.
 */
export async function lintPaths(paths: readonly string[], shipped: string): Promise<LintedFile[]> {
  const files = await Promise.all(paths.map(async (each) => ((await stat(each)).isDirectory() ? below(each) : [each])));
  return Promise.all([...new Set(files.flat())].map((file) => lintFile(file, shipped)));
}
