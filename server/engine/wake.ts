/** When a host must wake next. */
import type { Definition } from './definition.js';
import { nextDue } from './due.js';
import type { WorldState } from './state.js';

/**
 * Drill ms of the next thing due: a delivery, an expiry of max, a latched rule, a condition that time turns true. Null
 * while nothing is pending or the world does not run. Everything up to it passes without an event unless an order comes.
 */
export function nextWake(def: Definition, state: WorldState): number | null {
  return nextDue(def, state)?.x ?? null;
}
