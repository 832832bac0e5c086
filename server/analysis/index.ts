/** The analysis of a drill: distributions, funnel, heat map, minutes, techniques. Pure (S7). */
import type { Definition } from '../engine/definition.js';
import type { Analysis } from '../shared/analysis.js';
import type { ControlEvent, WorldEvent } from '../shared/events.js';
import type { ScoreSheet, TeamScore } from '../shared/scores.js';
import { distributionsOf, type Sheet } from './distributions.js';
import { funnelOf } from './funnel.js';
import { heatRow, instancesOf } from './heat.js';
import { minutesOf } from './minutes.js';
import { techniqueInjects, techniquesOf } from './techniques.js';
import { readPlay } from './world.js';

export interface AnalysisInput {
  definition: Definition;
  sheet: ScoreSheet;
  /** By world id. */
  worlds: Readonly<Record<string, readonly WorldEvent[]>>;
  control: readonly ControlEvent[];
  /** In the order of the plan; `kind`: of its agency, '' where it has none. Others in the sheet are left out. */
  teams: readonly { teamId: string; name: string; worldId: string; kind: string }[];
}

/** The whole drill. A drill that still runs is analysed up to the last drill time known. */
export function analyse({ definition, sheet, worlds, control, teams }: AnalysisInput): Analysis {
  const plays = new Map(Object.entries(worlds).map(([worldId, events]) => [worldId, readPlay(events)]));
  const scores = new Map(sheet.teams.map((team) => [team.teamId, team]));
  const instances = instancesOf(definition, Object.values(worlds));
  const injects = instances.map(({ id }) => id);
  const sheets: Sheet[] = [];
  const rows: Analysis['heat']['rows'] = [];
  for (const { teamId, worldId, kind } of teams) {
    const score = scores.get(teamId);
    const play = plays.get(worldId);
    if (!score) continue;
    sheets.push({ score, kind, endX: play?.record.endX ?? 0 });
    rows.push({ teamId, cells: play ? heatRow(injects, play, score) : injects.map(() => null) });
  }
  return {
    ...figuresOf(sheets, injects, rows, techniqueInjects(instances)),
    minutes: minutesOf(control, Object.values(worlds)),
  };
}

/**
 * The same analysis of some of its teams, under the names that their sheets have (a team's own edition, one kind of agency,
 * an edition without names). Load by the minute is the platform's and stays only where `whole` is true.
 */
export function narrow(
  analysis: Analysis,
  { teams, kindOf, endX, whole }: { teams: readonly TeamScore[]; kindOf: (teamId: string) => string; endX: number; whole: boolean },
): Analysis {
  const { heat, techniques, minutes } = analysis;
  const known = new Map(heat.rows.map((row) => [row.teamId, row]));
  const rows = teams.map(({ teamId }) => known.get(teamId) ?? { teamId, cells: heat.injects.map(() => null) });
  const sheets = teams.map((score) => ({ score, kind: kindOf(score.teamId), endX }));
  return {
    ...figuresOf(sheets, heat.injects, rows, new Map(techniques.map(({ id, injects }) => [id, injects]))),
    minutes: whole ? minutes : [],
  };
}

/** What follows from the sheets and the cells alone. */
function figuresOf(
  sheets: readonly Sheet[],
  injects: string[],
  rows: Analysis['heat']['rows'],
  techniques: ReadonlyMap<string, string[]>,
): Omit<Analysis, 'minutes'> {
  return {
    distributions: distributionsOf(sheets, injects),
    funnel: funnelOf(injects, rows),
    heat: { injects, rows },
    techniques: techniquesOf(techniques, injects, rows, sheets),
  };
}
