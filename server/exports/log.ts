/** The event log for other programs: every event in order, a table of it for Excel, and what a line of it may look like. */
import { z } from 'zod';
import { wholeLog } from '../drills/log-pages.js';
import type { Drill, LogEntry } from '../drills/service.js';
import { logLine } from '../shared/events.js';

/** JSON Schema (2020-12) of one line of `log.ndjson`. */
export function logSchema(): object {
  return { title: 'dientap event log, one event per line', ...z.toJSONSchema(logLine(), { target: 'draft-2020-12' }) };
}

/** Columns that stand for one field of an event each; what has no column of its own is in `detail`. */
const FIELDS = ['teamId', 'memberId', 'by', 'inject', 'deliveryId', 'action', 'form', 'expect', 'ask', 'rule', 'commandId'] as const;
export const LOG_COLUMNS = ['id', 'stream', 'seq', 'type', 'x', 'recordedX', 'wall', 'time', 'team', ...FIELDS, 'detail'] as const;

export const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const;
export type Separator = keyof typeof SEPARATORS;

/** What a spreadsheet would take for a formula is marked as text. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

function cell(value: unknown, separator: string): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? quoted(harmless(value), separator) : quoted(JSON.stringify(value), separator);
}

const quoted = (text: string, separator: string): string =>
  text.includes(separator) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Lines of the table without their last line feed; the first begins with a byte order mark, by which Excel knows UTF-8. */
export function* logCsv(drill: Drill, separator: Separator): Iterable<string> {
  const sign = SEPARATORS[separator];
  const names = new Map(drill.plan.teams.map(({ id, name }) => [id, name]));
  yield `\uFEFF${LOG_COLUMNS.join(sign)}\r`;
  for (const entry of wholeLog(drill)) yield `${rowOf(entry, names, sign)}\r`;
}

function rowOf({ stream, seq, event }: LogEntry, names: ReadonlyMap<string, string>, sign: string): string {
  const { id, type, at, recordedX, ...own } = event as LogEntry['event'] & Record<string, unknown>;
  const rest = { ...(own as Record<string, unknown>) };
  const fields = FIELDS.map((field) => {
    const value = rest[field];
    delete rest[field];
    return value;
  });
  const team = names.get(String(fields[0]));
  const detail = Object.keys(rest).length > 0 ? rest : null;
  const cells = [id, stream, seq, type, at.x, recordedX, at.wall, new Date(at.wall).toISOString(), team, ...fields, detail];
  return cells.map((value) => cell(value, sign)).join(sign);
}
