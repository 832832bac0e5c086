/** Evaluators' marks and ratings: new records beside the log, never changes of it (S3, S5, S8). */
import { z } from 'zod';
import { requirePermission } from '../../auth/access.js';
import { Refused } from '../../errors.js';
import type { Drill } from '../../drills/service.js';
import type { HostClock } from '../../drills/ports.js';
import { parseMarkId } from '../../scoring/index.js';
import { MarkBody, RatingBody } from '../../shared/api.js';
import { Mark, RatingOverride } from '../../shared/scores.js';
import type { EvaluationLog, OpenDrill } from '../ports.js';
import { ok, route, type Route } from '../route.js';

const Params = z.object({ id: z.string(), mark: z.string().max(400) });

function requireTeam(drill: Drill, teamId: string): string {
  if (!drill.plan.teams.some((team) => team.id === teamId)) throw new Refused('unknown-team');
  return teamId;
}

function split(id: string): [teamId: string, rest: string] {
  const colon = id.indexOf(':');
  return [id.slice(0, colon), id.slice(colon + 1)];
}

/** What a mark is for: named by the line's own `markId`, or in short as `<teamId>:<inject>.<expect or ask>`. */
function marked(drill: Drill, id: string): { teamId: string; deliveryId: string; ref: string } {
  const named = parseMarkId(id);
  const [teamId, ref] = named ? [named.teamId, named.ref] : split(id);
  const worldId = drill.plan.teams.find((team) => team.id === requireTeam(drill, teamId))?.worldId ?? '';
  for (const event of drill.worldEvents()[worldId] ?? []) {
    if (event.type !== 'inject-delivered' || event.teamId !== teamId || !ref.startsWith(`${event.inject}.`)) continue;
    if (!named || named.deliveryId === event.deliveryId) return { teamId, deliveryId: event.deliveryId, ref };
  }
  throw new Refused('unknown-inject');
}

export function evaluationRoutes(deps: { open: OpenDrill; evaluation: EvaluationLog; clock: HostClock }): Route[] {
  async function drillOf(id: string): Promise<Drill> {
    const drill = await deps.open(id);
    if (!drill) throw new Refused('not-found');
    return drill;
  }
  return [
    route({
      method: 'put',
      path: '/exercises/{id}/marks/{mark}',
      tag: 'Evaluation',
      summary: 'Mark the quality of an act or a text answer; `mark` is the line’s `markId`, or `<teamId>:<inject>.<expect or ask>`',
      access: { may: 'drill.evaluate' },
      params: Params,
      body: MarkBody,
      answers: { 200: { description: 'Noted; the last mark counts.', schema: Mark } },
      refusals: ['not-found', 'unknown-team', 'unknown-inject'],
      async handle({ params, body, caller }) {
        const by = requirePermission(caller, 'drill.evaluate').userId;
        const drill = await drillOf(params.id);
        const mark: Mark = {
          ...marked(drill, params.mark),
          value: body.value,
          by,
          wall: deps.clock.wall(),
          ...(body.note ? { note: body.note } : {}),
        };
        await deps.evaluation.mark(params.id, mark);
        return ok(mark);
      },
    }),
    route({
      method: 'put',
      path: '/exercises/{id}/ratings/{mark}',
      tag: 'Evaluation',
      summary: 'Rate an objective for a team, with the reason; `mark` is `<teamId>:<objective>`',
      access: { may: 'drill.evaluate' },
      params: Params,
      body: RatingBody,
      answers: { 200: { description: 'Noted; the last rating counts.', schema: RatingOverride } },
      refusals: ['not-found', 'unknown-team'],
      async handle({ params, body, caller }) {
        const by = requirePermission(caller, 'drill.evaluate').userId;
        const drill = await drillOf(params.id);
        const [team, objective] = split(params.mark);
        const teamId = requireTeam(drill, team);
        if (!drill.plan.definition.objectives.some(({ id }) => id === objective)) throw new Refused('not-found');
        const rating: RatingOverride = { teamId, objective, rating: body.rating, reason: body.reason, by, wall: deps.clock.wall() };
        await deps.evaluation.rate(params.id, rating);
        return ok(rating);
      },
    }),
  ];
}
