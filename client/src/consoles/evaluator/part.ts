/** What every part of a team's page is given. */
import type { ExconTeam } from '../../../../server/shared/views.js';

/** What an observation is about, besides the team. */
export interface About {
  inject?: string;
  objective?: string;
}

export interface PartProps {
  team: ExconTeam;
  writes: boolean;
  /** Puts the observation box to this inject or objective. */
  observe: (about: About) => void;
}
