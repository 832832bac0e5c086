/** Who stands where (S6): percent rounded to 0.01, then the median time factor, then equal rank: 1, 2, 2, 4. */
import type { ScoreLine } from '../shared/scores.js';
import { round } from './words.js';

/** Median of the time factors over delivered expectations, 0 for never done; what is still open counts in no sum and not here (S4). Null: there were none. */
export function medianFactor(lines: readonly ScoreLine[]): number | null {
  const factors = lines
    .filter((line) => line.kind === 'expect' && line.state !== 'open')
    .map((line) => line.timeFactor ?? 0)
    .toSorted((a, b) => a - b);
  if (factors.length === 0) return null;
  const middle = factors.length / 2;
  const upper = factors[Math.floor(middle)] ?? 0;
  return Number.isInteger(middle) ? ((factors[middle - 1] ?? 0) + upper) / 2 : upper;
}

export interface Standing {
  percent: number;
  possible: number;
  medianFactor: number | null;
}

/** Percent as it is shown and ranked by. */
export const rankedPercent = (percent: number): number => round(percent, 2);

/** Ranks in the order given; null where nothing was possible. */
export function ranksOf(teams: readonly Standing[]): (number | null)[] {
  // factors are compared to 12 decimals: below that binary fractions differ without meaning
  const key = (team: Standing): [number, number] => [rankedPercent(team.percent), round(team.medianFactor ?? 0, 12)];
  const ranked = teams.flatMap((team, at) => (team.possible > 0 ? [{ at, key: key(team) }] : []));
  ranked.sort((a, b) => b.key[0] - a.key[0] || b.key[1] - a.key[1]);
  const ranks = teams.map((): number | null => null);
  let rank = 0;
  for (const [place, { at, key }] of ranked.entries()) {
    const before = ranked[place - 1]?.key;
    if (!before || before[0] !== key[0] || before[1] !== key[1]) rank = place + 1;
    ranks[at] = rank;
  }
  return ranks;
}
