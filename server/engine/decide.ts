/** The engine's one entry: judges an order at a moment of drill time, after letting time pass up to it (V1, V2). */
import { advanceBefore, advanceTo, expireForEnd, takeUp } from './advance.js';
import type { CopyOrder, Ctx, Decision, Order } from './api.js';
import type { Definition } from './definition.js';
import { commandKey } from './evolve.js';
import { judgeSteer } from './excon-orders.js';
import { printOfOrder } from './fingerprint.js';
import { find } from './ledger.js';
import { begin, record, type Run } from './run.js';
import type { Accepted, WorldState } from './state.js';
import { judgeTeam } from './team-orders.js';
import { acknowledged, type Verdict } from './verdict.js';

/**
 * Everything due strictly before `ctx.x`, then the order, then what is due at `ctx.x` itself (I4). An order accepted
 * before brings no events at all, not even those of time. Pure; never throws for what an order says.
 */
export function decide(def: Definition, state: WorldState, order: Order, ctx: Ctx): Decision<WorldState> {
  if (order.type === 'advance') {
    const run = begin(def, state, ctx);
    advanceTo(run, run.now);
    return { state: run.state, events: run.events, ok: true, answer: null };
  }
  const known = recall(state, order);
  if (known) {
    if (known.print !== printOfOrder(def, order)) return { state, events: [], ok: false, refusal: { code: 'command-reused' } };
    return { state, events: [], ok: true, answer: { id: known.id, at: known.at } };
  }
  const run = begin(def, state, ctx);
  advanceBefore(run, run.now);
  const verdict = judge(run, order);
  advanceTo(run, run.now);
  return { state: run.state, events: run.events, ...verdict };
}

function judge(run: Run, order: Exclude<Order, { type: 'advance' }>): Verdict {
  if (order.type === 'copy') return copy(run, order);
  return 'teamId' in order ? judgeTeam(run, order) : judgeSteer(run, order);
}

/** A control act was judged in its own stream; here it only takes effect (C5). */
function copy(run: Run, order: CopyOrder): Verdict {
  if (order.body.type === 'ended') expireForEnd(run, run.now);
  const event = record(run, run.now, order.body, { by: order.by, commandId: order.commandId });
  // It is no event of the story: at this x expiries still come before conditions, as if it had not been (I4, C2).
  if (run.state.phase === 'running') takeUp(run, run.now);
  return acknowledged(event);
}

function recall(state: WorldState, order: Exclude<Order, { type: 'advance' }>): Accepted | undefined {
  const known = 'teamId' in order ? state.teams[order.teamId]?.commands : state.commands;
  const who = 'teamId' in order ? order.memberId : order.by;
  return known && find(known, commandKey(who, order.commandId));
}
