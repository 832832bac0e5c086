/** How a team arranges itself: who works on what (A9), who its captain is (A10) and whom the captain sends away (A12). */
import type { TeamOrder } from './api.js';
import { isCaptain } from './deeds.js';
import { own } from './lookup.js';
import { emit, type Run } from './run.js';
import type { TeamState } from './state.js';
import { acknowledged, refused, type Verdict } from './verdict.js';

type Of<T extends TeamOrder['type']> = Extract<TeamOrder, { type: T }>;

const source = ({ memberId, commandId }: TeamOrder) => ({ memberId, commandId });

/** No effect on the story or the score. */
export function assign(run: Run, order: Of<'assign'>, team: TeamState): Verdict {
  const delivery = own(team.deliveries, order.inject);
  if (!delivery) return refused('unknown-inject');
  const { member } = order;
  if (member !== null && member in team.removed) return refused('unknown-member');
  if (delivery.assigned?.member === member) return acknowledged({ id: delivery.assigned.eventId, at: delivery.assigned.at });
  if (member === null && !delivery.assigned) return refused('nothing-to-do');
  const body = { type: 'inject-assigned' as const, teamId: team.id, deliveryId: delivery.id, inject: delivery.inject, member };
  return acknowledged(emit(run, run.now, body, source(order)));
}

/** Anybody may name one while there is none; after that the captain alone passes it on. */
export function nameCaptain(run: Run, order: Of<'name-captain'>, team: TeamState): Verdict {
  const { member } = order;
  const { captain } = team;
  if (member in team.removed) return refused('unknown-member');
  if (captain?.member === member) return acknowledged({ id: captain.eventId, at: captain.at });
  if (captain && !isCaptain(team, order.memberId)) return refused('needs-captain');
  return acknowledged(emit(run, run.now, { type: 'captain-named', teamId: team.id, member }, source(order)));
}

const NOT_ONESELF = {
  vi: 'Đội trưởng không tự gỡ chỗ của mình; hãy chỉ định đội trưởng khác trước.',
  en: 'Captains do not take their own seat away; name another captain first.',
};

/** As EXCON takes a seat away (A8), for good reasons of the team's own. */
export function removeSeat(run: Run, order: Of<'remove-seat'>, team: TeamState): Verdict {
  if (!isCaptain(team, order.memberId)) return refused('needs-captain');
  const { member, reason } = order;
  if (member === order.memberId) return refused('bad-request', NOT_ONESELF);
  if (member in team.removed) return refused('nothing-to-do');
  const body = { type: 'member-removed' as const, teamId: team.id, member, ...(reason === undefined ? {} : { reason }) };
  return acknowledged(emit(run, run.now, body, source(order)));
}
