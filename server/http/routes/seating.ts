/** Coming to a seat that exists: the seat list behind a code, a second device, the team's new code for its captain. */
import type { Response } from 'express';
import type { Join, SignedIn } from '../../auth/identity.js';
import type { Seating } from '../../auth/seating.js';
import { JoinAnswer } from '../../shared/api.js';
import { RedeemSeat, SeatLinkAnswer, SeatsAnswer, SeatsBody, TeamCode } from '../../shared/joining.js';
import { ok, route, type Reply, type Route } from '../route.js';

const tag = 'Auth';

/** `give` answers with the seat and its cookie. */
export function seatingRoutes(
  seating: Seating,
  publicUrl: string | undefined,
  give: (res: Response, seated: SignedIn<Join>) => Reply,
): Route[] {
  return [
    route({
      method: 'post',
      path: '/auth/seats',
      tag,
      summary: 'What a team’s join code opens: the exercise, the team, the seats that are taken',
      access: 'public',
      body: SeatsBody,
      answers: { 200: { description: 'The team of this code.', schema: SeatsAnswer } },
      refusals: ['wrong-join-code', 'too-many'],
      handle: async ({ body, req }) => ok(await seating.seats(body.code, req.ip ?? '')),
    }),
    route({
      method: 'post',
      path: '/auth/seat-link',
      tag,
      summary: 'A link that carries the caller’s seat to a second device, once, within minutes',
      access: 'signed-in',
      answers: { 200: { description: 'The link.', schema: SeatLinkAnswer } },
      refusals: ['forbidden', 'seat-removed'],
      async handle({ caller, req }) {
        const link = await seating.link(caller);
        const origin = publicUrl ?? `${req.protocol}://${req.get('host') ?? 'localhost'}`;
        return ok({ ...link, url: `${origin}/join?seat=${encodeURIComponent(link.token)}` });
      },
    }),
    route({
      method: 'post',
      path: '/auth/seat-link/redeem',
      tag,
      summary: 'Sit on this device in the seat that made the link',
      access: 'public',
      body: RedeemSeat,
      answers: { 200: { description: 'Seated.', schema: JoinAnswer } },
      refusals: ['link-expired', 'seat-removed', 'too-many'],
      handle: async ({ body, req, res }) => give(res, await seating.redeem(body.token, req.ip ?? '')),
    }),
    route({
      method: 'post',
      path: '/me/team-code',
      tag,
      summary: 'The captain’s own team gets a new join code; the old one opens nothing any more, seats already taken stay',
      access: 'signed-in',
      answers: { 200: { description: 'The new code.', schema: TeamCode } },
      refusals: ['forbidden', 'needs-captain', 'seat-removed', 'wrong-phase'],
      handle: async ({ caller }) => ok(await seating.newCode(caller)),
    }),
  ];
}
