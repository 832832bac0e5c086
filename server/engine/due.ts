/** What a running world has pending, and which of it is due next: the order of I4 within one moment. */
import { turnsTrue } from './conditions.js';
import type { Condition, Definition } from './definition.js';
import { isTimed } from './lookup.js';
import type { InstanceState, WorldState } from './state.js';

/** A window whose max passes. */
export interface Expiry {
  teamId: string;
  deliveryId: string;
  inject: string;
  expect?: string;
  ask?: string;
}

/** A rule that fires as soon as its turn comes, at drill ms `x`; `index` is its place in the file. */
export interface Armed {
  index: number;
  x: number;
  teamId: string | null;
}

/** `x` in drill ms, never before the world's own. In the order of I4: expiries, then conditions that time turned true, rules, deliveries. */
export type Due =
  | { kind: 'expire'; x: number; expiries: Expiry[] }
  | { kind: 'tick'; x: number }
  | { kind: 'rule'; x: number; armed: Armed }
  | { kind: 'deliver'; x: number; inject: string };

/** The next thing due, or null when nothing is pending or the world is not running (C2). `armed`: rules made true just now. */
export function nextDue(def: Definition, state: WorldState, armed: readonly Armed[] = []): Due | null {
  if (state.phase !== 'running') return null;
  let next: Due | null = null;
  for (const due of [nextExpiry(state), nextTick(def, state, armed), nextRule(def, state, armed), nextDelivery(state)]) {
    if (due && (!next || due.x < next.x)) next = due;
  }
  return next;
}

/** Every window of max ≤ `x`, in the order of MSEL, team, and the inject's own list. */
export function expiriesUpTo(state: WorldState, x: number): Expiry[] {
  const found: { msel: number; team: number; expiry: Expiry }[] = [];
  for (const [team, teamId] of state.teamOrder.entries()) {
    for (const deliveryId of state.teams[teamId]?.open ?? []) {
      const delivery = state.teams[teamId]?.deliveries[deliveryId];
      if (!delivery) continue;
      const base = { teamId, deliveryId, inject: delivery.inject };
      const msel = state.msel.indexOf(delivery.inject);
      for (const [expect, window] of Object.entries(delivery.expects)) {
        if (window.standing === 'open' && window.maxX <= x) found.push({ msel, team, expiry: { ...base, expect } });
      }
      for (const [ask, window] of Object.entries(delivery.asks)) {
        if (window.standing === 'open' && window.maxX <= x) found.push({ msel, team, expiry: { ...base, ask } });
      }
    }
  }
  return found.toSorted((a, b) => a.msel - b.msel || a.team - b.team).map((each) => each.expiry);
}

function nextExpiry(state: WorldState): Due | null {
  let x = Number.POSITIVE_INFINITY;
  for (const teamId of state.teamOrder) {
    const team = state.teams[teamId];
    for (const deliveryId of team?.open ?? []) {
      const delivery = team?.deliveries[deliveryId];
      if (!delivery) continue;
      for (const window of Object.values(delivery.expects)) if (window.standing === 'open') x = Math.min(x, window.maxX);
      for (const window of Object.values(delivery.asks)) if (window.standing === 'open') x = Math.min(x, window.maxX);
    }
  }
  if (x === Number.POSITIVE_INFINITY) return null;
  const at = Math.max(x, state.x);
  return { kind: 'expire', x: at, expiries: expiriesUpTo(state, at) };
}

/** Of rules and `when` injects that have not held yet. */
function waitingConditions(def: Definition, state: WorldState, armed: readonly Armed[]): Condition[] {
  return [
    ...def.rules.filter((rule, index) => !state.rules[rule.id] && !armed.some((each) => each.index === index)).map((rule) => rule.when),
    ...def.injects.flatMap((inject) => (inject.when && waitsForWhen(state.injects[inject.id]) ? [inject.when] : [])),
  ];
}

export const waitsForWhen = (instance: InstanceState | undefined): boolean => instance?.stage === 'waiting' && !instance.latched;

function nextTick(def: Definition, state: WorldState, armed: readonly Armed[]): Due | null {
  let x = Number.POSITIVE_INFINITY;
  for (const condition of waitingConditions(def, state, armed)) {
    if (isTimed(condition)) x = Math.min(x, turnsTrue(state, condition) ?? x);
  }
  return x === Number.POSITIVE_INFINITY ? null : { kind: 'tick', x };
}

function nextRule(def: Definition, state: WorldState, armed: readonly Armed[]): Due | null {
  let next: Armed | null = null;
  const offer = (rule: Armed): void => {
    if (!next || rule.x < next.x || (rule.x === next.x && rule.index < next.index)) next = rule;
  };
  for (const rule of armed) offer({ ...rule, x: Math.max(rule.x, state.x) });
  for (const [index, rule] of def.rules.entries()) {
    const latched = state.rules[rule.id];
    if (latched && !latched.fired) offer({ index, x: Math.max(latched.dueX, state.x), teamId: latched.teamId });
  }
  const first = next as Armed | null;
  return first && { kind: 'rule', x: first.x, armed: first };
}

function nextDelivery(state: WorldState): Due | null {
  let next: { x: number; inject: string } | null = null;
  for (const id of state.msel) {
    const instance = state.injects[id];
    if (!instance || instance.stage !== 'waiting' || instance.held || instance.dueX === null) continue;
    const x = Math.max(instance.dueX, state.x);
    if (!next || x < next.x) next = { x, inject: id };
  }
  return next && { kind: 'deliver', ...next };
}
