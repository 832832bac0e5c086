/** The wallboard's picture, made at most once a second per drill however many projectors ask. */
import { createHash } from 'node:crypto';
import { wallInjects } from './audiences/index.js';
import type { HostClock } from './drills/ports.js';
import type { Drill } from './drills/service.js';
import type { WallOf, WallPicture } from './http/hall-ports.js';
import { boardOf } from './scoring/index.js';
import type { At } from './shared/events.js';
import type { ScoreSheet } from './shared/scores.js';
import type { ExconView } from './shared/views.js';
import type { Wall } from './shared/wall.js';

/** ms for which a picture is handed out again. */
export const FRESH_MS = 1000;
/** ms between two scorings while the board is open: 640 teams are scored for one look of many. */
const SCORED_MS = 5000;

export function createWall(deps: {
  clock: HostClock;
  /** Standings now, or as they were at `until`. */
  score: (drill: Drill, until?: At) => Promise<ScoreSheet>;
  online: (exerciseId: string, teamIds: readonly string[]) => number;
  startsAt: (exerciseId: string) => Promise<string | null>;
}): WallOf {
  const { clock } = deps;
  const made = new WeakMap<Drill, { at: number; picture: Promise<WallPicture> }>();
  const boards = new WeakMap<Drill, { key: string; at: number; board: Promise<NonNullable<Wall['board']>> }>();

  async function rows(drill: Drill, frozenAt: At | undefined): Promise<NonNullable<Wall['board']>> {
    const sheet = await deps.score(drill, frozenAt);
    return { frozenX: frozenAt?.x ?? null, provisional: sheet.provisional, rows: boardOf(sheet) };
  }

  function board(drill: Drill, view: ExconView): Promise<Wall['board']> {
    const { open, published, frozen, frozenAt } = view.board;
    if (!open && !published) return Promise.resolve(null);
    const at = frozen ? frozenAt : undefined;
    const key = at ? `frozen ${at.x} ${at.wall}` : `live ${view.phase}`;
    const known = boards.get(drill);
    if (known?.key === key && (at || clock.mono() - known.at < SCORED_MS)) return known.board;
    const scored = rows(drill, at);
    boards.set(drill, { key, at: clock.mono(), board: scored });
    scored.catch(() => boards.delete(drill));
    return scored;
  }

  async function make(drill: Drill): Promise<WallPicture> {
    const { snapshot: view } = drill.snapshot({ kind: 'excon' });
    if (view.audience === 'team') throw new Error('EXCON must get its own view');
    const { exerciseId } = drill.plan;
    const { x, wall, factor } = drill.clock();
    const shown: Omit<Wall, 'clock' | 'serverTime'> = {
      name: view.kit.exercise.name,
      phase: view.phase,
      durationMs: view.durationMs ?? view.kit.exercise.durationMs,
      startsAt: view.phase === 'planned' || view.phase === 'ready' ? await deps.startsAt(exerciseId) : null,
      notice: view.notice
        ? {
            ...(view.notice.reason === undefined ? {} : { reason: view.notice.reason }),
            realIncident: view.notice.realIncident,
            wall: view.notice.at.wall,
          }
        : null,
      teams: {
        online: deps.online(
          exerciseId,
          view.kit.teams.map(({ id }) => id),
        ),
        all: view.kit.teams.length,
      },
      injects: wallInjects(view, drill.plan.definition, drill.worldEvents()),
      board: await board(drill, view),
    };
    // drill time at epoch 0 stands still while the drill runs evenly; to the nearest second it tells a change from drift
    const origin = view.phase === 'running' ? Math.round((x - wall * factor) / (1000 * factor)) : x;
    const etag = `"${createHash('sha256')
      .update(JSON.stringify([shown, factor, origin]))
      .digest('base64url')
      .slice(0, 22)}"`;
    const body: Wall = { ...shown, clock: { x, wall, factor }, serverTime: clock.wall() };
    return { etag, json: JSON.stringify(body) };
  }

  return (drill) => {
    const known = made.get(drill);
    if (known && clock.mono() - known.at < FRESH_MS) return known.picture;
    const picture = make(drill);
    made.set(drill, { at: clock.mono(), picture });
    picture.catch(() => made.delete(drill));
    return picture;
  };
}
