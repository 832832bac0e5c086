/** The director's acts (C4, C5): one commit in `control`, then one copy per world, answered when every copy is durable. */
import type { CopyOrder, Ctx } from '../engine/api.js';
import type { Refusal } from '../shared/codes.js';
import type { ControlCommand } from '../shared/commands.js';
import { COPIED, type ControlEvent } from '../shared/events.js';
import type { Phase } from '../shared/views.js';
import type { DrillClock } from './drill-clock.js';
import type { Durable } from './durable.js';
import type { HostLogger } from './logger.js';
import type { Commit, HostClock } from './ports.js';
import type { StreamFeed } from './stream-feed.js';
import { commandKey, createTail, follow, nextCommit, type Tail } from './tail.js';
import { COPY_ID } from './route.js';
import { createTurns } from './turns.js';
import { MOST_CONFLICTS, type Answer, type Outcome, type Patience, type WorldHost } from './world-host.js';

/** C3: recorded by the host itself. */
export interface OutageAct {
  type: 'outage';
  fromWall: number;
  toWall: number;
}
/** `director`: the sender may decide on what follows a stop for a real incident. */
export type ControlAct = (ControlCommand & { by: string; director?: boolean }) | OutageAct;

export type ControlDecision<C> = { state: C; events: ControlEvent[] } & (
  | { ok: true; answer: Answer | null }
  | { ok: false; refusal: Refusal }
);

/** The engine's rules of the `control` stream. */
export interface ControlRules<C> {
  initial: C;
  decide(state: C, act: ControlAct, ctx: Ctx): ControlDecision<C>;
  evolve(state: C, event: ControlEvent): C;
  phase(state: C): Phase;
  factor(state: C): number;
  /** When the drill ends, drill ms, with every extension. */
  duration(state: C): number;
}

export interface ControlHost {
  readonly tail: Tail<ControlEvent>;
  phase(): Phase;
  factor(): number;
  duration(): number;
  load(commits: readonly Commit[]): void;
  found(events: ControlEvent[]): Promise<void>;
  act(act: ControlAct, patience: Patience): Promise<Outcome>;
  /** C5: gives every world the copies that a crash kept from it; resolves when they are durable. */
  complete(): Promise<void>;
  resume(): void;
  close(): void;
}

export interface ControlPorts {
  host: HostClock;
  clock: DrillClock;
  durable: Durable;
  feed: StreamFeed;
  logger: HostLogger;
  newId: () => string;
  worlds: readonly WorldHost[];
  recorded(events: ControlEvent[]): void;
  /** Phase, factor or clock are other than before. */
  changed(): void;
  /** An act that stopped the drill was on its way while the drill was not hosted: that time is an outage too (C3). */
  wasUnhosted(): void;
}

interface Job {
  act: ControlAct;
  patience: Patience;
  done(outcome: Outcome): void;
}

const AWAY: Outcome = { ok: false, refusal: { code: 'unavailable' } };
const FAILED: Outcome = { ok: false, refusal: { code: 'internal' } };
const MOVES_TIME = new Set<ControlAct['type']>(['pause', 'set-factor', 'end', 'cancel']);

const isCopied = (type: string): boolean => (COPIED as readonly string[]).includes(type);

function copyOf(event: ControlEvent, seq: number): CopyOrder {
  const { id: _id, at: _at, recordedX: _x, memberId: _member, by, commandId: _command, ...body } = event;
  return { type: 'copy', commandId: `${COPY_ID}${seq}`, ...(by !== undefined && { by }), body: body as CopyOrder['body'] };
}

/** Number of the last control event that a world holds a copy of. */
function lastCopy(world: WorldHost): number {
  for (let i = world.tail.events.length - 1; i >= 0; i--) {
    const { type, commandId } = world.tail.events[i]!;
    if (isCopied(type) && commandId?.startsWith(COPY_ID)) return Number(commandId.slice(COPY_ID.length));
  }
  return 0;
}

