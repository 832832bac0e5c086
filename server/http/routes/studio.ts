/** `/scenarios/…` for the studio: picture, versions, files, and reading a text without keeping it. */
import { z } from 'zod';
import { Refused } from '../../errors.js';
import { ScenarioPicture, ScenarioVersion, ValidateAnswer } from '../../shared/studio.js';
import { ScenarioSource } from '../../shared/scenario.js';
import type { ScenarioShelf } from '../ports.js';
import { ok, route, type Route } from '../route.js';
import { FilesFrom, ScenarioDetail, TEXT } from './scenarios.js';

const tag = 'Scenarios';
const Id = z.object({ id: z.string() });

export function studioRoutes(shelf: ScenarioShelf): Route[] {
  return [
    route({
      method: 'post',
      path: '/scenarios/validate',
      tag,
      summary: 'Read a scenario without keeping it: every error with its line, previews as teams would read them',
      access: { may: 'scenarios.write' },
      query: FilesFrom,
      body: z.string().optional(),
      bodyDoc: ScenarioSource,
      text: TEXT,
      answers: { 200: { description: 'What was found; errors are part of the answer.', schema: ValidateAnswer } },
      handle: async ({ body, query }) => ok(await shelf.validate(typeof body === 'string' ? body : '', query.files)),
    }),
    route({
      method: 'get',
      path: '/scenarios/{id}/picture',
      tag,
      summary: 'A scenario as its planners see it: objectives, points, times, what leads to what',
      access: { may: 'scenarios.read' },
      params: Id,
      query: z.object({ version: z.string().optional() }),
      answers: { 200: { description: 'The picture.', schema: ScenarioPicture } },
      refusals: ['not-found'],
      async handle({ params, query }) {
        const found = await shelf.picture(params.id, query.version);
        if (!found) throw new Refused('not-found');
        return ok(found);
      },
    }),
    route({
      method: 'get',
      path: '/scenarios/{id}/versions',
      tag,
      summary: 'Every version of a scenario, newest first',
      access: { may: 'scenarios.read' },
      params: Id,
      answers: { 200: { description: 'The versions.', schema: z.array(ScenarioVersion) } },
      refusals: ['not-found'],
      async handle({ params }) {
        const found = await shelf.versions(params.id);
        if (!found) throw new Refused('not-found');
        return ok(found);
      },
    }),
    route({
      method: 'get',
      path: '/scenarios/{id}/versions/{version}',
      tag,
      summary: 'One version with its text',
      access: { may: 'scenarios.read' },
      params: Id.extend({ version: z.string() }),
      answers: { 200: { description: 'The scenario.', schema: ScenarioDetail } },
      refusals: ['not-found'],
      async handle({ params }) {
        const found = await shelf.get(params.id, params.version);
        if (!found) throw new Refused('not-found');
        return ok(found);
      },
    }),
    route({
      method: 'get',
      path: '/scenarios/{id}/files/{name+}',
      tag,
      summary: 'An attachment of a scenario',
      access: { may: 'scenarios.read' },
      params: Id.extend({ name: z.string().max(300) }),
      answers: { 200: { description: 'The file.', type: 'application/octet-stream' } },
      refusals: ['not-found'],
      async handle({ params }) {
        const found = await shelf.file(params.id, params.name);
        if (!found) throw new Refused('not-found');
        return {
          status: 200,
          type: found.type,
          body: found.bytes,
          // Authors' material: it may be looked at, never act as a page of ours.
          headers: {
            'Content-Security-Policy': "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'",
            'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(params.name.split('/').at(-1) ?? 'file')}`,
          },
        };
      },
    }),
  ];
}
