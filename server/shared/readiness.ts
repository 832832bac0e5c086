/** Go/no-go: what should be in order before START EX, and how it stands now. */
import { z } from 'zod';
import { BiText } from './events.js';

/** In the order in which they are shown. */
export const READINESS_IDS = ['scenario', 'rehearsal', 'parts', 'seats', 'clocks', 'check', 'mail', 'evaluators', 'time'] as const;
export type ReadinessId = (typeof READINESS_IDS)[number];

/** `unknown`: nobody has looked yet. `red` items are asked about before START EX. */
export const ReadinessState = z.enum(['ok', 'warn', 'red', 'unknown']);
export type ReadinessState = z.infer<typeof ReadinessState>;

export const ReadinessItem = z.object({
  id: z.enum(READINESS_IDS),
  state: ReadinessState,
  title: BiText,
  detail: BiText,
  /** The tab of the exercise's page where it can be put in order. */
  fix: z.object({ tab: z.string() }).optional(),
});
export type ReadinessItem = z.infer<typeof ReadinessItem>;

export const Readiness = z
  .object({ items: z.array(ReadinessItem), red: z.array(z.enum(READINESS_IDS)).describe('Ids of the items that are red.') })
  .meta({ id: 'Readiness' });
export type Readiness = z.infer<typeof Readiness>;

/** A device whose clock is further off than this, ms, is mentioned; further than `CLOCK_RED` it is wrong. */
export const CLOCK_WARN = 2000;
export const CLOCK_RED = 10_000;
