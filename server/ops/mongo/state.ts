/** What the embedded MongoDB remembers in the data folder between starts. */
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** Everything lies under `<data folder>/mongo`, readable by its owner only. */
export interface Layout {
  folder: string;
  db: string;
  log: string;
  keyFile: string;
  password: string;
  state: string;
}

export function layoutOf(dataDir: string): Layout {
  const folder = path.join(dataDir, 'mongo');
  const at = (name: string): string => path.join(folder, name);
  return { folder, db: at('db'), log: at('mongod.log'), keyFile: at('keyfile'), password: at('password'), state: at('state.json') };
}

const State = z.object({
  /** The port of the last start; the replica set's configuration names it. */
  port: z.int().optional(),
  /** The mongod of the last start, to find it again when the server died without stopping it. */
  mongod: z.object({ pid: z.int(), ticks: z.int().nullable(), boot: z.string() }).optional(),
  /** `major.minor` of the data files. Fixed at the first start: the product never raises it by itself. */
  series: z.string().optional(),
});
export type State = z.infer<typeof State>;

/** Empty when there is none yet, or it cannot be read: everything in it can be found again. */
export async function readState(layout: Layout): Promise<State> {
  try {
    return State.parse(JSON.parse(await readFile(layout.state, 'utf8')));
  } catch {
    return {};
  }
}

export async function writeState(layout: Layout, state: State): Promise<void> {
  await writeWhole(layout.state, JSON.stringify(state));
}

/** Makes the folders, the key of the replica set and the password, where they are missing. Returns the password. */
export async function prepareFolder(layout: Layout): Promise<string> {
  await mkdir(layout.db, { recursive: true, mode: 0o700 });
  await chmod(layout.folder, 0o700);
  await keep(layout.keyFile, () => randomBytes(192).toString('base64'));
  return keep(layout.password, () => randomBytes(24).toString('base64url'));
}

async function keep(file: string, make: () => string): Promise<string> {
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept) return kept;
  const made = make();
  await writeWhole(file, made);
  return made;
}

/** Whole, on the disk and private, or not at all. */
async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.new`;
  await writeFile(draft, text, { mode: 0o600 });
  const handle = await open(draft, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}
