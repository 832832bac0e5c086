/** Which agency a team of a finished drill belongs to, and which of its systems the drill counts for. */
import type { Agency, AgencySystem } from '../shared/agencies.js';
import { nameKey } from '../shared/names.js';
import type { DrillSummary, TeamSummary } from './summary.js';

export interface Membership {
  /** The agency in the directory as it is now; by its id, else by the name it had in the plan. */
  of(team: Pick<TeamSummary, 'agencyId' | 'agencyName'>): Agency | undefined;
}

export function membership(agencies: readonly Agency[]): Membership {
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  const byName = new Map(agencies.map((agency) => [nameKey(agency.name), agency]));
  return {
    of: ({ agencyId, agencyName }) => (agencyId === undefined ? undefined : byId.get(agencyId)) ?? byName.get(nameKey(agencyName)),
  };
}

/**
 * Scenarios tell of fictional systems, so a drill counts for every system of an agency that took part; where the scenario
 * names some of the agency's systems by their very names, for these alone.
 */
export function drilledSystems(systems: readonly AgencySystem[], drill: Pick<DrillSummary, 'systems'>): readonly AgencySystem[] {
  const names = new Set(drill.systems.flatMap(({ vi, en }) => [nameKey(vi), nameKey(en)]));
  const named = systems.filter(({ name }) => names.has(nameKey(name)));
  return named.length > 0 ? named : systems;
}

export const percentOf = (earned: number, possible: number): number | null => (possible > 0 ? (earned / possible) * 100 : null);
