/** Whether acts are taken at all, and the captain's approval: which act needs it, from whom, what still waits for it. */
import type { MemberView, PaletteAction, Phase, TeamProposal, TeamView } from '../../../../../server/shared/views.js';
import type { Pending } from '../../../state/link.js';

export type Closing = 'before' | 'ended' | 'cancelled';

/** null: actions are taken, now or after a pause. */
export function closedFor(phase: Phase): Closing | null {
  if (phase === 'running' || phase === 'paused') return null;
  if (phase === 'cancelled') return 'cancelled';
  return phase === 'ended' || phase === 'published' ? 'ended' : 'before';
}

export type Standing =
  /** Recorded at once. */
  | { kind: 'free' }
  /** Would need the captain, who is oneself. */
  | { kind: 'captain' }
  | { kind: 'propose'; captain: MemberView }
  | { kind: 'no-captain' };

export function standingOf(view: TeamView, me: string, action: Pick<PaletteAction, 'grave'>): Standing {
  if (!view.kit.approval || !action.grave) return { kind: 'free' };
  if (view.captain === me) return { kind: 'captain' };
  const captain = view.members.find(({ id }) => id === view.captain && !view.removed?.includes(id));
  return captain ? { kind: 'propose', captain } : { kind: 'no-captain' };
}

/** Oldest first, as the captain should take them. */
export const waitingProposals = (view: TeamView): TeamProposal[] => (view.proposals ?? []).filter(({ decided }) => !decided);

/** The decision on its way, if there is one. */
export const decisionOn = (pending: readonly Pending[], proposal: string): Pending | undefined =>
  pending.find(({ command, status }) => command.type === 'decide-proposal' && command['proposal'] === proposal && status !== 'refused');

/** How many proposals wait for this member's word. */
export function forMe(view: TeamView, me: string): number {
  return view.captain === me ? waitingProposals(view).length : 0;
}
