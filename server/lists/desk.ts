/** Importing lists, as the edges use it: agencies into the directory, teams into a plan; templates to fill in; profiles. */
import { z } from 'zod';
import { Refused, type ProblemErrors } from '../errors.js';
import { NotAWorkbook } from '../msel/guard.js';
import type { Agency, AgencyImport, AgencyProfile, CreateAgency, TeamImport } from '../shared/agencies.js';
import type { Lang } from '../shared/text.js';
import { AGENCY_COLUMNS, planImport, readAgencies, type Candidate, type Plan } from './agencies.js';
import { readProfiles, type Profile } from './profiles.js';
import { readTeams, TEAM_COLUMNS, type PartName } from './teams.js';
import { template } from './template.js';

/** What a list may come as. */
export type ListSource = { bytes: Buffer } | { profile: string; kinds?: readonly string[] | undefined };

/** The JSON body in place of a file: a list that comes with the product, whole or some kinds of it. */
export const FromProfile = z
  .strictObject({ profile: z.string().max(64), kinds: z.array(z.string().max(80)).max(50).optional() })
  .meta({ id: 'FromProfile' });

export interface ListDesk {
  profiles(): Promise<AgencyProfile[]>;
  /**
   * With `dryRun` nothing is written. With `skip` rows that are wrong are left out, otherwise one of them stops all.
   * @throws Refused not-found for an unknown profile, invalid-import
   */
  importAgencies(source: ListSource, options: { dryRun: boolean; skip: boolean }): Promise<AgencyImport>;
  /** @throws Refused not-found for an unknown scenario, invalid-import */
  readTeams(bytes: Buffer, scenarioId: string | undefined): Promise<TeamImport>;
  agencyTemplate(lang: Lang): Promise<Buffer>;
  /** @throws Refused not-found for an unknown scenario */
  teamTemplate(lang: Lang, scenarioId: string | undefined): Promise<Buffer>;
}

export interface ListPorts {
  /** Folder of the profiles. */
  folder: string;
  agencies(): Promise<Agency[]>;
  /** All of it, or what of it could be written before the store failed; sent again it does the rest. */
  write(add: readonly CreateAgency[], change: Plan['change']): Promise<void>;
  /** null: no such scenario. */
  parts(scenarioId: string): Promise<PartName[] | null>;
}

async function readable<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof NotAWorkbook)
      throw new Refused('invalid-import', { detail: { vi: `${error.text.vi}.`, en: `${error.text.en}.` } });
    throw error;
  }
}

const errorsOf = (answer: AgencyImport): ProblemErrors =>
  answer.rows.flatMap(({ row, errors }) => errors.map(({ vi, en }) => ({ path: `row ${row}`, line: row, message: vi, messageEn: en })));

export function createListDesk(ports: ListPorts): ListDesk {
  let loaded: Promise<Profile[]> | undefined;
  const profiles = (): Promise<Profile[]> => (loaded ??= readProfiles(ports.folder));

  async function candidatesOf(source: ListSource): Promise<{ candidates: Candidate[]; ignored: string[] }> {
    if ('bytes' in source) return readable(readAgencies(source.bytes));
    const profile = (await profiles()).find(({ id }) => id === source.profile);
    if (!profile) throw new Refused('not-found');
    const { kinds } = source;
    const chosen = kinds ? profile.agencies.filter(({ kind }) => kind !== undefined && kinds.includes(kind)) : profile.agencies;
    return { candidates: chosen.map((agency, at) => ({ row: at + 1, agency, errors: [] })), ignored: [] };
  }

  async function partsOf(scenarioId: string | undefined): Promise<PartName[] | null> {
    if (scenarioId === undefined) return null;
    const parts = await ports.parts(scenarioId);
    if (!parts) throw new Refused('not-found');
    return parts;
  }

  return {
    profiles: async () => (await profiles()).map(({ agencies: _agencies, ...profile }) => profile),
    async importAgencies(source, { dryRun, skip }) {
      const { candidates, ignored } = await candidatesOf(source);
      const { answer, add, change } = planImport(candidates, await ports.agencies(), dryRun, ignored);
      if (dryRun) return answer;
      if (answer.counts.error > 0 && !skip) throw new Refused('invalid-import', { errors: errorsOf(answer) });
      await ports.write(add, change);
      return answer;
    },
    async readTeams(bytes, scenarioId) {
      const [parts, agencies] = await Promise.all([partsOf(scenarioId), ports.agencies()]);
      return readable(readTeams(bytes, agencies, parts));
    },
    agencyTemplate: (lang) => template(AGENCY_COLUMNS, lang),
    async teamTemplate(lang, scenarioId) {
      const parts = (await partsOf(scenarioId)) ?? [];
      return template(
        TEAM_COLUMNS,
        lang,
        parts.map(({ id, title }) => [title[lang], id] as const),
      );
    },
  };
}
