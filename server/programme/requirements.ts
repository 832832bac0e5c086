/** Duties from legal texts that come as files (`scenarios/_requirements/*.yaml`): what they ask is data, not code. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { BiText } from '../shared/events.js';
import { Requirement } from '../shared/programme.js';

const RequirementsFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: BiText,
  asOf: z.iso.date(),
  requirements: z.array(Requirement),
});

export type DatedRequirement = Requirement & { asOf: string };

/** Every requirement of a folder; none where there is no folder. @throws Error when a file is not one */
export async function readRequirements(folder: string): Promise<DatedRequirement[]> {
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.yaml')).toSorted();
  const read = await Promise.all(files.map(async (file) => RequirementsFile.parse(parse(await readFile(join(folder, file), 'utf8')))));
  return read.flatMap(({ asOf, requirements }) => requirements.map((requirement) => ({ ...requirement, asOf })));
}
