/** The lint set-up itself: what breaks a layer or the purity of the engine must fail lint, or the rules are decoration. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const run = promisify(execFile);
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const bin = (name: string): string => path.join(root, 'node_modules', '.bin', name);
let copy: string;

/** A small tree with this project's own lint configuration. */
beforeAll(async () => {
  copy = await mkdtemp(path.join(tmpdir(), 'dientap-lint-'));
  for (const file of ['.oxlintrc.json', '.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    await cp(path.join(root, file), path.join(copy, file));
  await mkdir(path.join(copy, 'server/engine'), { recursive: true });
  await cp(path.join(root, 'server/engine/tsconfig.json'), path.join(copy, 'server/engine/tsconfig.json'));
  await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
});
afterAll(() => rm(copy, { recursive: true, force: true }));

async function given(files: Record<string, string>): Promise<() => Promise<void>> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(copy, name)), { recursive: true });
    await writeFile(path.join(copy, name), text);
  }
  return async () => {
    for (const name of Object.keys(files)) await rm(path.join(copy, name));
  };
}

async function output(command: string, args: string[]): Promise<{ failed: boolean; text: string }> {
  try {
    const { stdout, stderr } = await run(bin(command), args, { cwd: copy });
    return { failed: false, text: stdout + stderr };
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return { failed: true, text: stdout + stderr };
  }
}
const layers = (...folders: string[]) => output('depcruise', ['--config', '.dependency-cruiser.cjs', ...folders]);

describe('layers (docs/ARCHITECTURE.md)', () => {
  test.each([
    [
      'an engine that imports node',
      'pure-has-no-node',
      { 'server/engine/a.ts': "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n" },
    ],
    [
      'an engine that imports the host',
      'engine-is-pure',
      { 'server/engine/a.ts': "import { b } from '../drills/b.js';\nexport const a = b;\n", 'server/drills/b.ts': 'export const b = 1;\n' },
    ],
    [
      'an edge that imports storage',
      'edges-do-not-know-storage',
      { 'server/http/a.ts': "import { b } from '../log/b.js';\nexport const a = b;\n", 'server/log/b.ts': 'export const b = 1;\n' },
    ],
    [
      "a client that imports the server's inside",
      'client-not-server',
      {
        'client/src/a.ts': "import { b } from '../../server/drills/b.js';\nexport const a = b;\n",
        'server/drills/b.ts': 'export const b = 1;\n',
      },
    ],
    [
      'a cycle',
      'no-circular',
      {
        'server/shared/a.ts': "import { b } from './b.js';\nexport const a = () => b;\n",
        'server/shared/b.ts': "import { a } from './a.js';\nexport const b = () => a;\n",
      },
    ],
    [
      'shared that imports a library',
      'shared-knows-only-zod',
      { 'server/shared/a.ts': "import express from 'express';\nexport const a = express;\n" },
    ],
  ])('%s fails lint', async (_what, rule, files) => {
    const clean = await given(files);
    const folders = [...new Set(Object.keys(files).map((name) => name.split('/').slice(0, 1).join('/')))];
    const { failed, text } = await layers(...folders);
    await clean();
    expect(text).toContain(rule);
    expect(failed).toBe(true);
  });

  test('a tree that keeps the layers passes', async () => {
    const clean = await given({
      'server/engine/a.ts': "import { b } from '../shared/b.js';\nexport const a = b;\n",
      'server/shared/b.ts': 'export const b = 1;\n',
    });
    const { failed, text } = await layers('server');
    await clean();
    expect(text).toContain('no dependency violations');
    expect(failed).toBe(false);
  });
});

describe('purity and care', () => {
  test.each([
    ['Date.now in the engine', 'no-restricted-properties', 'server/engine/a.ts', 'export const a = (): number => Date.now();\n'],
    [
      'a timer in the scoring',
      'no-restricted-globals',
      'server/scoring/a.ts',
      'export const a = (): unknown => setTimeout(() => undefined, 1);\n',
    ],
    ['any', 'no-explicit-any', 'server/shared/a.ts', 'export const a = (b: any): unknown => b;\n'],
    [
      'a promise nobody waits for',
      'no-floating-promises',
      'server/drills/a.ts',
      'export function a(): void {\n  Promise.resolve(1).then(() => 2);\n}\n',
    ],
  ])('%s fails lint', async (_what, rule, file, text) => {
    const clean = await given({ [file]: text });
    const result = await output('oxlint', [path.dirname(file)]);
    await clean();
    expect(result.text).toContain(rule);
    expect(result.failed).toBe(true);
  });

  test('the engine does not even compile with a name of node', async () => {
    const clean = await given({ 'server/engine/a.ts': 'export const a = process.pid;\n' });
    const result = await output('tsc', ['-p', 'server/engine', '--incremental', 'false', '--tsBuildInfoFile', 'null']);
    await clean();
    expect(result.text).toContain("'process'");
    expect(result.failed).toBe(true);
  });
});
