/** The analysis of a drill: distributions, funnel, heat map, minutes, techniques. Pure (S7). */
import type { Definition } from '../engine/definition.js';
import type { Analysis } from '../shared/analysis.js';
import type { ControlEvent, WorldEvent } from '../shared/events.js';
import type { ScoreSheet } from '../shared/scores.js';

export interface AnalysisInput {
  definition: Definition;
  sheet: ScoreSheet;
  /** By world id. */
  worlds: Readonly<Record<string, readonly WorldEvent[]>>;
  control: readonly ControlEvent[];
  /** In the order of the plan; `kind`: of its agency, '' where it has none. */
  teams: readonly { teamId: string; name: string; worldId: string; kind: string }[];
}

export function analyse({ sheet }: AnalysisInput): Analysis {
  const none = { delivered: 0, seen: 0, acted: 0, met: 0 };
  return {
    distributions: { stamp: [], inject: [], team: [], objective: [], kind: [] },
    funnel: { all: none, injects: [] },
    heat: { injects: [], rows: sheet.teams.map(({ teamId }) => ({ teamId, cells: [] })) },
    minutes: [],
    techniques: [],
  };
}
