/** How an agency does over its drills, capability by capability. Pure. */
import type { Agency } from '../shared/agencies.js';
import { nameKey } from '../shared/names.js';
import type { AgencyTrend, TrendLine } from '../shared/programme.js';
import type { Rating } from '../shared/scores.js';
import { membership, percentOf } from './members.js';
import type { DrillSummary, TeamSummary } from './summary.js';

const WORST_FIRST: readonly Rating[] = ['U', 'M', 'S', 'P'];

interface Pooled {
  earned: number;
  possible: number;
  ratings: Rating[];
}
const nothing = (): Pooled => ({ earned: 0, possible: 0, ratings: [] });

/** The capability that an objective tests; the objective itself where it names none. */
const subjectOf = ({ title, capability }: DrillSummary['objectives'][number]) => capability ?? title;

function linesOf(drills: readonly { drill: DrillSummary; teams: readonly TeamSummary[] }[]): TrendLine[] {
  const lines = new Map<string, TrendLine>();
  for (const { drill, teams } of drills) {
    const pooled = new Map<string, Pooled>();
    for (const [at, objective] of drill.objectives.entries()) {
      const title = subjectOf(objective);
      const key = nameKey(title.vi);
      const line = lines.get(key) ?? { key, title, points: [] };
      lines.set(key, line);
      const own = pooled.get(key) ?? nothing();
      pooled.set(key, own);
      for (const { objectives } of teams) {
        const score = objectives[at];
        if (!score) continue;
        own.earned += score.earned;
        own.possible += score.possible;
        if (score.rating) own.ratings.push(score.rating);
      }
    }
    for (const [key, { earned, possible, ratings }] of pooled) {
      const rating = WORST_FIRST.find((one) => ratings.includes(one)) ?? null;
      lines.get(key)?.points.push({ exerciseId: drill.exerciseId, percent: percentOf(earned, possible), rating });
    }
  }
  return [...lines.values()];
}

/** Drills in which a team of the agency took part. */
export function trendOf(agency: Agency, agencies: readonly Agency[], summaries: readonly DrillSummary[], pending: number): AgencyTrend {
  const belongs = membership(agencies);
  const drills = summaries
    .toSorted((a, b) => a.endedWall - b.endedWall)
    .map((drill) => ({ drill, teams: drill.teams.filter((team) => team.took && belongs.of(team)?.id === agency.id) }))
    .filter(({ teams }) => teams.length > 0);
  return {
    agency: { id: agency.id, name: agency.name },
    pending,
    drills: drills.map(({ drill, teams }) => {
      const ranks = teams.flatMap(({ rank }) => (rank === null ? [] : [rank]));
      return {
        exerciseId: drill.exerciseId,
        name: drill.name,
        scenario: drill.scenario,
        endedWall: drill.endedWall,
        percent: percentOf(
          teams.reduce((total, { earned }) => total + earned, 0),
          teams.reduce((total, { possible }) => total + possible, 0),
        ),
        rank: ranks.length > 0 ? Math.min(...ranks) : null,
        teams: drill.teams.length,
      };
    }),
    lines: linesOf(drills),
  };
}
