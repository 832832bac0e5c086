/** `dientap lint` and `dientap rehearse`: findings with their lines, words in both languages, exit codes 0, 1, 2. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { run } from '../../server/cli/main.js';
import type { RehearsalReport } from '../../server/shared/rehearsal.js';

const fixtures = fileURLToPath(new URL('../compile/fixtures/', import.meta.url));
let folder = '';

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

/** A library in small: one sound scenario, one with a broken reference, a warning, a catalogue that has a form too few. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'dientap-lint-'));
  const put = async (to: string, from: string, change = (text: string): string => text): Promise<void> => {
    await mkdir(path.dirname(path.join(folder, to)), { recursive: true });
    await writeFile(path.join(folder, to), change(await readFile(path.join(fixtures, from), 'utf8')));
  };
  await put('all/_catalogue/mini.yaml', '_mini.yaml');
  await put('all/_catalogue/poor.yaml', '_mini.yaml', (text) =>
    text.replace('id: mini', 'id: poor').replace('form: initial', 'form: first'),
  );
  await put('all/valid/scenario.yaml', 'valid.yaml');
  await put('all/translation/scenario.yaml', 'translation.yaml');
  await put('all/windows/scenario.yaml', 'windows.yaml');
  await put('all/valid/files/not-ours.yaml', 'windows.yaml');
  await put('all/moved/scenario.yaml', 'valid.yaml');
  await put('clean/_catalogue/mini.yaml', '_mini.yaml', (text) => text.replaceAll(/(title|label): ([A-Z][\w ]+)([,}])/g, '$1: $2$3'));
  const sound = (text: string): string => text.replace('do: [{ set', 'do: [{ outcome: good }, { set');
  await put('clean/valid/scenario.yaml', 'valid.yaml', sound);
  await put('clean/dead/scenario.yaml', 'valid.yaml', (text) =>
    text
      .replace('id: valid', 'id: dead')
      .replace('rules:\n', 'rules:\n  - { id: never, when: { all: [{ met: i1 }, { missed: i1 }] }, do: [{ outcome: good }] }\n'),
  );
  await mkdir(path.join(folder, 'nothing'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('dientap lint', () => {
  test('given a folder, then every file of ours below it, each finding with file, line, column, path and both languages', async () => {
    const { code, out } = await dientap('lint', path.join(folder, 'all'));
    expect(code).toBe(1);
    const windows = path.join(folder, 'all/windows/scenario.yaml');
    expect(out).toContain(`${windows}:31:51 lỗi / error $.injects[0].expects[0].max`);
    expect(out).toContain('max 10m phải lớn hơn target 10m');
    expect(out).toContain('max 10m must be greater than target 10m');
    expect(out).toContain(`${path.join(folder, 'all/_catalogue/poor.yaml')}:6:`);
    expect(out).toContain('không có biểu mẫu "first"; có phải là: initial?');
    expect(out).toContain(`${path.join(folder, 'all/moved/scenario.yaml')}:2:1`);
    expect(out).not.toContain('not-ours');
  });

  test('given --json, then the same for machines', async () => {
    const { code, out } = await dientap('lint', '--json', path.join(folder, 'all'));
    const told = JSON.parse(out) as { ok: boolean; errors: number; files: { file: string; kind: string; findings: object[] }[] };
    expect([code, told.ok, told.errors]).toEqual([1, false, 5]);
    expect(told.files.map(({ file, kind }) => `${kind} ${path.relative(folder, file)}`)).toEqual([
      'catalogue all/_catalogue/mini.yaml',
      'catalogue all/_catalogue/poor.yaml',
      'scenario all/moved/scenario.yaml',
      'scenario all/translation/scenario.yaml',
      'scenario all/valid/scenario.yaml',
      'scenario all/windows/scenario.yaml',
    ]);
    expect(told.files[3]?.findings).toMatchObject([{ line: 28, severity: 'warning', path: '$.injects[0].title' }]);
  });

  test('given warnings only, then exit code 0, and 1 with --strict', async () => {
    const file = path.join(folder, 'all/translation/scenario.yaml');
    expect((await dientap('lint', file)).code).toBe(0);
    expect((await dientap('lint', '--strict', file)).code).toBe(1);
    expect((await dientap('lint', '--strict', path.join(folder, 'clean/valid'))).code).toBe(0);
  });

  test('given what is not there, or a folder without a file of ours, then exit code 2', async () => {
    const gone = await dientap('lint', path.join(folder, 'gone.yaml'));
    expect([gone.code, gone.out]).toEqual([2, '']);
    expect(gone.err).toContain('gone.yaml');
    expect((await dientap('lint', path.join(folder, 'nothing'))).code).toBe(2);
    expect((await dientap('lint')).code).toBe(2);
  });
});

describe('dientap rehearse', () => {
  test('given a sound scenario, then its table and exit code 0', async () => {
    const { code, out } = await dientap('rehearse', '--behaviours', '20', path.join(folder, 'clean/valid/scenario.yaml'));
    expect(out).toContain('ĐẠT / passed');
    expect(out).toMatch(/hoàn hảo \/ perfect +1 +100,0/);
    expect(out).toMatch(/không làm gì \/ silent +1 +0,0/);
    expect(code).toBe(0);
  });

  test('given a branch nobody reaches, then it is named with its place and the exit code is 1', async () => {
    const { code, out } = await dientap('rehearse', '--json', '--behaviours', '20', path.join(folder, 'clean/dead'));
    const told = JSON.parse(out) as { ok: boolean; scenarios: { report: RehearsalReport }[] };
    expect([code, told.ok]).toEqual([1, false]);
    expect(told.scenarios[0]?.report.unreached).toMatchObject({ rules: ['never'], outcomes: ['good'] });
    const text = await dientap('rehearse', '--behaviours', '20', path.join(folder, 'clean/dead'));
    expect(text.out).toContain('lỗi / error $.rules[0]');
    expect(text.out).toContain('quy tắc "never" không kích hoạt');
  });

  test('given a scenario of the library by its id, then it is found; given one with errors, then they are told', async () => {
    expect((await dientap('rehearse', 'commex', '--behaviours', '5')).code).toBe(0);
    const broken = await dientap('rehearse', path.join(folder, 'all/windows'));
    expect(broken.code).toBe(1);
    expect(broken.out).toContain('dientap lint');
    for (const argv of [['rehearse', 'no-such-scenario'], ['rehearse', 'commex', '--behaviours', 'many'], ['rehearse']])
      expect((await dientap(...argv)).code).toBe(2);
  });
});
