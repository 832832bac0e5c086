/** MSEL workbooks over HTTP: a scenario as XLSX, and an XLSX read (`dryRun`) or kept as a scenario. */
import { z } from 'zod';
import { Refused } from '../../errors.js';
import { requirePermission } from '../../auth/access.js';
import { MselAnswer, type MselDesk } from '../../msel/desk.js';
import { MAX_FILE } from '../../msel/guard.js';
import { created, ok, route, type Route } from '../route.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const tag = 'Scenarios';

export function mselRoutes(desk: MselDesk): Route[] {
  return [
    route({
      method: 'get',
      path: '/scenarios/{id}/msel.xlsx',
      tag,
      summary: 'A scenario as an MSEL workbook: MSEL, Objectives, Parts, Actions, Rules; read back without loss',
      access: { may: 'scenarios.read' },
      params: z.object({ id: z.string() }),
      query: z.object({ version: z.string().max(64).optional() }),
      answers: { 200: { description: 'The workbook.', type: XLSX } },
      refusals: ['not-found'],
      async handle({ params, query }) {
        const found = await desk.giveOut(params.id, query.version);
        if (!found) throw new Refused('not-found');
        return { status: 200, type: XLSX, body: found.bytes, headers: { 'Content-Disposition': `attachment; filename="${found.name}"` } };
      },
    }),
    route({
      method: 'post',
      path: '/scenarios/import',
      tag,
      summary: 'Read an MSEL workbook: a new scenario, or the next version of `scenarioId` by Event Number; `dryRun=true` keeps nothing',
      access: { may: 'scenarios.write' },
      query: z.object({
        dryRun: z.enum(['true', 'false']).optional(),
        scenarioId: z.string().max(128).optional(),
        id: z
          .string()
          .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
          .optional(),
        title: z.string().trim().min(1).max(200).optional(),
      }),
      body: z.string().optional().describe('The workbook, at most 5 MB.').meta({ format: 'binary' }),
      bytes: { types: [XLSX, 'application/octet-stream'], limit: MAX_FILE },
      answers: {
        200: { description: 'Dry run: what would happen, a message per row; errors are part of the answer.', schema: MselAnswer },
        201: { description: 'Kept.', schema: MselAnswer },
      },
      refusals: ['not-found', 'invalid-workbook', 'invalid-scenario', 'already-exists'],
      async handle({ body, query, caller }) {
        const bytes: unknown = body;
        if (!Buffer.isBuffer(bytes) || bytes.length === 0) throw new Refused('bad-request');
        const { dryRun, ...rest } = query;
        const by = requirePermission(caller, 'scenarios.write').userId;
        const answer = await desk.takeIn(bytes, { ...rest, dryRun: dryRun === 'true', by });
        return answer.dryRun ? ok(answer) : created(answer);
      },
    }),
  ];
}
