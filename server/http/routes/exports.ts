/** The drill for other programs: event log with its schema, xAPI statements, STIX bundle, ATT&CK Navigator layer. */
import { z } from 'zod';
import { Refused } from '../../errors.js';
import type { Drill } from '../../drills/service.js';
import type { AfterPorts } from '../after-ports.js';
import type { OpenDrill, ScenarioShelf } from '../ports.js';
import { ok, route, type Route } from '../route.js';

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

export function exportRoutes(deps: { open: OpenDrill; scenarios: ScenarioShelf } & Pick<AfterPorts, 'exports'>): Route[] {
  const { exports } = deps;
  async function drillOf(id: string): Promise<Drill> {
    const drill = await deps.open(id);
    if (!drill) throw new Refused('not-found');
    return drill;
  }
  const named = (name: string) => ({ 'Content-Disposition': `attachment; filename="${name}"` });
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
        lines: exports.logCsv(await drillOf(params.id), query.separator),
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
        lines: asArray(await exports.xapi(await drillOf(params.id))),
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
        type: 'application/stix+json;version=2.1',
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
        const scenario = await deps.scenarios.get(params.id, query.version);
        if (!scenario) throw new Refused('not-found');
        const versions = await deps.scenarios.versions(params.id);
        const createdAt = versions?.find(({ version }) => version === scenario.version)?.createdAt ?? null;
        return {
          status: 200,
          type: 'application/stix+json;version=2.1',
          headers: named(`${scenario.id}.stix.json`),
          body: JSON.stringify(exports.scenarioStix(scenario, createdAt, query.lang, query.tlp)),
        };
      },
    }),
  ];
}
