/** Evaluators' marks, decisions, ratings, score overrides and ticks: new records beside the log, never changes of it (S3, S5, S8). */
import { z } from 'zod';
import { Refused } from '../../errors.js';
import type { Drill } from '../../drills/service.js';
import { criticalTasks, lineId, objectiveOfWork, parseMarkId } from '../../scoring/index.js';
import { MarkBody, RatingBody } from '../../shared/api.js';
import {
  DecisionBody,
  DecisionRecord,
  MarkRecord,
  OverrideBody,
  OverrideRecord,
  RatingRecord,
  RecordId,
  TickBody,
  TickRecord,
} from '../../shared/evaluation.js';
import { openDesk, type Desk, type EvaluationDeps } from '../evaluation-desk.js';
import { nothing, ok, route, type Route } from '../route.js';

const tag = 'Evaluation';
const evaluate = { may: 'drill.evaluate' } as const;
const Params = z.object({ id: z.string(), mark: z.string().max(400) });
const Once = z.object({ recordId: RecordId.optional() });

function split(id: string): [teamId: string, rest: string] {
  const colon = id.indexOf(':');
  return [id.slice(0, colon), id.slice(colon + 1)];
}

interface Marked {
  teamId: string;
  deliveryId: string;
  ref: string;
  objective: string | undefined;
}

/** What a mark is for: named by the line's own `markId`, or in short as `<teamId>:<inject>.<expect or ask>`. */
function marked(desk: Desk, id: string): Marked {
  const drill: Drill = desk.drill;
  const named = parseMarkId(id);
  const [teamId, ref] = named ? [named.teamId, named.ref] : split(id);
  const worldId = drill.plan.teams.find((team) => team.id === desk.requireTeam(teamId))?.worldId ?? '';
  const events = drill.worldEvents()[worldId] ?? [];
  for (const event of events) {
    if (event.type !== 'inject-delivered' || event.teamId !== teamId || !ref.startsWith(`${event.inject}.`)) continue;
    if (named && named.deliveryId !== event.deliveryId) continue;
    const objective = objectiveOfWork(drill.plan.definition, events, event.inject, ref.slice(event.inject.length + 1));
    return { teamId, deliveryId: event.deliveryId, ref, objective };
  }
  throw new Refused('unknown-inject');
}

/** Takes back what stands; only who recorded it and the lead may. */
async function withdraw(desk: Desk, standing: { recordId: string; by: string } | undefined, recordId: string | undefined): Promise<void> {
  if (await desk.hasWithdrawn(recordId)) return;
  if (!standing) throw new Refused('not-found');
  if (standing.by !== desk.userId && !desk.lead) throw new Refused('not-assigned');
  await desk.add({ kind: 'retract', of: standing.recordId, recordId });
}

const same = (a: { teamId: string; deliveryId: string; ref: string }, b: typeof a): boolean =>
  a.teamId === b.teamId && a.deliveryId === b.deliveryId && a.ref === b.ref;

