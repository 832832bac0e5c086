/** Who is asking, as the token says: an account with its roles, a seat in one team of one exercise, or a viewing link. */
import { z } from 'zod';
import { Role } from '../shared/api.js';
import { LinkKind } from '../shared/links.js';

const session = z.string();
export const UserPrincipal = z.object({ kind: z.literal('user'), userId: z.string(), roles: z.array(Role), session });
export const SeatPrincipal = z.object({
  kind: z.literal('seat'),
  exerciseId: z.string(),
  teamId: z.string(),
  memberId: z.string(),
  session,
});
/** Who holds a viewing link: looks at one exercise, in one way, and does nothing. `session` is of one opened page. */
export const GuestPrincipal = z.object({
  kind: z.literal('guest'),
  exerciseId: z.string(),
  view: LinkKind,
  linkId: z.string(),
  /** Of a report: the edition that the link is for. */
  anonymous: z.boolean().optional(),
  session,
});
export const Principal = z.discriminatedUnion('kind', [UserPrincipal, SeatPrincipal, GuestPrincipal]);
export type UserPrincipal = z.infer<typeof UserPrincipal>;
export type SeatPrincipal = z.infer<typeof SeatPrincipal>;
export type GuestPrincipal = z.infer<typeof GuestPrincipal>;
export type Principal = z.infer<typeof Principal>;

/** Under this name sessions of the same person are found and revoked together. */
export function subjectOf(principal: Principal): string {
  switch (principal.kind) {
    case 'user':
      return `user:${principal.userId}`;
    case 'seat':
      return `seat:${principal.memberId}`;
    case 'guest':
      return `guest:${principal.session}`;
  }
}
