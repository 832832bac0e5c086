/** What the studio asks the server, and who may write. */
import { useQuery } from '@tanstack/react-query';
import type { ScenarioSummary } from '../../../../server/shared/api.js';
import type { AuthoringError } from '../../../../server/shared/scenario.js';
import type { ScenarioPicture, ScenarioVersion, ValidateAnswer } from '../../../../server/shared/studio.js';
import { get, post, request } from '../../api/http.js';
import { useMe } from '../../api/session.js';

export type ScenarioText = ScenarioSummary & { text: string; warnings: AuthoringError[] };

const at = (id: string): string => `/scenarios/${encodeURIComponent(id)}`;

export const useLibrary = () => useQuery({ queryKey: ['scenarios'], queryFn: () => get<ScenarioSummary[]>('/scenarios') });

export const useScenario = (id: string | undefined, version?: string) =>
  useQuery({
    queryKey: ['scenario', id, version ?? 'newest'],
    enabled: id !== undefined,
    queryFn: () => get<ScenarioText>(version === undefined ? at(id ?? '') : `${at(id ?? '')}/versions/${encodeURIComponent(version)}`),
  });

export const usePicture = (id: string) =>
  useQuery({ queryKey: ['scenario', id, 'picture'], queryFn: () => get<ScenarioPicture>(`${at(id)}/picture`) });

export const useVersions = (id: string) =>
  useQuery({ queryKey: ['scenario', id, 'versions'], queryFn: () => get<ScenarioVersion[]>(`${at(id)}/versions`) });

const files = (from: string | undefined): string => (from === undefined ? '' : `?files=${encodeURIComponent(from)}`);
const typeOf = (text: string): string => (text.trimStart().startsWith('{') ? 'application/json' : 'application/yaml');

export const validate = (text: string, filesFrom?: string): Promise<ValidateAnswer> =>
  post<ValidateAnswer>(`/scenarios/validate${files(filesFrom)}`, text === '' ? ' ' : text, typeOf(text));

export const saveText = (text: string, filesFrom?: string): Promise<ScenarioSummary> =>
  post<ScenarioSummary>(`/scenarios${files(filesFrom)}`, text, typeOf(text));

/** What the roles of this account allow here; the server decides anyway. */
export function useRights(): { write: boolean; control: boolean; name: string } {
  const me = useMe().data;
  const user = me?.kind === 'user' ? me.user : null;
  const has = (...roles: string[]): boolean => user?.roles.some((role) => roles.includes(role)) ?? false;
  return { write: has('admin', 'organiser', 'director'), control: has('admin', 'director'), name: user?.name ?? '' };
}

/** Gives a text to the person as a file. */
export function saveAs(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** What a spreadsheet said, row by row, and what it is, or would be, kept as. */
export interface SheetAnswer {
  ok: boolean;
  scenario?: { id: string; version: string };
  counts: { add: number; update: number; keep: number };
  messages: { level: 'error' | 'warning' | 'info'; sheet?: string; row?: number; column?: string; message: string; messageEn: string }[];
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `into`: the scenario to bring up to date by event number; null: a new one. */
export async function importSheet(file: File, { into, dryRun }: { into: string | null; dryRun: boolean }): Promise<SheetAnswer> {
  const query = new URLSearchParams({ dryRun: String(dryRun), ...(into !== null && { scenarioId: into }) });
  const response = await request('POST', `/scenarios/import?${query}`, file, XLSX);
  return (await response.json()) as SheetAnswer;
}
