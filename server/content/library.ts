/** The scenario library on disk: `<folder>/<id>/scenario.yaml` with `files/`, catalogues in `<folder>/_catalogue/`. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import type { Definition } from '../engine/definition.js';
import { CampaignSource } from '../shared/campaign.js';
import type { Catalogue } from '../shared/catalogue.js';
import type { AuthoringError, ScenarioSource } from '../shared/scenario.js';
import { scenarioHash } from './hash.js';
import { readCatalogue, readScenario } from './yaml.js';
import { chain } from './campaign.js';

export interface LibraryFile {
  type: string;
  size: number;
  /** Where it lies on this machine. */
  location: string;
}

export interface LibraryEntry {
  /** Name of the folder, which is the scenario's id. */
  id: string;
  /** The file as written. */
  text: string;
  /** Absent when the scenario has errors. */
  scenario?: { source: ScenarioSource; definition: Definition; hash: string };
  /** By the path the scenario names them with. */
  files: Record<string, LibraryFile>;
  errors: AuthoringError[];
  warnings: AuthoringError[];
}

export interface Library {
  catalogues: Catalogue[];
  entries: LibraryEntry[];
  /** Campaigns of `_campaigns/*.yaml`, each chained into one scenario; `text` is that scenario's. */
  campaigns: LibraryEntry[];
  /** Catalogues that could not be read, by file name. */
  broken: { file: string; errors: AuthoringError[] }[];
}

const TYPES: Record<string, string> = {
  '.txt': 'text/plain; charset=utf-8',
  '.log': 'text/plain; charset=utf-8',
  '.eml': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.pdf': 'application/pdf',
};

/** Types a browser may show; everything else is a download. */
export const typeOf = (name: string): string => TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream';

export async function filesOf(folder: string): Promise<Record<string, LibraryFile>> {
  const found = await readdir(join(folder, 'files'), { recursive: true, withFileTypes: true }).catch(() => []);
  const entries = await Promise.all(
    found
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const location = join(entry.parentPath, entry.name);
        const name = relative(folder, location).split(sep).join('/');
        return [name, { type: typeOf(name), size: (await stat(location)).size, location }] as const;
      }),
  );
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const atTop = (message: string, messageEn: string): AuthoringError => ({
  path: '$',
  line: 1,
  column: 1,
  severity: 'error',
  message,
  messageEn,
});

/** One scenario's folder; what is wrong with it stands in `errors`. */
export async function loadEntry(folder: string, id: string, catalogues: readonly Catalogue[]): Promise<LibraryEntry> {
  const files = await filesOf(folder);
  let text: string;
  try {
    text = await readFile(join(folder, 'scenario.yaml'), 'utf8');
  } catch {
    return { id, text: '', files, errors: [atTop('không đọc được scenario.yaml', 'scenario.yaml cannot be read')], warnings: [] };
  }
  const read = readScenario(text, { catalogues, files });
  if ('errors' in read) return { id, text, files, errors: read.errors, warnings: [] };
  const errors =
    read.source.id === id
      ? []
      : [atTop(`thư mục phải mang tên kịch bản: ${read.source.id}`, `the folder must carry the scenario's id: ${read.source.id}`)];
  const { source, definition, warnings } = read;
  return {
    id,
    text,
    files,
    errors,
    warnings,
    ...(errors.length === 0 && { scenario: { source, definition, hash: scenarioHash(source) } }),
  };
}

/** One campaign, chained from the scenarios it names; what is wrong with it stands in `errors`. */
function loadCampaign(file: string, text: string, entries: readonly LibraryEntry[], catalogues: readonly Catalogue[]): LibraryEntry {
  const id = file.replace(/\.yaml$/, '');
  const failed = (message: string, messageEn = message): LibraryEntry => ({
    id,
    text,
    files: {},
    errors: [atTop(message, messageEn)],
    warnings: [],
  });
  let plan: CampaignSource;
  try {
    const parsed = CampaignSource.safeParse(parse(text));
    if (!parsed.success) return failed(z.prettifyError(parsed.error));
    plan = parsed.data;
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
  const sources = new Map(entries.flatMap((entry) => (entry.scenario ? [[entry.id, entry.scenario.source] as const] : [])));
  let chained: string;
  try {
    chained = stringify(chain(plan, sources), { lineWidth: 120 });
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
  const files = Object.fromEntries(
    plan.stages.flatMap(({ scenario, as }) =>
      Object.entries(entries.find((entry) => entry.id === scenario)?.files ?? {}).map(([path, of]) => [
        path.replace(/^files\//, `files/${as}/`),
        of,
      ]),
    ),
  );
  const read = readScenario(chained, { catalogues, files });
  if ('errors' in read) return { id, text: chained, files, errors: read.errors, warnings: [] };
  return {
    id,
    text: chained,
    files,
    errors: [],
    warnings: read.warnings,
    scenario: { source: read.source, definition: read.definition, hash: scenarioHash(read.source) },
  };
}

/** Reading a scenario takes a tenth of a second: between two of them whatever else waits has its turn. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  await setImmediate();
  return work();
}

/** Everything under `folder`; a scenario or catalogue with errors does not stop the others. Rejects when the folder itself cannot be read. */
export async function loadLibrary(folder: string): Promise<Library> {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const shared = (await readdir(join(folder, '_catalogue')).catch(() => [])).filter((name) => name.endsWith('.yaml')).toSorted();
  const read = await Promise.all(
    shared.map(async (file) => ({ file, result: readCatalogue(await readFile(join(folder, '_catalogue', file), 'utf8')) })),
  );
  const catalogues = read.flatMap(({ result }) => ('catalogue' in result ? [result.catalogue] : []));
  const broken = read.flatMap(({ file, result }) => ('errors' in result ? [{ file, errors: result.errors }] : []));
  const ids = names.filter((name) => !name.startsWith('_') && !name.startsWith('.')).toSorted();
  const entries: LibraryEntry[] = [];
  for (const id of ids) entries.push(await inTurn(() => loadEntry(join(folder, id), id, catalogues)));
  const plans = (await readdir(join(folder, '_campaigns')).catch(() => [])).filter((name) => name.endsWith('.yaml')).toSorted();
  const campaigns: LibraryEntry[] = [];
  for (const file of plans) {
    const text = await readFile(join(folder, '_campaigns', file), 'utf8');
    campaigns.push(await inTurn(() => Promise.resolve(loadCampaign(file, text, entries, catalogues))));
  }
  return { catalogues, entries, campaigns, broken };
}
