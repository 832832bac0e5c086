/** Who is asking, as the token says: an account with its roles, or a seat in one team of one exercise. */
import { z } from 'zod';
import { Role } from '../shared/api.js';

const session = z.string();
export const UserPrincipal = z.object({ kind: z.literal('user'), userId: z.string(), roles: z.array(Role), session });
export const SeatPrincipal = z.object({
  kind: z.literal('seat'),
  exerciseId: z.string(),
  teamId: z.string(),
  memberId: z.string(),
  session,
});
export const Principal = z.discriminatedUnion('kind', [UserPrincipal, SeatPrincipal]);
export type UserPrincipal = z.infer<typeof UserPrincipal>;
export type SeatPrincipal = z.infer<typeof SeatPrincipal>;
export type Principal = z.infer<typeof Principal>;

/** Under this name sessions of the same person are found and revoked together. */
export function subjectOf(principal: Principal): string {
  return principal.kind === 'user' ? `user:${principal.userId}` : `seat:${principal.memberId}`;
}
