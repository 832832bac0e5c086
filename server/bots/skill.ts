/** How well a simulated agency plays: when it acts on what is expected, what it forgets, what it gets wrong. */

/** A small deterministic generator (mulberry32), so that the same drill can be played again. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Skill {
  name: string;
  /** When it acts: from `from` to `to` of the way to the target (1 is the target, 2 is the max). */
  from: number;
  to: number;
  /** Chance to leave an expectation undone. */
  forgets: number;
  /** Chance to answer a question wrongly. */
  errs: number;
  /** Chance of one of the harmful temptations per inject. */
  tempted: number;
  /** Quality an evaluator would give its written work. */
  quality: 0 | 0.5 | 0.75 | 1;
}

export const SKILLS = {
  expert: { name: 'expert', from: 0.3, to: 0.9, forgets: 0, errs: 0, tempted: 0, quality: 1 },
  good: { name: 'good', from: 0.5, to: 1.15, forgets: 0.03, errs: 0.1, tempted: 0, quality: 1 },
  average: { name: 'average', from: 0.7, to: 1.7, forgets: 0.1, errs: 0.3, tempted: 0.02, quality: 0.75 },
  slow: { name: 'slow', from: 1.2, to: 2.3, forgets: 0.15, errs: 0.3, tempted: 0.02, quality: 0.75 },
  careless: { name: 'careless', from: 0.4, to: 1.6, forgets: 0.25, errs: 0.5, tempted: 0.16, quality: 0.5 },
  lost: { name: 'lost', from: 1.3, to: 2.6, forgets: 0.6, errs: 0.7, tempted: 0.05, quality: 0.5 },
} as const satisfies Record<string, Skill>;

/** Skills dealt to a drill's teams in turn: a few very good, most in between, one or two lost. */
export const DEAL: readonly Skill[] = [
  SKILLS.expert,
  SKILLS.average,
  SKILLS.good,
  SKILLS.slow,
  SKILLS.good,
  SKILLS.careless,
  SKILLS.average,
  SKILLS.good,
  SKILLS.average,
  SKILLS.lost,
  SKILLS.good,
];

/** Where between 0, the target and the max an act falls: `share` 1 is the target, 2 the max, beyond it late. All in ms. */
export function momentOf(share: number, target: number, max: number): number {
  return share <= 1 ? share * target : target + (share - 1) * (max - target);
}
