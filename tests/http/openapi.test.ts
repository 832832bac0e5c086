/** The OpenAPI document: every route of the server, every code, references that resolve. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CODES } from '../../server/shared/codes.js';
import { CONTROL_COMMANDS, STEER_COMMANDS, TEAM_COMMANDS } from '../../server/shared/commands.js';
import { startTestPlatform, type Platform } from '../support/platform.js';

interface Operation {
  summary: string;
  parameters?: { name: string; in: string }[];
  requestBody?: object;
  responses: Record<string, { description: string }>;
}
interface Document {
  openapi: string;
  info: { title: string; version: string; description: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

let platform: Platform;
let document: Document;
beforeAll(async () => {
  platform = await startTestPlatform();
  document = (await platform.http().get('/api/openapi.json')).body as Document;
});
afterAll(() => platform.stop());

/** From spec 4, by hand: what this version offers. */
const CALLS = [
  'get /schedule/preview',
  'get /series',
  'patch /series/{id}',
  'delete /series/{id}',
  'post /auth/login',
  'post /auth/join',
  'post /auth/seats',
  'post /auth/seat-link',
  'post /auth/seat-link/redeem',
  'post /me/team-code',
  'post /auth/refresh',
  'post /auth/logout',
  'post /auth/setup',
  'get /setup',
  'get /me',
  'get /users',
  'post /users',
  'patch /users/{id}',
  'get /agencies',
  'post /agencies',
  'patch /agencies/{id}',
  'delete /agencies/{id}',
  'get /agencies/profiles',
  'get /agencies/template.xlsx',
  'post /agencies/import',
  'get /teams/template.xlsx',
  'post /teams/import',
  'get /rehearsals',
  'get /signing-key',
  'get /exercises/{id}/seals',
  'get /exercises/{id}/bundle.zip',
  'post /exercises/{id}/rescore',
  'patch /exercises/{id}/teams/{teamId}',
  'post /exercises/{id}/teams/{teamId}/code',
  'get /scenarios',
  'get /scenarios/{id}',
  'get /scenarios/{id}/files/{name}',
  'get /scenarios/{id}/picture',
  'get /scenarios/{id}/versions',
  'get /scenarios/{id}/versions/{version}',
  'get /scenarios/{id}/msel.xlsx',
  'post /scenarios/import',
  'post /scenarios/validate',
  'post /scenarios/{id}/rehearse',
  'post /scenarios',
  'get /exercises',
  'post /exercises',
  'get /exercises/{id}',
  'patch /exercises/{id}',
  'delete /exercises/{id}',
  'post /exercises/{id}/commands',
  'get /exercises/{id}/snapshot',
  'get /exercises/{id}/staff',
  'get /exercises/{id}/injects/{inject}',
  'get /exercises/{id}/log',
  'get /exercises/{id}/log.ndjson',
  'get /exercises/{id}/log.csv',
  'get /log.schema.json',
  'get /exercises/{id}/xapi.json',
  'get /exercises/{id}/stix.json',
  'get /exercises/{id}/navigator.json',
  'get /scenarios/{id}/stix.json',
  'get /exercises/{id}/scores',
  'get /exercises/{id}/files/{name}',
  'post /auth/link',
  'get /exercises/{id}/links',
  'post /exercises/{id}/links',
  'delete /exercises/{id}/links/{link}',
  'get /exercises/{id}/wall',
  'get /exercises/{id}/feedback',
  'post /exercises/{id}/feedback',
  'get /exercises/{id}/feedback/results',
  'get /exercises/{id}/readiness',
  'get /mail',
  'post /mail/check',
  'post /exercises/{id}/invitations',
  'get /exercises/{id}/invitations/preview',
  'get /exercises/{id}/mails',
  'post /exercises/{id}/mails/{mailId}/retry',
  'get /exercises/{id}/join-sheets.pdf',
  'get /exercises/{id}/notes',
  'post /exercises/{id}/notes',
  'patch /exercises/{id}/notes',
  'patch /exercises/{id}/notes/{note}',
  'put /exercises/{id}/marks/{mark}',
  'put /exercises/{id}/ratings/{mark}',
  'delete /exercises/{id}/marks/{mark}',
  'delete /exercises/{id}/ratings/{mark}',
  'put /exercises/{id}/decisions/{mark}',
  'delete /exercises/{id}/decisions/{mark}',
  'put /exercises/{id}/overrides/{lineId}',
  'delete /exercises/{id}/overrides/{lineId}',
  'put /exercises/{id}/ticks/{mark}',
  'get /exercises/{id}/assignments',
  'put /exercises/{id}/assignments',
  'get /exercises/{id}/observations',
  'post /exercises/{id}/observations',
  'patch /exercises/{id}/observations/{observation}',
  'delete /exercises/{id}/observations/{observation}',
  'post /exercises/{id}/observation-files',
  'get /exercises/{id}/observation-files/{file}',
  'get /exercises/{id}/marking-queue',
  'get /exercises/{id}/evaluation',
  'get /exercises/{id}/evaluation/teams/{teamId}',
  'get /exercises/{id}/evaluation/history',
  'get /exercises/{id}/evaluation/coverage',
  'get /exercises/{id}/findings',
  'post /exercises/{id}/findings',
  'patch /exercises/{id}/findings/{findingId}',
  'delete /exercises/{id}/findings/{findingId}',
  'get /exercises/{id}/corrective-actions',
  'post /exercises/{id}/corrective-actions',
  'patch /exercises/{id}/corrective-actions/{actionId}',
  'post /exercises/{id}/corrective-actions/{actionId}/evidence',
  'get /exercises/{id}/corrective-actions/{actionId}/evidence/{file}',
  'delete /exercises/{id}/corrective-actions/{actionId}/evidence/{file}',
  'get /exercises/{id}/improvement-plan',
  'get /exercises/{id}/improvement-plan/history',
  'post /exercises/{id}/improvement-plan/signatures',
  'get /corrective-actions',
  'get /corrective-actions.csv',
  'get /exercises/{id}/replay',
  'get /programme',
  'get /agencies/{id}/trend',
  'post /exercises/{id}/prints',
  'get /exercises/{id}/prints/{printId}',
  'get /exercises/{id}/prints/{printId}/file',
  'get /exercises/{id}/paper',
  'put /exercises/{id}/paper',
  'get /exercises/{id}/publication',
  'post /exercises/{id}/approval',
  'post /exercises/{id}/issues',
  'put /exercises/{id}/appeals/deadline',
  'get /exercises/{id}/results',
  'get /exercises/{id}/teams/{teamId}/results',
  'get /exercises/{id}/appeals',
  'post /exercises/{id}/appeals',
  'post /exercises/{id}/appeals/{appeal}/answer',
  'post /exercises/{id}/appeal-files',
  'get /exercises/{id}/teams/{teamId}/appeal-files/{file}',
  'get /exercises/{id}/personal-data',
  'post /exercises/{id}/personal-data/erase',
  'put /exercises/{id}/personal-data/retention',
  'post /exercises/{id}/personal-data/remove-record',
  ...['html', 'pdf', 'json', 'xlsx', 'docx'].flatMap((ext) => [
    `get /exercises/{id}/report.${ext}`,
    `get /exercises/{id}/teams/{teamId}/report.${ext}`,
  ]),
];

