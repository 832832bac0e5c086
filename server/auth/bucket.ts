/** A token bucket per seat or account: one that floods is refused and nobody else feels it. */
import type { HostClock } from '../drills/ports.js';

/** Commands at once, and per second after that; a person types a few a minute. */
export const BURST = 50;
export const PER_SECOND = 20;
/** Above this many buckets the full ones are forgotten. */
const KEPT = 20_000;

export interface Buckets {
  /** False: over the limit, refuse. */
  take(key: string): boolean;
}

export function createBuckets(clock: HostClock, burst = BURST, perSecond = PER_SECOND): Buckets {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const level = (bucket: { tokens: number; at: number }, now: number): number =>
    Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
  return {
    take(key) {
      const now = clock.mono();
      if (buckets.size > KEPT) for (const [other, bucket] of buckets) if (level(bucket, now) >= burst) buckets.delete(other);
      const bucket = buckets.get(key) ?? { tokens: burst, at: now };
      const tokens = level(bucket, now);
      buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
      return tokens >= 1;
    },
  };
}
