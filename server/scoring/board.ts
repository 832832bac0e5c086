/** What a team or the wallboard may see of the scores: rank, name, percent, and nothing else (W1, S6). */
import type { BoardRow, ScoreSheet } from '../shared/scores.js';
import { rankedPercent } from './ranking.js';

/** Rows by rank, equal ranks in the order of the plan, unranked teams last. Whether it is shown or frozen is the organiser's choice. */
export function boardOf(sheet: ScoreSheet): BoardRow[] {
  return sheet.teams
    .map(({ rank, name, percent }) => ({ rank, name, percent: rank === null ? null : rankedPercent(percent) }))
    .toSorted((a, b) => (a.rank ?? sheet.teams.length + 1) - (b.rank ?? sheet.teams.length + 1));
}
