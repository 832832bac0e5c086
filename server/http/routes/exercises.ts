/** `/exercises`: planning, changing and removing them; join codes are for those who plan and steer. */
import { z } from 'zod';
import { Refused } from '../../errors.js';
import { audienceOf, may, requirePermission } from '../../auth/access.js';
import type { Principal } from '../../auth/principal.js';
import { CreateExercise, Exercise, PatchExercise, PatchTeam } from '../../shared/api.js';
import type { ExerciseDirectory } from '../ports.js';
import { created, nothing, ok, route, type Route } from '../route.js';

const tag = 'Exercises';
const Id = z.object({ id: z.string() });
const TeamId = z.object({ id: z.string(), teamId: z.string() });

/** What a caller may know of an exercise: observers no join codes, addresses and notes, a team nothing of the others. */
function cut(exercise: Exercise, caller: Principal): Exercise {
  if (may(caller, 'drill.watch')) return exercise;
  const audience = audienceOf(caller, exercise.id);
  const shown = audience?.kind === 'team' ? exercise.teams.filter((team) => team.id === audience.teamId) : exercise.teams;
  const { note: _note, ...settings } = exercise.settings;
  return { ...exercise, settings, teams: shown.map(({ joinCode: _code, emails: _emails, ...team }) => team) };
}

export function exerciseRoutes(exercises: ExerciseDirectory): Route[] {
  return [
    route({
      method: 'get',
      path: '/exercises',
      tag,
      summary: 'All exercises, newest first',
      access: { may: 'exercises.read' },
      answers: { 200: { description: 'The exercises.', schema: z.array(Exercise) } },
      handle: async ({ caller }) => ok((await exercises.list()).map((exercise) => cut(exercise, caller))),
    }),
    route({
      method: 'post',
      path: '/exercises',
      tag,
      summary: 'Plan an exercise: the scenario is frozen, every team gets its join code',
      access: { may: 'exercises.plan' },
      body: CreateExercise,
      answers: { 201: { description: 'Planned.', schema: Exercise } },
      refusals: ['not-found', 'invalid-exercise', 'bad-cron', 'bad-timezone'],
      handle: async ({ body, caller }) => created(await exercises.create(body, requirePermission(caller, 'exercises.plan').userId)),
    }),
    route({
      method: 'get',
      path: '/exercises/{id}',
      tag,
      summary: 'One exercise',
      access: { may: 'exercises.read', seat: true },
      params: Id,
      answers: { 200: { description: 'The exercise; a team sees itself only.', schema: Exercise } },
      refusals: ['not-found'],
      async handle({ params, caller }) {
        const found = await exercises.get(params.id);
        if (!found) throw new Refused('not-found');
        return ok(cut(found, caller));
      },
    }),
    route({
      method: 'patch',
      path: '/exercises/{id}',
      tag,
      summary: 'Change name, planned start or settings',
      access: { may: 'exercises.plan' },
      params: Id,
      body: PatchExercise,
      answers: { 200: { description: 'Changed.', schema: Exercise } },
      refusals: ['not-found', 'wrong-phase', 'bad-timezone'],
      handle: async ({ params, body }) => ok(await exercises.patch(params.id, body)),
    }),
    route({
      method: 'delete',
      path: '/exercises/{id}',
      tag,
      summary: 'Remove an exercise that never started',
      access: { may: 'exercises.plan' },
      params: Id,
      answers: { 204: { description: 'Removed.' } },
      refusals: ['not-found', 'wrong-phase'],
      async handle({ params }) {
        await exercises.remove(params.id);
        return nothing;
      },
    }),
    route({
      method: 'patch',
      path: '/exercises/{id}/teams/{teamId}',
      tag,
      summary: 'Correct a team: its addresses at any time, its name and agency while the exercise is only planned',
      access: { may: 'exercises.plan' },
      params: TeamId,
      body: PatchTeam,
      answers: { 200: { description: 'Corrected.', schema: Exercise } },
      refusals: ['not-found', 'wrong-phase', 'invalid-exercise'],
      handle: async ({ params, body }) => ok(await exercises.patchTeam(params.id, params.teamId, body)),
    }),
    route({
      method: 'post',
      path: '/exercises/{id}/teams/{teamId}/code',
      tag,
      summary: 'A new join code for a team; the old one opens nothing any more, seats already taken stay',
      access: { may: 'teams.code' },
      params: TeamId,
      answers: { 200: { description: 'The exercise with the new code.', schema: Exercise } },
      refusals: ['not-found', 'wrong-phase'],
      handle: async ({ params }) => ok(await exercises.newCode(params.id, params.teamId)),
    }),
  ];
}
