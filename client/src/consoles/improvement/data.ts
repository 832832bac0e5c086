/** What the board is asked for, as its address and its queries have it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ActionBoard, ActionStatus, Element } from '../../../../server/shared/improvement.js';
import { get } from '../../api/http.js';
import { BOARD } from '../../features/improvement/data.js';

export interface Filters {
  q: string;
  agency: string | null;
  exercise: string | null;
  element: Element | null;
  overdue: boolean;
  mine: boolean;
}
export const NO_FILTERS: Filters = { q: '', agency: null, exercise: null, element: null, overdue: false, mine: false };

export const isFiltered = ({ q, agency, exercise, element, overdue, mine }: Filters): boolean =>
  q.trim() !== '' || agency !== null || exercise !== null || element !== null || overdue || mine;

/** As a query string, without a leading mark. */
export function queryOf({ q, agency, exercise, element, overdue, mine }: Filters, more: Record<string, string | number> = {}): string {
  const query = new URLSearchParams();
  if (q.trim() !== '') query.set('q', q.trim());
  if (agency !== null) query.set('agency', agency);
  if (exercise !== null) query.set('exercise', exercise);
  if (element !== null) query.set('element', element);
  if (overdue) query.set('overdue', 'true');
  if (mine) query.set('mine', 'true');
  for (const [key, value] of Object.entries(more)) query.set(key, String(value));
  return query.toString();
}

/** Others work on the same actions. */
const EVERY_MS = 20_000;

export function useActions(filters: Filters, page: { status?: ActionStatus | null; offset?: number; limit: number }) {
  const { status, offset = 0, limit } = page;
  const query = queryOf(filters, { ...(status && { status }), offset, limit });
  return useQuery({
    queryKey: [...BOARD, query],
    queryFn: () => get<ActionBoard>(`/corrective-actions?${query}`),
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
  });
}
