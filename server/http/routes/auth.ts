/** `/auth` and `/me`: signing in, taking a seat, staying signed in, leaving; and the first administrator. */
import { z } from 'zod';
import { Refused } from '../../errors.js';
import type { Identity, SignedIn } from '../../auth/identity.js';
import type { Seating } from '../../auth/seating.js';
import type { Code } from '../../shared/codes.js';
import { JoinAnswer, JoinBody, LoginAnswer, LoginBody, Me, RefreshAnswer } from '../../shared/api.js';
import type { Cookies, SessionKind } from '../cookies.js';
import { nothing, ok, route, type Reply, type Route } from '../route.js';
import type { Response } from 'express';
import { seatingRoutes } from './seating.js';

const tag = 'Auth';
const Kind = z.enum(['user', 'seat']);
/** Refusals of a renewal after which the session's cookie stays. */
const KEPT: readonly Code[] = ['seat-removed', 'unavailable'];

export const RefreshBody = z
  .strictObject({
    kind: Kind.optional().describe('Which of the two sessions a browser may hold; default: the one taken last.'),
    attempt: z
      .string()
      .regex(/^[\w-]{16,64}$/)
      .optional()
      .describe('A random name of this renewal; asked again under it when no answer came, it gets the same answer.'),
  })
  .optional()
  .meta({ id: 'RefreshBody' });
export const LogoutBody = z
  .strictObject({
    kind: Kind.optional(),
    everywhere: z.boolean().default(true).describe('false: this browser only.'),
  })
  .optional()
  .meta({ id: 'LogoutBody' });
export const SetupBody = z
  .strictObject({
    token: z.string().max(128),
    email: z.email().max(254),
    name: z.string().trim().min(1).max(120),
    password: z.string().min(10).max(256),
  })
  .meta({ id: 'SetupBody' });

export function authRoutes(
  { identity, seating, publicUrl }: { identity: Identity; seating: Seating; publicUrl: string | undefined },
  cookies: Cookies,
): Route[] {
  const signedIn = (res: Response, kind: SessionKind, { answer, refresh }: SignedIn<unknown>): Reply => {
    cookies.give(res, kind, refresh);
    return ok(answer);
  };
  return [
    route({
      method: 'post',
      path: '/auth/login',
      tag,
      summary: 'Sign in with an account',
      access: 'public',
      body: LoginBody,
      answers: { 200: { description: 'Signed in; the refresh token is in an HttpOnly cookie.', schema: LoginAnswer } },
      refusals: ['wrong-credentials', 'too-many'],
      handle: async ({ body, req, res }) => signedIn(res, 'user', await identity.login(body, req.ip ?? '')),
    }),
    route({
      method: 'post',
      path: '/auth/join',
      tag,
      summary: 'Take a seat with a team’s join code: a new one, or with `seat` one of the team’s that one had before',
      access: 'public',
      body: JoinBody,
      answers: { 200: { description: 'Seated.', schema: JoinAnswer } },
      refusals: ['wrong-join-code', 'too-many', 'unknown-member', 'seat-removed', 'seat-in-use'],
      async handle({ body: { seat, name = '', ...body }, req, res }) {
        const ip = req.ip ?? '';
        return signedIn(
          res,
          'seat',
          await (seat === undefined ? identity.join({ ...body, name }, ip) : seating.comeBack(body.code, seat, ip)),
        );
      },
    }),
    ...seatingRoutes(seating, publicUrl, (res, seated) => signedIn(res, 'seat', seated)),
    route({
      method: 'post',
      path: '/auth/refresh',
      tag,
      summary: 'Trade the refresh cookie for a new access token; the cookie is replaced too',
      access: 'public',
      body: RefreshBody,
      answers: { 200: { description: 'A new access token.', schema: RefreshAnswer } },
      refusals: ['unauthenticated', 'session-reused', 'seat-removed'],
      async handle({ body, req, res }) {
        const held = cookies.read(req, body?.kind);
        if (!held) throw new Refused('unauthenticated');
        try {
          return signedIn(res, held.kind, await identity.refresh(held.token, body?.attempt));
        } catch (error) {
          // A seat that was taken away may be given back: its session then goes on in this browser. So it does when nothing was decided.
          if (error instanceof Refused && !KEPT.includes(error.refusal.code)) cookies.clear(res, held.kind);
          throw error;
        }
      },
    }),
    route({
      method: 'post',
      path: '/auth/logout',
      tag,
      summary: 'Sign out everywhere, or in this browser only',
      access: 'public',
      body: LogoutBody,
      answers: { 204: { description: 'Signed out.' } },
      async handle({ body, req, res }) {
        const held = cookies.read(req, body?.kind);
        if (held) {
          await identity.logout(held.token, body?.everywhere ?? true);
          cookies.clear(res, held.kind);
        }
        return nothing;
      },
    }),
    route({
      method: 'get',
      path: '/me',
      tag,
      summary: 'Who am I',
      access: 'signed-in',
      answers: { 200: { description: 'The account or the seat.', schema: Me } },
      refusals: ['seat-removed'],
      handle: async ({ caller }) => ok(await identity.me(caller)),
    }),
    route({
      method: 'get',
      path: '/setup',
      tag,
      summary: 'Whether the first administrator is still to be made',
      access: 'public',
      answers: { 200: { description: 'The state.', schema: z.object({ needed: z.boolean() }).meta({ id: 'SetupState' }) } },
      handle: async () => ok({ needed: (await identity.setupToken()) !== null }),
    }),
    route({
      method: 'post',
      path: '/auth/setup',
      tag,
      summary: 'Make the first administrator with the one-time link that the server printed',
      access: 'public',
      body: SetupBody,
      answers: { 200: { description: 'Made and signed in.', schema: LoginAnswer } },
      refusals: ['forbidden', 'already-exists'],
      handle: async ({ body: { token, ...account }, res }) => signedIn(res, 'user', await identity.setup(token, account)),
    }),
  ];
}
