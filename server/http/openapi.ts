/** The OpenAPI document, written from the very table and schemas that the server runs on. */
import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { PERMISSIONS, type Access } from '../auth/access.js';
import { NEEDS } from '../auth/command-gate.js';
import { CONTROL_PHASES, maySteer, mayTeam, type SteerOrder, type TeamOrder } from '../engine/index.js';
import { Problem } from '../shared/api.js';
import { CODES, type Code } from '../shared/codes.js';
import { CONTROL_COMMANDS, STEER_COMMANDS, TEAM_COMMANDS } from '../shared/commands.js';
import type { Phase } from '../shared/views.js';
import type { Route } from './route.js';

const PHASES: readonly Phase[] = ['planned', 'ready', 'running', 'paused', 'ended', 'published', 'cancelled'];
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** Who may send what in which phase (C4, A1), asked of the engine itself. */
const takes = {
  team: (type: string, phase: Phase): boolean => mayTeam(phase, type as TeamOrder['type']) === null,
  control: (type: string, phase: Phase): boolean => CONTROL_PHASES[phase].some((legal) => legal === type),
  steer: (type: string, phase: Phase): boolean => maySteer(phase, { type, expects: [] } as unknown as SteerOrder) === null,
};

const phaseTable = (): string => {
  const rows = (kind: keyof typeof takes, types: readonly string[], who: string): string[][] =>
    types.map((type) => [`\`${type}\` (${who})`, ...PHASES.map((phase) => (takes[kind](type, phase) ? '●' : ''))]);
  return table(
    ['lệnh / command', ...PHASES],
    [...rows('team', TEAM_COMMANDS, 'team'), ...rows('control', CONTROL_COMMANDS, 'EXCON'), ...rows('steer', STEER_COMMANDS, 'EXCON')],
  );
};

const codeTable = (): string =>
  table(
    ['code', 'HTTP', 'vi', 'en'],
    Object.entries(CODES).map(([code, { http, vi, en }]) => [`\`${code}\``, String(http), vi, en]),
  );

const roleTable = (): string =>
  table(
    ['permission', 'roles'],
    Object.entries(PERMISSIONS).map(([permission, roles]) => [`\`${permission}\``, roles.join(', ')]),
  );

const description = (): string => `Nền tảng diễn tập an toàn thông tin cho cơ quan nhà nước. / Cybersecurity drills for government agencies.

Units: \`x\` and \`recordedX\` are integer ms of drill time, \`wall\` and \`serverTime\` epoch ms, \`expiresIn\` seconds.
Errors are RFC 9457 \`application/problem+json\`: \`detail\` in Vietnamese, \`en\` in English, \`code\` from the closed list below.

## Roles
${roleTable()}

EXCON commands need: ${Object.entries(NEEDS)
  .map(([type, permission]) => `\`${type}\` ${permission ?? 'nobody: it is the scheduler’s own'}`)
  .join(', ')}.

## Commands by phase
${phaseTable()}

\`start\` from \`planned\` passes through \`ready\`; \`send-adhoc\` in \`ready\` carries no expectations (communication check).

## Socket.IO
Default path, default namespace. Handshake \`auth: {token, exerciseId, since?}\`; refused with \`connect_error\`, \`data.code\` one of
\`unauthenticated\`, \`forbidden\`, \`not-found\`, \`too-many\`. The server sends \`hello\`, \`feed\`, \`clock\`, \`presence\`; the client sends \`command\`
with the same envelope as \`POST /exercises/{id}/commands\` and gets the same \`Ack\`.

## Refusal codes
${codeTable()}
`;

const ALWAYS: readonly Code[] = ['bad-request', 'internal', 'unavailable'];

function refusalsOf(route: Route): Code[] {
  const codes: Code[] = [...ALWAYS, ...(route.refusals ?? [])];
  if (route.access !== 'public') codes.push('unauthenticated', 'token-expired');
  if (typeof route.access === 'object') codes.push('forbidden');
  if (route.body) codes.push('too-large', 'unsupported-type');
  return [...new Set(codes)];
}

const accessWords = (access: Access): string =>
  access === 'public'
    ? 'Public.'
    : access === 'signed-in'
      ? 'Any account or seat.'
      : `Needs \`${access.may}\`${access.seat ? ', or a seat in this exercise' : ''}.`;

function responsesOf(route: Route): Record<string, object> {
  const responses: Record<string, object> = {};
  for (const [status, answer] of Object.entries(route.answers)) {
    const type = answer.type ?? (answer.schema ? 'application/json' : undefined);
    responses[status] = {
      description: answer.description,
      ...(type ? { content: { [type]: { schema: answer.schema ?? z.string() } } } : {}),
    };
  }
  const byStatus = groups(refusalsOf(route));
  for (const [status, codes] of byStatus) {
    responses[status] = {
      description: codes.map((code) => `\`${code}\``).join(', '),
      content: { 'application/problem+json': { schema: Problem } },
    };
  }
  return responses;
}

function groups(codes: readonly Code[]): Map<number, Code[]> {
  const found = new Map<number, Code[]>();
  for (const code of codes) found.set(CODES[code].http, [...(found.get(CODES[code].http) ?? []), code]);
  return found;
}

/** @param version of the product. */
export function openApiDocument(routes: readonly Route[], version: string): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' });
  for (const route of routes) {
    const body = route.bodyDoc ?? route.body;
    registry.registerPath({
      method: route.method,
      path: route.path.replace('+}', '}'),
      tags: [route.tag],
      summary: route.summary,
      description: accessWords(route.access),
      security: route.access === 'public' ? [] : [{ bearer: [] }],
      request: {
        ...(route.params ? { params: route.params as z.ZodObject } : {}),
        ...(route.query ? { query: route.query as z.ZodObject } : {}),
        ...(body
          ? {
              body: {
                content: Object.fromEntries(
                  (route.text ?? route.bytes?.types ?? ['application/json']).map((type) => [type, { schema: body }]),
                ),
              },
            }
          : {}),
      },
      responses: responsesOf(route),
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'dientap', version, description: description(), license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/api' }],
  });
}
