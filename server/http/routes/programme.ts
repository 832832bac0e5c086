/** The programme of exercises: a year's drills and what they covered, and how an agency does over time. */
import { z } from 'zod';
import { AgencyTrend, Programme } from '../../shared/programme.js';
import type { AfterPorts } from '../after-ports.js';
import { ok, route, type Route } from '../route.js';

const tag = 'Programme';

export function programmeRoutes({ programme }: Pick<AfterPorts, 'programme'>): Route[] {
  return [
    route({
      method: 'get',
      path: '/programme',
      tag,
      summary: 'The exercise programme of a year: who drilled what, what was covered, what is still due',
      access: { may: 'drill.watch' },
      query: z.object({ year: z.coerce.number().int().min(2000).max(9999).optional() }),
      answers: { 200: { description: 'The year; with `pending`, ask again for what is still being summed up.', schema: Programme } },
      handle: async ({ query }) => ok(await programme.year(query.year)),
    }),
    route({
      method: 'get',
      path: '/agencies/{id}/trend',
      tag,
      summary: 'How an agency does over its drills, capability by capability',
      access: { may: 'drill.watch' },
      params: z.object({ id: z.string() }),
      answers: { 200: { description: 'Its drills, oldest first.', schema: AgencyTrend } },
      refusals: ['not-found'],
      handle: async ({ params }) => ok(await programme.trend(params.id)),
    }),
  ];
}
