/** The programme of one year from the summaries of its drills, the directory, the library and the requirements. Pure. */
import type { Agency } from '../shared/agencies.js';
import { nameKey } from '../shared/names.js';
import type {
  Programme,
  ProgrammeAgency,
  ProgrammeDrill,
  ProgrammeScenario,
  ProgrammeTechnique,
  Requirement,
  RequirementStanding,
} from '../shared/programme.js';
import type { Bi } from '../shared/text.js';
import { drilledSystems, membership, percentOf } from './members.js';
import type { DrillSummary } from './summary.js';

/** A drill belongs to the year in which it ended, by the clock of the office; `zone`: IANA name. */
export const yearIn = (zone: string): ((wall: number) => number) => {
  const years = new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric' });
  return (wall) => Number(years.format(wall));
};

export interface YearInput {
  year: number;
  zone: string;
  /** Epoch ms. */
  now: number;
  pending: number;
  /** Of all years. */
  summaries: readonly DrillSummary[];
  agencies: readonly Agency[];
  library: readonly { id: string; title: Bi; techniques: readonly string[] }[];
  requirements: readonly (Requirement & { asOf: string })[];
}

const sum = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((total, one) => total + of(one), 0);

function drillOf({ exerciseId, name, scenario, endedWall, published, provisional, teams }: DrillSummary): ProgrammeDrill {
  return {
    exerciseId,
    name,
    scenario,
    endedWall,
    published,
    provisional,
    teams: teams.length,
    took: teams.filter(({ took }) => took).length,
    percent: percentOf(
      sum(teams, ({ earned }) => earned),
      sum(teams, ({ possible }) => possible),
    ),
  };
}

/** Those of the directory in its order, then those that only a plan names. */
function agenciesOf(drills: readonly DrillSummary[], agencies: readonly Agency[]): ProgrammeAgency[] {
  const belongs = membership(agencies);
  const rows = new Map<string, ProgrammeAgency>(
    agencies.map(({ id, name, kind, level, systems = [] }) => [
      id,
      {
        agencyId: id,
        name,
        ...(kind !== undefined && { kind }),
        ...(level !== undefined && { level }),
        takes: [],
        systems: systems.map((system) => ({ ...system, drills: [] })),
      },
    ]),
  );
  for (const drill of drills) {
    for (const team of drill.teams) {
      const agency = belongs.of(team);
      const key = agency?.id ?? `named ${nameKey(team.agencyName)}`;
      const row: ProgrammeAgency = rows.get(key) ?? { agencyId: null, name: team.agencyName, takes: [], systems: [] };
      rows.set(key, row);
      const { teamId, name, took, rank, earned, possible } = team;
      row.takes.push({ exerciseId: drill.exerciseId, teamId, team: name, took, percent: percentOf(earned, possible), rank });
      if (!took) continue;
      const counted = new Set(drilledSystems(row.systems, drill).map(({ name: system }) => system));
      for (const system of row.systems)
        if (counted.has(system.name) && !system.drills.includes(drill.exerciseId)) system.drills.push(drill.exerciseId);
    }
  }
  return [...rows.values()];
}

function scenariosOf(drills: readonly DrillSummary[], library: YearInput['library']): ProgrammeScenario[] {
  const played = (id: string, title: Bi, shelved: boolean): ProgrammeScenario => {
    const own = drills.filter(({ scenario }) => scenario.id === id);
    return {
      id,
      title,
      shelved,
      drills: own.length,
      teams: sum(own, ({ teams }) => teams.filter(({ took }) => took).length),
      lastWall: own.at(-1)?.endedWall ?? null,
    };
  };
  const shelf = new Set(library.map(({ id }) => id));
  const gone = new Map(drills.filter(({ scenario }) => !shelf.has(scenario.id)).map(({ scenario }) => [scenario.id, scenario.title]));
  return [...library.map(({ id, title }) => played(id, title, true)), ...[...gone].map(([id, title]) => played(id, title, false))];
}

function techniquesOf(drills: readonly DrillSummary[], library: YearInput['library']): ProgrammeTechnique[] {
  const ids = new Set([
    ...library.flatMap(({ techniques }) => techniques),
    ...drills.flatMap(({ techniques }) => techniques.map(({ id }) => id)),
  ]);
  return [...ids].toSorted().map((id) => {
    const shown = drills.flatMap(({ exerciseId, techniques }) => {
      const own = techniques.find((technique) => technique.id === id);
      return own ? [{ exerciseId, ...own }] : [];
    });
    return {
      id,
      scenarios: library.filter(({ techniques }) => techniques.includes(id)).map((scenario) => scenario.id),
      drills: shown.map(({ exerciseId }) => exerciseId),
      teams: sum(shown, ({ teams }) => teams),
      percent: percentOf(
        sum(shown, ({ earned }) => earned),
        sum(shown, ({ possible }) => possible),
      ),
    };
  });
}

function standingOf(requirement: Requirement & { asOf: string }, agencies: readonly ProgrammeAgency[]): RequirementStanding {
  const owed = agencies.flatMap(({ agencyId, name, systems }) =>
    agencyId === null
      ? []
      : systems
          .filter(({ level }) => level >= requirement.level)
          .map((system) => ({ agencyId, agency: name, system: system.name, level: system.level, drills: system.drills.length })),
  );
  const due = owed.filter(({ drills }) => drills < requirement.drillsAYear);
  return { ...requirement, systems: owed.length, met: owed.length - due.length, due: due.toSorted((a, b) => b.level - a.level) };
}

export function programmeOf(input: YearInput): Programme {
  const { year, now, pending, summaries, library, requirements } = input;
  const yearOf = yearIn(input.zone);
  const ordered = summaries.toSorted((a, b) => a.endedWall - b.endedWall || (a.exerciseId < b.exerciseId ? -1 : 1));
  const drills = ordered.filter(({ endedWall }) => yearOf(endedWall) === year);
  const agencies = agenciesOf(drills, input.agencies);
  return {
    year,
    years: [...new Set([yearOf(now), ...ordered.map(({ endedWall }) => yearOf(endedWall))])].toSorted((a, b) => b - a),
    pending,
    drills: drills.map(drillOf),
    agencies,
    scenarios: scenariosOf(drills, library),
    techniques: techniquesOf(drills, library),
    requirements: requirements.map((requirement) => standingOf(requirement, agencies)),
  };
}
