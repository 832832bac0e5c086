/** The engine: pure, no clock, no randomness, no I/O. SPEC.md says what it does, by rule id. */
export type * from './api.js';
export type * from './definition.js';
export type * from './state.js';
export { decide } from './decide.js';
export { evolve, evolveAll, commandKey } from './evolve.js';
export { nextWake } from './wake.js';
export { fieldsMatch, holds } from './conditions.js';
export { contentOf, injectOf, isTimed, lookup, teamsOf } from './lookup.js';
export { createWorld } from './create.js';
export { maySteer, mayTeam } from './phases.js';
export { cellState, type TeamInjectState } from './cells.js';
export {
  createControl,
  endOf,
  SYSTEM,
  decideControl,
  evolveControl,
  LEGAL as CONTROL_PHASES,
  type ControlCtx,
  type ControlDecision,
  type ControlOrder,
  type ControlState,
} from './control.js';
