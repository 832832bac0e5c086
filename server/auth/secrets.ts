/** The server's own secret: from the settings, else a random one kept in the data folder, readable by its owner only. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newSecret, type Random } from '../ids.js';

/** The secrets that sign (first) and verify (all). @throws when the data folder cannot be written. */
export async function serverSecrets(
  configured: readonly string[] | undefined,
  dataDir: string,
  random: Random,
): Promise<readonly string[]> {
  if (configured) return configured;
  const folder = path.join(dataDir, 'secrets');
  const file = path.join(folder, 'jwt');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await writeFile(file, newSecret(random), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const kept = (await readFile(file, 'utf8')).trim();
  if (kept.length < 32) throw new Error(`${file}: khoá bị hỏng, hãy xoá tệp này / the secret is damaged; remove this file`);
  return [kept];
}
