/** The library as shipped, and a library with broken parts. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadLibrary } from '../../server/content/library.js';
import { editorSchemas } from '../../server/content/schema.js';

const shipped = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const read = (path: string): Promise<string> => readFile(new URL(path, import.meta.url), 'utf8');

describe('the shipped library', () => {
  test('every scenario and catalogue loads without an error', async () => {
    const library = await loadLibrary(shipped);
    expect(library.broken).toEqual([]);
    expect(library.entries.map(({ id, errors }) => ({ id, errors }))).toEqual(library.entries.map(({ id }) => ({ id, errors: [] })));
    expect(library.entries.map(({ id }) => id)).toContain('hn-one-door-defacement');
  });

  test('the JSON Schemas for editors are those of the code; `npx tsx server/content/schema.ts` writes them anew', async () => {
    for (const [name, content] of Object.entries(editorSchemas())) {
      expect(await readFile(join(shipped, name), 'utf8')).toBe(content);
    }
  });
});

describe('a library with broken parts', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dientap-library-'));
    const put = async (path: string, text: string): Promise<void> => {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), text);
    };
    await put('_catalogue/mini.yaml', await read('../compile/fixtures/_mini.yaml'));
    await put('_catalogue/broken.yaml', 'format: dientap/catalogue@1\nid: Broken Catalogue\n');
    await put('valid/scenario.yaml', await read('../compile/fixtures/valid.yaml'));
    await put('valid/files/log.txt', 'inert');
    await put('valid/files/.hidden/more.png', 'inert');
    await put('cycle/scenario.yaml', await read('../compile/fixtures/cycle.yaml'));
    await put('elsewhere/scenario.yaml', await read('../compile/fixtures/valid.yaml'));
    await put('nothing/notes.txt', 'no scenario here');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('a broken one tells what is wrong and does not stop the others', async () => {
    const { entries, broken, catalogues } = await loadLibrary(folder);
    expect(catalogues.map(({ id }) => id)).toEqual(['mini']);
    expect(broken).toMatchObject([{ file: 'broken.yaml', errors: [{ path: '$.id', line: 2 }] }]);
    const byId = Object.fromEntries(entries.map((entry) => [entry.id, entry]));
    expect(Object.keys(byId)).toEqual(['cycle', 'elsewhere', 'nothing', 'valid']);
    expect(byId['valid']).toMatchObject({
      errors: [],
      scenario: { definition: { id: 'valid' }, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(byId['cycle']!.scenario).toBeUndefined();
    expect(byId['cycle']!.errors.length).toBeGreaterThan(0);
    expect(byId['elsewhere']!.errors).toMatchObject([{ message: expect.stringContaining('valid') }]);
    expect(byId['nothing']!.errors).toMatchObject([{ message: expect.stringContaining('scenario.yaml') }]);
  });

  test('files are listed with type and size under the path a scenario names them with', async () => {
    const { entries } = await loadLibrary(folder);
    const { files } = entries.find(({ id }) => id === 'valid')!;
    expect(files).toMatchObject({
      'files/log.txt': { type: 'text/plain; charset=utf-8', size: 5 },
      'files/.hidden/more.png': { type: 'image/png', size: 5 },
    });
  });
});
