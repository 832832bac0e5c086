/** Who evaluates what, what is still to mark, how far the evaluation is, and who changed what (S3, S8). */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { may, requirePermission } from '../../auth/access.js';
import { Refused } from '../../errors.js';
import { coverageOf, criticalTasks, mayRecord, queueItem, revealed, type WorkToMark } from '../../scoring/index.js';
import {
  Assignment,
  Coverage,
  EvaluationView,
  HistoryEntry,
  MarkingStatus,
  QueueItem,
  type EvaluationRecord,
} from '../../shared/evaluation.js';
import type { User } from '../../shared/api.js';
import { TeamScore } from '../../shared/scores.js';
import { openDesk, type Desk, type EvaluationDeps } from '../evaluation-desk.js';
import { ok, route, type Route } from '../route.js';

const tag = 'Evaluation';
const watch = { may: 'drill.watch' } as const;
const Id = z.object({ id: z.string() });
/** Roles whose accounts may be assigned. */
const EVALUATES: readonly User['roles'][number][] = ['admin', 'director', 'evaluator'];

/** Whether it is the caller's turn: an assigned mark still to give, unassigned work, or a difference to decide. */
function isMine({ marking, waits, item }: WorkToMark, { userId, lead, standing }: Desk): boolean {
  if (!waits) return false;
  if (marking.status === 'differs') return lead;
  const unmarked = !marking.marks.some((mark) => mark.by === userId);
  if (marking.markers.length > 0) return marking.markers.includes(userId) && unmarked;
  const about = { teamId: item.teamId, ...(item.objective !== undefined && { objective: item.objective }) };
  return mayRecord(standing.assignments, userId, about);
}

/** The teams whose work can be the caller's: with many evaluators each asks for a few teams, not for the whole hall. */
function scopeOf({ standing, userId, lead }: Desk, mine: boolean): ReadonlySet<string> | undefined {
  const own = standing.assignments.filter((one) => one.userId === userId);
  if (!mine || lead || own.length === 0 || own.some(({ teams }) => !teams?.length)) return undefined;
  return new Set(own.flatMap(({ teams = [] }) => teams));
}

/** Marks given blind keep their value to themselves until both are there, whoever asks. */
function historyOf(records: readonly EvaluationRecord[], works: readonly WorkToMark[], userId: string): HistoryEntry[] {
  const blind = new Set(
    works.filter(({ marking }) => !revealed(marking.status)).map(({ item }) => `${item.teamId} ${item.deliveryId} ${item.ref}`),
  );
  return records.map((record) => {
    if (record.kind !== 'mark' || record.by === userId || !blind.has(`${record.teamId} ${record.deliveryId} ${record.ref}`)) return record;
    const { value: _value, note: _note, ...rest } = record;
    return { ...rest, withheld: true };
  });
}

