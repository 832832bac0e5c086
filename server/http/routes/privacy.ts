/** Personal data of an exercise: what there is, erasing it, how long it is kept, and removing the whole record as the last resort. */
import { z } from 'zod';
import { requirePermission } from '../../auth/access.js';
import type { PrivacyDesk } from '../../privacy/desk.js';
import { EraseAnswer, EraseBody, PersonalData, RemoveRecordBody, RetentionBody } from '../../shared/privacy.js';
import { nothing, ok, route, type Route } from '../route.js';

const tag = 'Personal data';
const Id = z.object({ id: z.string() });
const access = { may: 'personal-data.erase' } as const;

export function privacyRoutes({ privacy }: { privacy: PrivacyDesk }): Route[] {
  return [
    route({
      method: 'get',
      path: '/exercises/{id}/personal-data',
      tag,
      summary: 'Where an exercise names people and how often, what was erased, until when names are kept',
      access,
      params: Id,
      answers: { 200: { description: 'As it is now.', schema: PersonalData } },
      refusals: ['not-found'],
      handle: async ({ params }) => ok(await privacy.state(params.id)),
    }),
    route({
      method: 'post',
      path: '/exercises/{id}/personal-data/erase',
      tag,
      summary: 'Erase names, addresses and files of an exercise that is over, or of one member; the log stays as it is and keeps verifying',
      access,
      params: Id,
      query: z.object({ dryRun: z.enum(['true', 'false']).default('false') }),
      body: EraseBody,
      answers: {
        200: { description: 'How many entries of each place named somebody; `dryRun`: nothing was changed.', schema: EraseAnswer },
      },
      refusals: ['not-found', 'wrong-phase', 'unknown-member'],
      handle: async ({ params, query, body, caller }) =>
        ok(
          await privacy.erase(
            params.id,
            { memberId: body.memberId, dryRun: query.dryRun === 'true' },
            requirePermission(caller, access.may).userId,
          ),
        ),
    }),
    route({
      method: 'put',
      path: '/exercises/{id}/personal-data/retention',
      tag,
      summary: 'Set after how many months from END EX names are erased by themselves',
      access,
      params: Id,
      body: RetentionBody,
      answers: { 200: { description: 'Set.', schema: PersonalData } },
      refusals: ['not-found', 'bad-retention'],
      handle: async ({ params, body, caller }) =>
        ok(await privacy.setRetention(params.id, body.months, requirePermission(caller, access.may).userId)),
    }),
    route({
      method: 'post',
      path: '/exercises/{id}/personal-data/remove-record',
      tag,
      summary: 'Remove everything of an exercise with its log, for good, once the least period is over; its name is typed again',
      access,
      params: Id,
      body: RemoveRecordBody,
      answers: { 204: { description: 'Removed; that it was is kept.' } },
      refusals: ['not-found', 'wrong-phase', 'too-early'],
      async handle({ params, body, caller }) {
        await privacy.removeRecord(params.id, body.name, requirePermission(caller, access.may).userId);
        return nothing;
      },
    }),
  ];
}
