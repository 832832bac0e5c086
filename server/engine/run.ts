/** One decision in the making: the events so far, the state they add up to, and the rules they have armed. */
import type { WorldBody, WorldEvent } from '../shared/events.js';
import type { Ctx } from './api.js';
import { holds } from './conditions.js';
import type { Definition } from './definition.js';
import { waitsForWhen, type Armed } from './due.js';
import { evolve } from './evolve.js';
import { lookup } from './lookup.js';
import type { WorldState } from './state.js';

export interface Run {
  readonly def: Definition;
  readonly ctx: Ctx;
  /** Drill ms of the decision: the clock's, but never before what the world has recorded. */
  readonly now: number;
  state: WorldState;
  readonly events: WorldEvent[];
  /** Rules whose condition held after an event of this decision and whose turn has not come yet. */
  armed: Armed[];
  /** The team whose act or inject set off the rule that is firing. */
  trigger: string | null;
}

/** Who an event comes from, where it comes from somebody. */
export interface Source {
  memberId?: string | undefined;
  by?: string | undefined;
  commandId?: string | undefined;
}

export function begin(def: Definition, state: WorldState, ctx: Ctx): Run {
  return { def, ctx, now: Math.max(ctx.x, state.x), state, events: [], armed: [], trigger: null };
}

/** Records `body` at drill time `x` and folds it; then every waiting condition is tested. */
export function emit(run: Run, x: number, body: WorldBody, source: Source = {}): WorldEvent {
  const ripe = ripeBy(run, x);
  const event = record(run, x, body, source);
  test(run, event.at.x, ('teamId' in event ? event.teamId : undefined) ?? run.trigger, ripe);
  return event;
}

const NONE: ReadonlySet<number> = new Set();

/** Rules that time alone makes true at `x`: no team set them off, whatever else happens at that moment. */
function ripeBy(run: Run, x: number): ReadonlySet<number> {
  let ripe: Set<number> | null = null;
  for (const { index, rule } of lookup(run.def).timedRules) {
    if (!run.state.rules[rule.id] && holds(run.state, rule.when, x)) (ripe ??= new Set()).add(index);
  }
  return ripe ?? NONE;
}

/** Records and folds without testing: for what no condition can depend on. */
export function record(run: Run, x: number, body: WorldBody, source: Source = {}): WorldEvent {
  const recordedX = x === run.now ? x : Math.max(x, run.ctx.recordedX?.(x) ?? run.now);
  const event = defined({ ...body, ...source, id: run.ctx.newId(), at: { x, wall: run.ctx.wall }, recordedX }) as WorldEvent;
  run.state = evolve(run.def, run.state, event);
  run.events.push(event);
  return event;
}

/** Latches every rule and `when` inject whose condition holds now; while the world stands still nothing is tested (C2). */
export function test(run: Run, x: number, causedBy: string | null, ripe: ReadonlySet<number> = NONE): void {
  if (run.state.phase !== 'running') return;
  for (let index = 0; index < run.def.rules.length; index += 1) {
    const rule = run.def.rules[index]!;
    if (run.state.rules[rule.id] || run.armed.some((each) => each.index === index)) continue;
    if (!holds(run.state, rule.when, x)) continue;
    const teamId = ripe.has(index) ? null : causedBy;
    if (rule.after === 0) run.armed.push({ index, x, teamId });
    else record(run, x, { type: 'rule-latched', rule: rule.id, dueX: x + rule.after, ...(teamId === null ? {} : { teamId }) });
  }
  for (const inject of run.def.injects) {
    if (!inject.when || !waitsForWhen(run.state.injects[inject.id]) || !holds(run.state, inject.when, x)) continue;
    record(run, x, { type: 'inject-latched', inject: inject.id, dueX: x + inject.after });
  }
}

/** Without the keys that are undefined, so that an event reads the same before and after it was stored. */
function defined(value: object): object {
  const entries = Object.entries(value);
  return entries.every(([, each]) => each !== undefined) ? value : Object.fromEntries(entries.filter(([, each]) => each !== undefined));
}
