/** Plays a scenario from START EX to END EX on a virtual clock: the engine itself decides everything, the plans only say what teams try. */
import {
  contentOf,
  createWorld,
  decide,
  evolve,
  holds,
  isTimed,
  lookup,
  nextWake,
  type Definition,
  type InjectDef,
  type Order,
  type WorldState,
} from '../engine/index.js';
import type { FieldValues, WorldEvent } from '../shared/events.js';
import { Agenda } from './agenda.js';
import type { Asked, Desk, FreeAct, Plan } from './plan.js';

export interface Seat {
  teamId: string;
  parts: readonly string[];
  plan: Plan;
}

export interface Played {
  events: WorldEvent[];
  state: WorldState;
}

/** EXCON answers a question after half a minute. */
const CONFIRM_AFTER = 30_000;
/** How long a returned report takes to be filed again. */
const REFILE_AFTER = 60_000;
/** A condition that time alone turns true is looked at this often by whoever waits for it. */
const LOOK = 30_000;

type Task =
  | { kind: 'seen'; seat: Seat; deliveryId: string }
  | { kind: 'hint'; seat: Seat; deliveryId: string; hint: string }
  | { kind: 'serve'; seat: Seat; deliveryId: string; asked: Asked; again?: boolean }
  | { kind: 'answer'; seat: Seat; deliveryId: string; asked: Asked }
  | { kind: 'free'; seat: Seat; act: FreeAct }
  | { kind: 'confirm'; inject: string }
  | { kind: 'release'; inject: string };

interface Waiting {
  seat: Seat;
  act: FreeAct;
  timed: boolean;
}

