/**
 * node-cron as the alarm clock: a task for each series in its zone and one for every minute. With several instances one
 * of them is elected per tick by a claim in the database. A tick only wakes a sweep of the durable plan: one that is
 * claimed by a process which dies, or that never comes, loses nothing.
 */
import { schedule, type RunCoordinator, type ScheduledTask } from 'node-cron';
import type { HostLogger } from '../drills/logger.js';
import type { Recurrence } from '../shared/api.js';
import type { ClaimStore, SeriesPlanner } from './ports.js';

/** A claim that was not completed holds for so long, ms. */
const LEASE = 30_000;

export function coordinatorOver(claims: ClaimStore): RunCoordinator {
  return { shouldRun: (key, ttlMs) => claims.claim(key, ttlMs), onComplete: (key) => claims.complete(key) };
}

export interface Ticker {
  start(): void;
  /** Takes in which series there are now. */
  refresh(): void;
  stop(): void;
}

/** `tick` is called at each date of each series, and every minute. */
export function createTicker(deps: { planner: SeriesPlanner; claims: ClaimStore; tick: () => Promise<void>; logger: HostLogger }): Ticker {
  const { logger } = deps;
  const runCoordinator = coordinatorOver(deps.claims);
  const tasks = new Map<string, ScheduledTask>();
  let running = false;
  const cronLogger = {
    info: () => undefined,
    debug: () => undefined,
    warn: (message: string) => logger.warn({}, `cron: ${message}`),
    error: (message: string | Error, error?: Error) => logger.error({ err: error ?? message }, 'cron: a tick failed'),
  };

  function add(name: string, { cron, timezone }: Recurrence): void {
    tasks.set(
      `${name}|${cron}|${timezone}`,
      schedule(cron, deps.tick, {
        name,
        timezone,
        distributed: true,
        distributedLease: LEASE,
        runCoordinator,
        noOverlap: true,
        suppressMissedWarning: true,
        unref: true,
        logger: cronLogger,
      }),
    );
  }

  async function fit(): Promise<void> {
    const wanted = new Map<string, { name: string; recurrence: Recurrence }>();
    for (const { id, recurrence } of await deps.planner.active())
      wanted.set(`series-${id}|${recurrence.cron}|${recurrence.timezone}`, { name: `series-${id}`, recurrence });
    wanted.set('minute|* * * * *|UTC', { name: 'minute', recurrence: { cron: '* * * * *', timezone: 'UTC' } });
    if (!running) return;
    for (const [key, task] of tasks)
      if (!wanted.has(key)) {
        void task.destroy();
        tasks.delete(key);
      }
    for (const [key, { name, recurrence }] of wanted) if (!tasks.has(key)) add(name, recurrence);
  }

  function refresh(): void {
    if (running) fit().catch((error: unknown) => logger.warn({ err: error }, 'the timer of the series was not set'));
  }

  return {
    start() {
      running = true;
      refresh();
    },
    refresh,
    stop() {
      running = false;
      for (const task of tasks.values()) void task.destroy();
      tasks.clear();
    },
  };
}
