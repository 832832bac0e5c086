/** What a projector shows: polled, so that it outlives every cut by itself, and answered `304` while nothing has changed. */
import { z } from 'zod';
import { Refused } from '../../errors.js';
import { Wall } from '../../shared/wall.js';
import type { WallOf } from '../hall-ports.js';
import type { OpenDrill } from '../ports.js';
import { route, type Route } from '../route.js';

export function wallRoutes(deps: { open: OpenDrill; wall: WallOf }): Route[] {
  return [
    route({
      method: 'get',
      path: '/exercises/{id}/wall',
      tag: 'Links',
      summary: 'The wallboard: clock, phase, last injects (titles only), response, and the score board when it is open',
      access: { may: 'drill.watch', guest: 'wallboard' },
      params: z.object({ id: z.string() }),
      answers: { 200: { description: 'What the page shows, with an `ETag`.', schema: Wall }, 304: { description: 'Nothing has changed.' } },
      refusals: ['not-found', 'link-expired'],
      async handle({ params, req }) {
        const drill = await deps.open(params.id);
        if (!drill) throw new Refused('not-found');
        const { etag, json } = await deps.wall(drill);
        const headers = { ETag: etag };
        if (req.headers['if-none-match'] === etag) return { status: 304, headers };
        return { status: 200, headers, type: 'application/json', body: json };
      },
    }),
  ];
}
