/** The improvement plan of a drill: findings, corrective actions with their evidence, signatures, history. */
import { z } from 'zod';
import { may, requirePermission } from '../../auth/access.js';
import type { Principal } from '../../auth/principal.js';
import { Refused } from '../../errors.js';
import { FILE_LIMIT, FILE_TYPES, RecordId } from '../../shared/evaluation.js';
import {
  CorrectiveAction,
  CreateAction,
  CreateFinding,
  Finding,
  ImprovementPlan,
  PatchAction,
  PatchFinding,
  PlanHistoryEntry,
  PlanSignature,
  SignPlan,
} from '../../shared/improvement.js';
import type { Code } from '../../shared/codes.js';
import type { ImprovementDesk } from '../after-ports.js';
import { fileTypeOf } from '../file-type.js';
import { created, nothing, ok, route, type Reply, type Route } from '../route.js';

const tag = 'Improvement plan';
const Id = z.object({ id: z.string() });
const OneFinding = Id.extend({ findingId: RecordId });
const OneAction = Id.extend({ actionId: RecordId });
const OneFile = OneAction.extend({ file: RecordId });
const read = { may: 'drill.watch' } as const;
const find = { may: 'findings.add' } as const;
const write = { may: 'improvement.write' } as const;
const always = ['not-found', 'wrong-phase'] as const satisfies readonly Code[];
const recorded = [...always, 'command-reused'] as const satisfies readonly Code[];
/** It may be opened in place; nothing in it runs. */
const FILE_POLICY = "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'";

interface Deps {
  improvement: ImprovementDesk;
}

export const improvementRoutes = (deps: Deps): Route[] => [
  ...planRoutes(deps),
  ...findingRoutes(deps),
  ...actionRoutes(deps),
  ...evidenceRoutes(deps),
];

function planRoutes({ improvement }: Deps): Route[] {
  return [
    route({
      method: 'get',
      path: '/exercises/{id}/improvement-plan',
      tag,
      summary: 'The plan as it stands, who signed it, and whether what earlier drills of the scenario promised has held',
      access: read,
      params: Id,
      answers: { 200: { description: 'The plan.', schema: ImprovementPlan } },
      refusals: always,
      handle: async ({ params }) => ok(await improvement.plan(params.id)),
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/improvement-plan/history',
      tag,
      summary: 'Every change of the plan, oldest first: who and when, and what then stood',
      access: read,
      params: Id,
      answers: { 200: { description: 'The records.', schema: z.array(PlanHistoryEntry) } },
      refusals: always,
      handle: async ({ params }) => ok(await improvement.history(params.id)),
    }),
    route({
      method: 'post',
      path: '/exercises/{id}/improvement-plan/signatures',
      tag,
      summary: 'Put a name under the plan of this planHash; refused when it has changed meanwhile',
      access: write,
      params: Id,
      body: SignPlan,
      answers: { 201: { description: 'Signed.', schema: PlanSignature } },
      refusals: [...recorded, 'stale', 'already-exists', 'nothing-to-do'],
      handle: async ({ params, body, caller }) =>
        created(await improvement.sign(params.id, body, requirePermission(caller, write.may).userId)),
    }),
  ];
}

function findingRoutes({ improvement }: Deps): Route[] {
  const by = (caller: Principal): string => requirePermission(caller, find.may).userId;
  const own = (caller: Principal): boolean => !may(caller, write.may);
  return [
    route({
      method: 'get',
      path: '/exercises/{id}/findings',
      tag,
      summary: 'Strengths and areas for improvement',
      access: read,
      params: Id,
      answers: { 200: { description: 'The findings, in the order they were entered.', schema: z.array(Finding) } },
      refusals: always,
      handle: async ({ params }) => ok((await improvement.entries(params.id)).findings),
    }),
    route({
      method: 'post',
      path: '/exercises/{id}/findings',
      tag,
      summary: 'Enter a finding, from START EX on; a source that has one is refused and named in `errors` (`findingId`)',
      access: find,
      params: Id,
      body: CreateFinding,
      answers: { 201: { description: 'Entered; sent again with the same recordId it is the same finding.', schema: Finding } },
      refusals: [...recorded, 'already-exists', 'unknown-objective', 'unknown-team'],
      handle: async ({ params, body, caller }) => created(await improvement.addFinding(params.id, body, by(caller))),
    }),
    route({
      method: 'patch',
      path: '/exercises/{id}/findings/{findingId}',
      tag,
      summary: 'Change a finding; an evaluator only an own one',
      access: find,
      params: OneFinding,
      body: PatchFinding,
      answers: { 200: { description: 'As it stands now.', schema: Finding } },
      refusals: [...recorded, 'stale', 'unknown-objective', 'unknown-team'],
      handle: async ({ params, body, caller }) =>
        ok(await improvement.changeFinding(params.id, params.findingId, body, by(caller), own(caller))),
    }),
    route({
      method: 'delete',
      path: '/exercises/{id}/findings/{findingId}',
      tag,
      summary: 'Withdraw a finding that no action hangs on; it stays in the history',
      access: find,
      params: OneFinding,
      query: z.object({ recordId: RecordId, basis: z.coerce.number().int() }),
      answers: { 204: { description: 'Withdrawn.' } },
      refusals: [...recorded, 'stale', 'finding-in-use'],
      async handle({ params, query, caller }) {
        await improvement.withdrawFinding(params.id, params.findingId, query, by(caller), own(caller));
        return nothing;
      },
    }),
  ];
}

