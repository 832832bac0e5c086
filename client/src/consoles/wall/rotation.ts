/** What takes its turn on the wall: the injects, and the pages of the ranking while it is open. */
import type { Wall } from '../../../../server/shared/wall.js';

/** Rows of one page in two columns. */
export const PAGE_ROWS = 20;
/** The same where names need two lines. */
export const TALL_ROWS = 14;
/** Up to so many rows stand in one column. */
export const ONE_COLUMN = 12;
/** Letters of a name that fit beside rank and percent in one of two columns. */
const NAME_FITS = 27;
/** ms for which each stays. */
export const DWELL_MS = 12_000;

export type Turn = { kind: 'injects' } | { kind: 'board'; page: number };

/** Whether some name needs two lines. */
export const isTall = (rows: readonly { name: string }[]): boolean =>
  rows.length > ONE_COLUMN && rows.some(({ name }) => short(name).length > NAME_FITS);

/** Rows per page: evenly filled, so that the last page is no remnant of one row. */
export function pageRows(rows: readonly { name: string }[]): number {
  const most = isTall(rows) ? TALL_ROWS : PAGE_ROWS;
  const pages = Math.max(1, Math.ceil(rows.length / most));
  const even = Math.ceil(rows.length / pages);
  // two columns of equal height
  return pages > 1 && even % 2 === 1 ? even + 1 : Math.max(1, even);
}

/** In order; after END EX an open ranking has the wall for itself. */
export function turnsOf(wall: Pick<Wall, 'phase' | 'board'>): Turn[] {
  const injects: Turn = { kind: 'injects' };
  if (!wall.board) return [injects];
  const { rows } = wall.board;
  const pages = Array.from({ length: Math.max(1, Math.ceil(rows.length / pageRows(rows))) }, (_, page): Turn => ({ kind: 'board', page }));
  return wall.phase === 'ended' || wall.phase === 'published' ? pages : [...pages, injects];
}

/** The name as a board has room for it. */
export const short = (name: string): string => name.replace(/^(?:Ủy|Uỷ) ban nhân dân /iu, 'UBND ');
