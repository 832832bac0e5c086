/** The first event of a world. */
import type { EventOf } from '../shared/events.js';
import type { Ctx } from './api.js';

/** `teams` in team order, each with the parts it plays; recorded at drill time 0. */
export function createWorld(
  worldId: string,
  teams: readonly { id: string; parts: readonly string[] }[],
  ctx: Pick<Ctx, 'wall' | 'newId'>,
): EventOf<'world-created'> {
  return {
    type: 'world-created',
    worldId,
    teams: teams.map((team) => ({ teamId: team.id, parts: [...team.parts] })),
    id: ctx.newId(),
    at: { x: 0, wall: ctx.wall },
    recordedX: 0,
  };
}
