/** What the programme keeps of a finished drill, so that no view of a year has to score anything again. Pure. */
import type { Definition } from '../engine/definition.js';
import type { DrillPlan } from '../drills/service.js';
import type { ControlEvent, WorldEvent } from '../shared/events.js';
import type { Rating, ScoreSheet } from '../shared/scores.js';
import type { Bi } from '../shared/text.js';

export interface TeamSummary {
  teamId: string;
  name: string;
  agencyId?: string;
  agencyName: string;
  /** Somebody of it opened, did, reported or answered anything. */
  took: boolean;
  earned: number;
  possible: number;
  rank: number | null;
  /** In the order of the drill's objectives. */
  objectives: { earned: number; possible: number; rating: Rating | null }[];
}

export interface DrillSummary {
  exerciseId: string;
  /** What it was made from; another one of the same drill makes it stale. */
  stamp: string;
  /** Hash of the score sheet it was made from. */
  sheetHash: string;
  name: string;
  scenario: { id: string; title: Bi };
  /** Systems that the scenario's status board names. */
  systems: Bi[];
  endedWall: number;
  published: boolean;
  provisional: boolean;
  objectives: { id: string; title: Bi; capability?: Bi }[];
  teams: TeamSummary[];
  techniques: { id: string; teams: number; earned: number; possible: number }[];
}

export interface SummaryInput {
  plan: DrillPlan;
  stamp: string;
  sheetHash: string;
  sheet: ScoreSheet;
  control: readonly ControlEvent[];
  worlds: Readonly<Record<string, readonly WorldEvent[]>>;
  /** Agencies of the directory by team id. */
  agencies: Readonly<Record<string, string>>;
}

const PART: ReadonlySet<WorldEvent['type']> = new Set([
  'inject-seen',
  'action-recorded',
  'report-recorded',
  'answer-recorded',
  'hint-taken',
]);

function tookPart(worlds: SummaryInput['worlds']): Set<string> {
  const teams = new Set<string>();
  for (const events of Object.values(worlds))
    for (const event of events) if (PART.has(event.type) && 'teamId' in event && event.teamId !== undefined) teams.add(event.teamId);
  return teams;
}

/** Techniques by inject instance: those of the scenario's inject, for a repeat those of its source. */
function shownBy(definition: Definition, events: readonly WorldEvent[]): (instance: string) => readonly string[] {
  const attack = new Map(definition.injects.map((inject) => [inject.id, inject.attack]));
  for (const event of events)
    if (event.type === 'inject-created' && event.source !== undefined) attack.set(event.inject, attack.get(event.source) ?? []);
  return (instance) => attack.get(instance) ?? [];
}

function techniquesOf({ plan, sheet, worlds }: SummaryInput): DrillSummary['techniques'] {
  const found = new Map<string, { teams: Set<string>; earned: number; possible: number }>();
  const of = (id: string) => {
    const known = found.get(id) ?? { teams: new Set<string>(), earned: 0, possible: 0 };
    found.set(id, known);
    return known;
  };
  const worldOf = new Map(plan.teams.map(({ id, worldId }) => [id, worldId]));
  const shown = new Map(Object.entries(worlds).map(([worldId, events]) => [worldId, shownBy(plan.definition, events)]));
  for (const [worldId, events] of Object.entries(worlds))
    for (const event of events)
      if (event.type === 'inject-delivered') for (const id of shown.get(worldId)?.(event.inject) ?? []) of(id).teams.add(event.teamId);
  for (const { teamId, lines } of sheet.teams)
    for (const line of lines)
      for (const id of (line.inject === undefined ? undefined : shown.get(worldOf.get(teamId) ?? '')?.(line.inject)) ?? []) {
        of(id).earned += line.earned;
        of(id).possible += line.possible;
      }
  return [...found]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { teams, earned, possible }]) => ({ id, teams: teams.size, earned, possible }));
}

/** null: it never started or has not ended. */
export function summaryOf(input: SummaryInput): DrillSummary | null {
  const { plan, stamp, sheetHash, sheet, control, worlds, agencies } = input;
  const { definition } = plan;
  const endedWall = control.find((event) => event.type === 'ended')?.at.wall;
  if (endedWall === undefined) return null;
  const took = tookPart(worlds);
  const sheets = new Map(sheet.teams.map((team) => [team.teamId, team]));
  return {
    exerciseId: plan.exerciseId,
    stamp,
    sheetHash,
    name: plan.name,
    scenario: { id: definition.id, title: definition.title },
    systems: Object.values(definition.systems).map(({ title }) => title),
    endedWall,
    published: control.some((event) => event.type === 'published'),
    provisional: sheet.provisional,
    objectives: definition.objectives.map(({ id, title, capability }) => ({ id, title, ...(capability && { capability }) })),
    teams: plan.teams.map(({ id, name, agencyName }): TeamSummary => {
      const score = sheets.get(id);
      const agencyId = agencies[id];
      return {
        teamId: id,
        name,
        ...(agencyId !== undefined && { agencyId }),
        agencyName,
        took: took.has(id),
        earned: score?.earned ?? 0,
        possible: score?.possible ?? 0,
        rank: score?.rank ?? null,
        objectives: (score?.objectives ?? []).map(({ earned, possible, rating }) => ({ earned, possible, rating })),
      };
    }),
    techniques: techniquesOf(input),
  };
}
