/**
 * What joining the writing of each member costs this process. A person's typing costs next to nothing; words put together
 * so that each must be compared with every other can cost seconds, and everybody else waits for them.
 */
import type { HostClock } from '../drills/ports.js';

/** ms of work that a member may cause at once, and per second after that. */
const AT_ONCE = 1000;
const PER_SECOND = 20;
/** Above this many members those who have caused nothing lately are forgotten. */
const KEPT = 10_000;

export interface Effort {
  /** Whether this member has caused more than its share and has to wait. */
  spent(member: string): boolean;
  /** Does the work and counts how long it took. */
  spend<T>(member: string, work: () => T): T;
}

export function createEffort(clock: HostClock): Effort {
  const caused = new Map<string, { ms: number; at: number }>();
  const now = (member: string): number => {
    const had = caused.get(member);
    return had ? Math.max(0, had.ms - ((clock.mono() - had.at) / 1000) * PER_SECOND) : 0;
  };
  return {
    spent: (member) => now(member) > AT_ONCE,
    spend(member, work) {
      const began = clock.mono();
      try {
        return work();
      } finally {
        const at = clock.mono();
        if (caused.size > KEPT) for (const other of caused.keys()) if (now(other) === 0) caused.delete(other);
        caused.set(member, { ms: now(member) + at - began, at });
      }
    },
  };
}
