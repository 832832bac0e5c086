/** Folds what happened to one team, or what it did, into its own part of the world. */
import type { Serves, WorldEvent } from '../shared/events.js';
import type { Definition } from './definition.js';
import { contentOf, lookup } from './lookup.js';
import type { AskState, DeliveryState, ExpectState, Serving, TeamState, WorldState } from './state.js';

export type TeamEvent = Extract<
  WorldEvent,
  {
    type:
      | 'inject-delivered'
      | 'inject-resent'
      | 'inject-seen'
      | 'action-recorded'
      | 'report-recorded'
      | 'early-served'
      | 'answer-recorded'
      | 'hint-taken'
      | 'max-passed'
      | 'penalty-charged'
      | 'report-returned'
      | 'receipt-confirmed'
      | 'time-credited'
      | 'member-removed'
      | 'member-restored'
      | 'inject-assigned'
      | 'captain-named'
      | 'action-proposed'
      | 'proposal-decided';
  }
>;

export function evolveTeam(def: Definition, state: WorldState, team: TeamState, event: TeamEvent): TeamState {
  switch (event.type) {
    case 'inject-delivered':
      return deliver(def, state, team, event);
    case 'inject-resent':
      return withDelivery(team, event.deliveryId, (had) => ({ ...had, resentX: event.at.x }));
    case 'inject-seen':
      return withDelivery(team, event.deliveryId, (had) => ({ ...had, seen: had.seen ?? { eventId: event.id, at: event.at } }));
    case 'hint-taken':
      return withDelivery(team, event.deliveryId, (had) => ({
        ...had,
        hints: { ...had.hints, [event.hint]: { eventId: event.id, at: event.at } },
      }));
    case 'penalty-charged':
      return event.code in team.penalties ? team : { ...team, penalties: { ...team.penalties, [event.code]: event.at.x } };
    case 'action-recorded':
    case 'report-recorded': {
      const acted = act(def, team, event);
      return event.serves ? serve(acted, event.serves, event.id, event.at.x) : acted;
    }
    case 'early-served': {
      const { [event.action]: _, ...early } = team.early;
      const acts = team.acts.map((each) => (each.eventId === event.actionEventId ? { ...each, serves: brief(event.serves) } : each));
      const start = team.deliveries[event.serves.deliveryId]?.recordedX ?? event.at.x;
      return serve({ ...team, early, acts }, event.serves, event.actionEventId, start);
    }
    case 'answer-recorded':
      return withDelivery(team, event.deliveryId, (had) =>
        withAsk(had, event.ask, (ask) => ({
          ...ask,
          standing: event.late ? 'late' : 'met',
          answered: ask.answered ?? { eventId: event.id, x: event.at.x, value: event.value },
        })),
      );
    case 'max-passed':
      return withDelivery(team, event.deliveryId, (had) => {
        if (event.expect !== undefined) return withExpect(had, event.expect, (each) => ({ ...each, standing: 'missed' }));
        return event.ask === undefined ? had : withAsk(had, event.ask, (each) => ({ ...each, standing: 'missed' }));
      });
    case 'report-returned':
      return withDelivery(team, event.deliveryId, (had) =>
        withExpect(had, event.expect, (each) => ({ ...each, reopened: true, returned: true })),
      );
    case 'receipt-confirmed':
      return withDelivery(team, event.deliveryId, (had) => ({ ...had, confirmed: had.confirmed ?? { eventId: event.id, at: event.at } }));
    case 'time-credited':
      return creditable(team, event.inject, event.at.x).reduce(
        (next, id) => withDelivery(next, id, (had) => credit(had, event.ms, event.at.x)),
        team,
      );
    case 'member-removed':
      return withoutMember({ ...team, removed: { ...team.removed, [event.member]: event.to ?? null } }, event.member);
    case 'member-restored': {
      const { [event.member]: _, ...removed } = team.removed;
      return { ...team, removed };
    }
    case 'inject-assigned':
      return withDelivery(team, event.deliveryId, (had) => ({
        ...had,
        assigned: { member: event.member, eventId: event.id, at: event.at },
      }));
    case 'captain-named':
      return { ...team, captain: event.member === null ? null : { member: event.member, eventId: event.id, at: event.at } };
    case 'action-proposed': {
      const { memberId, action, form, deliveryId, fields } = event;
      const proposal = { by: memberId ?? null, action, form: form ?? null, deliveryId: deliveryId ?? null, fields, decided: false };
      return { ...team, proposals: { ...team.proposals, [event.id]: proposal } };
    }
    case 'proposal-decided': {
      const had = team.proposals[event.proposal];
      return had ? { ...team, proposals: { ...team.proposals, [event.proposal]: { ...had, decided: true } } } : team;
    }
  }
}

/** Whose seat was taken away is no captain any more and works on nothing (A9, A10). */
function withoutMember(team: TeamState, member: string): TeamState {
  const freed = team.captain?.member === member ? { ...team, captain: null } : team;
  return team.order
    .filter((id) => team.deliveries[id]?.assigned?.member === member)
    .reduce((next, id) => withDelivery(next, id, (had) => ({ ...had, assigned: null })), freed);
}

/** An open window whose max lies ahead: one that ends at this very moment has ended, as for a rule (I4). */
const ahead = (window: ExpectState | AskState, x: number): boolean => window.standing === 'open' && window.maxX > x;

