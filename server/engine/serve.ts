/** Which expectation an action serves (A4). */
import type { Serves } from '../shared/events.js';
import type { DeliveryState, TeamState } from './state.js';

/** `open`: may still be served, in time or late. A returned report may be filed once more (A7). */
const servable = (expect: DeliveryState['expects'][string]): boolean =>
  expect.standing === 'open' || expect.standing === 'missed' || expect.reopened;

/**
 * Of the named delivery, else of all of the team's by arrival: the first expectation of this action whose max has not
 * passed, else the first one past it. `x` exactly at max is on time. Null: it serves none.
 */
export function serves(team: TeamState, action: string, deliveryId: string | undefined, x: number): Serves | null {
  let late: Serves | null = null;
  for (const id of deliveryId === undefined ? team.order : [deliveryId]) {
    const delivery = team.deliveries[id];
    if (!delivery) continue;
    for (const [expect, state] of Object.entries(delivery.expects)) {
      if (state.action !== action || !servable(state)) continue;
      const found = { deliveryId: id, inject: delivery.inject, expect, late: x > state.maxX };
      if (!found.late) return found;
      late ??= found;
    }
  }
  return late;
}

/** Whether the team has filed what this delivery asks of this action, with nothing left to file. */
export function isFiled(delivery: DeliveryState, action: string): boolean {
  const owed = Object.values(delivery.expects).filter((expect) => expect.action === action);
  return owed.length > 0 && !owed.some(servable);
}
