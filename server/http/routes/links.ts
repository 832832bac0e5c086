/** Viewing links of an exercise, and trading one for an access token. */
import { z } from 'zod';
import { requirePermission } from '../../auth/access.js';
import type { Link, Viewing } from '../../auth/viewing.js';
import { CreateLink, LinkAnswer, TradeLink, ViewingLink } from '../../shared/links.js';
import { created, nothing, ok, route, type Route } from '../route.js';
import type { Request } from 'express';

const Id = z.object({ id: z.string() });
const access = { may: 'drill.publish' } as const;

export function linkRoutes(deps: { viewing: Viewing; publicUrl: string | undefined }): Route[] {
  const { viewing } = deps;
  const shown = ({ path, ...link }: Link, req: Request): ViewingLink => ({
    ...link,
    url: `${deps.publicUrl ?? `${req.protocol}://${req.get('host') ?? 'localhost'}`}${path}`,
  });
  return [
    route({
      method: 'post',
      path: '/exercises/{id}/links',
      tag: 'Links',
      summary: 'Make a viewing link: a wallboard, an observer’s view or the published results, until a date',
      access,
      params: Id,
      body: CreateLink,
      answers: { 201: { description: 'Made.', schema: ViewingLink } },
      refusals: ['not-found'],
      handle: async ({ params, body, caller, req }) =>
        created(shown(await viewing.make(params.id, body, requirePermission(caller, access.may).userId), req)),
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/links',
      tag: 'Links',
      summary: 'All links of an exercise, newest first, also those that are over',
      access,
      params: Id,
      answers: { 200: { description: 'The links.', schema: z.array(ViewingLink) } },
      handle: async ({ params, req }) => ok((await viewing.list(params.id)).map((link) => shown(link, req))),
    }),
    route({
      method: 'delete',
      path: '/exercises/{id}/links/{link}',
      tag: 'Links',
      summary: 'Withdraw a link: every page that is open with it ends',
      access,
      params: Id.extend({ link: z.string() }),
      answers: { 204: { description: 'Withdrawn.' } },
      refusals: ['not-found'],
      async handle({ params }) {
        await viewing.withdraw(params.id, params.link);
        return nothing;
      },
    }),
    route({
      method: 'post',
      path: '/auth/link',
      tag: 'Auth',
      summary: 'Trade a viewing link for a short access token; no cookie, the page trades again',
      access: 'public',
      body: TradeLink,
      answers: { 200: { description: 'May look.', schema: LinkAnswer } },
      refusals: ['link-expired', 'too-many'],
      handle: async ({ body, req }) => ok(await viewing.trade(body.token, req.ip ?? '', body.again ?? false)),
    }),
  ];
}
