/** Keeps asking the log for one and the same commit until its fate is known; a commit of unknown fate is never decided again. */
import type { AppendResult, Commit, EventLog, HostClock } from './ports.js';
import type { HostLogger } from './logger.js';

/** First and longest wait between two attempts, ms. */
const FIRST_WAIT = 50;
const LONGEST_WAIT = 1000;

export interface Durable {
  /** Resolves when the log has answered, however long the database is away; `closed` when the host stopped before it did. */
  put(commit: Commit): Promise<AppendResult | 'closed'>;
  /** Reads the tail of a stream with the same patience; null when the host stopped. */
  tail(stream: string, afterSeq: number): Promise<Commit[] | null>;
  close(): void;
}

export function createDurable(log: EventLog, clock: HostClock, logger: HostLogger): Durable {
  let closed = false;
  const waiting = new Set<() => void>();
  const pause = (ms: number): Promise<void> =>
    new Promise((done) => {
      const wake = (): void => {
        waiting.delete(wake);
        cancel();
        done();
      };
      const cancel = clock.after(ms, wake);
      waiting.add(wake);
    });
  const patiently = async <T>(what: string, stream: string, attempt: () => Promise<T>): Promise<T | 'closed'> => {
    for (let wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, wait * 2)) {
      if (closed) return 'closed';
      try {
        // One after the other on purpose: each attempt follows the failure of the one before.
        // oxlint-disable-next-line no-await-in-loop
        return await attempt();
      } catch (error) {
        // What can never be written is not tried again; it was not written at all.
        if (error instanceof RangeError) throw error;
        if (wait === FIRST_WAIT) logger.warn({ err: error, stream }, `${what} failed, trying on`);
        // oxlint-disable-next-line no-await-in-loop
        await pause(wait);
      }
    }
  };
  return {
    put: (commit) => patiently('append', commit.stream, () => log.append(commit)),
    async tail(stream, afterSeq) {
      const commits = await patiently('read', stream, () => log.read(stream, afterSeq));
      return commits === 'closed' ? null : commits;
    },
    close() {
      closed = true;
      for (const wake of waiting) wake();
    },
  };
}
