/** The analysis of a drill: distributions, funnel, heat map, minutes, techniques. Pure (S7). */
import type { Definition } from '../engine/definition.js';
import type { Analysis } from '../shared/analysis.js';
import type { ControlEvent, WorldEvent } from '../shared/events.js';
import type { ScoreSheet } from '../shared/scores.js';
import { distributionsOf, type Sheet } from './distributions.js';
import { funnelOf } from './funnel.js';
import { heatRow, instancesOf } from './heat.js';
import { minutesOf } from './minutes.js';
import { techniquesOf } from './techniques.js';
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
    distributions: distributionsOf(sheets, injects),
    funnel: funnelOf(injects, rows),
    heat: { injects, rows },
    minutes: minutesOf(control, Object.values(worlds)),
    techniques: techniquesOf(instances, rows, sheets),
  };
}
