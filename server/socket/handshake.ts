/** Who may connect: the token, the exercise and the cursor of the handshake, checked before anything is sent. */
import { z } from 'zod';
import { audienceOf } from '../auth/access.js';
import type { GuestPrincipal, Principal } from '../auth/principal.js';
import { subjectOf } from '../auth/principal.js';
import type { Tokens } from '../auth/tokens.js';
import type { Audience, Drill } from '../drills/service.js';
import { Refused } from '../errors.js';
import { sentence, type Code } from '../shared/codes.js';
import type { Cursor } from '../shared/protocol.js';

const Handshake = z.object({
  token: z.string().max(4096),
  exerciseId: z.string().max(128),
  since: z.record(z.string().max(300), z.int().min(0)).optional().catch(undefined),
  device: z
    .string()
    .regex(/^[\w-]{0,64}$/)
    .catch(''),
});

/** What a connected socket carries. */
export interface Connected {
  principal: Principal;
  drill: Drill;
  audience: Audience;
  since: Cursor | undefined;
  /** Empty: it does not say. */
  device: string;
}

/** Sockets one seat or account may hold at once: tabs, a phone, the projector. */
export const SOCKETS_EACH = 12;

/** The error that arrives as `connect_error` with `data.code`. */
export function connectError(code: Code): Error & { data: { code: Code; message: string; en: string } } {
  return Object.assign(new Error(code), { data: { code, message: sentence({ code }, 'vi'), en: sentence({ code }, 'en') } });
}

/** @throws Refused unauthenticated, forbidden, not-found, too-many, link-expired */
export async function admit(
  auth: unknown,
  deps: {
    tokens: Tokens;
    open: (exerciseId: string) => Promise<Drill | null>;
    held: (subject: string) => number;
    /** Throws when a guest's link is no longer good. */
    guest: (guest: GuestPrincipal) => Promise<void>;
  },
): Promise<Connected> {
  const shaken = Handshake.safeParse(auth);
  if (!shaken.success) throw new Refused('unauthenticated');
  const { token, exerciseId, since, device } = shaken.data;
  const principal = deps.tokens.verify(token);
  if (!principal || principal === 'expired') throw new Refused('unauthenticated');
  if (deps.held(subjectOf(principal)) >= SOCKETS_EACH) throw new Refused('too-many');
  if (principal.kind === 'guest') await deps.guest(principal);
  const audience = audienceOf(principal, exerciseId);
  if (!audience) throw new Refused('forbidden');
  const drill = await deps.open(exerciseId);
  if (!drill) throw new Refused('not-found');
  // opening a drill brings seats in line with its log: this one may have been taken away
  if (deps.tokens.verify(token) === null) throw new Refused('unauthenticated');
  return { principal, drill, audience, since, device };
}
