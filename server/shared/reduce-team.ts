/**
 * A team's view from its feed, on the server and in the browser alike. Pure and immutable; an item that comes again
 * (same id) changes nothing. No zod behind these imports: they are types only.
 */
import type { SystemView, TeamDeed, TeamInject, TeamItem, TeamPhase, TeamView } from './views.js';

const has = (list: readonly { id: string }[] | undefined, id: string): boolean => list?.some((each) => each.id === id) ?? false;

/** Changes the injects that `which` names; the same view when there is none or nothing changes. */
function touch(view: TeamView, deliveryId: string, change: (inject: TeamInject) => TeamInject): TeamView {
  let changed = false;
  const injects = view.injects.map((inject) => {
    if (inject.deliveryId !== deliveryId) return inject;
    const next = change(inject);
    changed ||= next !== inject;
    return next;
  });
  return changed ? { ...view, injects } : view;
}

const withDeed = (view: TeamView, deed: TeamDeed): TeamView => ({ ...view, deeds: [...view.deeds, deed] });
const withPhase = (view: TeamView, item: TeamPhase): TeamView => ({ ...view, phases: [...(view.phases ?? []), item] });

function changeSystem(system: SystemView, item: Extract<TeamItem, { type: 'system-changed' }>): SystemView {
  if (system.id !== item.system || has(system.changes, item.id)) return system;
  const known = system.states.some((state) => state.id === item.state);
  const title = item.title ?? { vi: item.state, en: item.state };
  return {
    ...system,
    states: known ? system.states : [...system.states, { id: item.state, title, tone: item.tone ?? 'off' }],
    state: item.state,
    changes: [...(system.changes ?? []), { id: item.id, at: item.at, state: item.state }],
  };
}

function changePhase(view: TeamView, item: Extract<TeamItem, { type: 'phase-changed' }>): TeamView {
  const { notice, ...rest } = withPhase(view, item);
  const paused = item.phase === 'paused';
  const next =
    paused && item.realIncident !== undefined
      ? { ...(item.reason !== undefined && { reason: item.reason }), realIncident: item.realIncident, at: item.at }
      : notice;
  return {
    ...rest,
    phase: item.phase,
    factor: item.factor ?? view.factor,
    ...(item.durationMs !== undefined && { durationMs: item.durationMs }),
    ...(paused && next && { notice: next }),
  };
}

function assign(inject: TeamInject, member: string | null): TeamInject {
  const { assigned, ...rest } = inject;
  if (assigned === (member ?? undefined)) return inject;
  return member === null ? rest : { ...rest, assigned: member };
}

/** Whose seat was taken away is no captain any more and works on nothing (A9, A10). */
function withoutMember(view: TeamView, member: string): TeamView {
  const freed = view.injects.some((inject) => inject.assigned === member)
    ? { ...view, injects: view.injects.map((inject) => (inject.assigned === member ? assign(inject, null) : inject)) }
    : view;
  return freed.captain === member ? { ...freed, captain: null } : freed;
}

function decide(view: TeamView, item: Extract<TeamItem, { type: 'proposal-decided' }>): TeamView {
  const { proposals = [] } = view;
  if (!proposals.some((each) => each.id === item.proposal && !each.decided)) return view;
  return { ...view, proposals: proposals.map((each) => (each.id === item.proposal ? { ...each, decided: item } : each)) };
}

/** The view after one more item. */
export function reduceTeam(view: TeamView, item: TeamItem): TeamView {
  switch (item.type) {
    case 'inject-delivered': {
      if (view.injects.some((inject) => inject.deliveryId === item.deliveryId)) return view;
      const { deliveryId, at, inject } = item;
      return { ...view, injects: [...view.injects, { deliveryId, at, inject, acted: false, answers: {}, hints: {} }] };
    }
    case 'inject-resent':
      return touch(view, item.deliveryId, (inject) =>
        inject.resent && inject.resent.x >= item.at.x ? inject : { ...inject, resent: item.at },
      );
    case 'inject-seen':
      return touch(view, item.deliveryId, (inject) => (inject.seen ? inject : { ...inject, seen: item.at }));
    case 'action-recorded':
    case 'report-recorded': {
      if (has(view.deeds, item.id)) return view;
      const next = withDeed(view, item);
      return item.inject === undefined ? next : touch(next, item.inject, (inject) => (inject.acted ? inject : { ...inject, acted: true }));
    }
    case 'answer-recorded':
      if (has(view.deeds, item.id)) return view;
      return touch(withDeed(view, item), item.inject, (inject) => ({
        ...inject,
        acted: true,
        answers: { ...inject.answers, [item.ask]: item.value },
      }));
    case 'hint':
      if (has(view.deeds, item.id)) return view;
      return touch(withDeed(view, item), item.inject, (inject) => ({
        ...inject,
        hints: { ...inject.hints, [item.hint]: { text: item.text, en: item.en } },
      }));
    case 'report-returned':
      return has(view.deeds, item.id) ? view : withDeed(view, item);
    case 'reply':
      return has(view.replies, item.id) ? view : { ...view, replies: [...view.replies, item] };
    case 'message':
      return has(view.messages, item.id) ? view : { ...view, messages: [...view.messages, item] };
    case 'system-changed': {
      const systems = view.systems.map((system) => changeSystem(system, item));
      return systems.some((system, index) => system !== view.systems[index]) ? { ...view, systems } : view;
    }
    case 'phase-changed':
      return has(view.phases, item.id) ? view : changePhase(view, item);
    case 'score-opened':
      if (has(view.phases, item.id)) return view;
      return {
        ...withPhase(view, item),
        score: { open: item.open, published: item.published, ...(item.frozen && { frozen: true as const }) },
        phase: item.published ? 'published' : view.phase,
      };
    case 'receipt-confirmed':
      return touch(view, item.deliveryId, (inject) => (inject.confirmed ? inject : { ...inject, confirmed: item.at }));
    case 'seat-changed': {
      if (has(view.seatChanges, item.id)) return view;
      const others = (view.removed ?? []).filter((id) => id !== item.member);
      const next = { ...view, seatChanges: [...(view.seatChanges ?? []), item], removed: item.back ? others : [...others, item.member] };
      return item.back ? next : withoutMember(next, item.member);
    }
    case 'inject-assigned': {
      if (has(view.assignments, item.id)) return view;
      const next = { ...view, assignments: [...(view.assignments ?? []), item] };
      return touch(next, item.deliveryId, (inject) => assign(inject, item.member));
    }
    case 'captain-named':
      if (has(view.captaincies, item.id)) return view;
      return { ...view, captain: item.member, captaincies: [...(view.captaincies ?? []), item] };
    case 'action-proposed':
      return has(view.proposals, item.id) ? view : { ...view, proposals: [...(view.proposals ?? []), item] };
    case 'proposal-decided':
      return decide(view, item);
    case 'time-credited':
      return has(view.credits, item.id) ? view : { ...view, credits: [...(view.credits ?? []), item] };
    default:
      return view;
  }
}

/** The view after a page of the feed. */
export const reduceTeamAll = (view: TeamView, items: readonly TeamItem[]): TeamView => items.reduce(reduceTeam, view);
