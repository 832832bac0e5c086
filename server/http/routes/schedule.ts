/** `/schedule` and `/series`: what a cron expression means, and the exercises that come again. */
import { z } from 'zod';
import { may } from '../../auth/access.js';
import type { Principal } from '../../auth/principal.js';
import { previewSchedule } from '../../jobs/cron.js';
import { PatchSeries, SchedulePreview, Series } from '../../shared/schedule.js';
import type { SeriesDirectory } from '../ports.js';
import { nothing, ok, route, type Route } from '../route.js';

const tag = 'Schedule';
const Id = z.object({ id: z.string() });

/** Notes of a plan are for those who run it, as in the exercises themselves. */
function cut(series: Series, caller: Principal): Series {
  if (may(caller, 'drill.watch')) return series;
  const { note: _note, ...settings } = series.settings;
  return { ...series, settings };
}

export function scheduleRoutes(deps: { series: SeriesDirectory; clock: { wall(): number } }): Route[] {
  const { series } = deps;
  return [
    route({
      method: 'get',
      path: '/schedule/preview',
      tag,
      summary: 'A cron expression in words, with its next five dates in a time zone, or what is wrong with it',
      access: { may: 'exercises.read' },
      query: z.object({
        cron: z.string().max(120),
        timezone: z.string().max(64).default('Asia/Ho_Chi_Minh'),
        lang: z.enum(['vi', 'en']).optional().describe('Of no effect here: both languages are answered.'),
      }),
      answers: { 200: { description: 'Also for an expression that is not valid; `valid` tells.', schema: SchedulePreview } },
      handle: async ({ query: { cron, timezone } }) => ok(previewSchedule({ cron, timezone }, deps.clock.wall())),
    }),
    route({
      method: 'get',
      path: '/series',
      tag,
      summary: 'Recurring exercises, newest first, each with its occurrences',
      access: { may: 'exercises.read' },
      answers: { 200: { description: 'The series.', schema: z.array(Series) } },
      handle: async ({ caller }) => ok((await series.list()).map((one) => cut(one, caller))),
    }),
    route({
      method: 'patch',
      path: '/series/{id}',
      tag,
      summary: 'Pause or resume a series, change its schedule, name or settings; the next one that nobody has entered yet follows',
      access: { may: 'exercises.plan' },
      params: Id,
      body: PatchSeries,
      answers: { 200: { description: 'Changed.', schema: Series } },
      refusals: ['not-found', 'wrong-phase', 'bad-cron', 'bad-timezone'],
      handle: async ({ params, body }) => ok(await series.patch(params.id, body)),
    }),
    route({
      method: 'delete',
      path: '/series/{id}',
      tag,
      summary: 'Stop a series: nothing more is planned, what is planned stays',
      access: { may: 'exercises.plan' },
      params: Id,
      answers: { 204: { description: 'Stopped.' } },
      refusals: ['not-found'],
      async handle({ params }) {
        await series.stop(params.id);
        return nothing;
      },
    }),
  ];
}
