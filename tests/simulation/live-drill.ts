/**
 * One whole random drill against a virtual clock: worlds hosted side by side, hosts that wake late and crash, seats
 * that retry, a director who pauses and changes the speed. Every answer and every log is held to the invariants.
 */
import { isDeepStrictEqual } from 'node:util';
import { createControl, createWorld, decide, decideControl, evolveAll, evolveControl, nextWake } from '../../server/engine/index.js';
import type { ControlState, Ctx, Decision, Definition, Order, WorldState } from '../../server/engine/index.js';
import type { ControlCommand } from '../../server/shared/commands.js';
import { COPIED, type ControlEvent, type WorldBody, type WorldEvent } from '../../server/shared/events.js';
import { min } from '../support/definition.js';
import { prng, type Prng } from '../support/prng.js';
import { essence, frozen, stored } from './compare.js';
import { checkLog } from './invariants.js';
import { randomOrder, seenBy, type AnyOrder } from './random-orders.js';
import { randomScenario } from './random-scenario.js';

interface World {
  id: string;
  teams: string[];
  state: WorldState;
  log: WorldEvent[];
  /** Answers given so far, by who and command id (A2). */
  answers: Map<string, unknown>;
  /** What was sent and accepted, to be sent again. */
  sent: AnyOrder[];
}

export interface Played {
  decisions: number;
  events: number;
  logs: Record<string, WorldEvent[]>;
}

/** Throws when an invariant breaks. */
export function playLive(seed: number): Played {
  const r = prng(seed);
  const def = randomScenario(r);
  const freeze = r.chance(0.15);
  const approval = r.chance(0.5);
  let ids = 0;
  const newId = (): string => `e${(ids += 1)}`;
  const worlds = foundWorlds(r, def, newId);
  const chron = { x: 0, wall: 1_000_000 };
  let control: ControlState = evolveControl(
    null,
    createControl({ scenarioHash: 'h', play: 'joint', seed: String(seed) }, { wall: chron.wall, newId }),
  );
  let acts = 0;
  let decisions = 0;

  const must = (truth: boolean, what: string): void => {
    if (!truth) throw new Error(what);
  };

  /** Judges, appends, folds. A crash before the append loses it all; one after it loses the answer only. */
  function judge(world: World, order: Order, x: number, crash: 'before' | 'after' | null = null): Decision<WorldState> | null {
    decisions += 1;
    if (freeze) frozen(world.state);
    const before = world.state;
    const decision = decide(def, before, order, { x, wall: chron.wall, newId, approval });
    must(decision.events.length > 0 || decision.state === before, 'V3 without events the state is the same');
    // Every eighth, for the time it takes; every crash and the end of the drill fold the whole log again.
    if (decisions % 8 === 0) {
      must(
        isDeepStrictEqual(decision.state, evolveAll(def, stored(decision.events), before)),
        'V3 the decision’s state is the fold of its events',
      );
    }
    must(
      decision.events.every((event) => event.recordedX === Math.max(x, before.x)),
      'I8 recorded when it was written',
    );
    if (crash !== 'before') {
      world.log.push(...decision.events);
      world.state = decision.state;
    }
    if (crash === null) return decision;
    const folded = evolveAll(def, stored(world.log));
    must(folded !== null && isDeepStrictEqual(folded, world.state), 'V3 refold = live, at a crash');
    world.state = folded!;
    return null;
  }

  function send(world: World, order: AnyOrder): void {
    const who = 'teamId' in order ? order.memberId : order.by;
    const key = `${who}|${order.commandId}`;
    let decision = judge(world, order, chron.x, r.chance(0.03) ? r.pick(['before', 'after'] as const) : null);
    // Unacknowledged: the seat sends the same command again (A3), perhaps much later.
    while (decision === null) {
      pass(r.int(0, 20_000));
      decision = judge(world, order, chron.x, r.chance(0.2) ? r.pick(['before', 'after'] as const) : null);
    }
    const had = world.answers.get(key);
    if (had !== undefined) {
      must(
        isDeepStrictEqual(decision.ok && decision.answer, had) && decision.events.length === 0,
        'A2 sent again, the same answer and nothing else',
      );
    } else if (decision.ok && decision.answer) {
      const { id } = decision.answer;
      must(
        world.log.some((event) => event.id === id),
        'A2 the answer is a recorded event',
      );
      if (world.log.some((event) => event.commandId === order.commandId && (event.memberId ?? event.by) === who)) {
        world.answers.set(key, decision.answer);
        world.sent.push(order);
      }
    } else if (!decision.ok) {
      must(!decision.events.some((event) => event.commandId === order.commandId), 'a refused order records nothing of its own');
    }
  }

  /** C5: one act in the control stream, then a copy to every world, some of them after a crash. */
  function direct(command: ControlCommand): void {
    const decision = decideControl(
      control,
      { ...command, by: 'director', director: true },
      {
        x: chron.x,
        wall: chron.wall,
        newId,
        duration: def.duration,
      },
    );
    control = decision.state;
    for (const event of decision.events) {
      acts += 1;
      for (const world of worlds) {
        const order = { type: 'copy' as const, commandId: `ctl:${acts}`, by: 'director', body: bodyOf(event) };
        const x = Math.max(event.at.x, world.state.x);
        if (r.chance(0.05)) judge(world, order, x, r.pick(['before', 'after'] as const));
        judge(world, order, x);
        must(world.log.filter((each) => each.commandId === order.commandId).length === 1, 'C5 one copy per world');
      }
    }
  }

  function pass(wallMs: number): void {
    chron.wall += wallMs;
    if (control.phase === 'running') chron.x += Math.round(wallMs * control.factor);
  }

  function wake(world: World): void {
    const due = nextWake(def, world.state);
    if (due === null || due > chron.x) return;
    must(due >= world.state.x, 'nextWake is never behind the world');
    if (r.chance(0.4)) checkWake(def, world.state, due, newId);
    judge(world, { type: 'advance' }, chron.x, r.chance(0.03) ? r.pick(['before', 'after'] as const) : null);
  }

  const end = grid(r, 20, 60);
  direct({ type: 'start', commandId: 'start' });
  for (let step = 0; control.phase !== 'ended' && step < 400; step += 1) {
    pass(r.pick([0, 0, 1, 1000, 10_000, 30_000, 30_000, 60_000]));
    if (chron.x > end) {
      direct({ type: 'end', commandId: 'end' });
      break;
    }
    const world = r.pick(worlds);
    if (r.chance(0.7)) wake(world);
    if (r.chance(0.03)) checkChunks(r, def, world.state, chron.x + r.int(0, 20) * min(1), newId);
    const dice = r.int(0, 99);
    if (dice < 3)
      direct(
        control.phase === 'paused'
          ? { type: 'resume', commandId: `k${step}` }
          : { type: 'pause', commandId: `k${step}`, realIncident: r.chance(0.2) },
      );
    else if (dice === 3) direct({ type: 'extend', commandId: `k${step}`, to: Math.max(chron.x, def.duration) + min(r.int(1, 30)) });
    else if (dice < 6) direct({ type: 'set-factor', commandId: `k${step}`, factor: r.pick([0.5, 1, 2, 3.3, 10]) });
    else if (dice < 16 && world.sent.length > 0) send(world, r.pick(world.sent));
    else if (dice < 80) send(world, randomOrder(r, seenBy(world.state), `c${step}`));
    if (control.phase === 'paused' && r.chance(0.3)) direct({ type: 'resume', commandId: `r${step}` });
  }
  if (control.phase !== 'ended') direct({ type: 'end', commandId: 'end' });

  for (const world of worlds) {
    must(nextWake(def, world.state) === null, 'nothing is due after END EX');
    const after = world.log.length;
    judge(world, { type: 'advance' }, chron.x + min(500));
    must(world.log.length === after, 'nothing fires after END EX');
    if (world.sent.length > 0) send(world, r.pick(world.sent));
    must(isDeepStrictEqual(evolveAll(def, stored(world.log)), world.state), 'V3 refold = live, at the end');
    checkLog(def, world.teams, world.log, approval);
    for (const team of Object.values(world.state.teams)) {
      for (const delivery of Object.values(team.deliveries)) {
        for (const expect of Object.values(delivery.expects))
          must(expect.standing !== 'open' || expect.maxX > world.state.x, 'I4 END EX has expired every max up to it');
      }
    }
  }
  return {
    decisions,
    events: worlds.reduce((sum, world) => sum + world.log.length, 0),
    logs: Object.fromEntries(worlds.map((world) => [world.id, world.log])),
  };
}

