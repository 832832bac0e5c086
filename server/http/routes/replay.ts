/** A finished drill once more: what an audience was told, in order, for the browser to fold as it was folded then. */
import { z } from 'zod';
import { seatOf } from '../../auth/access.js';
import type { Principal } from '../../auth/principal.js';
import { Refused } from '../../errors.js';
import type { Drill } from '../../drills/service.js';
import type { AfterPorts } from '../after-ports.js';
import type { OpenDrill } from '../ports.js';
import { route, type Route } from '../route.js';

const TEAM = 'team:';
const OVER: ReadonlySet<string> = new Set(['ended', 'published', 'cancelled']);

const As = z
  .string()
  .regex(/^(excon|team:.{1,80})$/)
  .describe('`excon`, or `team:<id>`.');

function* lines({ head, feeds }: ReturnType<AfterPorts['replay']>): Iterable<string> {
  yield JSON.stringify(head);
  for (const feed of feeds) yield JSON.stringify(feed);
}

/** A team looks at itself again once the results are published. */
function requireOwn(caller: Principal, as: string, drill: Drill): void {
  const seat = seatOf(caller);
  if (!seat) return;
  if (as !== TEAM + seat.teamId) throw new Refused('forbidden');
  if (drill.phase() !== 'published')
    throw new Refused('forbidden', { detail: { vi: 'Kết quả chưa được công bố.', en: 'The results have not been published.' } });
}

export function replayRoutes(deps: { open: OpenDrill } & Pick<AfterPorts, 'replay'>): Route[] {
  return [
    route({
      method: 'get',
      path: '/exercises/{id}/replay',
      tag: 'Replay',
      summary: 'What EXCON or a team was told, from END EX on; a team gets its own once the results are published',
      access: { may: 'drill.watch', seat: true },
      params: z.object({ id: z.string() }),
      query: z.object({ as: As }),
      answers: {
        200: {
          description:
            'The first line has the view before the first item, the clock’s stretches and how many items follow; every other line is a page of the feed as the socket sends it, in the order of wall time.',
          type: 'application/x-ndjson',
        },
      },
      refusals: ['not-found', 'wrong-phase'],
      async handle({ params, query: { as }, caller }) {
        const drill = await deps.open(params.id);
        if (!drill) throw new Refused('not-found');
        requireOwn(caller, as, drill);
        const teamId = as.startsWith(TEAM) ? as.slice(TEAM.length) : null;
        if (teamId !== null && !drill.plan.teams.some((team) => team.id === teamId)) throw new Refused('not-found');
        if (!OVER.has(drill.phase()))
          throw new Refused('wrong-phase', {
            detail: { vi: 'Chỉ xem lại được sau END EX.', en: 'A drill can be replayed from END EX on.' },
          });
        return { status: 200, lines: lines(deps.replay(drill, teamId === null ? { kind: 'excon' } : { kind: 'team', teamId })) };
      },
    }),
  ];
}
