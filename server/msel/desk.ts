/** MSEL workbooks of the scenarios on the shelf: given out, taken in as a new scenario or as the next version of one. */
import { z } from 'zod';
import { readScenario } from '../content/yaml.js';
import { writeScenario } from '../content/write.js';
import { Refused, type ProblemErrors } from '../errors.js';
import type { Catalogue } from '../shared/catalogue.js';
import type { AuthoringError, ScenarioSource } from '../shared/scenario.js';
import { exportMsel } from './export.js';
import { importMsel } from './import.js';
import { RowMessage } from './messages.js';

export const EventChange = z
  .object({
    row: z.int(),
    event: z.string(),
    id: z.string(),
    does: z.enum(['add', 'update', 'keep']),
    keys: z.array(z.string()),
  })
  .meta({ id: 'MselEventChange' });

export const MselAnswer = z
  .object({
    /** Whether the workbook is fit to be kept. */
    ok: z.boolean(),
    dryRun: z.boolean(),
    /** What it is, or would be, kept as. */
    scenario: z.object({ id: z.string(), version: z.string() }).optional(),
    counts: z.object({ add: z.int(), update: z.int(), keep: z.int() }),
    changes: z.array(EventChange),
    messages: z.array(RowMessage),
  })
  .meta({ id: 'MselAnswer' });
export type MselAnswer = z.infer<typeof MselAnswer>;

export interface TakeIn {
  /** The scenario to bring up to date by Event Number; absent: a new one. */
  scenarioId?: string | undefined;
  /** Id and title of a new scenario; default: from the workbook. */
  id?: string | undefined;
  title?: string | undefined;
  dryRun: boolean;
  by: string;
}

export interface MselDesk {
  /** null: no such scenario, or version. */
  giveOut(id: string, version?: string): Promise<{ name: string; bytes: Buffer } | null>;
  /** @throws Refused not-found, invalid-workbook, invalid-scenario (not on a dry run), already-exists */
  takeIn(bytes: Buffer, options: TakeIn): Promise<MselAnswer>;
}

interface Shelf {
  get(id: string, version?: string): Promise<{ text: string } | null>;
  add(text: string, by: string, filesFrom?: string): Promise<unknown>;
  validate(text: string, filesFrom?: string): Promise<{ errors: AuthoringError[] }>;
}

const nextPatch = (version: string): string => version.replace(/(\d+)$/, (patch) => String(Number(patch) + 1));

/** Errors as the place in the workbook: `MSEL!C5`. */
const problemsOf = (messages: readonly RowMessage[]): ProblemErrors =>
  messages
    .filter(({ level }) => level === 'error')
    .map(({ sheet, row, column, message, ...rest }) => ({
      ...rest,
      path: `${sheet ?? ''}${row === undefined ? '' : `!${column ?? ''}${row}`}`,
      ...(row !== undefined && { line: row }),
      message,
    }));

export function createMselDesk(deps: { shelf: Shelf; catalogues: () => Promise<readonly Catalogue[]> }): MselDesk {
  const { shelf } = deps;

  async function sourceOf(id: string, version?: string): Promise<ScenarioSource | null> {
    const found = await shelf.get(id, version);
    const read = found && readScenario(found.text, { catalogues: await deps.catalogues() });
    return read && 'source' in read ? read.source : null;
  }

  return {
    async giveOut(id, version) {
      const source = await sourceOf(id, version);
      if (!source) return null;
      return { name: `${source.id}-${source.version}.xlsx`, bytes: await exportMsel(source, await deps.catalogues()) };
    },

    async takeIn(bytes, { scenarioId, id, title, dryRun, by }) {
      const catalogues = await deps.catalogues();
      const existing = scenarioId === undefined ? undefined : await sourceOf(scenarioId);
      if (existing === null) throw new Refused('not-found');
      const { source, unreadable, messages, changes } = await importMsel(bytes, { catalogues, existing, id, title });
      if (unreadable) throw new Refused('invalid-workbook', { detail: unreadable });
      // A version that has been played stays as it was: an update is the next one, unless the workbook names another.
      const kept = source && existing && source.version === existing.version ? { ...source, version: nextPatch(source.version) } : source;
      const text = kept && writeScenario(kept);
      for (const { message, messageEn, path } of text === undefined ? [] : (await shelf.validate(text, scenarioId)).errors) {
        messages.push({ level: 'error', head: path, message, messageEn: messageEn ?? message });
      }
      const ok = text !== undefined && messages.every(({ level }) => level !== 'error');
      if (!dryRun) {
        if (!ok) throw new Refused('invalid-scenario', { errors: problemsOf(messages) });
        await shelf.add(text, by, scenarioId);
      }
      const count = (does: string): number => changes.filter((change) => change.does === does).length;
      return {
        ok,
        dryRun,
        ...(kept && { scenario: { id: kept.id, version: kept.version } }),
        counts: { add: count('add'), update: count('update'), keep: count('keep') },
        changes,
        messages,
      };
    },
  };
}
