/** Spec 2, XLSX MSEL: export → import gives back the same scenario, for every scenario of the library. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { loadLibrary, type Library } from '../../server/content/library.js';
import { readScenario } from '../../server/content/yaml.js';
import { exportMsel } from '../../server/msel/export.js';
import { importMsel } from '../../server/msel/import.js';
import { SCENARIOS } from '../../server/paths.js';
import type { ScenarioSource } from '../../server/shared/scenario.js';

const folders = readdirSync(SCENARIOS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !/^[_.]/.test(entry.name))
  .map(({ name }) => name)
  .filter((name) => readdirSync(path.join(SCENARIOS, name)).includes('scenario.yaml'));

// A workbook of a whole story is painted cell by cell; no test here is about speed.
jest.setTimeout(120_000);

let library: Library;
beforeAll(async () => {
  library = await loadLibrary(SCENARIOS);
});

const errorsOf = (messages: readonly { level: string; message: string }[]) => messages.filter(({ level }) => level === 'error');

test('every campaign of the library goes out and comes back the same', async () => {
  for (const { id, scenario } of library.campaigns) {
    const back = await importMsel(await exportMsel(scenario!.source, library.catalogues), { catalogues: library.catalogues });
    expect({ id, source: back.source }).toEqual({ id, source: scenario!.source });
  }
});

describe('every scenario of the library', () => {
  test.each(folders)(
    'given %s, when exported and imported as new, then the source is the same, and once more on top of itself changes nothing',
    async (id) => {
      const source = library.entries.find((entry) => entry.id === id)?.scenario?.source as ScenarioSource;
      expect(source).toBeDefined();
      const bytes = await exportMsel(source, library.catalogues);
      const fresh = await importMsel(bytes, { catalogues: library.catalogues });
      expect(errorsOf(fresh.messages)).toEqual([]);
      expect(fresh.source).toEqual(source);
      const read = readScenario(fresh.text!, { catalogues: library.catalogues });
      expect('source' in read && read.source).toEqual(source);
      const again = await importMsel(bytes, { catalogues: library.catalogues, existing: source });
      expect(again.source).toEqual(source);
      expect(again.changes.filter(({ does }) => does !== 'keep')).toEqual([]);
    },
  );
});
