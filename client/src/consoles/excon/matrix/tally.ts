/** How a team stands, counted once per change of its cells: what filters, sorting and the top bar ask. */
import { cellOf } from '../../../../../server/shared/reduce-excon.js';
import type { CellState, ExconTeam, ExconView, MselRow } from '../../../../../server/shared/views.js';

export interface Tally {
  /** Cells by state. */
  states: Partial<Record<CellState, number>>;
  /** For sorting: a missed one counts double a late one. */
  late: number;
  done: number;
}

interface Kept {
  cells: unknown;
  pending: unknown;
  msel: unknown;
  tally: Tally;
}

function count(view: ExconView, team: ExconTeam): Tally {
  const states: Tally['states'] = {};
  for (const row of view.msel) {
    const state = cellOf(view, team, row)?.state;
    if (state) states[state] = (states[state] ?? 0) + 1;
  }
  return { states, late: (states.missed ?? 0) * 2 + (states.late ?? 0), done: (states.met ?? 0) + (states.late ?? 0) };
}

/** Counts teams, each again only after its own cells or its world's waiting injects have changed. */
export function createTallies(): (view: ExconView, team: ExconTeam) => Tally {
  const kept = new Map<string, Kept>();
  return (view, team) => {
    const now = { cells: view.cells[team.id], pending: view.pending[team.worldId], msel: view.msel };
    const before = kept.get(team.id);
    if (before && before.cells === now.cells && before.pending === now.pending && before.msel === now.msel) return before.tally;
    const tally = count(view, team);
    kept.set(team.id, { ...now, tally });
    return tally;
  };
}

/** One counter for the room on screen. */
export const tallyOf = createTallies();

export interface Reach {
  /** Teams that have it, that are still to get it, and those of them whose world holds it. */
  got: string[];
  rest: string[];
  held: string[];
}

/** Teams of an inject by where it stands. */
export function reachOf(view: ExconView, row: MselRow): Reach {
  const reach: Reach = { got: [], rest: [], held: [] };
  for (const team of view.kit.teams) {
    if (view.cells[team.id]?.[row.id]) reach.got.push(team.id);
    else if (!row.adhoc && row.to.some((part) => team.parts.includes(part))) {
      const state = view.pending[team.worldId]?.[row.id]?.state ?? 'waiting';
      if (row.source !== undefined && !view.pending[team.worldId]?.[row.id]) continue;
      if (state === 'not-needed' || state === 'skipped') continue;
      reach.rest.push(team.id);
      if (state === 'held') reach.held.push(team.id);
    }
  }
  return reach;
}
