/** How sure a ranking is: the same log ranked by another rule, and two rankings of one log side by side (S6, S8). */
import type { RankingComparison, RankingVariant, ScoreLine, ScoreSheet } from '../shared/scores.js';
import type { Rule } from './line.js';
import { rankedPercent } from './ranking.js';
import { ownRule, readWorlds, scoreBy, type ScoreInput } from './score.js';

interface Variant {
  id: RankingVariant['id'];
  rule: Partial<Rule>;
  /** Whether a line depends on it; absent: only its times by both rules tell. */
  bears?: (line: ScoreLine) => boolean;
}

/**
 * - `seen` (`delivered` where the scenario itself starts the clock at the first look): the clock starts there.
 * - `no-marks`: no quality is asked for. Every mark counts as 1; what awaits its mark counts at once; a text answer counts by its
 *   patterns, without patterns as right. Points that an evaluator set stay (S8).
 * - `no-hints`: a hint costs nothing.
 */
function variantsOf({ definition }: ScoreInput): Variant[] {
  const startsAt = definition.scoring.startsAt === 'seen' ? 'delivered' : 'seen';
  return [
    { id: startsAt, rule: { startsAt } },
    { id: 'no-marks', rule: { marks: false }, bears: ({ markId }) => markId !== undefined },
    { id: 'no-hints', rule: { hints: false }, bears: ({ hintFactor }) => hintFactor !== undefined },
  ];
}

const changeOf = (before: number | null, after: number | null): number | null =>
  before === null || after === null ? null : before - after;

/** Whether any line of the drill has another start by the other rule. */
const startsDiffer = (own: ScoreSheet, other: ScoreSheet): boolean =>
  own.teams.some(({ lines }, at) => lines.some(({ startX }, nth) => startX !== other.teams[at]?.lines[nth]?.startX));

/** The ranking that counts against each other rule, in the order in which they are named above; each scores the whole drill anew. Pure. */
export function* sensitivity(input: ScoreInput): Iterable<RankingVariant> {
  const records = readWorlds(input);
  const own = scoreBy(input, records, ownRule(input));
  for (const { id, rule, bears } of variantsOf(input)) {
    const idle = bears !== undefined && !own.teams.some(({ lines }) => lines.some(bears));
    const other = idle ? own : scoreBy(input, records, { ...ownRule(input), ...rule });
    const teams = other.teams.map(({ teamId, percent, rank }, at) => ({
      teamId,
      percent: rankedPercent(percent),
      rank,
      change: changeOf(own.teams[at]?.rank ?? null, rank),
    }));
    yield {
      id,
      applies: bears ? !idle : startsDiffer(own, other),
      moved: teams.filter(({ rank }, at) => rank !== (own.teams[at]?.rank ?? null)).length,
      teams,
    };
  }
}

/** Two sheets of the same teams, in the order of the first; a team that is in one of them only is left out. */
export function compareRankings(before: ScoreSheet, after: ScoreSheet): RankingComparison {
  const later = new Map(after.teams.map((team) => [team.teamId, team]));
  const teams = before.teams.flatMap((team) => {
    const now = later.get(team.teamId);
    if (!now) return [];
    const stand = ({ percent, rank }: { percent: number; rank: number | null }) => ({ percent: rankedPercent(percent), rank });
    return [{ teamId: team.teamId, name: team.name, before: stand(team), after: stand(now), change: changeOf(team.rank, now.rank) }];
  });
  return {
    before: before.rubric,
    after: after.rubric,
    moved: teams.filter((team) => team.before.rank !== team.after.rank).length,
    teams,
  };
}