const grid = (r: Prng, from: number, to: number): number => r.int(from * 2, to * 2) * min(0.5);

function foundWorlds(r: Prng, def: Definition, newId: () => string): World[] {
  const joint = r.chance(0.5);
  const count = r.int(1, 6);
  const teams = Array.from({ length: count }, (_, i) => ({ id: `t${i + 1}`, parts: joint ? [r.pick(['a', 'b'])] : ['a', 'b'] }));
  const split = joint && count > 3 ? r.int(2, count - 1) : count;
  const groups = joint
    ? [teams.slice(0, split), teams.slice(split)].filter((group) => group.length > 0)
    : teams.slice(0, 3).map((team) => [team]);
  return groups.map((group, i) => {
    const first = createWorld(`w${i + 1}`, group, { wall: 1_000_000, newId });
    return {
      id: `w${i + 1}`,
      teams: group.map((team) => team.id),
      state: evolveAll(def, [first])!,
      log: [first],
      answers: new Map(),
      sent: [],
    };
  });
}

function bodyOf(event: ControlEvent): Extract<WorldBody, { type: (typeof COPIED)[number] }> {
  const { id: _, at: __, recordedX: ___, by: ____, commandId: _____, ...body } = event;
  return body as Extract<WorldBody, { type: (typeof COPIED)[number] }>;
}

/** Nothing happens up to the wake, something at it. */
function checkWake(def: Definition, state: WorldState, due: number, newId: () => string): void {
  const ctx = (x: number): Ctx => ({ x, wall: 0, newId });
  const early = due - 1 > state.x ? decide(def, state, { type: 'advance' }, ctx(due - 1)).events : [];
  if (early.length > 0) throw new Error(`nextWake ${due}: something happened before it: ${JSON.stringify(early[0])}`);
  if (decide(def, state, { type: 'advance' }, ctx(due)).events.length === 0) throw new Error(`nextWake ${due}: nothing happened at it`);
}

/** V1: in one step or in many, the same events. */
function checkChunks(r: Prng, def: Definition, state: WorldState, to: number, newId: () => string): void {
  const ctx = (x: number): Ctx => ({ x, wall: 0, newId, recordedX: (dueX) => dueX });
  const whole = decide(def, state, { type: 'advance' }, ctx(to));
  const parts: WorldEvent[] = [];
  let now = state;
  for (let x = state.x; ; x = Math.min(to, x + r.int(1, 600_000))) {
    const part = decide(def, now, { type: 'advance' }, ctx(x));
    parts.push(...part.events);
    now = part.state;
    if (x >= to) break;
  }
  if (!isDeepStrictEqual(essence(parts), essence(whole.events))) throw new Error('V1 chunks of time give another log');
}
