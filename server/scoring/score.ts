/** The score sheet of a drill: a pure function of the scenario copy, the log and the evaluators' records (S1). */
import type { Definition } from '../engine/definition.js';
import type { WorldEvent } from '../shared/events.js';
import type { Assignment } from '../shared/evaluation.js';
import type { LineOverride, Mark, RatingOverride, ScoreSheet, TeamScore } from '../shared/scores.js';
import { indexInjects } from './content.js';
import type { WorldRecord } from './facts.js';
import { markBook } from './marking.js';
import { lastLineOverrides, lastOverrides } from './marks.js';
import { metricsOf, samplesOf, type Sample } from './metrics.js';
import { medianFactor, ranksOf } from './ranking.js';
import { rateObjectives } from './ratings.js';
import { readWorld } from './record.js';
import type { Rule } from './line.js';
import { linesOf, totals } from './sheet.js';

export interface ScoreInput {
  /** The rubric: the copy frozen at planning, or another one to score by again (S8). */
  definition: Definition;
  rubricHash: string;
  teams: readonly { teamId: string; name: string; parts: readonly string[]; worldId: string }[];
  /** By world id, in order. A team whose world is missing has played nothing. */
  worlds: Readonly<Record<string, readonly WorldEvent[]>>;
  /** Every evaluator's; which of them counts follows from the decisions and assignments. */
  marks: readonly Mark[];
  decisions?: readonly Mark[];
  assignments?: readonly Assignment[];
  /** Of ratings. */
  overrides: readonly RatingOverride[];
  /** Of points. */
  lineOverrides?: readonly LineOverride[];
}

/** Sheets of all teams, in the order of the plan. A drill that still runs can be scored too: what is open counts nowhere yet, and the sheet is provisional. */
export function scoreDrill(input: ScoreInput): ScoreSheet {
  return scoreBy(input, readWorlds(input), { ...ownRule(input), told: true });
}

/** The rule that the scenario itself gives, without sentences. */
export function ownRule({ definition }: ScoreInput): Rule {
  return { startsAt: definition.scoring.startsAt, marks: true, hints: true, told: false };
}

export const readWorlds = ({ worlds }: ScoreInput): ReadonlyMap<string, WorldRecord> =>
  new Map(Object.entries(worlds).map(([worldId, events]) => [worldId, readWorld(events)]));

/** The same by any rule; the worlds as they were read, so that several rules read them once. */
export function scoreBy(input: ScoreInput, records: ReadonlyMap<string, WorldRecord>, rule: Rule): ScoreSheet {
  const { definition, rubricHash } = input;
  const index = indexInjects(definition);
  const marks = markBook(input.marks, input.decisions, input.assignments);
  const lineOverrides = lastLineOverrides(input.lineOverrides ?? []);
  const overrides = lastOverrides(input.overrides);
  const nothing = readWorld([]);
  const all: Sample[] = [];

  const teams = input.teams.map(({ teamId, name, worldId }): TeamScore => {
    const record = records.get(worldId) ?? nothing;
    const lines = linesOf({ definition, rule, index, record, teamId, marks, lineOverrides });
    const { earned, possible, penalties } = totals(lines);
    const samples = samplesOf(lines, record.endX);
    all.push(...samples);
    const outcome = record.outcome === null ? undefined : definition.outcomes[record.outcome]?.title;
    return {
      teamId,
      name,
      percent: possible > 0 ? (earned / possible) * 100 : 0,
      earned,
      possible,
      penalties,
      rank: null,
      medianFactor: medianFactor(lines),
      provisional: !record.ended || lines.some((line) => line.state === 'awaiting-mark'),
      ...(outcome && { outcome }),
      objectives: rateObjectives(definition, teamId, lines, overrides),
      lines,
      metrics: metricsOf(samples),
    };
  });
  const ranks = ranksOf(teams);
  return {
    rubric: { scenario: definition.id, version: definition.version, hash: rubricHash },
    provisional: teams.some(({ provisional }) => provisional),
    teams: teams.map((team, at) => ({ ...team, rank: ranks[at] ?? null })),
    metrics: metricsOf(all),
  };
}
