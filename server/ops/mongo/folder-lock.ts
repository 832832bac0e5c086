/** One server per data folder, also across `kill -9`. */
import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { isAlive, markOf } from './process-facts.js';
import { MongoRefused } from './refusal.js';

const Holder = z.object({ pid: z.int(), ticks: z.int().nullable(), boot: z.string() });
const NAME = /^server-[0-9a-f]{16}\.lock$/;

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes the folder, creating it where it is missing. Every server that tries first shows a file of its own and then
 * looks at all the others: of two that try at once, at least one sees the other, whatever the order. A file whose
 * process has ended is removed; its name is its own, so nobody's live lock is ever removed by mistake. When two see
 * each other both step back and try again after a random while, so that one gets in.
 * @throws MongoRefused when another server has it.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true });
  let other = 0;
  for (let attempt = 0; attempt < 4; attempt++) {
    if (attempt > 0) await sleep(30 + (randomBytes(1)[0] ?? 0));
    const own = `server-${randomBytes(8).toString('hex')}.lock`;
    await show(folder, own);
    const rival = await findRival(folder, own);
    if (rival === null) return { release: () => rm(path.join(folder, own), { force: true }) };
    await rm(path.join(folder, own), { force: true });
    other = rival;
  }
  throw new MongoRefused({
    vi: `Thư mục dữ liệu ${folder} đang được một máy chủ dientap khác dùng (tiến trình ${other}). Hãy dừng máy chủ đó, hoặc đặt DIENTAP_DATA trỏ tới thư mục khác.`,
    en: `The data folder ${folder} is in use by another dientap server (process ${other}). Stop that server, or set DIENTAP_DATA to another folder.`,
  });
}

/** The file appears whole or not at all. */
async function show(folder: string, name: string): Promise<void> {
  const draft = path.join(folder, `.${name}.new`);
  await writeFile(draft, JSON.stringify(markOf(process.pid)), { mode: 0o600 });
  await link(draft, path.join(folder, name));
  await rm(draft);
}

/** The pid of another live server on the folder; removes what dead ones left. */
async function findRival(folder: string, own: string): Promise<number | null> {
  for (const name of await readdir(folder)) {
    if (name === own || !NAME.test(name)) continue;
    const file = path.join(folder, name);
    const holder = await readHolder(file);
    if (holder && isAlive(holder)) return holder.pid;
    await rm(file, { force: true });
  }
  return null;
}

async function readHolder(file: string): Promise<z.infer<typeof Holder> | null> {
  try {
    return Holder.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}
