/** The state of an inject for a team in one word (I7). */
import type { CellState } from '../shared/views.js';
import type { DeliveryState, WorldState } from './state.js';

export type TeamInjectState = CellState;

/**
 * Before delivery: `waiting, held, asked, not-needed, skipped`. After: `missed` when something owed has passed its max
 * undone, else `late` when something was served late, else `met` when all owed is done in time, else `answered` when
 * something is, else `seen`, else `delivered`. An inject that owes nothing ends at `seen`. Null: not addressed, or unknown.
 */
export function cellState(state: WorldState, teamId: string, inject: string): TeamInjectState | null {
  const instance = state.injects[inject];
  const team = state.teams[teamId];
  if (!instance?.teams.includes(teamId) || !team) return null;
  const delivery = team.deliveries[team.byInject[inject] ?? ''];
  if (delivery) return deliveredState(delivery);
  if (instance.held && instance.stage === 'waiting') return 'held';
  return instance.stage === 'delivered' ? null : instance.stage;
}

function deliveredState(delivery: DeliveryState): TeamInjectState {
  const owed = [...Object.values(delivery.expects), ...Object.values(delivery.asks)].map((each) => each.standing);
  if (owed.includes('missed')) return 'missed';
  if (owed.includes('late')) return 'late';
  if (owed.length > 0 && owed.every((standing) => standing === 'met')) return 'met';
  if (owed.includes('met')) return 'answered';
  return delivery.seen ? 'seen' : 'delivered';
}
