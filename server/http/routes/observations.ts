/** What evaluators see: observations with their pictures and files, corrected and withdrawn by new records only (S8). */
import { z } from 'zod';
import { Refused } from '../../errors.js';
import { requirePermission } from '../../auth/access.js';
import { FILE_LIMIT, FILE_TYPES, ObservationBody, ObservationPatch, ObservationRecord, RecordId, Tag } from '../../shared/evaluation.js';
import { openDesk, type Desk, type EvaluationDeps } from '../evaluation-desk.js';
import { fileTypeOf } from '../file-type.js';
import { created, nothing, ok, route, type Reply, type Route } from '../route.js';

const tag = 'Evaluation';
const Id = z.object({ id: z.string() });
const One = z.object({ id: z.string(), observation: RecordId });
/** It may be opened in place; nothing in it runs. */
const FILE_POLICY = "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'";

export function observationRoutes(deps: EvaluationDeps): Route[] {
  type About = { teamId?: string | undefined; objective?: string | undefined; files?: string[] | undefined };

  async function check(desk: Desk, exerciseId: string, about: About): Promise<void> {
    if (about.teamId !== undefined) desk.requireTeam(about.teamId);
    if (about.objective !== undefined) desk.requireObjective(about.objective);
    desk.requireAssigned(about);
    const files = about.files ?? [];
    if (files.length > 0 && !(await deps.evaluation.hasFiles(exerciseId, files))) throw new Refused('unknown-file');
  }

  /** By any id it has had. Only its author and the lead may change it. */
  async function own(desk: Desk, exerciseId: string, id: string): Promise<ObservationRecord> {
    const record = (await deps.evaluation.records(exerciseId)).find((one) => one.recordId === id);
    const standing = desk.standing.observations.find((one) => record?.kind === 'observation' && one.id === record.id);
    if (!standing) throw new Refused('not-found');
    if (standing.by !== desk.userId && !desk.lead) throw new Refused('not-assigned');
    return standing;
  }

  return [
    route({
      method: 'get',
      path: '/exercises/{id}/observations',
      tag,
      summary: 'The observations as they stand, oldest first',
      access: { may: 'drill.watch' },
      params: Id,
      query: z.object({
        team: z.string().optional(),
        objective: z.string().optional(),
        inject: z.string().optional(),
        tag: Tag.optional(),
        by: z.string().optional(),
      }),
      answers: { 200: { description: 'The observations.', schema: z.array(ObservationRecord) } },
      refusals: ['not-found'],
      async handle({ params, query, caller }) {
        const { standing } = await openDesk(deps, params.id, caller, false);
        const wanted = (asked: string | undefined, is: string | undefined): boolean => asked === undefined || asked === is;
        return ok(
          standing.observations
            .filter(
              (one) =>
                wanted(query.team, one.teamId) &&
                wanted(query.objective, one.objective) &&
                wanted(query.inject, one.inject) &&
                wanted(query.tag, one.tag) &&
                wanted(query.by, one.by),
            )
            .toSorted((a, b) => a.seenWall - b.seenWall),
        );
      },
    }),
    route({
      method: 'post',
      path: '/exercises/{id}/observations',
      tag,
      summary: 'Note an observation; `x` and `wall` are those of the observer’s screen when it was seen, else now',
      access: { may: 'drill.evaluate' },
      params: Id,
      body: ObservationBody,
      answers: { 201: { description: 'Noted; sent again with the same recordId it is the same observation.', schema: ObservationRecord } },
      refusals: ['not-found', 'unknown-team', 'unknown-objective', 'unknown-file', 'not-assigned', 'command-reused'],
      async handle({ params, body, caller }) {
        const desk = await openDesk(deps, params.id, caller, true);
        const { recordId, x, wall, ...rest } = body;
        await check(desk, params.id, rest);
        const seenX = x ?? Math.max(0, Math.round(desk.drill.clock().x));
        // sent again without its own times it would otherwise differ from itself
        const before = desk.standing.observations.find((one) => one.recordId === recordId);
        return created(
          await desk.add({
            kind: 'observation',
            recordId,
            id: recordId,
            ...rest,
            seenX: x ?? before?.seenX ?? seenX,
            seenWall: wall ?? before?.seenWall ?? deps.clock.wall(),
          }),
        );
      },
    }),
    route({
      method: 'patch',
      path: '/exercises/{id}/observations/{observation}',
      tag,
      summary: 'Correct an observation: a new record takes its place, the old one stays in the history',
      access: { may: 'drill.evaluate' },
      params: One,
      body: ObservationPatch,
      answers: { 200: { description: 'As it stands now.', schema: ObservationRecord } },
      refusals: ['not-found', 'unknown-team', 'unknown-objective', 'unknown-file', 'not-assigned', 'command-reused'],
      async handle({ params, body, caller }) {
        const desk = await openDesk(deps, params.id, caller, true);
        const before = await own(desk, params.id, params.observation);
        const { recordId, ...change } = body;
        const kept = <T>(next: T | null | undefined, old: T | undefined): T | undefined => (next === undefined ? old : (next ?? undefined));
        const [teamId, objective, inject] = [
          kept(change.teamId, before.teamId),
          kept(change.objective, before.objective),
          kept(change.inject, before.inject),
        ];
        const files = change.files ?? before.files;
        await check(desk, params.id, { teamId, objective, files });
        return ok(
          await desk.add({
            kind: 'observation',
            recordId,
            id: before.id,
            text: change.text ?? before.text,
            tag: change.tag ?? before.tag,
            ...(teamId !== undefined && { teamId }),
            ...(objective !== undefined && { objective }),
            ...(inject !== undefined && { inject }),
            ...(files !== undefined && { files }),
            seenX: before.seenX,
            seenWall: before.seenWall,
          }),
        );
      },
    }),
    route({
      method: 'delete',
      path: '/exercises/{id}/observations/{observation}',
      tag,
      summary: 'Withdraw an observation by a new record',
      access: { may: 'drill.evaluate' },
      params: One,
      query: z.object({ recordId: RecordId.optional() }),
      answers: { 204: { description: 'Withdrawn; it stays in the history.' } },
      refusals: ['not-found', 'not-assigned', 'command-reused'],
      async handle({ params, query, caller }) {
        const desk = await openDesk(deps, params.id, caller, true);
        if (await desk.hasWithdrawn(query.recordId)) return nothing;
        const { recordId } = await own(desk, params.id, params.observation);
        await desk.add({ kind: 'retract', of: recordId, recordId: query.recordId });
        return nothing;
      },
    }),
    route({
      method: 'post',
      path: '/exercises/{id}/observation-files',
      tag,
      summary: 'Send a picture or file of an observation, at most 8 MB, under an id that the client makes',
      access: { may: 'drill.evaluate' },
      params: Id,
      query: z.object({ id: RecordId }),
      body: z.string().meta({ format: 'binary' }),
      bytes: { types: FILE_TYPES, limit: FILE_LIMIT },
      answers: { 201: { description: 'Kept.', schema: z.object({ id: RecordId }) } },
      refusals: ['not-found', 'unsupported-type', 'too-large', 'command-reused'],
      async handle({ params, query, body, caller }) {
        const { userId: by } = requirePermission(caller, 'drill.evaluate');
        if (!(await deps.open(params.id))) throw new Refused('not-found');
        const bytes: unknown = body;
        // what it says it is counts for nothing
        const type = Buffer.isBuffer(bytes) ? fileTypeOf(bytes) : null;
        if (!Buffer.isBuffer(bytes) || !type) throw new Refused('unsupported-type');
        await deps.evaluation.keepFile(params.id, query.id, { type, bytes, by, wall: deps.clock.wall() });
        return created({ id: query.id });
      },
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/observation-files/{file}',
      tag,
      summary: 'A picture or file of an observation',
      access: { may: 'drill.watch' },
      params: z.object({ id: z.string(), file: RecordId }),
      answers: { 200: { description: 'The file.', type: 'application/octet-stream' } },
      refusals: ['not-found'],
      async handle({ params }): Promise<Reply> {
        const file = await deps.evaluation.file(params.id, params.file);
        if (!file) throw new Refused('not-found');
        return {
          status: 200,
          type: file.type,
          body: file.bytes,
          headers: { 'Content-Security-Policy': FILE_POLICY, 'Content-Disposition': `inline; filename="${params.file}"` },
        };
      },
    }),
  ];
}
