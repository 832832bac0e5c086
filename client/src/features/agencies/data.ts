/** The directory of agencies as pages use it: read, imported from a file or a profile, templates to fill in. */
import { useQuery } from '@tanstack/react-query';
import type { Agency, AgencyImport, AgencyProfile, TeamImport } from '../../../../server/shared/agencies.js';
import { get, post, request } from '../../api/http.js';

export const AGENCIES = ['agencies'] as const;

export const useAgencies = () => useQuery({ queryKey: AGENCIES, queryFn: () => get<Agency[]>('/agencies') });
export const useProfiles = () => useQuery({ queryKey: ['agency-profiles'], queryFn: () => get<AgencyProfile[]>('/agencies/profiles') });

/** Where a list comes from. */
export type ListFrom = { file: File } | { profile: string; kinds?: string[] };

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Browsers name the type of a CSV in many ways, and often not at all. */
const typeOf = (file: File): string =>
  /\.xlsx$/i.test(file.name) ? XLSX : /\.(csv|tsv|txt)$/i.test(file.name) ? 'text/csv' : 'application/octet-stream';

/** What a file field takes. */
export const LIST_FILES = '.csv,.tsv,.txt,.xlsx';

/** @throws ProblemError */
export async function importAgencies(from: ListFrom, { dryRun, skip }: { dryRun: boolean; skip: boolean }): Promise<AgencyImport> {
  const path = `/agencies/import?dryRun=${dryRun}&skip=${skip}`;
  if ('profile' in from) return post<AgencyImport>(path, from);
  return (await (await request('POST', path, from.file, typeOf(from.file))).json()) as AgencyImport;
}

/** Nothing is kept by this. @throws ProblemError */
export async function readTeams(file: File, scenarioId: string | null): Promise<TeamImport> {
  const query = scenarioId === null ? '' : `?scenarioId=${encodeURIComponent(scenarioId)}`;
  return (await (await request('POST', `/teams/import${query}`, file, typeOf(file))).json()) as TeamImport;
}

/** Kinds that occur, in Vietnamese order, with how many agencies each has. */
export function kindsOf(agencies: readonly Agency[]): { kind: string; n: number }[] {
  const count = new Map<string, number>();
  for (const { kind } of agencies) if (kind) count.set(kind, (count.get(kind) ?? 0) + 1);
  return [...count].map(([kind, n]) => ({ kind, n })).toSorted((a, b) => a.kind.localeCompare(b.kind, 'vi'));
}
