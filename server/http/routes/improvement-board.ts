/** Corrective actions of all drills: the board, and the same as a table. */
import { z } from 'zod';
import { requirePermission } from '../../auth/access.js';
import type { Principal } from '../../auth/principal.js';
import { ActionBoard, BoardQuery } from '../../shared/improvement.js';
import type { ImprovementDesk } from '../after-ports.js';
import { ok, route, type Reply, type Route } from '../route.js';

const tag = 'Improvement plan';
const access = { may: 'drill.watch' } as const;

interface Deps {
  improvement: ImprovementDesk;
  /** Address of an account; '' when there is none any more. */
  addressOf: (userId: string) => Promise<string>;
}

export function boardRoutes({ improvement, addressOf }: Deps): Route[] {
  const address = (caller: Principal): Promise<string> => addressOf(requirePermission(caller, access.may).userId);
  return [
    route({
      method: 'get',
      path: '/corrective-actions',
      tag,
      summary: 'Corrective actions of all drills, overdue ones first, page by page',
      access,
      query: BoardQuery,
      answers: { 200: { description: 'The board.', schema: ActionBoard } },
      handle: async ({ query, caller }) => ok(await improvement.board(query, await address(caller))),
    }),
    route({
      method: 'get',
      path: '/corrective-actions.csv',
      tag,
      summary: 'Everything asked for as a table',
      access,
      query: BoardQuery.omit({ offset: true, limit: true }).extend({ lang: z.enum(['vi', 'en']).default('vi') }),
      answers: { 200: { description: 'The table.', type: 'text/csv' } },
      async handle({ query: { lang, ...query }, caller }): Promise<Reply> {
        return {
          status: 200,
          type: 'text/csv; charset=utf-8',
          body: await improvement.boardCsv(query, await address(caller), lang),
          headers: { 'Content-Disposition': 'attachment; filename="corrective-actions.csv"' },
        };
      },
    }),
  ];
}
