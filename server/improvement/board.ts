/** The actions of all drills as the board asks for them: filtered, overdue ones first, counted. */
import type { ActionBoard, BoardAction, BoardQuery, ActionStatus } from '../shared/improvement.js';

/** Lower case without diacritics, đ → d. */
export const plainWords = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

const collator = new Intl.Collator('vi', { numeric: true });

/** Overdue ones first, then open ones, then the rest; each by due day. */
export function byUrgency(a: BoardAction, b: BoardAction): number {
  const rank = ({ overdue, status }: BoardAction): number =>
    overdue ? 0 : status === 'done' ? 2 : status === 'verified' ? 3 : status === 'dropped' ? 4 : 1;
  return rank(a) - rank(b) || (a.due < b.due ? -1 : a.due > b.due ? 1 : 0) || collator.compare(a.issue, b.issue) || (a.id < b.id ? -1 : 1);
}

function counted<T>(
  rows: readonly BoardAction[],
  key: (row: BoardAction) => string,
  made: (key: string, row: BoardAction, n: number) => T,
): T[] {
  const groups = new Map<string, { row: BoardAction; n: number }>();
  for (const row of rows) {
    const group = groups.get(key(row)) ?? { row, n: 0 };
    groups.set(key(row), group);
    group.n += 1;
  }
  return [...groups].map(([name, { row, n }]) => made(name, row, n));
}

type Wanted = Omit<BoardQuery, 'offset' | 'limit'>;

/** `address`: the caller's, for `mine`. */
export function wantedActions(rows: readonly BoardAction[], query: Wanted, address: string): BoardAction[] {
  const words = plainWords(query.q ?? '')
    .split(/\s+/)
    .filter(Boolean);
  return rows.filter((row) => {
    if (query.agency !== undefined && row.responsible !== query.agency) return false;
    if (query.element !== undefined && row.element !== query.element) return false;
    if (query.exercise !== undefined && row.exerciseId !== query.exercise) return false;
    if (query.overdue === 'true' && !row.overdue) return false;
    if (query.mine === 'true' && row.contact?.email?.toLowerCase() !== address.toLowerCase()) return false;
    if (words.length === 0) return true;
    const text = plainWords([row.action, row.issue, row.responsible, row.contact?.name ?? '', row.exercise].join(' '));
    return words.every((word) => text.includes(word));
  });
}

export function boardOf(rows: readonly BoardAction[], query: BoardQuery, address: string): ActionBoard {
  const found = wantedActions(rows, query, address);
  const shown = found.filter(({ status }) => query.status === undefined || status === query.status).toSorted(byUrgency);
  const of = (status: ActionStatus): number => found.filter((row) => row.status === status).length;
  return {
    actions: shown.slice(query.offset, query.offset + query.limit),
    total: shown.length,
    counts: {
      proposed: of('proposed'),
      agreed: of('agreed'),
      doing: of('doing'),
      done: of('done'),
      verified: of('verified'),
      dropped: of('dropped'),
    },
    overdue: found.filter(({ overdue }) => overdue).length,
    agencies: counted(
      rows,
      ({ responsible }) => responsible,
      (name, _row, n) => ({ name, n }),
    ).toSorted((a, b) => collator.compare(a.name, b.name)),
    exercises: counted(
      rows,
      ({ exerciseId }) => exerciseId,
      (id, row, n) => ({ id, name: row.exercise, n }),
    ).toSorted((a, b) => collator.compare(a.name, b.name)),
  };
}
