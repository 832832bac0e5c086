/** One drill put together: control, worlds, clock, alarm and feeds behind the face that the edges know. */
import { SYSTEM, type ControlState, type WorldState } from '../engine/index.js';
import { makeLens, previewOf, type Render } from '../audiences/index.js';
import { sentence, type Refusal } from '../shared/codes.js';
import type { Ack, AnyCommand, ExconCommand } from '../shared/commands.js';
import { controlStream, worldStream, type ControlEvent, type WorldEvent } from '../shared/events.js';
import type { ClockView } from '../shared/protocol.js';
import type { MemberView } from '../shared/views.js';
import { createActs } from './acts.js';
import { creditedX, type Arrival, type Timed } from './credit.js';
import { createAlarm } from './alarm.js';
import { createControlHost, type ControlHost, type ControlRules } from './control-host.js';
import { createDrillClock } from './drill-clock.js';
import type { Durable } from './durable.js';
import { createFeeds } from './feeds.js';
import type { Beating } from './heartbeat.js';
import { logPage, type LogStream } from './log-pages.js';
import { inTime } from './in-time.js';
import type { HostLogger } from './logger.js';
import type { Commit, Heartbeat, HostClock } from './ports.js';
import { route, senderId, type Route } from './route.js';
import type { Actor, Drill, DrillListener, DrillPlan } from './service.js';
import type { Teller } from './teller.js';
import { createWorldHost, type Outcome, type Patience, type WorldHost, type WorldRules } from './world-host.js';

/** A command not durable after this is answered `unavailable`, ms; its commit is tried on. */
const PATIENCE = 5000;
/** ms between two clock messages that tell nothing new. */
const CLOCK_EVERY = 10_000;
/** Name of the alarm that ends a drill at its scenario's end; no world has it, their ids are never empty. */
const END = '';
const AUTO_END = 'end-of-scenario';
const isDirector = (actor: Actor): boolean => actor.kind === 'excon' && actor.director === true;
const PATIENT: Patience = { over: false };

export interface DrillPorts {
  host: HostClock;
  durable: Durable;
  teller: Teller;
  render: Render;
  logger: HostLogger;
  newId: () => string;
  /** The engine, bound to this plan. */
  control: ControlRules<ControlState | null>;
  world: WorldRules<WorldState | null>;
}

/** What a stream begins with when the log holds nothing of it. */
export interface FirstEvents {
  control(): ControlEvent[];
  world(worldId: string): WorldEvent[];
}

export interface DrillHost extends Drill {
  readonly beating: Beating;
  readonly worldIds: readonly string[];
  /** Before anything is judged: what the log holds, by stream. */
  load(commits: ReadonlyMap<string, readonly Commit[]>, lastBeat: Heartbeat | null): void;
  /** Writes what is missing at the start of streams. */
  found(first: FirstEvents): Promise<void>;
  /** C5, C3: completes half-done control acts, records the outage of a running drill, lets it run on. */
  takeUp(): Promise<void>;
  /** Every second. */
  tick(): void;
  close(): void;
}

