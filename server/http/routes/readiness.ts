/** `GET /exercises/{id}/readiness`: the go/no-go list before START EX. */
import { z } from 'zod';
import { Refused } from '../../errors.js';
import { Readiness } from '../../shared/readiness.js';
import { ok, route, type Route } from '../route.js';

export function readinessRoutes(readiness: (exerciseId: string) => Promise<Readiness | null>): Route[] {
  return [
    route({
      method: 'get',
      path: '/exercises/{id}/readiness',
      tag: 'Exercises',
      summary: 'Go/no-go: what should be in order before START EX, and how it stands now',
      access: { may: 'drill.watch' },
      params: z.object({ id: z.string() }),
      answers: { 200: { description: 'The list; `red` names the items that START EX asks about.', schema: Readiness } },
      refusals: ['not-found'],
      async handle({ params }) {
        const found = await readiness(params.id);
        if (!found) throw new Refused('not-found');
        return ok(found);
      },
    }),
  ];
}
