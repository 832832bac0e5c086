/** A small seeded generator (mulberry32) for tests: the same seed, the same drill. */
export interface Prng {
  /** 0 ≤ n < 1 */
  next(): number;
  /** Whole numbers, both ends included. */
  int(from: number, to: number): number;
  chance(p: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Each element with probability `p`, in order. */
  some<T>(from: readonly T[], p: number): T[];
}

export function prng(seed: number): Prng {
  let a = seed >>> 0;
  const next = (): number => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    chance: (p) => next() < p,
    pick: (from) => {
      if (from.length === 0) throw new Error('nothing to pick from');
      return from[int(0, from.length - 1)]!;
    },
    some: (from, p) => from.filter(() => next() < p),
  };
}
