/** What a running world has pending, and which of it is due next: the order of I4 within one moment. */
import { turnsTrue } from './conditions.js';
import type { Definition } from './definition.js';
import { lookup } from './lookup.js';
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
  | { kind: 'expire'; x: number }
  | { kind: 'tick'; x: number }
  | { kind: 'rule'; x: number; armed: Armed }
  | { kind: 'deliver'; x: number; inject: string };

/**
 * What `nextDue` found for a state, which never changes once made: after an order the same state is asked for the end
 * of the advance, for the host's timer, and before the next order.
 */
const known = new WeakMap<WorldState, { def: Definition; due: Due | null }>();

/** The next thing due, or null when nothing is pending or the world is not running (C2). `armed`: rules made true just now. */
export function nextDue(def: Definition, state: WorldState, armed: readonly Armed[] = []): Due | null {
  if (state.phase !== 'running') return null;
  if (armed.length > 0) return search(def, state, armed);
  const had = known.get(state);
  if (had?.def === def) return had.due;
  const due = search(def, state, armed);
  known.set(state, { def, due });
  return due;
}

function search(def: Definition, state: WorldState, armed: readonly Armed[]): Due | null {
  const expiry = nextExpiryX(state);
  let next: Due | null = nextTick(def, state, armed);
  const rule = nextRule(def, state, armed);
  if (rule && (!next || rule.x < next.x)) next = rule;
  const delivery = nextDelivery(state);
  if (delivery && (!next || delivery.x < next.x)) next = delivery;
  return expiry !== null && (!next || expiry <= next.x) ? { kind: 'expire', x: expiry } : next;
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

/** Drill ms of the first max that passes. */
function nextExpiryX(state: WorldState): number | null {
  let x = Number.POSITIVE_INFINITY;
  for (const teamId of state.teamOrder) {
    const team = state.teams[teamId];
    for (const deliveryId of team?.open ?? []) {
      const delivery = team?.deliveries[deliveryId];
      if (!delivery) continue;
      for (const id in delivery.expects) {
        const window = delivery.expects[id]!;
        if (window.standing === 'open' && window.maxX < x) x = window.maxX;
      }
      for (const id in delivery.asks) {
        const window = delivery.asks[id]!;
        if (window.standing === 'open' && window.maxX < x) x = window.maxX;
      }
    }
  }
  return x === Number.POSITIVE_INFINITY ? null : Math.max(x, state.x);
}

export const waitsForWhen = (instance: InstanceState | undefined): boolean => instance?.stage === 'waiting' && !instance.latched;

/** Of the rules and `when` injects that have not held yet: the first moment at which time alone makes one hold. */
function nextTick(def: Definition, state: WorldState, armed: readonly Armed[]): Due | null {
  let x = Number.POSITIVE_INFINITY;
  const { timedRules, timedInjects } = lookup(def);
  for (const { index, rule } of timedRules) {
    if (state.rules[rule.id] || armed.some((each) => each.index === index)) continue;
    x = Math.min(x, turnsTrue(state, rule.when) ?? x);
  }
  for (const { id, when } of timedInjects) if (waitsForWhen(state.injects[id])) x = Math.min(x, turnsTrue(state, when) ?? x);
  return x === Number.POSITIVE_INFINITY ? null : { kind: 'tick', x };
}

function nextRule(def: Definition, state: WorldState, armed: readonly Armed[]): Due | null {
  let first: Armed | null = null;
  for (const rule of armed) {
    const x = Math.max(rule.x, state.x);
    if (!first || x < first.x || (x === first.x && rule.index < first.index)) first = { ...rule, x };
  }
  const { ruleIndex } = lookup(def);
  for (const id in state.rules) {
    const latched = state.rules[id]!;
    const index = ruleIndex.get(id);
    if (latched.fired || index === undefined) continue;
    const x = Math.max(latched.dueX, state.x);
    if (!first || x < first.x || (x === first.x && index < first.index)) first = { index, x, teamId: latched.teamId };
  }
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