/** Deliveries of the team, or that of `inject` alone, for which more time can be given at `x` (I10). */
export function creditable(team: TeamState, inject: string | undefined, x: number): string[] {
  return team.open.filter((id) => {
    const delivery = team.deliveries[id];
    if (!delivery || (inject !== undefined && delivery.inject !== inject)) return false;
    return [...Object.values(delivery.expects), ...Object.values(delivery.asks)].some((window) => ahead(window, x));
  });
}

/** What is still to come ends `ms` later. */
function credit(had: DeliveryState, ms: number, x: number): DeliveryState {
  const all = <W extends ExpectState | AskState>(windows: Record<string, W>): Record<string, W> =>
    Object.fromEntries(
      Object.entries(windows).map(([id, window]) => {
        if (!ahead(window, x)) return [id, window];
        const { targetX, maxX, creditMs } = window;
        return [id, { ...window, targetX: targetX + ms, maxX: maxX + ms, creditMs: creditMs + ms }];
      }),
    );
  return { ...had, expects: all(had.expects), asks: all(had.asks) };
}

/** Its clock starts at `recordedX` (I8). */
function deliver(def: Definition, state: WorldState, team: TeamState, event: Extract<TeamEvent, { type: 'inject-delivered' }>): TeamState {
  const instance = state.injects[event.inject];
  if (!instance || team.deliveries[event.deliveryId]) return team;
  const content = contentOf(def, instance);
  const from = event.recordedX;
  const expects: Record<string, ExpectState> = {};
  for (const expect of content.expects) {
    if (!event.expects.includes(expect.id)) continue;
    const { target, max } = instance.windows[expect.id] ?? expect;
    expects[expect.id] = {
      action: expect.action,
      targetX: from + target,
      maxX: from + max,
      standing: 'open',
      served: null,
      again: null,
      reopened: false,
      returned: false,
      creditMs: 0,
    };
  }
  const asks: Record<string, AskState> = {};
  for (const ask of content.asks) {
    asks[ask.id] = { targetX: from + ask.target, maxX: from + ask.max, standing: 'open', answered: null, creditMs: 0 };
  }
  const delivery: DeliveryState = {
    id: event.deliveryId,
    inject: event.inject,
    x: event.at.x,
    recordedX: from,
    variant: event.variant,
    why: event.why,
    seen: null,
    resentX: null,
    confirmed: null,
    expects,
    asks,
    hints: {},
    assigned: null,
  };
  return {
    ...team,
    deliveries: { ...team.deliveries, [delivery.id]: delivery },
    order: [...team.order, delivery.id],
    open: hasOpen(delivery) ? [...team.open, delivery.id] : team.open,
    byInject: { ...team.byInject, [event.inject]: delivery.id },
  };
}

/** An action that serves nothing is kept for an `early` expectation of its code, one per code (A4). */
function act(def: Definition, team: TeamState, event: Extract<TeamEvent, { type: 'action-recorded' | 'report-recorded' }>): TeamState {
  const record = {
    eventId: event.id,
    action: event.action,
    x: event.at.x,
    fields: event.fields,
    inject: event.inject ?? null,
    serves: event.serves ? brief(event.serves) : null,
  };
  const keep = !event.serves && lookup(def).early.has(event.action) && team.early[event.action] === undefined;
  return { ...team, acts: [...team.acts, record], early: keep ? { ...team.early, [event.action]: event.id } : team.early };
}

const brief = ({ inject, expect, late }: Serves): { inject: string; expect: string; late: boolean } => ({ inject, expect, late });

/** The first serving stands; a second one exists only after a `return`. */
function serve(team: TeamState, serves: Serves, eventId: string, x: number): TeamState {
  const serving: Serving = { eventId, x, late: serves.late, early: serves.early ?? false };
  return withDelivery(team, serves.deliveryId, (had) =>
    withExpect(had, serves.expect, (each) =>
      each.served ? { ...each, again: serving, reopened: false } : { ...each, served: serving, standing: serves.late ? 'late' : 'met' },
    ),
  );
}

function withExpect(delivery: DeliveryState, id: string, change: (had: ExpectState) => ExpectState): DeliveryState {
  const had = delivery.expects[id];
  return had ? { ...delivery, expects: { ...delivery.expects, [id]: change(had) } } : delivery;
}

function withAsk(delivery: DeliveryState, id: string, change: (had: AskState) => AskState): DeliveryState {
  const had = delivery.asks[id];
  return had ? { ...delivery, asks: { ...delivery.asks, [id]: change(had) } } : delivery;
}

function withDelivery(team: TeamState, id: string, change: (had: DeliveryState) => DeliveryState): TeamState {
  const had = team.deliveries[id];
  if (!had) return team;
  const next = change(had);
  const closed = team.open.includes(id) && !hasOpen(next);
  return {
    ...team,
    deliveries: { ...team.deliveries, [id]: next },
    open: closed ? team.open.filter((each) => each !== id) : team.open,
  };
}

function hasOpen(delivery: DeliveryState): boolean {
  return (
    Object.values(delivery.expects).some((each) => each.standing === 'open') ||
    Object.values(delivery.asks).some((each) => each.standing === 'open')
  );
}
