/** A scenario named on the command line: a file, a folder, or an id of the library. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { loadLibrary } from '../content/library.js';
import { readCatalogue, readScenario } from '../content/yaml.js';
import { SCENARIOS } from '../paths.js';
import type { Catalogue } from '../shared/catalogue.js';
import type { AuthoringError, ScenarioSource } from '../shared/scenario.js';
import type { Terminal } from './command.js';

/** The product's catalogues of actions; one that cannot be read is left out. */
export async function productCatalogues(): Promise<Catalogue[]> {
  const folder = path.join(SCENARIOS, '_catalogue');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted();
  const read = await Promise.all(names.map(async (name) => readCatalogue(await readFile(path.join(folder, name), 'utf8'))));
  return read.flatMap((each) => ('catalogue' in each ? [each.catalogue] : []));
}

async function textAt(name: string): Promise<string | null> {
  const found = await stat(name).catch(() => null);
  return found ? readFile(found.isDirectory() ? path.join(name, 'scenario.yaml') : name, 'utf8').catch(() => null) : null;
}

/** A campaign is chained from its scenarios, so it takes the whole library to read. */
async function campaignText(id: string): Promise<string | null> {
  const file = path.join(SCENARIOS, '_campaigns', `${id}.yaml`);
  if (!(await stat(file).catch(() => null))) return null;
  return (await loadLibrary(SCENARIOS)).campaigns.find((entry) => entry.id === id)?.text ?? null;
}

const errorLine = (name: string, { line, column, message, messageEn }: AuthoringError): string =>
  `${name}:${line}:${column} ${message}${messageEn === undefined ? '' : ` / ${messageEn}`}`;

/** The scenario as its author wrote it; null once what is wrong has been told. Files beside it are not looked at. */
export async function namedScenario(name: string, catalogues: readonly Catalogue[], terminal: Terminal): Promise<ScenarioSource | null> {
  const inLibrary = /^[\w.-]+$/.test(name);
  const text = (await textAt(name)) ?? (inLibrary ? ((await textAt(path.join(SCENARIOS, name))) ?? (await campaignText(name))) : null);
  if (text === null) {
    const ids = (await readdir(SCENARIOS, { withFileTypes: true }))
      .filter((entry) => entry.isDirectory() && !/^[_.]/.test(entry.name))
      .map((entry) => entry.name)
      .join(', ');
    terminal.err(
      `Không có kịch bản hay tệp "${name}"; thư viện có: ${ids}.\nThere is no scenario or file "${name}"; the library has: ${ids}.`,
    );
    return null;
  }
  const read = readScenario(text, { catalogues });
  if (!('errors' in read)) return read.source;
  for (const error of read.errors) terminal.err(errorLine(name, error));
  return null;
}
