/** The library read once and kept, and uploaded scenarios read with its catalogues. */
import { readFile } from 'node:fs/promises';
import type { HostLogger } from '../drills/logger.js';
import type { Definition } from '../engine/definition.js';
import type { Catalogue } from '../shared/catalogue.js';
import type { AuthoringError, ScenarioSource } from '../shared/scenario.js';
import { scenarioHash } from './hash.js';
import { loadLibrary, type Library, type LibraryEntry } from './library.js';
import { readScenario } from './yaml.js';

/** A scenario ready to be planned with. */
export interface ReadyScenario {
  /** As it was read: what `hash` is the hash of. */
  source: ScenarioSource;
  definition: Definition;
  /** As its author wrote it. */
  text: string;
  hash: string;
  /** By the path the scenario names them with. */
  files: Record<string, { type: string; size: number; read(): Promise<Buffer> }>;
  warnings: AuthoringError[];
}

export interface ScenarioReader {
  /** The catalogues of actions that scenarios may use. */
  catalogues(): Promise<readonly Catalogue[]>;
  /** What the folder holds, by id; scenarios with errors are left out and logged. */
  library(): Promise<ReadonlyMap<string, ReadyScenario>>;
  /** Reads a text that has no folder of its own: it can name the files of the library scenario `filesOf`, and no others. */
  read(text: string, filesOf?: string): Promise<{ ok: true; scenario: ReadyScenario } | { ok: false; errors: AuthoringError[] }>;
}

function ready({ text, scenario, files, warnings }: LibraryEntry): ReadyScenario | null {
  if (!scenario) return null;
  const entries = Object.entries(files).map(
    ([path, { type, size, location }]) => [path, { type, size, read: () => readFile(location) }] as const,
  );
  return {
    source: scenario.source,
    definition: scenario.definition,
    text,
    hash: scenario.hash,
    files: Object.fromEntries(entries),
    warnings,
  };
}

export function createScenarioReader(folder: string, logger: HostLogger): ScenarioReader {
  let loading: Promise<{ library: Library; ready: Map<string, ReadyScenario> }> | undefined;

  async function load(): Promise<{ library: Library; ready: Map<string, ReadyScenario> }> {
    const library = await loadLibrary(folder);
    for (const { file, errors } of library.broken) logger.warn({ file, errors }, 'a catalogue of the library has errors');
    const scenarios = new Map<string, ReadyScenario>();
    for (const entry of [...library.entries, ...library.campaigns]) {
      const scenario = ready(entry);
      if (scenario) scenarios.set(entry.id, scenario);
      else logger.warn({ scenario: entry.id, errors: entry.errors }, 'a scenario of the library has errors and is left out');
    }
    return { library, ready: scenarios };
  }

  /** Read at the first need, then kept: the library is part of the installed product. */
  function known(): Promise<{ library: Library; ready: Map<string, ReadyScenario> }> {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  }

  return {
    catalogues: async () => (await known()).library.catalogues,
    library: async () => (await known()).ready,
    async read(text, filesOf) {
      const { library, ready } = await known();
      const files = (filesOf === undefined ? undefined : ready.get(filesOf)?.files) ?? {};
      const read = readScenario(text, { catalogues: library.catalogues, files });
      if ('errors' in read) return { ok: false, errors: read.errors };
      const { source, definition, warnings } = read;
      return { ok: true, scenario: { source, definition, text, hash: scenarioHash(source), files, warnings } };
    },
  };
}
