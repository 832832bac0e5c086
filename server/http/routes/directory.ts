/** `/users` and `/agencies`: accounts with their roles, and the agencies that take part. */
import { z } from 'zod';
import type { Users } from '../../auth/users.js';
import { Role, User } from '../../shared/api.js';
import type { AgencyDirectory } from '../ports.js';
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

const agency = {
  name: z.string().trim().min(1).max(200),
  shortName: z.string().trim().min(1).max(40).optional(),
  /** Department, district, commune, enterprise …, in the organiser's own words. */
  kind: z.string().trim().max(80).optional(),
  contact: z.string().trim().max(500).optional(),
};
export const CreateAgency = z.strictObject(agency).meta({ id: 'CreateAgency' });
export const AgencyView = z.object({ id: z.string(), ...agency }).meta({ id: 'Agency' });

const Id = z.object({ id: z.string() });

export function directoryRoutes(users: Users, agencies: AgencyDirectory): Route[] {
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
    route({
      method: 'get',
      path: '/agencies',
      tag: 'Agencies',
      summary: 'The directory of agencies',
      access: { may: 'agencies.read' },
      answers: { 200: { description: 'The agencies.', schema: z.array(AgencyView) } },
      handle: async () => ok(await agencies.list()),
    }),
    route({
      method: 'post',
      path: '/agencies',
      tag: 'Agencies',
      summary: 'Add an agency',
      access: { may: 'agencies.write' },
      body: CreateAgency,
      answers: { 201: { description: 'Added.', schema: AgencyView } },
      refusals: ['already-exists'],
      handle: async ({ body: { name, shortName, kind, contact } }) =>
        created(
          await agencies.create({ name, ...(shortName ? { shortName } : {}), ...(kind ? { kind } : {}), ...(contact ? { contact } : {}) }),
        ),
    }),
  ];
}
