/** Penalties: once per kind and team, whichever of action and rule comes first (A6). */
import type { EventOf } from '../shared/events.js';
import { emit, type Run } from './run.js';

export function charge(run: Run, x: number, penalty: Pick<EventOf<'penalty-charged'>, 'teamId' | 'code' | 'cause' | 'rule'>): void {
  const team = run.state.teams[penalty.teamId];
  if (!team || penalty.code in team.penalties) return;
  emit(run, x, { type: 'penalty-charged', ...penalty });
}
