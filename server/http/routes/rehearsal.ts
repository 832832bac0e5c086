/** `POST /scenarios/{id}/rehearse`: the whole scenario played by simulated teams, and what that found (spec 2). */
import { z } from 'zod';
import { Refused } from '../../errors.js';
import { LastRehearsal, RehearsalReport, RehearseBody } from '../../shared/rehearsal.js';
import type { Rehearse } from '../ports.js';
import { ok, route, type Route } from '../route.js';

/** @param last of the newest version of every scenario that was rehearsed. */
export function rehearsalRoutes(rehearse: Rehearse, last: () => Promise<LastRehearsal[]>): Route[] {
  return [
    route({
      method: 'get',
      path: '/rehearsals',
      tag: 'Scenarios',
      summary: 'The last rehearsal of every scenario’s newest version; absent where that was never rehearsed',
      access: { may: 'scenarios.read' },
      answers: { 200: { description: 'What each found.', schema: z.array(LastRehearsal) } },
      handle: async () => ok(await last()),
    }),
    route({
      method: 'post',
      path: '/scenarios/{id}/rehearse',
      tag: 'Scenarios',
      summary: 'Rehearse a scenario: the engine plays it with many kinds of teams and reports what was never reached',
      access: { may: 'scenarios.read' },
      params: z.object({ id: z.string() }),
      body: RehearseBody.optional(),
      answers: { 200: { description: 'The report; what is wrong with the scenario is part of it.', schema: RehearsalReport } },
      refusals: ['not-found'],
      async handle({ params, body }) {
        const report = await rehearse(params.id, body ?? {});
        if (!report) throw new Refused('not-found');
        return ok(report);
      },
    }),
  ];
}