export function evaluationRoutes(deps: EvaluationDeps): Route[] {
  return [
    route({
      method: 'put',
      path: '/exercises/{id}/marks/{mark}',
      tag,
      summary: 'Mark the quality of an act or a text answer; `mark` is the line’s `markId`, or `<teamId>:<inject>.<expect or ask>`',
      access: evaluate,
      params: Params,
      body: MarkBody,
      answers: {
        200: {
          description:
            'Noted. The last mark counts; where two evaluators are assigned their marks count once they are equal or the lead has decided, and a mark of a lead who is not one of the two is that decision.',
          schema: z.union([MarkRecord, DecisionRecord]),
        },
      },
      refusals: ['not-found', 'unknown-team', 'unknown-inject', 'not-assigned', 'command-reused'],
      async handle({ params, body, caller }) {
        const desk = await openDesk(deps, params.id, caller, true);
        const { objective, ...work } = marked(desk, params.mark);
        desk.requireAssigned({ teamId: work.teamId, objective });
        const markers = desk.markers({ teamId: work.teamId, objective });
        const one = !(markers.length > 1) || markers.includes(desk.userId);
        if (!one && !desk.lead) throw new Refused('not-assigned');
        const { value, note, recordId } = body;
        return ok(await desk.add({ kind: one ? 'mark' : 'decision', ...work, value, ...(note ? { note } : {}), recordId }));
      },
    }),
    route({
      method: 'delete',
      path: '/exercises/{id}/marks/{mark}',
      tag,
      summary: 'Take back one’s own mark',
      access: evaluate,
      params: Params,
      query: Once,
      answers: { 204: { description: 'Withdrawn by a new record.' } },
      refusals: ['not-found', 'unknown-team', 'unknown-inject', 'not-assigned', 'command-reused'],
      async handle({ params, query, caller }) {
        const desk = await openDesk(deps, params.id, caller, true);
        const work = marked(desk, params.mark);
        await withdraw(
          desk,
          desk.standing.marks.find((mark) => mark.by === desk.userId && same(mark, work)),
          query.recordId,
        );
        return nothing;
      },
    }),
    route({
      method: 'put',
      path: '/exercises/{id}/decisions/{mark}',
      tag,
      summary: 'The lead evaluator decides which mark counts where two differ',
      access: evaluate,
      params: Params,
      body: DecisionBody,
      answers: { 200: { description: 'Decided; it stands above the marks.', schema: DecisionRecord } },
      refusals: ['not-found', 'unknown-team', 'unknown-inject', 'forbidden', 'command-reused'],
      async handle({ params, body, caller }) {
        const desk = await openDesk(deps, params.id, caller, true);
        if (!desk.lead) throw new Refused('forbidden');
        const { objective: _objective, ...work } = marked(desk, params.mark);
        const { value, note, recordId } = body;
        return ok(await desk.add({ kind: 'decision', ...work, value, ...(note ? { note } : {}), recordId }));
      },
    }),
    route({
      method: 'delete',
      path: '/exercises/{id}/decisions/{mark}',
      tag,
      summary: 'Take back a decision: the marks themselves count again',
      access: evaluate,
      params: Params,
      query: Once,
      answers: { 204: { description: 'Withdrawn by a new record.' } },
      refusals: ['not-found', 'unknown-team', 'unknown-inject', 'forbidden', 'command-reused'],
      async handle({ params, query, caller }) {
        const desk = await openDesk(deps, params.id, caller, true);
        if (!desk.lead) throw new Refused('forbidden');
        const work = marked(desk, params.mark);
        await withdraw(
          desk,
          desk.standing.decisions.find((decision) => same(decision, work)),
          query.recordId,
        );
        return nothing;
      },
    }),
    route({
      method: 'put',
      path: '/exercises/{id}/ratings/{mark}',
      tag,
      summary: 'Rate an objective for a team, with the reason; `mark` is `<teamId>:<objective>`',
      access: evaluate,
      params: Params,
      body: RatingBody,
      answers: { 200: { description: 'Noted; the last rating counts.', schema: RatingRecord } },
      refusals: ['not-found', 'unknown-team', 'not-assigned', 'command-reused'],
      async handle({ params, body, caller }) {
        const desk = await openDesk(deps, params.id, caller, true);
        const [team, objective] = split(params.mark);
        const teamId = desk.requireTeam(team);
        if (!desk.drill.plan.definition.objectives.some(({ id }) => id === objective)) throw new Refused('not-found');
        desk.requireAssigned({ teamId, objective });
        const { rating, reason, recordId } = body;
        return ok(await desk.add({ kind: 'rating', teamId, objective, rating, reason, recordId }));
      },
    }),
    route({
      method: 'delete',
      path: '/exercises/{id}/ratings/{mark}',
      tag,
      summary: 'Withdraw a rating: the machine’s proposal counts again',
      access: evaluate,
      params: Params,
      query: Once,
      answers: { 204: { description: 'Withdrawn by a new record.' } },
      refusals: ['not-found', 'not-assigned', 'command-reused'],
      async handle({ params, query, caller }) {
        const desk = await openDesk(deps, params.id, caller, true);
        const [teamId, objective] = split(params.mark);
        await withdraw(
          desk,
          desk.standing.ratings.find((one) => one.teamId === teamId && one.objective === objective),
          query.recordId,
        );
        return nothing;
      },
    }),
    route({
      method: 'put',
      path: '/exercises/{id}/overrides/{lineId}',
      tag,
      summary:
        'Set the points of one line of a score sheet, with the reason; `lineId` is `<teamId>~<deliveryId>~<ref>` (`penalty` for the delivery of a penalty)',
      access: evaluate,
      params: z.object({ id: z.string(), lineId: z.string().max(400) }),
      body: OverrideBody,
      answers: { 200: { description: 'Noted; the computed points stay beside it. The log is not touched.', schema: OverrideRecord } },
      refusals: ['not-found', 'unknown-team', 'unknown-line', 'bad-points', 'not-assigned', 'command-reused'],
      async handle({ params, body, caller }) {
        const desk = await openDesk(deps, params.id, caller, true);
        const named = parseMarkId(params.lineId);
        if (!named) throw new Refused('unknown-line');
        const teamId = desk.requireTeam(named.teamId);
        const team = (await deps.score(desk.drill)).teams.find((one) => one.teamId === teamId);
        const line = team?.lines.find((one) => lineId(teamId, one) === params.lineId);
        if (!line) throw new Refused('unknown-line');
        desk.requireAssigned({ teamId, objective: line.objective });
        const [least, most] = line.kind === 'penalty' ? [line.override?.computed ?? line.earned, 0] : [0, line.points];
        if (body.earned < least || body.earned > most) {
          throw new Refused('bad-points', { detail: { vi: `Từ ${least} đến ${most} điểm.`, en: `From ${least} to ${most} points.` } });
        }
        const { earned, reason, recordId } = body;
        return ok(await desk.add({ kind: 'override', ...named, earned, reason, recordId }));
      },
    }),
    route({
      method: 'delete',
      path: '/exercises/{id}/overrides/{lineId}',
      tag,
      summary: 'Withdraw a score override: the computed points count again',
      access: evaluate,
      params: z.object({ id: z.string(), lineId: z.string().max(400) }),
      query: Once,
      answers: { 204: { description: 'Withdrawn by a new record.' } },
      refusals: ['not-found', 'unknown-line', 'not-assigned', 'command-reused'],
      async handle({ params, query, caller }) {
        const desk = await openDesk(deps, params.id, caller, true);
        const named = parseMarkId(params.lineId);
        if (!named) throw new Refused('unknown-line');
        await withdraw(
          desk,
          desk.standing.overrides.find((one) => same(one, named)),
          query.recordId,
        );
        return nothing;
      },
    }),
    route({
      method: 'put',
      path: '/exercises/{id}/ticks/{mark}',
      tag,
      summary: 'Tick a critical task of a team; `mark` is `<teamId>:<inject>.<expect>` or `<teamId>:task.<objective>.<task>`',
      access: evaluate,
      params: Params,
      body: TickBody,
      answers: { 200: { description: 'Noted; the last tick counts. It changes no points.', schema: TickRecord } },
      refusals: ['not-found', 'unknown-team', 'unknown-task', 'not-assigned', 'command-reused'],
      async handle({ params, body, caller }) {
        const desk = await openDesk(deps, params.id, caller, true);
        const [team, ref] = split(params.mark);
        const teamId = desk.requireTeam(team);
        const task = criticalTasks(desk.drill.plan.definition).find((one) => one.ref === ref);
        if (!task) throw new Refused('unknown-task');
        desk.requireAssigned({ teamId, objective: task.objective });
        const { done, note, recordId } = body;
        return ok(await desk.add({ kind: 'tick', teamId, ref, done, ...(note ? { note } : {}), recordId }));
      },
    }),
  ];
}
