/** The report to go on working with, and the drill for other programs: event log, xAPI, STIX, ATT&CK Navigator. */
import { z } from 'zod';
import { Refused } from '../../errors.js';
import type { AfterPorts } from '../after-ports.js';
import type { OpenDrill, ReportOptions, ScenarioShelf } from '../ports.js';
import { ok, route, type Reply, type Route } from '../route.js';
import { drillOf, fileName, given, requireOwn, requireTeam, TeamQuery, WholeQuery } from './reports.js';

const tag = 'Exports';
const Id = z.object({ id: z.string() });
const lang = z.enum(['vi', 'en']).default('vi');
const Tlp = z
  .enum(['clear', 'green', 'amber', 'amber+strict', 'red'])
  .default('amber')
  .describe('How far the bundle may be passed on (TLP 2.0); the organiser decides.');

/** A JSON array, one element a line. */
function* asArray(list: Iterable<object>): Iterable<string> {
  let before: string | null = null;
  yield '[';
  for (const each of list) {
    if (before !== null) yield `${before},`;
    before = JSON.stringify(each);
  }
  if (before !== null) yield before;
  yield ']';
}

interface Deps extends Pick<AfterPorts, 'exports'> {
  open: OpenDrill;
  scenarios: ScenarioShelf;
}

const named = (name: string) => ({ 'Content-Disposition': `attachment; filename="${name}"` });

const OFFICE = {
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name: 'a workbook' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', name: 'a Word document' },
} as const;

/** The report in the editions of page and print; shared links show those two alone. */
function officeRoutes({ open, exports }: Deps): Route[] {
  return (Object.keys(OFFICE) as (keyof typeof OFFICE)[]).flatMap((format) => {
    const { type, name } = OFFICE[format];
    const answers = { 200: { description: 'The report.', type } };
    const make = async (exerciseId: string, options: ReportOptions): Promise<Reply> => ({
      status: 200,
      type,
      body: await exports[format](exerciseId, options),
      headers: named(`${fileName(options)}.${format}`),
    });
    return [
      route({
        method: 'get',
        path: `/exercises/{id}/report.${format}`,
        tag,
        summary: `The after-action report as ${name}: whole, of one kind of agency, or without names`,
        access: { may: 'drill.watch' },
        params: Id,
        query: WholeQuery,
        answers,
        refusals: ['not-found', 'wrong-phase', 'bad-template'],
        async handle({ params, query }) {
          await drillOf(open, params.id);
          return make(params.id, given(query));
        },
      }),
      route({
        method: 'get',
        path: `/exercises/{id}/teams/{teamId}/report.${format}`,
        tag,
        summary: `One team’s report as ${name}`,
        access: { may: 'drill.watch', seat: true },
        params: Id.extend({ teamId: z.string() }),
        query: TeamQuery,
        answers,
        refusals: ['not-found', 'wrong-phase', 'bad-template'],
        async handle({ params: { id, teamId }, query, caller }) {
          const drill = await drillOf(open, id);
          requireTeam(drill, teamId);
          return make(id, { ...given(query), ...requireOwn(caller, teamId, drill), teamId });
        },
      }),
    ];
  });
}

function logRoutes({ open, exports }: Deps): Route[] {
  return [
    route({
      method: 'get',
      path: '/exercises/{id}/log.csv',
      tag,
      summary: 'Everything recorded, one event per row, as a table for Excel',
      access: { may: 'drill.watch' },
      params: Id,
      query: z.object({ separator: z.enum(['comma', 'semicolon', 'tab']).default('comma') }),
      answers: { 200: { description: 'The log; the columns are described in docs/EXPORTS.md.', type: 'text/csv' } },
      refusals: ['not-found'],
      handle: async ({ params, query }) => ({
        status: 200,
        type: 'text/csv; charset=utf-8',
        headers: named('log.csv'),
        lines: exports.logCsv(await drillOf(open, params.id), query.separator),
      }),
    }),
    route({
      method: 'get',
      path: '/log.schema.json',
      tag,
      summary: 'JSON Schema of one line of log.ndjson',
      access: 'public',
      answers: { 200: { description: 'The schema.', type: 'application/schema+json' } },
      handle: async () => ({ status: 200, type: 'application/schema+json', body: JSON.stringify(exports.logSchema()) }),
    }),
  ];
}

function otherRoutes({ open, scenarios, exports }: Deps): Route[] {
  return [
    route({
      method: 'get',
      path: '/exercises/{id}/xapi.json',
      tag,
      summary: 'The drill as xAPI statements for a learning record store',
      access: { may: 'drill.watch' },
      params: Id,
      answers: { 200: { description: 'An array of statements (xAPI 1.0.3 and 2.0).', type: 'application/json' } },
      refusals: ['not-found'],
      handle: async ({ params }) => ({
        status: 200,
        type: 'application/json',
        headers: named('xapi.json'),
        lines: asArray(await exports.xapi(await drillOf(open, params.id))),
      }),
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/stix.json',
      tag,
      summary: 'Techniques and results as a STIX 2.1 bundle, naming nobody',
      access: { may: 'drill.watch' },
      params: Id,
      query: z.object({ lang, tlp: Tlp }),
      answers: { 200: { description: 'The bundle.', type: 'application/stix+json' } },
      refusals: ['not-found', 'wrong-phase'],
      handle: async ({ params, query }) => ({
        status: 200,
        type: 'application/stix+json; version=2.1',
        headers: named('stix.json'),
        body: JSON.stringify(await exports.stix(params.id, query.lang, query.tlp)),
      }),
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/navigator.json',
      tag,
      summary: 'Techniques and results as a layer of the ATT&CK Navigator (4.5)',
      access: { may: 'drill.watch' },
      params: Id,
      query: z.object({ lang }),
      answers: { 200: { description: 'The layer.', schema: z.looseObject({ techniques: z.array(z.unknown()) }) } },
      refusals: ['not-found', 'wrong-phase'],
      handle: async ({ params, query }) => ({
        ...ok(await exports.navigator(params.id, query.lang)),
        headers: named('navigator.json'),
      }),
    }),
    route({
      method: 'get',
      path: '/scenarios/{id}/stix.json',
      tag,
      summary: 'The techniques of a scenario as a STIX 2.1 bundle',
      access: { may: 'scenarios.read' },
      params: Id,
      query: z.object({ lang, tlp: Tlp, version: z.string().optional() }),
      answers: { 200: { description: 'The bundle.', type: 'application/stix+json' } },
      refusals: ['not-found'],
      async handle({ params, query }) {
        const scenario = await scenarios.get(params.id, query.version);
        if (!scenario) throw new Refused('not-found');
        const versions = await scenarios.versions(params.id);
        const createdAt = versions?.find(({ version }) => version === scenario.version)?.createdAt ?? null;
        return {
          status: 200,
          type: 'application/stix+json; version=2.1',
          headers: named(`${scenario.id}.stix.json`),
          body: JSON.stringify(exports.scenarioStix(scenario, createdAt, query.lang, query.tlp)),
        };
      },
    }),
  ];
}

export const exportRoutes = (deps: Deps): Route[] => [...officeRoutes(deps), ...logRoutes(deps), ...otherRoutes(deps)];
