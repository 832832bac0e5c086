/** The wallboard's picture, made at most once a second per drill however many projectors ask. */
import { createHash } from 'node:crypto';
import { wallInjects } from './audiences/index.js';
import type { HostClock } from './drills/ports.js';
import type { Drill } from './drills/service.js';
import type { WallOf, WallPicture } from './http/hall-ports.js';
import { boardOf } from './scoring/index.js';
import { ranksOf } from './scoring/ranking.js';
import type { At } from './shared/events.js';
import type { ScoreSheet, TeamScore } from './shared/scores.js';
import type { ExconView } from './shared/views.js';
import type { Wall } from './shared/wall.js';

/** ms for which a picture is handed out again. */
export const FRESH_MS = 1000;
/** ms between two scorings while the board is open, and at least this many times what the last one took. */
const SCORED_MS = 5000;
const SCORED_REST = 20;
/** Teams scored at a time; between two lots the drill itself has its turn. */
const LOT = 40;

/** The drill as if it had only these teams, lot by lot; teams of one world stay together. */
function* lots(drill: Drill): Iterable<Drill> {
  const worlds = drill.worldEvents();
  const ids = Object.keys(worlds);
  while (ids.length > 0) {
    const taken = new Set<string>();
    let n = 0;
    while (n < LOT && ids.length > 0) {
      const id = ids.shift() ?? '';
      taken.add(id);
      n += drill.plan.teams.filter(({ worldId }) => worldId === id).length;
    }
    const teams = drill.plan.teams.filter(({ worldId }) => taken.has(worldId));
    const events = Object.fromEntries([...taken].map((id) => [id, worlds[id] ?? []]));
    yield { ...drill, plan: { ...drill.plan, teams }, worldEvents: () => events };
  }
}

export function createWall(deps: {
  clock: HostClock;
  /** Standings now, or as they were at `until`. */
  score: (drill: Drill, until?: At) => Promise<ScoreSheet>;
  online: (exerciseId: string, teamIds: readonly string[]) => number;
  startsAt: (exerciseId: string) => Promise<string | null>;
}): WallOf {
  const { clock } = deps;
  const made = new WeakMap<Drill, { at: number; picture: Promise<WallPicture> }>();
  const boards = new WeakMap<Drill, { key: string; until: number; board: Promise<NonNullable<Wall['board']>> }>();

  async function rows(drill: Drill, frozenAt: At | undefined): Promise<NonNullable<Wall['board']>> {
    const sheets: ScoreSheet[] = [];
    for (const lot of lots(drill)) {
      // oxlint-disable-next-line no-await-in-loop -- one lot after the other is the point
      sheets.push(await deps.score(lot, frozenAt));
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => setImmediate(resolve));
    }
    const scored = new Map(sheets.flatMap((sheet) => sheet.teams).map((team) => [team.teamId, team]));
    const teams = drill.plan.teams.flatMap(({ id }): TeamScore | never[] => scored.get(id) ?? []);
    const ranks = ranksOf(teams);
    const [sheet] = sheets;
    return {
      frozenX: frozenAt?.x ?? null,
      provisional: teams.some((team) => team.provisional),
      rows: sheet ? boardOf({ ...sheet, teams: teams.map((team, i) => ({ ...team, rank: ranks[i] ?? null })) }) : [],
    };
  }

  function board(drill: Drill, view: ExconView): Promise<Wall['board']> {
    const { open, published, frozen, frozenAt } = view.board;
    if (!open && !published) return Promise.resolve(null);
    const at = frozen ? frozenAt : undefined;
    const key = at ? `frozen ${at.x} ${at.wall}` : `live ${view.phase}`;
    const known = boards.get(drill);
    if (known?.key === key && (at || clock.mono() < known.until)) return known.board;
    const started = clock.mono();
    const scored = rows(drill, at);
    // what was on the wall stays until the new standings are there
    const entry = { key, until: Infinity, board: known?.key === key ? known.board : scored };
    boards.set(drill, entry);
    scored.then(
      () => {
        entry.board = scored;
        entry.until = clock.mono() + Math.max(SCORED_MS, SCORED_REST * (clock.mono() - started));
      },
      () => boards.delete(drill),
    );
    return entry.board;
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
