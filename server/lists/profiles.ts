/** Lists of agencies that come with the product (`scenarios/_agencies/*.yaml`). */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { Level, type AgencyProfile, type CreateAgency } from '../shared/agencies.js';

const Both = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const Group = z.strictObject({
  kind: z.string().min(1).max(80),
  level: Level,
  /** Stands before each name. */
  prefix: z.string().min(1).optional(),
  /** The unit that these lie in: part of their names, so that units of one name stay apart. */
  within: z.string().min(1).optional(),
  names: z.array(z.string().min(1).max(200)).min(1),
});
const ProfileFile = z.strictObject({ id: z.string().regex(/^[a-z0-9-]+$/), title: Both, note: Both, groups: z.array(Group).min(1) });

export interface Profile extends AgencyProfile {
  agencies: CreateAgency[];
}

function agenciesOf(groups: z.infer<typeof ProfileFile>['groups']): CreateAgency[] {
  return groups.flatMap(({ kind, level, prefix, within, names }) =>
    names.map((name) => ({
      name: `${prefix ? `${prefix} ` : ''}${name}${within ? `, ${within}` : ''}`,
      kind,
      level,
      ...(within && { parent: `UBND ${within}` }),
    })),
  );
}

/** Profiles of a folder, newest name first. @throws Error when a file is not one */
export async function readProfiles(folder: string): Promise<Profile[]> {
  const files = (await readdir(folder).catch(() => []))
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .toReversed();
  return Promise.all(
    files.map(async (file): Promise<Profile> => {
      const { id, title, note, groups } = ProfileFile.parse(parse(await readFile(join(folder, file), 'utf8')));
      const agencies = agenciesOf(groups);
      const kinds = new Map<string, number>();
      for (const { kind = '' } of agencies) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      return { id, title, note, total: agencies.length, kinds: [...kinds].map(([kind, n]) => ({ kind, n })), agencies };
    }),
  );
}
