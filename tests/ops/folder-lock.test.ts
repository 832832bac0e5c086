/** One server per data folder. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { lockFolder } from '../../server/ops/mongo/folder-lock.js';
import { isAlive, markOf } from '../../server/ops/mongo/process-facts.js';
import { scratch } from '../support/scratch.js';

const NAME = 'server-0123456789abcdef.lock';

test('a second server is refused with the first one’s process number, and let in after its release', async () => {
  const folder = await scratch();
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(`(process ${process.pid})`);
  await expect(lockFolder(folder)).rejects.toThrow('DIENTAP_DATA');
  await lock.release();
  await (await lockFolder(folder)).release();
  expect(await readdir(folder)).toEqual([]);
});

test('of several that try at the same moment one at most holds the folder, and in the end one gets in', async () => {
  const folder = await scratch();
  const tries = await Promise.allSettled(Array.from({ length: 4 }, () => lockFolder(folder)));
  const won = tries.filter((t) => t.status === 'fulfilled');
  expect(won.length).toBeLessThanOrEqual(1);
  for (const one of won) await one.value.release();
  await (await lockFolder(folder)).release();
});

test('what a killed server left is taken over', async () => {
  const folder = await scratch();
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  await writeFile(path.join(folder, NAME), JSON.stringify(markOf(child.pid!)));
  await expect(lockFolder(folder)).rejects.toThrow(`(process ${child.pid})`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await (await lockFolder(folder)).release();
  expect(await readdir(folder)).toEqual([]);
});

test('a process number that was given to somebody else does not hold the folder', async () => {
  const folder = await scratch();
  const mark = markOf(process.pid);
  expect(isAlive(mark)).toBe(true);
  const earlier = { ...mark, ticks: (mark.ticks ?? 0) - 1 };
  expect(isAlive(earlier)).toBe(false);
  await writeFile(path.join(folder, NAME), JSON.stringify(earlier));
  await (await lockFolder(folder)).release();
});

test('a lock of an earlier boot or another machine, or an unreadable one, does not hold the folder', async () => {
  for (const content of [JSON.stringify({ ...markOf(process.pid), boot: 'elsewhere' }), 'half a fi', '']) {
    const folder = await scratch();
    await writeFile(path.join(folder, NAME), content);
    await (await lockFolder(folder)).release();
    expect(await readdir(folder)).toEqual([]);
  }
});
