/** What one step of the plan gets. */
import type { ScenarioSummary } from '../../../../../server/shared/api.js';
import type { Draft, DraftTeam, Fault } from './draft.js';

export interface StepProps {
  draft: Draft;
  /** A change of some fields of the draft. */
  change: (fields: Partial<Draft>) => void;
  /** A change that starts from the teams as they are by then. */
  changeTeams: (update: (teams: DraftTeam[]) => DraftTeam[]) => void;
  scenario: ScenarioSummary | undefined;
  faults: Fault[];
}