export function play(definition: Definition, seats: readonly Seat[], desk: Desk): Played {
  let serial = 0;
  const newId = (): string => `e${(serial += 1)}`;
  const parts = seats.map(({ teamId, parts }) => ({ id: teamId, parts }));
  const events: WorldEvent[] = [createWorld('w', parts, { wall: 0, newId })];
  let state = evolve(definition, null, events[0]!);
  const agenda = new Agenda<Task>();
  const bySeat = new Map(seats.map((seat) => [seat.teamId, seat]));
  let waiting: Waiting[] = [];

  const step = (order: Order, x: number): void => {
    const decision = decide(definition, state, order, { x, wall: 0, newId });
    state = decision.state;
    for (const event of decision.events) {
      events.push(event);
      hear(event);
    }
    if (waiting.length > 0 && decision.events.length > 0) look(x);
  };

  /** What an event makes people intend. */
  function hear(event: WorldEvent): void {
    if (event.type === 'inject-asked') agenda.add(event.at.x + CONFIRM_AFTER, { kind: 'confirm', inject: event.inject });
    if (!('teamId' in event) || event.teamId === undefined) return;
    const seat = bySeat.get(event.teamId);
    if (!seat) return;
    if (event.type === 'inject-delivered') receive(seat, event.inject, event.deliveryId, event.recordedX, event.expects);
    if (event.type === 'report-returned' && seat.plan.refiles) {
      const inject = injectOf(event.inject);
      const item = inject?.expects.find(({ id }) => id === event.expect);
      if (!inject || !item) return;
      const asked: Asked = { inject, instance: event.inject, item: { kind: 'expect', ...item } };
      agenda.add(event.at.x + REFILE_AFTER, { kind: 'serve', seat, deliveryId: event.deliveryId, asked, again: true });
    }
  }

  function injectOf(instance: string): InjectDef | undefined {
    const known = state.injects[instance];
    return known && contentOf(definition, known);
  }

  function receive(seat: Seat, instance: string, deliveryId: string, x: number, owed: readonly string[]): void {
    const inject = injectOf(instance);
    if (!inject) return;
    const { plan } = seat;
    const seen = plan.seen(instance);
    if (seen !== null) agenda.add(x + seen, { kind: 'seen', seat, deliveryId });
    const hint = plan.takesHints ? inject.hints[0] : undefined;
    if (hint) agenda.add(x + hint.after, { kind: 'hint', seat, deliveryId, hint: hint.id });
    const wanted = inject.expects
      .filter(({ id }) => owed.includes(id))
      .map((expect): Asked => ({ inject, instance, item: { kind: 'expect', ...expect } }));
    for (const { asked, delay } of inOrder(wanted, plan)) agenda.add(x + delay, { kind: 'serve', seat, deliveryId, asked });
    for (const ask of inject.asks) {
      const asked: Asked = { inject, instance, item: { kind: 'ask', ...ask } };
      const delay = plan.delay(asked);
      if (delay !== null) agenda.add(x + Math.round(delay), { kind: 'answer', seat, deliveryId, asked });
    }
  }

  /** Free acts whose moment has come. */
  function look(x: number): void {
    const left: Waiting[] = [];
    for (const each of waiting) {
      const { act, seat } = each;
      const ready =
        x >= act.from &&
        (act.inject === undefined || state.teams[seat.teamId]?.byInject[act.inject] !== undefined) &&
        (act.when === undefined || holds(state, act.when, x));
      if (ready) agenda.add(x + 1000, { kind: 'free', seat, act });
      else left.push(each);
    }
    waiting = left;
  }

  function orderOf(task: Task): Order | null {
    if (task.kind === 'confirm')
      return { type: 'confirm', by: 'excon', commandId: newId(), inject: task.inject, yes: desk.confirms(task.inject) };
    if (task.kind === 'release') return { type: 'release', by: 'excon', commandId: newId(), inject: task.inject };
    const from = { commandId: newId(), teamId: task.seat.teamId, memberId: task.seat.teamId };
    if (task.kind === 'free') {
      const { act, seat } = task;
      const deliveryId = act.inject === undefined ? undefined : state.teams[seat.teamId]?.byInject[act.inject];
      return doing(from, act.action, deliveryId, act.fields ?? seat.plan.fields(act.action, act.inject ?? ''));
    }
    const { deliveryId } = task;
    if (task.kind === 'seen') return { ...from, type: 'seen', deliveryId };
    if (task.kind === 'hint') return { ...from, type: 'take-hint', inject: deliveryId, hint: task.hint };
    const { asked, seat } = task;
    const delivery = state.teams[seat.teamId]?.deliveries[deliveryId];
    if (task.kind === 'answer') {
      const open = delivery?.asks[asked.item.id];
      if (asked.item.kind !== 'ask' || !open || open.answered) return null;
      return { ...from, type: 'answer', inject: deliveryId, ask: asked.item.id, value: seat.plan.answer(asked.item, asked) };
    }
    const open = delivery?.expects[asked.item.id];
    if (asked.item.kind !== 'expect' || !open) return null;
    if (task.again ? !open.reopened : open.served !== null) return null;
    return doing(from, asked.item.action, deliveryId, seat.plan.fields(asked.item.action, asked.instance));
  }

  function doing(
    from: { commandId: string; teamId: string; memberId: string },
    code: string,
    deliveryId: string | undefined,
    fields: FieldValues,
  ): Order | null {
    const action = lookup(definition).action.get(code);
    if (!action) return null;
    const about = deliveryId === undefined ? {} : { inject: deliveryId };
    if (action.form !== undefined) return { ...from, type: 'file-report', form: action.form, ...about, fields };
    return { ...from, type: 'act', action: action.wire, ...about, fields };
  }

  step({ type: 'copy', commandId: 'ctl:1', body: { type: 'started', factor: 1 } }, 0);
  for (const seat of seats) {
    for (const act of seat.plan.free) {
      if (act.when === undefined && act.inject === undefined) agenda.add(act.from, { kind: 'free', seat, act });
      else waiting.push({ seat, act, timed: act.when !== undefined && isTimed(act.when) });
    }
  }
  for (const inject of definition.injects) {
    const x = inject.manual ? desk.releases(inject.id) : null;
    if (x !== null) agenda.add(x, { kind: 'release', inject: inject.id });
  }
  let looked = 0;
  for (;;) {
    const task = agenda.first();
    const wake = nextWake(definition, state) ?? Number.POSITIVE_INFINITY;
    const glance = waiting.some(({ timed, act }) => timed || act.from > looked) ? looked + LOOK : Number.POSITIVE_INFINITY;
    const x = Math.min(task?.x ?? Number.POSITIVE_INFINITY, wake, glance);
    if (x >= definition.duration) break;
    if (glance <= x) {
      looked = x;
      look(x);
    }
    if (task && task.x <= x) {
      agenda.drop();
      const order = orderOf(task.what);
      if (order) step(order, x);
    } else if (wake <= x) step({ type: 'advance' }, x);
  }
  step({ type: 'copy', commandId: 'ctl:2', body: { type: 'ended' } }, definition.duration);
  return { events, state };
}

/** What one inject asks is done in the order of its list, as far as each target allows. */
function inOrder(wanted: readonly Asked[], plan: Plan): { asked: Asked; delay: number }[] {
  const planned = wanted.flatMap((asked) => {
    const delay = plan.delay(asked);
    return delay === null ? [] : [{ asked, delay: Math.round(delay) }];
  });
  let next = Number.POSITIVE_INFINITY;
  for (const each of planned.toReversed()) {
    if (each.delay <= each.asked.item.target) each.delay = Math.min(each.delay, next);
    next = Math.min(next, each.delay);
  }
  return planned;
}
