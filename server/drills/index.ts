/** All drills of this process: created, loaded from the log, taken up after a crash, closed. */
import { controlStream, worldStream } from '../shared/events.js';
import type { Render } from '../audiences/index.js';
import { createDrillHost, type DrillHost } from './drill-host.js';
import { createDurable, type Durable } from './durable.js';
import { controlRules, firstEvents, worldRules } from './engine-rules.js';
import { createHeart, type Heart } from './heartbeat.js';
import type { HostLogger } from './logger.js';
import type { Commit, EventLog, HostClock } from './ports.js';
import type { DrillPlan, Drills } from './service.js';
import { createTeller } from './teller.js';

export interface DrillsPorts {
  log: EventLog;
  clock: HostClock;
  /** The frozen plan of an exercise; null when there is none of that id. */
  loadPlan(exerciseId: string): Promise<DrillPlan | null>;
  /** Exercises that may be running: those that are neither ended nor cancelled. */
  listHosted(): Promise<string[]>;
  /** A fresh opaque id. */
  newId: () => string;
  /** One for all, or one per plan. */
  render: Render | ((plan: DrillPlan) => Render);
  logger: HostLogger;
}

/** What lasts from taking up the drills until they are let go: nothing of it outlives that. */
interface Tenure {
  over: boolean;
  hosts: Map<string, Promise<DrillHost | null>>;
  live: Set<DrillHost>;
  durable: Durable;
  heart: Heart;
}

/** Streams read from the log at once when a drill is loaded. */
const READ_AT_ONCE = 32;

export function createDrills(ports: DrillsPorts): Drills {
  const { log, clock, logger, newId, render } = ports;
  const teller = createTeller((error) => logger.error({ err: error }, 'telling failed'));
  let closed = false;
  let tenure = begin();
  /** Removals under way: who asks meanwhile gets what is there afterwards, never a drill whose log is vanishing. */
  const removing = new Map<string, Promise<void>>();

  function begin(): Tenure {
    const live = new Set<DrillHost>();
    return {
      over: false,
      hosts: new Map(),
      live,
      durable: createDurable(log, clock, logger),
      heart: createHeart(log, clock, logger, () => {
        for (const host of live) host.tick();
      }),
    };
  }

  function end({ hosts, live, durable }: Tenure): void {
    durable.close();
    for (const host of live) host.close();
    live.clear();
    hosts.clear();
  }

  async function load(plan: DrillPlan, during: Tenure): Promise<DrillHost> {
    const { durable, live, heart } = during;
    const host = createDrillHost(plan, {
      host: clock,
      durable,
      teller,
      render: typeof render === 'function' ? render(plan) : render,
      logger,
      newId,
      control: controlRules(plan),
      world: worldRules(plan),
    });
    const streams = [controlStream(plan.exerciseId), ...host.worldIds.map((id) => worldStream(plan.exerciseId, id))];
    const commits = new Map<string, Commit[]>();
    for (let i = 0; i < streams.length; i += READ_AT_ONCE) {
      const part = streams.slice(i, i + READ_AT_ONCE);
      // oxlint-disable-next-line no-await-in-loop -- a drill of hundreds of worlds must not flood the database
      const read = await Promise.all(part.map((stream) => log.read(stream)));
      for (const [n, stream] of part.entries()) commits.set(stream, read[n]!);
    }
    host.load(commits, await log.lastBeat(plan.exerciseId));
    await host.found(firstEvents(plan, { wall: clock.wall(), newId }));
    if (during.over) return host;
    live.add(host);
    heart.add(host.beating);
    await host.takeUp();
    return host;
  }

  /** One load per drill, however many ask; one that failed is tried again by the next who asks. */
  function open(exerciseId: string, plan: () => Promise<DrillPlan | null>): Promise<DrillHost | null> {
    const during = tenure;
    const { hosts } = during;
    const known = hosts.get(exerciseId);
    if (known) return known;
    const gone = removing.get(exerciseId) ?? Promise.resolve();
    const loading = gone.then(plan).then((found) => (found && !during.over ? load(found, during) : null));
    hosts.set(exerciseId, loading);
    const forget = (): void => {
      if (hosts.get(exerciseId) === loading) hosts.delete(exerciseId);
    };
    loading.then((host) => (host ? undefined : forget()), forget);
    return loading;
  }

  async function shut(exerciseId: string): Promise<void> {
    const { hosts, heart, live } = tenure;
    const known = hosts.get(exerciseId);
    hosts.delete(exerciseId);
    const host = await known?.catch(() => null);
    heart.remove(exerciseId);
    if (!host) return;
    live.delete(host);
    host.close();
  }

  return {
    async create(plan) {
      const host = await open(plan.exerciseId, () => Promise.resolve(plan));
      if (!host) throw new Error('the server is closing');
      return host;
    },
    get: (exerciseId) => open(exerciseId, () => ports.loadPlan(exerciseId)),
    async recover() {
      const ids = await ports.listHosted();
      const taken = await Promise.allSettled(ids.map((id) => open(id, () => ports.loadPlan(id))));
      for (const [i, result] of taken.entries())
        if (result.status === 'rejected') logger.error({ err: result.reason, exerciseId: ids[i] }, 'a drill could not be taken up');
    },
    async remove(exerciseId) {
      const removal = shut(exerciseId).then(() => log.drop(exerciseId));
      const settled = removal.catch(() => undefined);
      removing.set(exerciseId, settled);
      try {
        await removal;
      } finally {
        if (removing.get(exerciseId) === settled) removing.delete(exerciseId);
      }
    },
    release() {
      if (closed) return;
      const before = tenure;
      before.over = true;
      before.heart.drop();
      end(before);
      tenure = begin();
    },
    async close() {
      closed = true;
      tenure.over = true;
      await tenure.heart.stop();
      end(tenure);
    },
  };
}
