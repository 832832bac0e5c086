/** One playthrough's host: a queue judged one at a time, at most one commit in flight, nothing told before it is durable (I5, V1). */
import type { CopyOrder, Ctx, Decision, Order, SteerOrder, TeamOrder } from '../engine/api.js';
import type { Refusal } from '../shared/codes.js';
import type { At, WorldEvent } from '../shared/events.js';
import type { DrillClock } from './drill-clock.js';
import type { Durable } from './durable.js';
import type { HostLogger } from './logger.js';
import type { Commit, HostClock } from './ports.js';
import type { StreamFeed } from './stream-feed.js';
import { createTurns, type Turns } from './turns.js';
import { commandKey, createTail, follow, nextCommit, type Tail } from './tail.js';

/** The engine, bound to one world of one plan. */
export interface WorldRules<S> {
  initial: S;
  decide(state: S, order: Order, ctx: Ctx): Decision<S>;
  evolve(state: S, event: WorldEvent): S;
  /** Drill time at which something happens by itself, or null. */
  nextWake(state: S): number | null;
}

/** What a command is acknowledged with: a recorded event. */
export interface Answer {
  id: string;
  at: At;
}
export type Outcome = { ok: true; answer: Answer | null } | { ok: false; refusal: Refusal };

/** Somebody who waits for an answer, and may stop waiting before the order is judged. */
export interface Patience {
  over: boolean;
}

export interface WorldHost {
  readonly worldId: string;
  readonly tail: Tail<WorldEvent>;
  /** Takes what the log holds, before anything is judged. */
  load(commits: readonly Commit[]): void;
  /** The first events of a world that has none; `conflict` is as good, somebody else wrote them. */
  found(events: WorldEvent[]): Promise<void>;
  judge(order: TeamOrder | SteerOrder, who: string, patience: Patience): Promise<Outcome>;
  /** A control act's copy: also while the drill is not hosted, for it may be the copy that ends the outage. */
  copy(order: CopyOrder, controlX: number): Promise<Outcome>;
  /** Something is due. */
  wake(): void;
  /** Hosted again: what waited is judged. */
  resume(): void;
  /** Counts anew when it must wake. */
  rearm(): void;
  close(): void;
}

export interface WorldPorts {
  host: HostClock;
  clock: DrillClock;
  durable: Durable;
  feed: StreamFeed;
  logger: HostLogger;
  newId: () => string;
  /** Durable events, in order. */
  recorded(events: WorldEvent[]): void;
  wakeAt(x: number | null): void;
}

interface Job {
  order: Order;
  key?: string;
  /** Drill time of the control act that a copy carries. */
  controlX?: number;
  patience: Patience;
  done(outcome: Outcome): void;
}

const AWAY: Outcome = { ok: false, refusal: { code: 'unavailable' } };
const FAILED: Outcome = { ok: false, refusal: { code: 'internal' } };
const PATIENT: Patience = { over: false };
/** Other writers being first this often in a row is no race but a fault. */
export const MOST_CONFLICTS = 20;

