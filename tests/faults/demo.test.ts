/** The newcomer's first command: a whole drill to a scored report, and nothing left behind whenever it is stopped. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { AfterActionReport } from '../../server/shared/report.js';

jest.setTimeout(300_000);

let home: string;
let running: ChildProcess | null = null;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'dientap-demo-test-'));
});
afterEach(async () => {
  if (running?.exitCode === null) running.kill('SIGKILL');
  await rm(home, { recursive: true, force: true });
});

interface Demo {
  child: ChildProcess;
  said: () => string;
  /** Resolves when the output holds `text`. */
  says: (text: string) => Promise<void>;
  exit: Promise<number | null>;
}

/** Its temporary files go to a folder of its own, so that what it leaves can be seen. */
function demo(...args: string[]): Demo {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/index.ts', 'demo', '--factor', '120', ...args], {
    env: { ...process.env, TMPDIR: home, NODE_OPTIONS: '', TSX_DISABLE_CACHE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running = child;
  let output = '';
  const waiting: { text: string; done: () => void }[] = [];
  const hear = (chunk: Buffer): void => {
    output += chunk.toString();
    for (const one of waiting) if (output.includes(one.text)) one.done();
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const exit = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const says = (text: string): Promise<void> =>
    Promise.race([
      new Promise<void>((done) => (output.includes(text) ? done() : waiting.push({ text, done }))),
      exit.then((code) => Promise.reject(new Error(`ended with ${code} before “${text}”:\n${output}`))),
    ]);
  return { child, said: () => output, says, exit };
}

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Process ids of the databases that run from a data folder below `home`. */
async function databases(): Promise<number[]> {
  const pids: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const line = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    if (line.includes('mongod') && line.includes(home)) pids.push(Number(name));
  }
  return pids;
}

test('given nothing, when the demo runs, then it ends with a ranking and a report of twelve teams', async () => {
  const out = path.join(home, 'kept');
  const run = demo('--exit', '--out', out);
  expect(await run.exit).toBe(0);
  expect(run.said()).toMatch(/END EX[\s\S]* 1 +\d+,\d\d %/);
  const report = AfterActionReport.parse(JSON.parse(await readFile(path.join(out, 'bao-cao-sau-dien-tap.json'), 'utf8')));
  expect(report.sheet.teams).toHaveLength(12);
  expect(report.provisional).toBe(false);
  expect(report.exercise.phase).toBe('published');
  // teams of different skill end in different places
  const percents = report.sheet.teams.map((team) => team.percent);
  expect(Math.max(...percents) - Math.min(...percents)).toBeGreaterThan(30);
  expect((await readFile(path.join(out, 'bao-cao-sau-dien-tap.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  expect(await readdir(home)).toEqual(['kept']);
});

test('given a running demo, when it is stopped in the middle, then nothing is left behind', async () => {
  const run = demo();
  await run.says('START EX');
  const mongods = await databases();
  expect(mongods.length).toBeGreaterThan(0);
  run.child.kill('SIGINT');
  expect(await run.exit).toBe(0);
  expect(await readdir(home)).toEqual([]);
  expect(mongods.filter(alive)).toEqual([]);
});
