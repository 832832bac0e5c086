/** A drill's score sheet as it stands, or stood: the log, the evaluators' records, the pure scoring. */
import type { EvaluationLog, ScoreDrill } from './http/ports.js';
import { eventsUntil, scoreDrill, standingOf } from './scoring/index.js';

export function createScoreDrill(evaluation: Pick<EvaluationLog, 'records'>): ScoreDrill {
  return async (drill, until, only) => {
    const { plan } = drill;
    const records = await evaluation.records(plan.exerciseId);
    const standing = standingOf(until ? records.filter(({ wall }) => wall <= until.wall) : records);
    const { marks, decisions, assignments, ratings, overrides } = standing;
    const teams = only ? plan.teams.filter(({ id }) => only.has(id)) : plan.teams;
    const all = drill.worldEvents();
    const worlds = only ? Object.fromEntries(teams.map(({ worldId }) => [worldId, all[worldId] ?? []])) : all;
    return scoreDrill({
      definition: plan.definition,
      rubricHash: plan.scenarioHash,
      teams: teams.map(({ id, name, parts, worldId }) => ({ teamId: id, name, parts, worldId })),
      worlds: until ? eventsUntil(worlds, until) : worlds,
      marks,
      decisions,
      assignments,
      overrides: ratings,
      lineOverrides: overrides,
    });
  };
}
