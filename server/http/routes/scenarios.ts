/** `/scenarios`: the library and what was uploaded; an upload is read whole and every error comes back with its line. */
import { z } from 'zod';
import { Refused } from '../../errors.js';
import { requirePermission } from '../../auth/access.js';
import { ScenarioSummary } from '../../shared/api.js';
import { AuthoringError, ScenarioSource } from '../../shared/scenario.js';
import type { ScenarioShelf } from '../ports.js';
import { created, ok, route, type Route } from '../route.js';

/** YAML and JSON travel as text, so that errors can name line and column. */
export const TEXT = ['application/yaml', 'application/x-yaml', 'text/yaml', 'text/x-yaml', 'text/plain', 'application/json'] as const;
export const ScenarioDetail = ScenarioSummary.extend({
  text: z.string().describe('The file as its author wrote it.'),
  warnings: z.array(AuthoringError),
}).meta({ id: 'ScenarioDetail' });
/** Whose attachments the text may name; absent: those of its own id. */
export const FilesFrom = z.object({ files: z.string().max(128).optional() });
const ScenarioAdded = ScenarioSummary.extend({ warnings: z.array(AuthoringError) }).meta({ id: 'ScenarioAdded' });

export function scenarioRoutes(shelf: ScenarioShelf): Route[] {
  return [
    route({
      method: 'get',
      path: '/scenarios',
      tag: 'Scenarios',
      summary: 'Every scenario that an exercise can be planned with',
      access: { may: 'scenarios.read' },
      answers: { 200: { description: 'Newest version of each.', schema: z.array(ScenarioSummary) } },
      handle: async () => ok(await shelf.list()),
    }),
    route({
      method: 'get',
      path: '/scenarios/{id}',
      tag: 'Scenarios',
      summary: 'One scenario with its text',
      access: { may: 'scenarios.read' },
      params: z.object({ id: z.string() }),
      answers: { 200: { description: 'The scenario.', schema: ScenarioDetail } },
      refusals: ['not-found'],
      async handle({ params }) {
        const found = await shelf.get(params.id);
        if (!found) throw new Refused('not-found');
        return ok(found);
      },
    }),
    route({
      method: 'post',
      path: '/scenarios',
      tag: 'Scenarios',
      summary: 'Add a scenario, or a new version of one',
      access: { may: 'scenarios.write' },
      query: FilesFrom,
      body: z.string().optional(),
      bodyDoc: ScenarioSource,
      text: TEXT,
      answers: { 201: { description: 'Added; warnings do not stand in its way.', schema: ScenarioAdded } },
      refusals: ['invalid-scenario', 'already-exists'],
      async handle({ body, query, caller }) {
        if (typeof body !== 'string' || body.trim() === '') throw new Refused('bad-request');
        return created(await shelf.add(body, requirePermission(caller, 'scenarios.write').userId, query.files));
      },
    }),
  ];
}
