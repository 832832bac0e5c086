/**
 * What is due once a day, from an hour on: node-cron wakes it at that hour, one instance per tick; it also runs when this
 * instance becomes the active one and soon after `wake`. Running it again must change nothing.
 */
import { schedule, type ScheduledTask } from 'node-cron';
import type { HostLogger } from '../drills/logger.js';
import type { HostClock } from '../drills/ports.js';
import type { ClaimStore } from './ports.js';
import { coordinatorOver } from './ticker.js';

/** What changed may change again in the same breath, ms. */
const SOON = 2000;
/** Rest after something failed, ms. */
const AFTER_FAILURE = 60_000;
/** A claim that was not completed holds for so long, ms. */
const LEASE = 30_000;

export interface Daily {
  start(): void;
  stop(): void;
  /** Something may be due now; nothing while it is stopped. */
  wake(): void;
}

export function createDaily(deps: {
  name: string;
  /** Of the day, in `zone`. */
  hour: number;
  zone: string;
  run: () => Promise<void>;
  claims: ClaimStore;
  clock: HostClock;
  logger: HostLogger;
}): Daily {
  const { name, clock, logger } = deps;
  let running = false;
  let task: ScheduledTask | null = null;
  let cancel = (): void => undefined;
  let under: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    if (!running) return;
    try {
      await deps.run();
    } catch (error) {
      if (!running) return;
      logger.error({ err: error, job: name }, 'a daily job failed, trying on');
      after(AFTER_FAILURE);
    }
  }
  /** One after the other. */
  function queue(): Promise<void> {
    under = under.then(run);
    return under;
  }
  function after(ms: number): void {
    cancel();
    cancel = clock.after(ms, () => void queue());
  }

  return {
    start() {
      running = true;
      task ??= schedule(`0 ${deps.hour} * * *`, queue, {
        name,
        timezone: deps.zone,
        distributed: true,
        distributedLease: LEASE,
        runCoordinator: coordinatorOver(deps.claims),
        noOverlap: true,
        suppressMissedWarning: true,
        unref: true,
        logger: {
          info: () => undefined,
          debug: () => undefined,
          warn: (message: string) => logger.warn({}, `cron: ${message}`),
          error: (message: string | Error, error?: Error) => logger.error({ err: error ?? message }, 'cron: a tick failed'),
        },
      });
      void queue();
    },
    stop() {
      running = false;
      cancel();
      void task?.destroy();
      task = null;
    },
    wake() {
      if (running) after(SOON);
    },
  };
}
