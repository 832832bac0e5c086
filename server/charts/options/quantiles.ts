/** Places in a distribution by the methods of S7: the censored stand after all that was reached and are never averaged. */
import type { Distribution } from '../../shared/analysis.js';
import type { Cell } from './table.js';

/** The ⌈per/100 · n⌉-th smallest (nearest rank), the least for 0; `above` where a censored one stands there. */
export function ranked({ values, censored }: Pick<Distribution, 'values' | 'censored'>, per: number): Cell {
  const n = values.length + censored.length;
  if (n === 0) return null;
  const place = Math.max(1, Math.ceil((per * n) / 100)) - 1;
  const known = values[place];
  if (known !== undefined) return known;
  // the same place with every censored one at the time it is known to exceed
  return { above: [...values, ...censored].toSorted((a, b) => a - b)[place] ?? 0 };
}

/** Median and P90 as the scoring gives them. */
export const medianCell = ({ stat }: Pick<Distribution, 'stat'>): Cell => stat.median ?? above(stat.medianAbove);
export const p90Cell = ({ stat }: Pick<Distribution, 'stat'>): Cell => stat.p90 ?? above(stat.p90Above);
const above = (ms: number | undefined): Cell => (ms === undefined ? null : { above: ms });
