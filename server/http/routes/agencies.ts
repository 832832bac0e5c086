/** `/agencies` and lists: the directory, its profiles, imports with a dry run, templates; lists of teams read for a plan. */
import { z } from 'zod';
import { Refused } from '../../errors.js';
import { FromProfile, type ListDesk, type ListSource } from '../../lists/desk.js';
import { MAX_FILE } from '../../msel/guard.js';
import { Agency, AgencyImport, AgencyProfile, CreateAgency, PatchAgency, TeamImport } from '../../shared/agencies.js';
import type { AgencyDirectory } from '../ports.js';
import { created, nothing, ok, route, type Route } from '../route.js';
import { XLSX } from './msel.js';

const tag = 'Agencies';
const Id = z.object({ id: z.string() });
const Flag = z.enum(['true', 'false']).optional();
const FILES = [XLSX, 'text/csv', 'text/plain', 'application/vnd.ms-excel', 'application/octet-stream'];
const File = z.string().optional().describe('CSV or XLSX, at most 5 MB.').meta({ format: 'binary' });

/** @throws Refused bad-request */
function bytesOf(body: unknown): Buffer {
  if (!Buffer.isBuffer(body) || body.length === 0) throw new Refused('bad-request');
  return body;
}

/** @throws Refused bad-request */
function sourceOf(body: unknown, type: string): ListSource {
  const bytes = bytesOf(body);
  if (!type.startsWith('application/json')) return { bytes };
  try {
    return FromProfile.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    throw new Refused('bad-request');
  }
}

const workbook = (bytes: Buffer, name: string) => ({
  status: 200,
  type: XLSX,
  body: bytes,
  headers: { 'Content-Disposition': `attachment; filename="${name}"` },
});

export function agencyRoutes(agencies: AgencyDirectory, lists: ListDesk): Route[] {
  return [
    route({
      method: 'get',
      path: '/agencies',
      tag,
      summary: 'The directory of agencies',
      access: { may: 'agencies.read' },
      answers: { 200: { description: 'The agencies.', schema: z.array(Agency) } },
      handle: async () => ok(await agencies.list()),
    }),
    route({
      method: 'post',
      path: '/agencies',
      tag,
      summary: 'Add an agency',
      access: { may: 'agencies.write' },
      body: CreateAgency,
      answers: { 201: { description: 'Added.', schema: Agency } },
      refusals: ['already-exists'],
      handle: async ({ body }) => created(await agencies.create(body)),
    }),
    route({
      method: 'patch',
      path: '/agencies/{id}',
      tag,
      summary: 'Correct an agency; null takes a field away',
      access: { may: 'agencies.write' },
      params: Id,
      body: PatchAgency,
      answers: { 200: { description: 'Corrected.', schema: Agency } },
      refusals: ['not-found', 'already-exists'],
      handle: async ({ params, body }) => ok(await agencies.patch(params.id, body)),
    }),
    route({
      method: 'delete',
      path: '/agencies/{id}',
      tag,
      summary: 'Take an agency out of the directory; exercises keep its name',
      access: { may: 'agencies.write' },
      params: Id,
      answers: { 204: { description: 'Gone.' } },
      refusals: ['not-found'],
      async handle({ params }) {
        await agencies.remove(params.id);
        return nothing;
      },
    }),
    route({
      method: 'get',
      path: '/agencies/profiles',
      tag,
      summary: 'Lists of agencies that come with the product',
      access: { may: 'agencies.read' },
      answers: { 200: { description: 'The profiles, with what each holds.', schema: z.array(AgencyProfile) } },
      handle: async () => ok(await lists.profiles()),
    }),
    route({
      method: 'get',
      path: '/agencies/template.xlsx',
      tag,
      summary: 'A workbook to fill in with agencies',
      access: { may: 'agencies.read' },
      query: z.object({ lang: z.enum(['vi', 'en']).optional() }),
      answers: { 200: { description: 'The workbook.', type: XLSX } },
      handle: async ({ query }) => workbook(await lists.agencyTemplate(query.lang ?? 'vi'), 'agencies.xlsx'),
    }),
    route({
      method: 'post',
      path: '/agencies/import',
      tag,
      summary: 'Import agencies from CSV, XLSX or `{profile, kinds?}`; `dryRun=true` writes nothing, `skip=true` leaves wrong rows out',
      access: { may: 'agencies.write' },
      query: z.object({ dryRun: Flag, skip: Flag }),
      body: z.union([File, FromProfile]),
      bytes: { types: [...FILES, 'application/json'], limit: MAX_FILE },
      answers: { 200: { description: 'What becomes (with `dryRun`: would become) of each row.', schema: AgencyImport } },
      refusals: ['not-found', 'invalid-import', 'already-exists'],
      handle: async ({ body, query, req }) =>
        ok(
          await lists.importAgencies(sourceOf(body, req.headers['content-type'] ?? ''), {
            dryRun: query.dryRun === 'true',
            skip: query.skip === 'true',
          }),
        ),
    }),
    route({
      method: 'get',
      path: '/teams/template.xlsx',
      tag: 'Exercises',
      summary: 'A workbook to fill in with teams, with the parts of `scenarioId`',
      access: { may: 'exercises.plan' },
      query: z.object({ lang: z.enum(['vi', 'en']).optional(), scenarioId: z.string().max(128).optional() }),
      answers: { 200: { description: 'The workbook.', type: XLSX } },
      refusals: ['not-found'],
      handle: async ({ query }) => workbook(await lists.teamTemplate(query.lang ?? 'vi', query.scenarioId), 'teams.xlsx'),
    }),
    route({
      method: 'post',
      path: '/teams/import',
      tag: 'Exercises',
      summary: 'Read a list of teams (CSV or XLSX) for a plan with `scenarioId`; nothing is written',
      access: { may: 'exercises.plan' },
      query: z.object({ scenarioId: z.string().max(128).optional() }),
      body: File,
      bytes: { types: FILES, limit: MAX_FILE },
      answers: { 200: { description: 'The rows, each with what is wrong with it.', schema: TeamImport } },
      refusals: ['not-found', 'invalid-import'],
      handle: async ({ body, query }) => ok(await lists.readTeams(bytesOf(body), query.scenarioId)),
    }),
  ];
}
