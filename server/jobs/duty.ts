/** What the active instance does and a standby does not: hosts drills, keeps the schedule, sends mail. Follows the lease. */
import type { HostLogger } from '../drills/logger.js';
import type { EventLog, HostClock } from '../drills/ports.js';
import { createLease, type LeaseStore, type Owner } from './lease.js';

/** Rest before what could not be taken up is tried again, ms. */
const TRY_AGAIN = 1000;

export interface DutyPorts {
  store: LeaseStore;
  self: Owner;
  hasEnded(owner: Owner): boolean;
  clock: HostClock;
  logger: HostLogger;
  /** Loads what another may have run last; called when this instance becomes the active one. */
  takeUp(): Promise<void>;
  /** After that. */
  begin(): void;
  /** Stops what `takeUp` and `begin` started, at once: somebody else may be doing it already. */
  drop(): void;
}

export interface Duty {
  /** The first look at the lease, and what follows if it is gained. */
  start(): Promise<void>;
  /** Whether everything is taken up and this instance answers people: also with a slow database, while nobody could take over. */
  active(): boolean;
  /** Whether it may write to the log, be it only to take up. */
  mayWrite(): boolean;
  /** Who is active, for people; null: not known. */
  activeHost(): string | null;
  /** Gives the lease back; call when nothing is hosted any more. */
  close(): Promise<void>;
}

export function createDuty(ports: DutyPorts): Duty {
  const { clock, logger } = ports;
  /** Which gain of the lease this is: what began under an earlier one is void. */
  let turn = 0;
  let up = false;
  let taking: Promise<void> = Promise.resolve();

  async function takeUp(mine: number): Promise<void> {
    // oxlint-disable-next-line no-unmodified-loop-condition -- the lease modifies it meanwhile
    while (mine === turn) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- until it is done
        await ports.takeUp();
        if (mine !== turn) return;
        up = true;
        return ports.begin();
      } catch (error) {
        logger.error({ err: error }, 'the drills could not be taken up, trying on');
        // oxlint-disable-next-line no-await-in-loop
        await new Promise<void>((done) => clock.after(TRY_AGAIN, done));
      }
    }
  }

  const lease = createLease({
    store: ports.store,
    self: ports.self,
    hasEnded: (owner) => ports.hasEnded(owner),
    clock,
    logger,
    events: {
      gained() {
        taking = takeUp(++turn);
      },
      lost() {
        turn++;
        up = false;
        ports.drop();
      },
    },
  });

  return {
    async start() {
      await lease.start();
      await taking;
    },
    active: () => up && lease.serving(),
    mayWrite: () => lease.held(),
    activeHost: () => lease.holder()?.host ?? null,
    async close() {
      turn++;
      up = false;
      await lease.close();
    },
  };
}

/** The log as long as this instance may write: afterwards every append is as if the database were away. */
export function fenced(log: EventLog, mayWrite: () => boolean): EventLog {
  const away = (): Promise<never> => Promise.reject(new Error('another instance may host the drills'));
  return {
    ...log,
    append: (commit) => (mayWrite() ? log.append(commit) : away()),
    beat: (beats) => (mayWrite() ? log.beat(beats) : away()),
    drop: (exerciseId) => (mayWrite() ? log.drop(exerciseId) : away()),
  };
}
