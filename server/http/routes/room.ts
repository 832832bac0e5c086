/** What the control room asks beside its view: who works on the drill, and what an inject says before it goes out. */
import { z } from 'zod';
import { PERMISSIONS } from '../../auth/access.js';
import type { Users } from '../../auth/users.js';
import { Refused } from '../../errors.js';
import { Role } from '../../shared/api.js';
import { BiText } from '../../shared/events.js';
import { Channel } from '../../shared/scenario.js';
import type { ExerciseDirectory, OpenDrill } from '../ports.js';
import { ok, route, type Route } from '../route.js';

export const StaffMember = z.object({ id: z.string(), name: z.string(), roles: z.array(Role) }).meta({ id: 'StaffMember' });

const Sender = z.object({ id: z.string().optional(), name: z.string(), title: z.string().optional(), organisation: z.string().optional() });
const Shown = z.object({ from: Sender, title: z.string(), body: z.string().describe('Sanitised HTML.') });
export const InjectText = z
  .object({
    id: z.string(),
    title: BiText,
    body: BiText.describe('Markdown of the text itself, variables as its author wrote them.'),
    variants: z.array(
      Shown.extend({
        variant: z.int().describe('0: the text itself, n: the n-th variant.'),
        channel: Channel,
        en: Shown,
        source: z.object({ title: BiText, body: BiText }),
      }),
    ),
  })
  .meta({ id: 'InjectText' });

const STAFF: readonly Role[] = [
  ...new Set<Role>([...PERMISSIONS['drill.watch'], ...PERMISSIONS['drill.steer'], ...PERMISSIONS['drill.evaluate']]),
];

export function roomRoutes(deps: { open: OpenDrill; users: Users; exercises: ExerciseDirectory }): Route[] {
  return [
    route({
      method: 'get',
      path: '/exercises/{id}/staff',
      tag: 'Drill',
      summary: 'Active accounts that may watch, steer or evaluate: names behind the ids in the log',
      access: { may: 'drill.watch' },
      params: z.object({ id: z.string() }),
      answers: { 200: { description: 'The accounts.', schema: z.array(StaffMember) } },
      refusals: ['not-found'],
      async handle({ params }) {
        if (!(await deps.exercises.get(params.id))) throw new Refused('not-found');
        const users = await deps.users.list();
        const staff = users.filter(({ active, roles }) => active && roles.some((role) => STAFF.includes(role)));
        return ok(staff.map(({ id, name, roles }) => ({ id, name, roles })));
      },
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/injects/{inject}',
      tag: 'Drill',
      summary: 'What an inject says, every variant of it, rendered and as written',
      access: { may: 'drill.watch' },
      params: z.object({ id: z.string(), inject: z.string().max(200) }),
      answers: { 200: { description: 'The texts.', schema: InjectText } },
      refusals: ['not-found'],
      async handle({ params }) {
        const preview = (await deps.open(params.id))?.preview(params.inject);
        if (!preview) throw new Refused('not-found');
        return ok(preview);
      },
    }),
  ];
}
