/** The engine bound to one plan, in the shape that the hosts drive. */
import {
  createControl,
  createWorld,
  decide,
  decideControl,
  endOf,
  evolve,
  evolveControl,
  nextWake,
  type ControlState,
  type WorldState,
} from '../engine/index.js';
import type { ControlRules } from './control-host.js';
import type { FirstEvents } from './drill-host.js';
import type { DrillPlan } from './service.js';
import type { WorldRules } from './world-host.js';

/** A stream is judged only after its first event; before that there is no state. */
function begun<S>(state: S | null): S {
  if (state === null) throw new Error('the stream has no first event yet');
  return state;
}

export const controlRules = ({ definition }: DrillPlan): ControlRules<ControlState | null> => ({
  initial: null,
  decide: (state, act, ctx) => decideControl(begun(state), act, { ...ctx, duration: definition.duration }),
  evolve: evolveControl,
  phase: (state) => state?.phase ?? 'planned',
  factor: (state) => state?.factor ?? 1,
  duration: (state) => endOf(state, definition.duration),
});

export function worldRules({ definition, captainApproval }: DrillPlan): WorldRules<WorldState | null> {
  return {
    initial: null,
    decide: (state, order, ctx) => decide(definition, begun(state), order, { ...ctx, approval: captainApproval }),
    evolve: (state, event) => evolve(definition, state, event),
    nextWake: (state) => state && nextWake(definition, state),
  };
}

/** What the streams of a new drill begin with. */
export function firstEvents(plan: DrillPlan, ctx: { wall: number; newId: () => string }): FirstEvents {
  const { scenarioHash, play, seed, factor } = plan;
  return {
    control: () => [createControl({ scenarioHash, play, seed, factor }, ctx)],
    world: (worldId) => [
      createWorld(
        worldId,
        plan.teams.filter((team) => team.worldId === worldId),
        ctx,
      ),
    ],
  };
}
