/** What a projector in the hall may show, and nothing else. `x` in ms of drill time, `wall` in epoch ms. */
import { z } from 'zod';
import { PHASES } from './api.js';
import { BiText } from './events.js';
import { Channel } from './scenario.js';
import { BoardRow } from './scores.js';

/** Injects shown, latest first. */
export const WALL_INJECTS = 5;

/** An inject that no team still has before it. `n` counts delivered ones and tells nothing else. */
export const WallInject = z.object({
  n: z.int(),
  title: BiText,
  channel: Channel,
  x: z.int().describe('When it first went out.'),
  delivered: z.int(),
  responded: z.int(),
  onTime: z.int(),
  check: z.literal(true).optional().describe('A communication check: `responded` counts the teams that confirmed it.'),
});
export type WallInject = z.infer<typeof WallInject>;

export const Wall = z
  .object({
    name: z.string(),
    phase: z.enum(PHASES),
    clock: z.object({ x: z.int(), wall: z.int(), factor: z.number() }),
    serverTime: z.int(),
    durationMs: z.int(),
    startsAt: z.string().nullable(),
    notice: z.object({ reason: z.string().optional(), realIncident: z.boolean(), wall: z.int() }).nullable(),
    teams: z.object({ online: z.int(), all: z.int() }),
    injects: z.array(WallInject),
    board: z
      .object({ frozenX: z.int().nullable(), provisional: z.boolean(), rows: z.array(BoardRow) })
      .nullable()
      .describe('null: the director has not opened it.'),
  })
  .meta({ id: 'Wall' });
export type Wall = z.infer<typeof Wall>;
