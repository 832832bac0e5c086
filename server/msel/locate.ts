/** From the path of a finding in the scenario to the row and column of the workbook. */
import { columnName, type Row } from './cells.js';
import type { At } from './messages.js';
import { ownHead } from './columns.js';
import type { Sheet } from './sheets.js';

export interface Located {
  id: string;
  first: Row;
  /** One for each expectation, in its order. */
  expectRows: readonly Row[];
}

const COLUMNS: Record<string, string> = { body: 'message', at: 'time', manual: 'time', number: 'event' };
const EXPECT_COLUMNS: Record<string, string> = {
  id: 'expectId',
  action: 'action',
  target: 'target',
  max: 'max',
  points: 'points',
  must: 'must',
  quality: 'quality',
};
const SHEETS: Record<string, string> = { objectives: 'Objectives', parts: 'Parts', personas: 'Parts', actions: 'Actions' };

/** `$.injects[3].expects[0].target` → keys. */
const keysOf = (path: string): string[] =>
  [...path.matchAll(/\.([^.[\]]+)|\[(\d+)\]|\["([^"]+)"\]/g)].map(([, name, index, quoted]) => name ?? index ?? quoted ?? '');

export function locate(path: string, source: Record<string, unknown>, sheet: Sheet, injects: ReadonlyMap<string, Located>): At {
  const [root = '', index = '', third = '', fourth = '', fifth = ''] = keysOf(path);
  if (root !== 'injects') return { sheet: SHEETS[root] ?? 'Rules', head: keysOf(path).join('.') || undefined };
  const inject = (source['injects'] as { id?: string; number?: string }[] | undefined)?.[Number(index)];
  const located = injects.get(String(inject?.id));
  const event = inject ? (inject.number ?? inject.id) : undefined;
  if (!located) return { sheet: sheet.grid.name, event, head: [third, fourth, fifth].filter((each) => each !== '').join('.') || undefined };
  const isExpect = third === 'expects' && fourth !== '';
  const row = isExpect ? (located.expectRows[Number(fourth)] ?? located.first) : located.first;
  const key = isExpect ? (EXPECT_COLUMNS[fifth] ?? 'expectMore') : (COLUMNS[third] ?? third);
  const column = sheet.columns.get(key);
  return {
    sheet: sheet.grid.name,
    row: row.number,
    event,
    column: column === undefined ? undefined : columnName(column),
    head: column === undefined ? third || undefined : ownHead(sheet.heads.get(column) ?? ''),
  };
}
