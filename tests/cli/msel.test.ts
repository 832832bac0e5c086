/** `dientap msel export|import`: files, exit codes, what goes to which stream. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { run } from '../../server/cli/main.js';
import { readScenario } from '../../server/content/yaml.js';
import { catalogues, book } from '../msel/book.js';

jest.setTimeout(120_000);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'dientap-msel-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const at = (name: string): string => path.join(folder, name);

async function dientap(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await run(argv, {
    out: (line) => void (said.out += `${line}\n`),
    err: (line) => void (said.err += `${line}\n`),
    env: {},
    stopped: new Promise<void>(() => undefined),
  });
  return { code, ...said };
}

describe('dientap msel', () => {
  test('given a scenario of the library, then it goes out and comes back as the same YAML content', async () => {
    const file = at('tutorial.xlsx');
    expect(await dientap('msel', 'export', 'tutorial', '-o', file)).toMatchObject({
      code: 0,
      out: expect.stringContaining('tutorial.xlsx'),
    });
    const yaml = at('tutorial.yaml');
    expect((await dientap('msel', 'import', file, '-o', yaml)).code).toBe(0);
    const text = await readFile(yaml, 'utf8');
    const read = readScenario(text, { catalogues: await catalogues() });
    expect('source' in read && read.source.id).toBe('tutorial');
    // The file just written can be exported in its turn, and brought up to date by the workbook.
    expect((await dientap('msel', 'export', yaml, '-o', at('again.xlsx'), '--json')).code).toBe(0);
    const dry = await dientap('msel', 'import', file, '--scenario', yaml, '--dry-run');
    expect([
      dry.code,
      dry.out
        .split('\n')
        .filter((line) => line !== '')
        .every((line) => line.startsWith('giữ/keep') || line.startsWith('tin/info') || line.startsWith('CHÚ Ý')),
    ]).toEqual([0, true]);
  });

  test('given mistakes in a sheet, then exit code 1, every row on standard error, and no YAML', async () => {
    const file = at('typed.xlsx');
    await writeFile(
      file,
      await book([
        ['STT', 'Thời gian', 'Tên', 'Nội dung', 'Từ', 'Đến', 'Kênh'],
        ['1', 'mai', 'a', 'b', 'c', 'd', 'email'],
      ]),
    );
    const { code, out, err } = await dientap('msel', 'import', file);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/LỖI\/ERROR Sheet1!B2 #1 Thời gian: không hiểu thời điểm "mai"/);
    const asJson = await dientap('msel', 'import', file, '--json');
    expect(JSON.parse(asJson.out)).toMatchObject({
      ok: false,
      messages: expect.arrayContaining([expect.objectContaining({ level: 'error', row: 2, column: 'B' })]),
    });
  });

  test('given a new plan, then its YAML is printed', async () => {
    const file = at('plan.xlsx');
    await writeFile(
      file,
      await book([
        ['STT', 'Thời gian', 'Tên', 'Nội dung', 'Từ', 'Đến', 'Kênh'],
        ['1', 'T+1', 'a', 'b', 'c', 'd', 'email'],
      ]),
    );
    const { code, out } = await dientap('msel', 'import', file, '--id', 'thu', '--title', 'Thử');
    expect(code).toBe(0);
    expect(out).toMatch(/^format: dientap\/scenario@1\nid: thu\n/);
  });

  test('given a file or scenario that is not there, or no such verb, then exit codes 1 and 2', async () => {
    expect((await dientap('msel', 'export', 'no-such')).err).toContain('tutorial');
    expect((await dientap('msel', 'export', 'no-such')).code).toBe(1);
    expect((await dientap('msel', 'import', at('none.xlsx'))).code).toBe(1);
    expect((await dientap('msel', 'sideways', 'tutorial')).code).toBe(2);
    expect((await dientap('msel', 'export')).code).toBe(2);
  });
});
