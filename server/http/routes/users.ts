/** `/users`: accounts with their roles. */
import { z } from 'zod';
import type { Users } from '../../auth/users.js';
import { Role, User } from '../../shared/api.js';
import { created, ok, route, type Route } from '../route.js';

const roles = z
  .array(Role)
  .min(1)
  .transform((list) => [...new Set(list)]);
const name = z.string().trim().min(1).max(120);
const password = z.string().min(10).max(256);
export const CreateUser = z.strictObject({ email: z.email().max(254), name, roles, password }).meta({ id: 'CreateUser' });
export const PatchUser = z
  .strictObject({ name: name.optional(), roles: roles.optional(), active: z.boolean().optional(), password: password.optional() })
  .meta({ id: 'PatchUser' });

const Id = z.object({ id: z.string() });

export function userRoutes(users: Users): Route[] {
  return [
    route({
      method: 'get',
      path: '/users',
      tag: 'Users',
      summary: 'All accounts',
      access: { may: 'users.manage' },
      answers: { 200: { description: 'The accounts.', schema: z.array(User) } },
      handle: async () => ok(await users.list()),
    }),
    route({
      method: 'post',
      path: '/users',
      tag: 'Users',
      summary: 'Make an account',
      access: { may: 'users.manage' },
      body: CreateUser,
      answers: { 201: { description: 'Made.', schema: User } },
      refusals: ['already-exists'],
      handle: async ({ body }) => created(await users.create(body)),
    }),
    route({
      method: 'patch',
      path: '/users/{id}',
      tag: 'Users',
      summary: 'Change an account; who loses a role or the account is signed out',
      access: { may: 'users.manage' },
      params: Id,
      body: PatchUser,
      answers: { 200: { description: 'Changed.', schema: User } },
      refusals: ['not-found'],
      handle: async ({ params, body }) => ok(await users.patch(params.id, body)),
    }),
  ];
}
