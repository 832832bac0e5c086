/** Giving out results: how they stand, approval, issues, what was given out to a team or by a link, appeals. */
import { z } from 'zod';
import { may, requirePermission, seatOf } from '../../auth/access.js';
import type { Principal, SeatPrincipal } from '../../auth/principal.js';
import { Refused } from '../../errors.js';
import type { Drill } from '../../drills/service.js';
import type { PublishingDesk } from '../../publishing/ports.js';
import { FILE_LIMIT, FILE_TYPES, RecordId } from '../../shared/evaluation.js';
import {
  Appeal,
  AppealAnswerBody,
  AppealBody,
  AppealItem,
  ApproveBody,
  DeadlineBody,
  IssueBody,
  PublicationState,
  PublishedResults,
  TeamResults,
} from '../../shared/publishing.js';
import { fileTypeOf } from '../file-type.js';
import type { OpenDrill } from '../ports.js';
import { created, ok, route, type Reply, type Route } from '../route.js';

const tag = 'Results';
const Id = z.object({ id: z.string() });
const watch = { may: 'drill.watch' } as const;
const give = { may: 'drill.publish' } as const;
/** It may be opened in place; nothing in it runs. */
const FILE_POLICY = "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'";
const answer = (description: string) => ({ 200: { description, schema: PublicationState } });

export interface PublishingPorts {
  open: OpenDrill;
  publishing: PublishingDesk;
  /** The public page of the results; `anonymous` where teams are letters. */
  published: (drill: Drill, anonymous: boolean) => Promise<PublishedResults>;
}

