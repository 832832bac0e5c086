/** Values that no column can hold, as YAML in a cell: readable, editable, refused with a reason. */
import { LineCounter, parseDocument } from 'yaml';
import { writeYaml } from '../content/write.js';

export const toYamlCell = (value: unknown): string => writeYaml(value).trimEnd();

export type FromYaml = { value: unknown } | { error: string; line: number };

/** Never throws; `line` counts from 1 within the cell. */
export function fromYamlCell(text: string): FromYaml {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { version: '1.2', prettyErrors: false, lineCounter: lines, logLevel: 'error' });
    const [error] = document.errors;
    if (error) return { error: error.message.split('\n')[0]!, line: Math.max(1, lines.linePos(error.pos[0]).line) };
    return { value: document.toJS({ maxAliasCount: 100 }) as unknown };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error), line: 1 };
  }
}

/** Same content; order of keys does not matter, absent and undefined are the same. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((each, index) => same(each, b[index]));
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
