/** Brakes on guessing: only failures count, so a hall of hundreds behind one address can join within a minute. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refused } from '../errors.js';

export interface Brake {
  /** @throws Refused too-many while one of the keys is blocked */
  check(keys: readonly string[]): Promise<void>;
  failed(keys: readonly string[]): Promise<void>;
  forget(key: string): Promise<void>;
}

/** At most `points` failures per key in `seconds`. */
export function createBrake(name: string, points: number, seconds: number): Brake {
  const limiter = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
  return {
    async check(keys) {
      for (const key of keys) {
        const state = await limiter.get(key);
        if (state && state.consumedPoints >= points) throw new Refused('too-many', { retryAfter: Math.ceil(state.msBeforeNext / 1000) });
      }
    },
    async failed(keys) {
      for (const key of keys) {
        try {
          await limiter.consume(key);
        } catch (error) {
          if (!(error instanceof RateLimiterRes)) throw error;
        }
      }
    },
    async forget(key) {
      await limiter.delete(key);
    },
  };
}
