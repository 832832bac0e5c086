/** What takes its turn on the wall: the injects, and the pages of the ranking while it is open. */
import type { Wall } from '../../../../server/shared/wall.js';

/** Rows of one page in two columns; up to half of it stands in one column, in larger type. */
export const PAGE_ROWS = 20;
/** ms for which each stays. */
export const DWELL_MS = 12_000;

export type Turn = { kind: 'injects' } | { kind: 'board'; page: number };

/** Rows per page: evenly filled, so that the last page is no remnant of one row. */
export function pageRows(rows: number): number {
  const pages = Math.max(1, Math.ceil(rows / PAGE_ROWS));
  const even = Math.ceil(rows / pages);
  // two columns of equal height
  return pages > 1 && even % 2 === 1 ? even + 1 : Math.max(1, even);
}

/** In order; after END EX an open ranking has the wall for itself. */
export function turnsOf(wall: Pick<Wall, 'phase' | 'board'>): Turn[] {
  const injects: Turn = { kind: 'injects' };
  if (!wall.board) return [injects];
  const { length } = wall.board.rows;
  const pages = Array.from({ length: Math.max(1, Math.ceil(length / pageRows(length))) }, (_, page): Turn => ({ kind: 'board', page }));
  return wall.phase === 'ended' || wall.phase === 'published' ? pages : [...pages, injects];
}

/** The name as a board has room for it. */
export const short = (name: string): string => name.replace(/^(?:Ủy|Uỷ) ban nhân dân /iu, 'UBND ');