function references(node: unknown, found: string[] = []): string[] {
  if (Array.isArray(node)) for (const each of node) references(each, found);
  else if (typeof node === 'object' && node !== null) {
    for (const [key, value] of Object.entries(node)) {
      if (key === '$ref' && typeof value === 'string') found.push(value);
      else references(value, found);
    }
  }
  return found;
}

describe('the OpenAPI document', () => {
  test('given the calls of the interface, then the document has exactly these', () => {
    const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    expect(documented.toSorted()).toEqual(CALLS.toSorted());
    expect(document.openapi).toBe('3.1.0');
  });

  test('given each documented call, then the server knows it', async () => {
    for (const call of CALLS) {
      const [method = '', path = ''] = call.split(' ');
      const answer = await platform.http()[method as 'get'](`/api${path.replace(/\{\w+\}/g, 'x')}`);
      // Without a token nothing is done: what is not mounted would be `not-found`.
      expect([call, answer.body.code ?? answer.status]).not.toEqual([call, 'not-found']);
    }
  });

  test('given any reference, then it resolves; given any parameter in a path, then it is declared', () => {
    for (const ref of references(document))
      expect(Object.keys(document.components.schemas)).toContain(ref.replace('#/components/schemas/', ''));
    for (const [path, operations] of Object.entries(document.paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
      for (const operation of Object.values(operations)) {
        const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map(({ name }) => name);
        expect([path, declared.toSorted()]).toEqual([path, inPath.toSorted()]);
        expect(operation.summary).not.toBe('');
        expect(Object.keys(operation.responses).length).toBeGreaterThan(1);
      }
    }
  });

  test('given the closed list of codes and the commands, then the description has each', () => {
    const { description } = document.info;
    for (const [code, { vi, en }] of Object.entries(CODES))
      expect(description).toContain(`| \`${code}\` | ${CODES[code as keyof typeof CODES].http} | ${vi} | ${en} |`);
    for (const type of [...TEAM_COMMANDS, ...CONTROL_COMMANDS, ...STEER_COMMANDS]) expect(description).toContain(`\`${type}\``);
    for (const name of ['TeamCommand', 'ControlCommand', 'SteerCommand', 'Ack', 'Problem', 'Scenario', 'Exercise', 'ScoreSheet']) {
      expect(Object.keys(document.components.schemas)).toContain(name);
    }
  });

  test('given the page to browse it, then all it needs comes from this server', async () => {
    const page = await platform.http().get('/api/docs/');
    for (const [, address = ''] of page.text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(address).toMatch(/^\.\//);
      expect((await platform.http().get(`/api/docs/${address.slice(2)}`)).status).toBe(200);
    }
    expect((await platform.http().get('/api/docs')).headers['location']).toBe('/api/docs/');
  });
});