export function createControlHost<C>(stream: string, rules: ControlRules<C>, ports: ControlPorts): ControlHost {
  const { clock, host, durable, feed, logger, worlds } = ports;
  const tail = createTail<ControlEvent>(stream);
  let state = rules.initial;
  let closed = false;

  const fold = (commits: readonly Commit[]): void => {
    for (const commit of commits) {
      follow(tail, commit);
      clock.recorded(tail.x);
      for (const event of commit.events as ControlEvent[]) state = rules.evolve(state, event);
      ports.recorded(commit.events as ControlEvent[]);
    }
  };

  /** Sets the drill's clock as a durable control event says. */
  const obey = (event: ControlEvent): void => {
    const { x } = event.at;
    switch (event.type) {
      case 'started':
      case 'resumed':
        return clock.run(x, rules.factor(state));
      case 'outage':
        return rules.phase(state) === 'running' ? clock.run(x, rules.factor(state)) : undefined;
      case 'extended':
        return clock.cap(event.duration);
      case 'factor-set':
        return clock.refactor(x, event.factor);
      case 'paused':
      case 'ended':
      case 'cancelled':
        return clock.stop(x);
      default:
    }
  };

  async function copies(worldsMeant: readonly WorldHost[], from: (world: WorldHost) => number): Promise<void> {
    const waiting = worldsMeant.flatMap((world) => {
      const after = from(world);
      return tail.events
        .slice(after)
        .flatMap((event, i) => (isCopied(event.type) ? [world.copy(copyOf(event, after + i + 1), event.at.x)] : []));
    });
    for (const outcome of await Promise.all(waiting))
      if (!outcome.ok && !closed) logger.error({ stream, code: outcome.refusal.code }, 'a world refused a control act');
  }

  async function turn(job: Job): Promise<Outcome | null> {
    const { act } = job;
    for (let beaten = 0; ; beaten++) {
      if (beaten > MOST_CONFLICTS) throw new Error(`the log refuses every commit of ${stream}`);
      if (closed || job.patience.over) return AWAY;
      if (act.type !== 'outage' && clock.lapsed()) return null;
      const x = Math.max(tail.x, act.type === 'outage' ? clock.floor() : clock.x());
      const decision = rules.decide(state, act, { x, wall: host.wall(), newId: ports.newId });
      if (decision.events.length === 0)
        return decision.ok ? { ok: true, answer: decision.answer } : { ok: false, refusal: decision.refusal };
      const commit = nextCommit(
        tail,
        decision.events,
        feed.count(decision.events, tail.counts),
        act.type === 'outage' ? undefined : commandKey(act.by, act.commandId),
      );
      // Drill time waits for the act that is about to change it, so that no world runs ahead of a pause.
      if (MOVES_TIME.has(act.type)) clock.hold(x);
      clock.recorded(x);
      // oxlint-disable-next-line no-await-in-loop -- at most one commit in flight per stream
      const result = await durable.put(commit);
      if (result === 'closed') return AWAY;
      const before = tail.events.length;
      if (result === 'appended') fold([commit]);
      else {
        // oxlint-disable-next-line no-await-in-loop
        const missed = await durable.tail(stream, before);
        if (missed === null) return AWAY;
        fold(missed);
      }
      if (MOVES_TIME.has(act.type)) clock.let();
      const unhosted = act.type !== 'outage' && clock.lapsed();
      for (const event of tail.events.slice(before)) obey(event);
      if (unhosted && !clock.lapsed()) ports.wasUnhosted();
      ports.changed();
      // oxlint-disable-next-line no-await-in-loop
      await copies(worlds, () => before);
      if (result === 'appended') return decision.ok ? { ok: true, answer: decision.answer } : { ok: false, refusal: decision.refusal };
    }
  }

  const turns = createTurns<Job>({
    shut: () => clock.lapsed(),
    urgent: (job) => job.act.type === 'outage',
    async work(job) {
      const outcome = await turn(job).catch((error: unknown) => {
        logger.error({ err: error, stream, act: job.act.type }, 'control act failed');
        clock.let();
        return FAILED;
      });
      if (outcome) job.done(outcome);
      return outcome ? 'done' : 'again';
    },
  });

  return {
    tail,
    phase: () => rules.phase(state),
    factor: () => rules.factor(state),
    duration: () => rules.duration(state),
    load: fold,
    async found(events) {
      const commit = nextCommit(tail, events, feed.count(events, tail.counts));
      const result = await durable.put(commit);
      if (result === 'appended') fold([commit]);
      else if (result !== 'closed') fold((await durable.tail(stream, tail.events.length)) ?? []);
    },
    act: (act, patience) =>
      new Promise((done) => {
        if (closed) done(AWAY);
        else turns.push({ act, patience, done });
      }),
    complete: () => copies(worlds, lastCopy),
    resume: turns.pump,
    close() {
      closed = true;
      for (const job of turns.close()) job.done(AWAY);
    },
  };
}
