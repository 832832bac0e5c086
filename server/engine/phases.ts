/** Which commands a phase takes (C4): the table of SPEC.md as data. */
import type { Code } from '../shared/codes.js';
import type { Phase } from '../shared/views.js';
import type { SteerOrder, TeamOrder } from './api.js';

const OVER: readonly Phase[] = ['ended', 'published'];

/** What a team may do before START EX and during a pause: no part of the story. */
const QUIET: ReadonlySet<TeamOrder['type']> = new Set(['seen', 'say', 'confirm-receipt', 'assign', 'name-captain', 'remove-seat']);

/** Null when it may; else why not. */
export function mayTeam(phase: Phase, type: TeamOrder['type']): Code | null {
  const quiet = QUIET.has(type);
  if (phase === 'running') return null;
  if (phase === 'paused') return quiet ? null : 'paused';
  if (phase === 'ready') return quiet ? null : 'wrong-phase';
  return OVER.includes(phase) ? 'ended' : 'wrong-phase';
}

/** Before START EX only seats, captains and what a communication check needs; an ad-hoc inject then owes nothing (`expects` empty). */
export function maySteer(phase: Phase, order: SteerOrder): Code | null {
  if (phase === 'running' || phase === 'paused') return null;
  if (phase === 'ready') {
    if (order.type === 'remove-member' || order.type === 'restore-member' || order.type === 'set-captain') return null;
    const check = order.type === 'say' || order.type === 'resend' || (order.type === 'send-adhoc' && order.expects.length === 0);
    return check ? null : 'wrong-phase';
  }
  return OVER.includes(phase) ? 'ended' : 'wrong-phase';
}
