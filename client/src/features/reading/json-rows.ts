/** A JSON value as the rows of a tree. */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export interface JsonRow {
  /** Keys from the root, each after a slash; the root is empty. */
  path: string;
  key: string;
  depth: number;
  /** Of a list or an object: how many it holds. */
  size: number | null;
  list: boolean;
  /** Of a plain value: as JSON writes it. */
  text: string;
  position: number;
  siblings: number;
}

const childrenOf = (value: Json): [string, Json][] | null =>
  Array.isArray(value)
    ? value.map((each, index) => [String(index), each])
    : value !== null && typeof value === 'object'
      ? Object.entries(value)
      : null;

/** Every row, parents before children. */
export function rowsOf(root: Json): JsonRow[] {
  const rows: JsonRow[] = [];
  const walk = (value: Json, key: string, path: string, depth: number, position: number, siblings: number): void => {
    const children = childrenOf(value);
    rows.push({
      path,
      key,
      depth,
      size: children?.length ?? null,
      list: Array.isArray(value),
      text: children ? '' : JSON.stringify(value),
      position,
      siblings,
    });
    for (const [index, [name, child]] of (children ?? []).entries())
      walk(child, name, `${path}/${name}`, depth + 1, index + 1, children?.length ?? 0);
  };
  walk(root, '', '', 0, 1, 1);
  return rows;
}

/** Rows whose parents are all open. */
export function openRows(rows: readonly JsonRow[], closed: ReadonlySet<string>): JsonRow[] {
  const shown: JsonRow[] = [];
  let under: number | null = null;
  for (const row of rows) {
    if (under !== null && row.depth > under) continue;
    under = null;
    shown.push(row);
    if (row.size !== null && closed.has(row.path)) under = row.depth;
  }
  return shown;
}

/** Paths of everything that a row stands in. */
export const parentsOf = (path: string): string[] => {
  const parts = path.split('/');
  return parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'));
};
