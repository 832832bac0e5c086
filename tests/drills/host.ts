/** A whole drill on the memory log and the virtual clock, with what each audience hears written down. */
import { createDrills, type DrillsPorts } from '../../server/drills/index.js';
import { silent } from '../../server/drills/logger.js';
import type { Actor, Drill, DrillPlan, Drills } from '../../server/drills/service.js';
import { createMemoryLog, type MemoryLog } from '../../server/log/memory-log.js';
import type { Ack, AnyCommand } from '../../server/shared/commands.js';
import type { ClockView, Feed } from '../../server/shared/protocol.js';
import { settle, virtualClock, type VirtualClock } from '../support/virtual-clock.js';
import { plainRender } from './plan.js';

export const director: Actor = { kind: 'excon', userId: 'director', director: true };
export const member = (n = 1, m = 1): Actor => ({ kind: 'member', teamId: `t${n}`, memberId: `t${n}-m${m}` });

export interface Stage {
  log: MemoryLog;
  clock: VirtualClock;
  drills: Drills;
  drill: Drill;
  /** Pages by audience, in the order they were told. */
  heard: Map<string, Feed[]>;
  clocks: ClockView[];
  /** Sends a command and lets it come to rest; the ack when it is there. */
  send: (actor: Actor, command: Record<string, unknown>) => Promise<Ack>;
  /** The process dies when it asks for its next append but `writes`. */
  dieAfter: (writes: number) => void;
  /** A new process on the same log: the old one is gone without a word. */
  crash: () => Promise<Stage>;
}

let commands = 0;
let ids = 0;

export const asCommand = (command: Record<string, unknown>): AnyCommand =>
  ({ commandId: `command-${++commands}`, ...command }) as unknown as AnyCommand;

export async function stage(
  plan: DrillPlan,
  given: { log?: MemoryLog; clock?: VirtualClock; logger?: DrillsPorts['logger']; /** Appends before it dies. */ writes?: number } = {},
): Promise<Stage> {
  const log = given.log ?? createMemoryLog();
  const clock = given.clock ?? virtualClock();
  /** Cut off by a crash: nothing of the old process reaches the log or is called back any more. */
  const life = { over: false, writes: given.writes ?? Infinity };
  const cut =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> =>
      life.over ? new Promise<R>(() => undefined) : call(...args).then((result) => (life.over ? new Promise<R>(() => undefined) : result));
  const drills = createDrills({
    log: {
      append: (commit) => {
        if (life.writes-- <= 0) life.over = true;
        return cut(() => log.append(commit))();
      },
      read: cut((...args: Parameters<MemoryLog['read']>) => log.read(...args)),
      streams: cut((...args: Parameters<MemoryLog['streams']>) => log.streams(...args)),
      findCommand: cut((...args: Parameters<MemoryLog['findCommand']>) => log.findCommand(...args)),
      beat: cut((...args: Parameters<MemoryLog['beat']>) => log.beat(...args)),
      lastBeat: cut((...args: Parameters<MemoryLog['lastBeat']>) => log.lastBeat(...args)),
      drop: cut((...args: Parameters<MemoryLog['drop']>) => log.drop(...args)),
    },
    clock: { ...clock, after: (ms, callback) => clock.after(ms, () => (life.over ? undefined : callback())) },
    loadPlan: (id) => Promise.resolve(id === plan.exerciseId ? plan : null),
    listHosted: () => Promise.resolve([plan.exerciseId]),
    newId: () => `id${(++ids).toString(36)}`,
    render: plainRender,
    logger: given.logger ?? silent,
  });
  if (given.log) await drills.recover();
  const opening = given.log ? drills.get(plan.exerciseId) : drills.create(plan);
  const drill = await Promise.race([opening, given.writes === undefined ? opening : settle().then(() => null)]);
  if (!drill) return { log, clock, drills, crash: () => stage(plan, { log, clock }) } as Stage;
  const heard = new Map<string, Feed[]>();
  const clocks: ClockView[] = [];
  drill.subscribe({
    feed: (audience, feed) => void heard.set(audience, [...(heard.get(audience) ?? []), feed]),
    clock: (view) => void clocks.push(view),
  });
  return {
    log,
    clock,
    drills,
    drill,
    heard,
    clocks,
    async send(actor, command) {
      const ack = drill.command(actor, asCommand(command));
      await settle();
      return ack;
    },
    dieAfter(writes) {
      life.writes = writes;
    },
    async crash() {
      life.over = true;
      return stage(plan, { log, clock, ...(given.logger && { logger: given.logger }) });
    },
  };
}

/** A stage whose drill is running. */
export async function running(plan: DrillPlan): Promise<Stage> {
  const made = await stage(plan);
  // What happens later bears a later time, as it does outside a test.
  made.clock.setWall(made.clock.wall() + 1);
  const ack = await made.send(director, { type: 'start' });
  if (!ack.ok) throw new Error(ack.code);
  return made;
}

export const typesOf = (events: readonly { type: string }[]): string[] => events.map((event) => event.type);