export function publishingRoutes({ open, publishing, published }: PublishingPorts): Route[] {
  async function drillOf(id: string): Promise<Drill> {
    const drill = await open(id);
    if (!drill) throw new Refused('not-found');
    return drill;
  }
  function requireSeat(caller: Principal): SeatPrincipal {
    const seat = seatOf(caller);
    if (!seat) throw new Refused('forbidden');
    return seat;
  }
  /** A team reads its own; who may watch reads any. */
  function requireTeam(caller: Principal, drill: Drill, teamId: string): void {
    const seat = seatOf(caller);
    if (seat && seat.teamId !== teamId) throw new Refused('forbidden');
    if (!drill.plan.teams.some(({ id }) => id === teamId)) throw new Refused('not-found');
  }

  return [
    route({
      method: 'get',
      path: '/exercises/{id}/publication',
      tag,
      summary: 'How the results stand: approval, issues, what has changed since the last one',
      access: watch,
      params: Id,
      answers: answer('As they stand.'),
      refusals: ['not-found'],
      handle: async ({ params }) => ok(await publishing.state(params.id)),
    }),
    route({
      method: 'post',
      path: '/exercises/{id}/approval',
      tag,
      summary: 'Approve the results that were looked at (`sheetHash`); it lapses when the sheet changes',
      access: { may: 'report.approve' },
      params: Id,
      body: ApproveBody,
      answers: answer('Approved; approved before, nothing changes.'),
      refusals: ['not-found', 'wrong-phase', 'stale', 'marks-missing'],
      handle: async ({ params, body, caller }) =>
        ok(await publishing.approve(params.id, body, requirePermission(caller, 'report.approve').userId)),
    }),
    route({
      method: 'post',
      path: '/exercises/{id}/issues',
      tag,
      summary: 'Give out the results anew after they were published and have changed; the reason is printed with them',
      access: give,
      params: Id,
      body: IssueBody,
      answers: answer('Given out.'),
      refusals: ['not-found', 'not-published', 'stale', 'nothing-to-do', 'not-approved'],
      handle: async ({ params, body, caller }) =>
        ok(
          await publishing.issue(params.id, body, {
            by: requirePermission(caller, give.may).userId,
            approves: may(caller, 'report.approve'),
          }),
        ),
    }),
    route({
      method: 'put',
      path: '/exercises/{id}/appeals/deadline',
      tag,
      summary: 'Set until when teams may appeal',
      access: { may: 'appeals.answer' },
      params: Id,
      body: DeadlineBody,
      answers: answer('Set; teams read it at once.'),
      refusals: ['not-found', 'wrong-phase'],
      handle: async ({ params, body, caller }) =>
        ok(await publishing.setDeadline(params.id, Date.parse(body.until), requirePermission(caller, 'appeals.answer').userId)),
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/results',
      tag,
      summary: 'The main figures as they were given out last, for the page of a shared link',
      access: { ...watch, guest: 'report' },
      params: Id,
      answers: { 200: { description: 'The figures; before publication `issue` is null and nothing is told.', schema: PublishedResults } },
      refusals: ['not-found'],
      handle: async ({ params, caller }) =>
        ok(await published(await drillOf(params.id), caller.kind === 'guest' && caller.anonymous === true)),
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/teams/{teamId}/results',
      tag,
      summary: 'What a team reads besides its sheet: the issue, what observers wrote for it, its own appeals',
      access: { ...watch, seat: true },
      params: Id.extend({ teamId: z.string() }),
      answers: { 200: { description: 'Before publication `issue` is null.', schema: TeamResults } },
      refusals: ['not-found'],
      async handle({ params, caller }) {
        const drill = await drillOf(params.id);
        requireTeam(caller, drill, params.teamId);
        return ok(await publishing.team(drill, params.teamId));
      },
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/appeals',
      tag,
      summary: 'Every appeal with its team and its line as it stands now, in the order they came',
      access: watch,
      params: Id,
      answers: { 200: { description: 'The appeals.', schema: z.array(AppealItem) } },
      refusals: ['not-found'],
      handle: async ({ params }) => ok(await publishing.queue(await drillOf(params.id))),
    }),
    route({
      method: 'post',
      path: '/exercises/{id}/appeals',
      tag,
      summary: 'A team appeals on a line of its own sheet, from publication until the deadline; one open appeal a line',
      access: { ...watch, seat: true },
      params: Id,
      body: AppealBody,
      answers: { 201: { description: 'Filed; sent again with the same id it is the same appeal.', schema: Appeal } },
      refusals: ['not-found', 'not-published', 'appeals-closed', 'unknown-line', 'unknown-file', 'appeal-open', 'command-reused'],
      async handle({ params, body, caller }) {
        const seat = requireSeat(caller);
        return created(await publishing.appeal(await drillOf(params.id), seat, body));
      },
    }),
    route({
      method: 'post',
      path: '/exercises/{id}/appeals/{appeal}/answer',
      tag,
      summary: 'Answer an appeal; accepted with `earned` it sets the points of the line by an evaluator’s record',
      access: { may: 'appeals.answer' },
      params: Id.extend({ appeal: z.string() }),
      body: AppealAnswerBody,
      answers: { 200: { description: 'Answered; the same answer again changes nothing.', schema: Appeal } },
      refusals: ['not-found', 'appeal-answered', 'unknown-line', 'bad-points'],
      handle: async ({ params, body, caller }) =>
        ok(await publishing.answer(await drillOf(params.id), params.appeal, body, requirePermission(caller, 'appeals.answer').userId)),
    }),
    route({
      method: 'post',
      path: '/exercises/{id}/appeal-files',
      tag,
      summary: 'Send a picture or file for an appeal, at most 8 MB, under an id that the client makes',
      access: { ...watch, seat: true },
      params: Id,
      query: z.object({ id: RecordId }),
      body: z.string().meta({ format: 'binary' }),
      bytes: { types: FILE_TYPES, limit: FILE_LIMIT },
      answers: { 201: { description: 'Kept.', schema: z.object({ id: RecordId }) } },
      refusals: ['not-found', 'not-published', 'appeals-closed', 'unsupported-type', 'too-large', 'too-many-files', 'command-reused'],
      async handle({ params, query, body, caller }) {
        const seat = requireSeat(caller);
        const drill = await drillOf(params.id);
        const bytes: unknown = body;
        // what it says it is counts for nothing
        const type = Buffer.isBuffer(bytes) ? fileTypeOf(bytes) : null;
        if (!Buffer.isBuffer(bytes) || !type) throw new Refused('unsupported-type');
        await publishing.keepFile(drill, seat, query.id, { type, bytes });
        return created({ id: query.id });
      },
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/teams/{teamId}/appeal-files/{file}',
      tag,
      summary: 'A picture or file of an appeal; a team gets its own',
      access: { ...watch, seat: true },
      params: Id.extend({ teamId: z.string(), file: RecordId }),
      answers: { 200: { description: 'The file.', type: 'application/octet-stream' } },
      refusals: ['not-found'],
      async handle({ params, caller }): Promise<Reply> {
        requireTeam(caller, await drillOf(params.id), params.teamId);
        const file = await publishing.file(params.id, params.teamId, params.file);
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