export function createWorldHost<S>(worldId: string, stream: string, rules: WorldRules<S>, ports: WorldPorts): WorldHost {
  const { clock, host, durable, feed, logger } = ports;
  const tail = createTail<WorldEvent>(stream);
  let state = rules.initial;
  /** An advance is queued already. */
  let due = false;
  let closed = false;
  /** Drill time of the last judgement that this process made. */
  let judgedX = -1;

  const take = (commit: Commit): WorldEvent[] => {
    follow(tail, commit);
    clock.recorded(tail.x);
    return commit.events as WorldEvent[];
  };
  const fold = (commits: readonly Commit[]): void => {
    for (const commit of commits) {
      const events = take(commit);
      for (const event of events) state = rules.evolve(state, event);
      ports.recorded(events);
    }
  };
  const rearm = (): void => {
    const wake = closed ? null : rules.nextWake(state);
    // Up to the last judgement everything has happened: a wake before it would never let the timer rest.
    ports.wakeAt(wake === null ? null : Math.max(wake, judgedX + 1));
  };
  const outcomeOf = (decision: Decision<S>): Outcome =>
    decision.ok ? { ok: true, answer: decision.answer } : { ok: false, refusal: decision.refusal };

  /** Null for what has no canonical form, such as half a character from a broken client (H1): it must not get into the log. */
  function seal(events: WorldEvent[], key: string | undefined): Commit | null {
    try {
      return nextCommit(tail, events, feed.count(events, tail.counts), key);
    } catch (error) {
      logger.warn({ err: error, stream }, 'refused what cannot be sealed');
      return null;
    }
  }

  /** Judges one job; null when it must wait for the drill to be hosted again. */
  async function turn(job: Job): Promise<Outcome | null> {
    for (let beaten = 0; ; beaten++) {
      if (beaten > MOST_CONFLICTS) throw new Error(`the log refuses every commit of ${stream}`);
      if (closed || job.patience.over) return AWAY;
      if (job.controlX === undefined && clock.lapsed()) return null;
      // The one reading of the clock. Drill time never falls behind what the world has recorded (C5).
      const x = Math.max(tail.x, job.controlX ?? clock.x());
      const decision = rules.decide(state, job.order, { x, wall: host.wall(), newId: ports.newId });
      if (decision.events.length === 0) {
        state = decision.state;
        judgedX = x;
        return outcomeOf(decision);
      }
      const ofCommand = 'commandId' in job.order ? job.order.commandId : undefined;
      const keyed = ofCommand !== undefined && decision.events.some((event) => event.commandId === ofCommand);
      const commit = seal(decision.events, keyed ? job.key : undefined);
      if (!commit) return { ok: false, refusal: { code: 'bad-request' } };
      clock.recorded(x);
      // oxlint-disable-next-line no-await-in-loop -- at most one commit in flight per stream
      const result = await durable.put(commit);
      if (result === 'closed') return AWAY;
      if (result === 'appended') {
        const events = take(commit);
        state = decision.state;
        judgedX = x;
        ports.recorded(events);
        return outcomeOf(decision);
      }
      // Another writer was first: what it recorded is taken in, then the order is judged afresh.
      // oxlint-disable-next-line no-await-in-loop
      const missed = await durable.tail(stream, tail.events.length);
      if (missed === null) return AWAY;
      fold(missed);
    }
  }

  const turns: Turns<Job> = createTurns<Job>({
    shut: () => clock.lapsed(),
    urgent: (job) => job.controlX !== undefined,
    async work(job) {
      if (job.order.type === 'advance') due = false;
      const outcome = await turn(job).catch((error: unknown) => {
        logger.error({ err: error, stream, order: job.order.type }, 'judging failed');
        return FAILED;
      });
      if (outcome) job.done(outcome);
      else if (job.order.type === 'advance') due = true;
      rearm();
      return outcome ? 'done' : 'again';
    },
  });
  const ask = (job: Omit<Job, 'done'>): Promise<Outcome> =>
    new Promise((done) => {
      if (closed) done(AWAY);
      else turns.push({ ...job, done });
    });

  return {
    worldId,
    tail,
    load: fold,
    async found(events) {
      const commit = nextCommit(tail, events, feed.count(events, tail.counts));
      const result = await durable.put(commit);
      if (result === 'appended') fold([commit]);
      else if (result !== 'closed') fold((await durable.tail(stream, tail.events.length)) ?? []);
    },
    judge: (order, who, patience) => ask({ order, key: commandKey(who, order.commandId), patience }),
    copy: (order, controlX) => ask({ order, key: commandKey('control', order.commandId), controlX, patience: PATIENT }),
    wake() {
      if (due || closed) return;
      due = true;
      turns.push({ order: { type: 'advance' }, patience: PATIENT, done: () => undefined });
    },
    resume: turns.pump,
    rearm,
    close() {
      closed = true;
      for (const job of turns.close()) job.done(AWAY);
    },
  };
}