function actionRoutes({ improvement }: Deps): Route[] {
  const by = (caller: Principal): string => requirePermission(caller, write.may).userId;
  return [
    route({
      method: 'get',
      path: '/exercises/{id}/corrective-actions',
      tag,
      summary: 'The corrective actions of a drill',
      access: read,
      params: Id,
      answers: { 200: { description: 'The actions, in the order they were entered.', schema: z.array(CorrectiveAction) } },
      refusals: always,
      handle: async ({ params }) => ok((await improvement.entries(params.id)).actions),
    }),
    route({
      method: 'post',
      path: '/exercises/{id}/corrective-actions',
      tag,
      summary: 'Enter a corrective action, from END EX on',
      access: write,
      params: Id,
      body: CreateAction,
      answers: { 201: { description: 'Entered.', schema: CorrectiveAction } },
      refusals: [...recorded, 'unknown-finding'],
      handle: async ({ params, body, caller }) => created(await improvement.addAction(params.id, body, by(caller))),
    }),
    route({
      method: 'patch',
      path: '/exercises/{id}/corrective-actions/{actionId}',
      tag,
      summary: 'Change an action or move it on: proposed, agreed, doing, done, verified; dropped with a reason',
      access: write,
      params: OneAction,
      body: PatchAction,
      answers: { 200: { description: 'As it stands now.', schema: CorrectiveAction } },
      refusals: [...recorded, 'stale', 'bad-step', 'missing-field', 'bad-field', 'unknown-finding'],
      handle: async ({ params, body, caller }) => ok(await improvement.changeAction(params.id, params.actionId, body, by(caller))),
    }),
  ];
}

/** A name that a header can carry whole: RFC 8187. */
const named = (name: string): string =>
  `inline; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;

function evidenceRoutes({ improvement }: Deps): Route[] {
  const by = (caller: Principal): string => requirePermission(caller, write.may).userId;
  return [
    route({
      method: 'post',
      path: '/exercises/{id}/corrective-actions/{actionId}/evidence',
      tag,
      summary: 'Add a file that proves the action, at most 8 MB, under an id that the client makes',
      access: write,
      params: OneAction,
      query: z.object({ id: RecordId, name: z.string().trim().min(1).max(200) }),
      body: z.string().meta({ format: 'binary' }),
      bytes: { types: FILE_TYPES, limit: FILE_LIMIT },
      answers: { 201: { description: 'The action with its evidence.', schema: CorrectiveAction } },
      refusals: [...recorded, 'unsupported-type', 'too-large'],
      async handle({ params, query, body, caller }) {
        const bytes: unknown = body;
        // what it says it is counts for nothing
        const type = Buffer.isBuffer(bytes) ? fileTypeOf(bytes) : null;
        if (!Buffer.isBuffer(bytes) || !type) throw new Refused('unsupported-type');
        return created(await improvement.addEvidence(params.id, params.actionId, { ...query, type, bytes }, by(caller)));
      },
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/corrective-actions/{actionId}/evidence/{file}',
      tag,
      summary: 'A file that proves an action',
      access: read,
      params: OneFile,
      answers: { 200: { description: 'The file.', type: 'application/octet-stream' } },
      refusals: ['not-found'],
      async handle({ params }): Promise<Reply> {
        const file = await improvement.evidence(params.id, params.actionId, params.file);
        if (!file) throw new Refused('not-found');
        const headers = { 'Content-Security-Policy': FILE_POLICY, 'Content-Disposition': named(file.name) };
        return { status: 200, type: file.type, body: file.bytes, headers };
      },
    }),
    route({
      method: 'delete',
      path: '/exercises/{id}/corrective-actions/{actionId}/evidence/{file}',
      tag,
      summary: 'Withdraw a file; it stays in the history',
      access: write,
      params: OneFile,
      query: z.object({ recordId: RecordId }),
      answers: { 200: { description: 'The action as it stands now.', schema: CorrectiveAction } },
      refusals: recorded,
      handle: async ({ params, query, caller }) =>
        ok(await improvement.withdrawEvidence(params.id, params.actionId, params.file, query.recordId, by(caller))),
    }),
  ];
}