export function createDrillHost(plan: DrillPlan, ports: DrillPorts): DrillHost {
  const { host, durable, logger, newId } = ports;
  const { exerciseId } = plan;
  const lens = makeLens(plan, ports.render);
  const worldIds = [...lens.worlds.keys()];
  const teams = new Map(plan.teams.map((team) => [team.id, team]));
  const listeners = new Set<DrillListener>();
  const hear = (tell: (listener: DrillListener) => void): void => {
    for (const listener of listeners) tell(listener);
  };
  const feeds = createFeeds(
    lens,
    [{ worldId: null, stream: controlStream(exerciseId) }, ...worldIds.map((id) => ({ worldId: id, stream: worldStream(exerciseId, id) }))],
    ({ audience, feed }) => hear((listener) => listener.feed(audience, feed)),
  );

  const acts = createActs();
  const members = new Map<string, readonly MemberView[]>();
  let beatWall = 0;
  let takenUp: number | null = null;
  let loading = true;
  let returning = false;
  let lastClock = -Infinity;
  const clock = createDrillClock(host, () => {
    logger.warn({ exerciseId, x: clock.floor() }, 'the drill is not hosted: its heartbeat is too old');
    tellClock();
  });
  clock.cap(plan.definition.duration);

  /** The end of the scenario is given up when an extension came first. */
  const WHILE_OVER: Patience = {
    get over() {
      return clock.x() < control.duration();
    },
  };

  const clockView = (): ClockView => {
    const x = clock.x();
    const phase = control.phase();
    // C3: an outage is a pause, also to the eye.
    return { phase: phase === 'running' && clock.lapsed() ? 'paused' : phase, x, wall: host.wall(), factor: control.factor() };
  };
  const tellClock = (): void => {
    if (loading) return;
    lastClock = host.mono();
    ports.teller.push(() => hear((listener) => listener.clock(clockView())));
  };

  const told =
    (worldId: string | null) =>
    (events: readonly (WorldEvent | ControlEvent)[]): void => {
      for (const event of events) acts.note(event, worldId === null);
      // What is loaded is told at the end of the loading, all streams in one story.
      if (!loading) ports.teller.push(() => feeds.tell(worldId, events));
    };
  const common = { host, clock, durable, logger, newId };
  const worlds = new Map<string, WorldHost>(
    worldIds.map((id) => [
      id,
      createWorldHost(id, worldStream(exerciseId, id), ports.world, {
        ...common,
        feed: feeds.stream(id),
        recorded: told(id),
        wakeAt: (x) => alarm.set(id, x),
      }),
    ]),
  );
  const alarm = createAlarm(host, clock, (names) => {
    for (const name of names) {
      if (name === END) void control.act({ type: 'end', commandId: AUTO_END, by: SYSTEM }, WHILE_OVER);
      else worlds.get(name)?.wake();
    }
  });
  const control: ControlHost = createControlHost(controlStream(exerciseId), ports.control, {
    ...common,
    feed: feeds.stream(null),
    worlds: [...worlds.values()],
    recorded: told(null),
    changed() {
      alarm.set(END, control.phase() === 'running' ? control.duration() : null);
      for (const world of worlds.values()) world.rearm();
      alarm.rearm();
      tellClock();
    },
    wasUnhosted: () => void returned(),
  });
  /** Wall time of the last sign of life that is durable: a heartbeat or a record. */
  const lastHosted = (): number => Math.max(beatWall, control.tail.wall, ...[...worlds.values()].map((world) => world.tail.wall));

  /** C3: the database answers again, or a new process took over; what lies between becomes an event and drill time goes on. */
  async function returned(): Promise<void> {
    if (returning) return;
    returning = true;
    const toWall = host.wall();
    await control.act({ type: 'outage', fromWall: Math.min(lastHosted(), toWall), toWall }, PATIENT);
    returning = false;
    control.resume();
    for (const world of worlds.values()) world.resume();
  }

  const refusal = (why: Refusal): Ack => ({ ok: false, code: why.code, message: sentence(why, 'vi'), en: sentence(why, 'en') });

  /** All outcomes must be durable; the first acceptance speaks for all, else the first refusal. */
  function ackOf(outcomes: readonly Outcome[]): Ack {
    const failed = outcomes.find(
      (outcome) => !outcome.ok && (outcome.refusal.code === 'unavailable' || outcome.refusal.code === 'internal'),
    );
    if (failed && !failed.ok) return refusal(failed.refusal);
    for (const outcome of outcomes) if (outcome.ok && outcome.answer) return { ok: true, id: outcome.answer.id, at: outcome.answer.at };
    for (const outcome of outcomes) if (!outcome.ok) return refusal(outcome.refusal);
    return refusal({ code: 'nothing-to-do' });
  }

  /** A5: when a member's command counts that waited in a cut; undefined: on arrival. */
  function credited(command: Timed, arrival: Arrival): number | undefined {
    const wall = clock.lapsed() ? lastHosted() : host.wall();
    return creditedX(command, arrival, control.tail.events, { x: clock.x(), wall, factor: clock.factor() });
  }

  /** The member that a command speaks of, and whose team must have it. */
  function named(actor: Actor, command: AnyCommand): [teamId: string, member?: string | null] {
    const teamId = actor.kind === 'member' ? actor.teamId : 'team' in command ? command.team : '';
    return 'member' in command ? [teamId, command.member] : [teamId];
  }

  async function judged(actor: Actor, command: AnyCommand, patience: Patience, arrival: Arrival | undefined): Promise<Ack> {
    const way = route(teams, actor, command, arrival && actor.kind === 'member' ? credited(command as Timed, arrival) : undefined);
    if (way.to === 'nobody') return refusal(way.refusal);
    const [teamId, member] = named(actor, command);
    if (member != null && !members.get(teamId)?.some(({ id }) => id === member)) return refusal({ code: 'unknown-member' });
    if (actor.kind === 'member') return performed(actor, way, patience);
    const order = command as ExconCommand;
    const release = acts.reserve(order, senderId(actor));
    if (!release) return refusal({ code: 'stale' });
    try {
      return await performed(actor, way, patience);
    } finally {
      release();
    }
  }

  async function performed(actor: Actor, way: Exclude<Route, { to: 'nobody' }>, patience: Patience): Promise<Ack> {
    const who = senderId(actor);
    if (way.to === 'control')
      return ackOf([await control.act({ ...way.command, by: who, ...(isDirector(actor) && { director: true }) }, patience)]);
    return ackOf(await Promise.all(way.orders.map(({ worldId, order }) => worlds.get(worldId)!.judge(order, who, patience))));
  }

  const streams = (): LogStream[] => [
    { name: controlStream(exerciseId), events: control.tail.events },
    ...worldIds.map((id) => ({ name: worldStream(exerciseId, id), events: worlds.get(id)!.tail.events })),
  ];

  return {
    plan,
    worldIds,
    phase: () => control.phase(),
    clock: clockView,
    takenUp: () => takenUp,
    async command(actor, command, arrival) {
      const patience: Patience = { over: false };
      let giveUp: () => void = () => undefined;
      const tooLong = new Promise<Ack>((done) => {
        giveUp = host.after(PATIENCE, () => {
          patience.over = true;
          done(refusal({ code: 'unavailable' }));
        });
      });
      try {
        return await Promise.race([judged(actor, command, patience, arrival), tooLong]);
      } catch (error) {
        logger.error({ err: error, exerciseId, type: command.type }, 'command failed');
        return refusal({ code: 'internal' });
      } finally {
        giveUp();
      }
    },
    snapshot: feeds.snapshot,
    since: feeds.since,
    preview(inject) {
      for (const world of worlds.values()) {
        const made = world.tail.events.find((event) => event.type === 'inject-created' && event.inject === inject);
        if (made?.type === 'inject-created') return previewOf(lens, inject, made);
      }
      return previewOf(lens, inject);
    },
    log: (after, limit) => logPage(streams(), after, limit),
    controlEvents: () => control.tail.events,
    worldEvents: () => Object.fromEntries(worldIds.map((id) => [id, worlds.get(id)!.tail.events])),
    heads() {
      const tails = [control.tail, ...worldIds.map((id) => worlds.get(id)!.tail)];
      return Object.fromEntries(tails.map((tail) => [tail.stream, { seq: tail.events.length, hash: tail.hash }]));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setMembers(teamId, list) {
      members.set(teamId, list);
      feeds.setMembers(teamId, list);
    },

    beating: {
      exerciseId,
      pulse: () => (clock.running() ? { x: clock.x(), wall: clock.lapsed() ? lastHosted() : host.wall() } : null),
      beaten(beat, mono) {
        beatWall = Math.max(beatWall, beat.wall);
        clock.beaten(beat.x, mono);
        if (clock.lapsed()) void returned();
      },
    },
    load(commits, lastBeat) {
      control.load(commits.get(controlStream(exerciseId)) ?? []);
      if (control.tail.events.length > 0) takenUp = host.wall();
      clock.cap(control.duration());
      for (const [id, world] of worlds) world.load(commits.get(worldStream(exerciseId, id)) ?? []);
      if (lastBeat) {
        beatWall = lastBeat.wall;
        clock.beaten(lastBeat.x, -Infinity);
      }
      if (control.phase() === 'running') clock.unhosted(control.factor());
      else clock.stop(clock.floor());
    },
    async found(first) {
      if (control.tail.events.length === 0) await control.found(first.control());
      const bare = [...worlds].filter(([, world]) => world.tail.events.length === 0);
      await Promise.all(bare.map(([id, world]) => world.found(first.world(id))));
    },
    async takeUp() {
      const lists = [
        { key: null, items: control.tail.events },
        ...[...worlds].map(([id, world]) => ({ key: id, items: world.tail.events })),
      ];
      for (const { key, items } of inTime<string | null, WorldEvent | ControlEvent>(lists)) feeds.tell(key, items);
      loading = false;
      await control.complete();
      if (clock.lapsed()) await returned();
      else {
        for (const world of worlds.values()) world.rearm();
        alarm.rearm();
      }
    },
    tick() {
      if (host.mono() - lastClock >= CLOCK_EVERY) tellClock();
    },
    close() {
      alarm.stop();
      control.close();
      for (const world of worlds.values()) world.close();
      listeners.clear();
    },
  };
}
