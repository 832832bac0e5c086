/** A drill's score sheet as it stands, or stood: the log, the evaluators' records, the pure scoring. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { Drill } from './drills/service.js';
import type { EvaluationLog } from './http/ports.js';
import { eventsUntil, scoreDrill, sensitivity, standingOf, type ScoreInput } from './scoring/index.js';
import type { At } from './shared/events.js';
import type { ScoreSheet, Sensitivity } from './shared/scores.js';

type Records = Pick<EvaluationLog, 'records'>;
/** A drill that is hosted, or one read from the log. */
export type PlayedDrill = Pick<Drill, 'plan' | 'worldEvents'>;

/** Everything that scoring takes of a drill. */
async function inputOf(evaluation: Records, drill: PlayedDrill, until?: At, only?: ReadonlySet<string>): Promise<ScoreInput> {
  const { plan } = drill;
  const records = await evaluation.records(plan.exerciseId);
  const standing = standingOf(until ? records.filter(({ wall }) => wall <= until.wall) : records);
  const { marks, decisions, assignments, ratings, overrides } = standing;
  const teams = only ? plan.teams.filter(({ id }) => only.has(id)) : plan.teams;
  const all = drill.worldEvents();
  const worlds = only ? Object.fromEntries(teams.map(({ worldId }) => [worldId, all[worldId] ?? []])) : all;
  return {
    definition: plan.definition,
    rubricHash: plan.scenarioHash,
    teams: teams.map(({ id, name, parts, worldId }) => ({ teamId: id, name, parts, worldId })),
    worlds: until ? eventsUntil(worlds, until) : worlds,
    marks,
    decisions,
    assignments,
    overrides: ratings,
    lineOverrides: overrides,
  };
}

/** Serves as the `ScoreDrill` of the edges. */
export function createScoreDrill(evaluation: Records): (drill: PlayedDrill, until?: At, only?: ReadonlySet<string>) => Promise<ScoreSheet> {
  return async (drill, until, only) => scoreDrill(await inputOf(evaluation, drill, until, only));
}

/** How the ranking of a drill would stand by other rules. */
export function createSensitivity(evaluation: Records): (drill: Drill) => Promise<Sensitivity> {
  return async (drill) => {
    const variants: Sensitivity = [];
    for (const variant of sensitivity(await inputOf(evaluation, drill))) {
      variants.push(variant);
      // oxlint-disable-next-line no-await-in-loop -- a drill that runs has its turn
      await breathe();
    }
    return variants;
  };
}
