/** Which teams the matrix shows, in which order. Pure. */
import type { CellState, ExconTeam, ExconView } from '../../../../../server/shared/views.js';
import { byName, fold } from '../../../ui/format.js';
import type { Tally } from './tally.js';

export const SORTS = ['name', 'late', 'done', 'score'] as const;
export type Sort = (typeof SORTS)[number];

export interface Wanted {
  sort: Sort;
  /** Part of a name, diacritics aside. */
  words: string;
  /** A cell in one of these states; empty: any. */
  states: readonly CellState[];
  /** `part:…`, `world:…` or `agency:…`; null: all. */
  group: string | null;
  stalledOnly: boolean;
}

export const ALL: Wanted = { sort: 'name', words: '', states: [], group: null, stalledOnly: false };

/** What the view alone does not tell. */
export interface Beside {
  tally: (view: ExconView, team: ExconTeam) => Tally;
  /** Percent by team id. */
  scores: ReadonlyMap<string, number>;
  stalled: ReadonlySet<string>;
  /** Agency id by team id. */
  agencies: ReadonlyMap<string, string>;
}

function inGroup(team: ExconTeam, group: string | null, agencies: Beside['agencies']): boolean {
  if (group === null) return true;
  const at = group.indexOf(':');
  const id = group.slice(at + 1);
  switch (group.slice(0, at)) {
    case 'part':
      return team.parts.includes(id);
    case 'world':
      return team.worldId === id;
    case 'agency':
      return agencies.get(team.id) === id;
    default:
      return false;
  }
}

/** Ids of the teams that match, in order. Equal ones stand by name. */
export function orderTeams(view: ExconView, wanted: Wanted, beside: Beside): string[] {
  const words = fold(wanted.words.trim());
  const teams = view.kit.teams.filter(
    (team) =>
      (words === '' || fold(team.name).includes(words)) &&
      inGroup(team, wanted.group, beside.agencies) &&
      (!wanted.stalledOnly || beside.stalled.has(team.id)) &&
      (wanted.states.length === 0 || wanted.states.some((state) => (beside.tally(view, team).states[state] ?? 0) > 0)),
  );
  const weight = (team: ExconTeam): number => {
    if (wanted.sort === 'score') return beside.scores.get(team.id) ?? -1;
    return wanted.sort === 'name' ? 0 : beside.tally(view, team)[wanted.sort];
  };
  return teams
    .map((team) => ({ team, weight: weight(team) }))
    .toSorted((a, b) => b.weight - a.weight || byName(a.team.name, b.team.name))
    .map(({ team }) => team.id);
}
