/** Mail: whether it works, invitations, the state of every mail, and the join sheets that are printed instead. */
import { z } from 'zod';
import type { Mailroom } from '../../mail/ports.js';
import type { SheetMaker } from '../../mail/sheets.js';
import { InviteAnswer, InviteBody, MailKind, MailPreview, MailSetup, MailView } from '../../shared/mail.js';
import { ok, route, type Route } from '../route.js';

const tag = 'Mail';
const Id = z.object({ id: z.string() });

export function mailRoutes({ mail, sheets }: { mail: Mailroom; sheets: SheetMaker }): Route[] {
  return [
    route({
      method: 'get',
      path: '/mail',
      tag,
      summary: 'Whether mail is set up and how the last check of it went',
      access: { may: 'drill.watch' },
      answers: { 200: { description: 'The set-up.', schema: MailSetup } },
      handle: () => Promise.resolve(ok(mail.setup())),
    }),
    route({
      method: 'post',
      path: '/mail/check',
      tag,
      summary: 'Connect to the SMTP server and sign in, without sending anything',
      access: { may: 'exercises.plan' },
      answers: { 200: { description: 'The set-up after the check.', schema: MailSetup } },
      async handle() {
        await mail.verify();
        return ok(mail.setup());
      },
    }),
    route({
      method: 'post',
      path: '/exercises/{id}/invitations',
      tag,
      summary: 'Queue invitations; who was invited hears again only of a change, or when asked for',
      access: { may: 'exercises.plan' },
      params: Id,
      body: InviteBody,
      answers: { 200: { description: 'How many were queued, and the teams without an address.', schema: InviteAnswer } },
      refusals: ['not-found', 'mail-off', 'wrong-phase'],
      handle: async ({ params, body }) => ok(await mail.invite(params.id, body.teams, body.again)),
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/invitations/preview',
      tag,
      summary: 'A mail as the first, or this, team would get it now',
      access: { may: 'drill.watch' },
      params: Id,
      query: z.object({ team: z.string().optional(), kind: MailKind.exclude(['inject', 'appeal']).default('invitation') }),
      answers: { 200: { description: 'Subject and both forms of the text.', schema: MailPreview } },
      refusals: ['not-found'],
      handle: async ({ params, query }) => ok(await mail.preview(params.id, query.kind, query.team)),
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/mails',
      tag,
      summary: 'The mails of an exercise without their texts, newest first',
      access: { may: 'drill.watch' },
      params: Id,
      query: z.object({ kind: MailKind.optional() }),
      answers: { 200: { description: 'The mails.', schema: z.array(MailView) } },
      refusals: ['not-found'],
      handle: async ({ params, query }) => ok(await mail.list(params.id, query.kind)),
    }),
    route({
      method: 'post',
      path: '/exercises/{id}/mails/{mailId}/retry',
      tag,
      summary: 'Try a mail again at once, or send one that was sent once more',
      access: { may: 'exercises.plan' },
      params: Id.extend({ mailId: z.string() }),
      answers: { 200: { description: 'Queued.', schema: MailView } },
      refusals: ['not-found', 'mail-off', 'nothing-to-do'],
      handle: async ({ params }) => ok(await mail.retry(params.id, params.mailId)),
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/join-sheets.pdf',
      tag,
      summary: 'The join sheets, one page per team',
      access: { may: 'drill.watch' },
      params: Id,
      query: z.object({ lang: z.enum(['vi', 'en']).default('vi'), team: z.string().optional() }),
      answers: { 200: { description: 'The sheets.', type: 'application/pdf' } },
      refusals: ['not-found'],
      async handle({ params, query: { lang, team } }) {
        return {
          status: 200,
          type: 'application/pdf',
          body: await sheets.pdf(params.id, { lang, ...(team !== undefined && { teamId: team }) }),
          headers: { 'Content-Disposition': 'inline; filename="join-sheets.pdf"' },
        };
      },
    }),
  ];
}
