/** The teams a rehearsal knows: how fast, how right, how wild. Each answers with a plan for one seat. */
import type { Definition } from '../engine/index.js';
import type { Asked, Desk, FreeAct, Plan } from './plan.js';
import type { Random } from './random.js';
import { rightAnswer, wrongAnswer } from './values.js';
import type { Words } from './wishes.js';

const MINUTE = 60_000;

/** EXCON confirms what it is asked and releases each manual inject five minutes after the timed inject before it in the MSEL. */
export function deskOf(definition: Definition, confirms = true, releases = true): Desk {
  const times = new Map<string, number>();
  let last = 0;
  for (const inject of definition.injects) {
    if (inject.at !== undefined) last = inject.at;
    else if (inject.manual) times.set(inject.id, Math.min(last + 5 * MINUTE, Math.round(definition.duration * 0.9)));
  }
  return { confirms: () => confirms, releases: (inject) => (releases ? (times.get(inject) ?? null) : null) };
}

/** Everything in time, everything right. `share` of the target is used up. */
export function perfect(words: Words, share = 0.4): Plan {
  return {
    seen: () => 5000,
    delay: ({ item }) => item.target * share,
    answer: (ask) => rightAnswer(ask),
    fields: (action, instance) => words.for(action, instance),
    refiles: true,
    takesHints: false,
    free: [],
  };
}

export function silent(words: Words): Plan {
  return { ...perfect(words), seen: () => null, delay: () => null, refiles: false };
}

export interface Manner {
  /** Done at all. */
  does: number;
  /** From this share of the target … */
  from: number;
  /** … to this share of the max. */
  to: number;
  right: number;
  hints: number;
}

export const MANNERS = {
  good: { does: 1, from: 0.5, to: 0.35, right: 1, hints: 0 },
  average: { does: 0.9, from: 0.6, to: 0.9, right: 0.75, hints: 0.2 },
  slow: { does: 0.8, from: 1, to: 1.3, right: 0.6, hints: 0.4 },
} as const satisfies Record<string, Manner>;

export function human(words: Words, { does, from, to, right, hints }: Manner, random: Random): Plan {
  return {
    ...perfect(words),
    seen: () => Math.round(random.between(5000, 90_000)),
    delay({ item }) {
      if (!random.chance(does)) return null;
      const first = item.target * from;
      return random.between(first, Math.max(first, item.max * to));
    },
    answer: (ask) => (random.chance(right) ? rightAnswer(ask) : wrongAnswer(ask)),
    takesHints: random.chance(hints),
  };
}

/** Anything at any time, harmful actions among the others; `deeds` unasked actions. */
export function chaotic(definition: Definition, words: Words, random: Random, deeds = 25): Plan {
  const free: FreeAct[] = Array.from({ length: deeds }, () => ({
    action: random.pick(definition.offered),
    from: Math.round(random.between(0, definition.duration)),
  })).filter(({ action }) => action !== undefined);
  const base = human(words, { does: 0.6, from: 0.1, to: 1.6, right: 0.4, hints: 0.5 }, random);
  const whims = new Map<string, boolean>();
  const whim = (key: string): boolean => {
    const known = whims.get(key) ?? random.chance(0.5);
    whims.set(key, known);
    return known;
  };
  return {
    ...base,
    seen: (instance) => (whim(`seen ${instance}`) ? Math.round(random.between(0, 20 * MINUTE)) : null),
    fields: (action, instance) => (whim(`words ${action} ${instance}`) ? words.for(action, instance) : words.with(action, instance, [])),
    refiles: whim('refiles'),
    free,
  };
}

/** As `base`, but with one thing changed. `null`: never. */
export function except(base: Plan, concerns: (asked: Asked) => boolean, delay: (asked: Asked) => number | null): Plan {
  return { ...base, delay: (asked) => (concerns(asked) ? delay(asked) : base.delay(asked)) };
}