export function evaluatorRoutes(deps: EvaluationDeps & { users: { list(): Promise<User[]> } }): Route[] {
  async function requireKnown(desk: Desk, assignments: readonly Assignment[]): Promise<void> {
    const able = new Set(
      (await deps.users.list()).filter(({ active, roles }) => active && roles.some((role) => EVALUATES.includes(role))).map(({ id }) => id),
    );
    for (const { userId, teams = [], objectives = [] } of assignments) {
      if (!able.has(userId)) throw new Refused('unknown-evaluator');
      for (const team of teams) desk.requireTeam(team);
      for (const objective of objectives) desk.requireObjective(objective);
    }
  }

  return [
    route({
      method: 'get',
      path: '/exercises/{id}/assignments',
      tag,
      summary: 'Who evaluates which teams and objectives',
      access: watch,
      params: Id,
      answers: { 200: { description: 'The assignments.', schema: z.array(Assignment) } },
      refusals: ['not-found'],
      handle: async ({ params, caller }) => ok((await openDesk(deps, params.id, caller, false)).standing.assignments),
    }),
    route({
      method: 'put',
      path: '/exercises/{id}/assignments',
      tag,
      summary: 'Assign evaluators; the list takes the place of the one before. Two on the same work mark it blind',
      access: { may: 'exercises.plan' },
      params: Id,
      body: z.array(Assignment).max(2000),
      answers: { 200: { description: 'Noted.', schema: z.array(Assignment) } },
      refusals: ['not-found', 'unknown-team', 'unknown-objective', 'unknown-evaluator'],
      async handle({ params, body, caller }) {
        requirePermission(caller, 'exercises.plan');
        const desk = await openDesk(deps, params.id, caller, false);
        await requireKnown(desk, body);
        if (!isDeepStrictEqual(body, desk.standing.assignments)) await desk.add({ kind: 'assignment', assignments: body });
        return ok(body);
      },
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/evaluation',
      tag,
      summary: 'What an evaluator’s console shows: assignments, critical tasks, observations, ticks, ratings, overrides',
      access: watch,
      params: Id,
      answers: { 200: { description: 'As it stands.', schema: EvaluationView } },
      refusals: ['not-found'],
      async handle({ params, caller }) {
        const { drill, standing, userId, lead } = await openDesk(deps, params.id, caller, false);
        const { definition } = drill.plan;
        const { assignments, observations, ticks, ratings, overrides } = standing;
        const view: EvaluationView = {
          me: { userId, lead, writes: may(caller, 'drill.evaluate'), assignments: assignments.filter((one) => one.userId === userId) },
          assignments,
          tasks: criticalTasks(definition),
          objectives: definition.objectives.map(({ id, title, capability, target, csf }) => ({
            id,
            title,
            csf,
            ...(capability && { capability }),
            ...(target && { target }),
          })),
          observations: observations.toSorted((a, b) => a.seenWall - b.seenWall),
          ticks,
          ratings,
          overrides,
        };
        return ok(view);
      },
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/marking-queue',
      tag,
      summary: 'Work that waits for a mark, oldest first; a mark given blind by another evaluator is not in it',
      access: watch,
      params: Id,
      query: z.object({
        mine: z.enum(['true', 'false']).optional().meta({ description: 'Only what it is the caller’s turn to mark or decide.' }),
        state: z.enum(['open', 'done']).default('open').meta({ description: '`done`: what is marked already, to look at it again.' }),
        status: MarkingStatus.optional(),
        team: z.string().optional(),
      }),
      answers: { 200: { description: 'The queue.', schema: z.array(QueueItem) } },
      refusals: ['not-found'],
      async handle({ params, query, caller }) {
        const desk = await openDesk(deps, params.id, caller, false);
        const works = (await desk.works(query.team === undefined ? scopeOf(desk, query.mine === 'true') : new Set([query.team]))).filter(
          (work) =>
            (query.status === undefined || work.marking.status === query.status) &&
            (query.state === 'done'
              ? !work.waits && (query.mine !== 'true' || work.marking.marks.some((mark) => mark.by === desk.userId))
              : work.waits && (query.mine !== 'true' || isMine(work, desk))),
        );
        return ok(works.map((work) => queueItem(work, desk.userId)));
      },
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/evaluation/teams/{teamId}',
      tag,
      summary: 'One team’s score sheet as it stands, for its evaluators: the machine’s ratings beside theirs',
      access: watch,
      params: z.object({ id: z.string(), teamId: z.string() }),
      answers: { 200: { description: 'The sheet.', schema: TeamScore } },
      refusals: ['not-found'],
      async handle({ params, caller }) {
        const { drill } = await openDesk(deps, params.id, caller, false);
        const team = (await deps.score(drill, undefined, new Set([params.teamId]))).teams.find(({ teamId }) => teamId === params.teamId);
        if (!team) throw new Refused('not-found');
        return ok(team);
      },
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/evaluation/history',
      tag,
      summary: 'Every record of the evaluation as it was made: who changed what, and when',
      access: watch,
      params: Id,
      answers: { 200: { description: 'Oldest first.', schema: z.array(HistoryEntry) } },
      refusals: ['not-found'],
      async handle({ params, caller }) {
        const desk = await openDesk(deps, params.id, caller, false);
        const records = await deps.evaluation.records(params.id);
        // also of marks that were taken back: what was given blind stays so
        const touched = new Set(records.flatMap((record) => (record.kind === 'mark' ? record.teamId : [])));
        return ok(historyOf(records, await desk.works(touched), desk.userId));
      },
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/evaluation/coverage',
      tag,
      summary: 'How far the evaluation is, by team and by evaluator',
      access: watch,
      params: Id,
      answers: { 200: { description: 'The coverage.', schema: Coverage } },
      refusals: ['not-found'],
      async handle({ params, caller }) {
        const desk = await openDesk(deps, params.id, caller, false);
        const { teams, definition } = desk.drill.plan;
        return ok(coverageOf({ teams, definition, standing: desk.standing, works: await desk.works() }));
      },
    }),
  ];
}
