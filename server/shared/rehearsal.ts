/** What a rehearsal found: the whole scenario played by simulated teams on a virtual clock (spec 2). All times in ms of drill time. */
import { z } from 'zod';
import { BiText } from './events.js';
import { Rating } from './scores.js';

/** How a simulated team behaves; `guided` ones are aimed at a part of the scenario that nothing had reached so far. */
export const BehaviourKind = z.enum([
  'perfect',
  'good',
  'average',
  'slow',
  'silent',
  'chaotic',
  'initiative',
  'omission',
  'late',
  'harmful',
  'confirm',
  'fields',
  'guided',
  'mixed',
]);
export type BehaviourKind = z.infer<typeof BehaviourKind>;

export const REHEARSAL_CODES = [
  'unreached-inject',
  'unreached-variant',
  'unreached-rule',
  'unreached-state',
  'unreached-outcome',
  'never-met',
  'never-answered',
  'perfect-loses',
  'silent-earns',
  'long-idle',
  'crowded-minute',
  'cut-short',
] as const;

/** Errors make a rehearsal fail; warnings are for the author to weigh. `path` as in lint: `$.injects[3].variants[0]`. */
export const RehearsalProblem = z
  .object({ code: z.enum(REHEARSAL_CODES), severity: z.enum(['error', 'warning']), path: z.string(), message: BiText })
  .meta({ id: 'RehearsalProblem' });
export type RehearsalProblem = z.infer<typeof RehearsalProblem>;

const Ms = z.int().min(0);

/** Deliveries in a minute of the drill, and expectations and questions whose target falls into it. */
export const LoadMinute = z.object({ minute: z.int().min(0), deliveries: z.int(), expected: z.int() });
export type LoadMinute = z.infer<typeof LoadMinute>;

export const RehearsedTeam = z.object({
  teamId: z.string(),
  /** Parts of the story it plays: one in joint play, all in parallel play. */
  parts: z.array(z.string()),
  /** null: nothing could be earned. */
  percent: z.number().nullable(),
  earned: z.number(),
  possible: z.number(),
  /** The longest stretch in which it has nothing new to read and nothing left to do. */
  idle: z.object({ from: Ms, to: Ms }),
  /** By objective; null: nothing of it was played. */
  ratings: z.record(z.string(), Rating.nullable()),
});
export type RehearsedTeam = z.infer<typeof RehearsedTeam>;

export const RehearsedBehaviour = z
  .object({
    id: z.string(),
    kind: BehaviourKind,
    play: z.enum(['parallel', 'joint']),
    title: BiText,
    /** Of all its teams together; null: nothing could be earned. */
    percent: z.number().nullable(),
    outcome: z.string().nullable(),
    deliveries: z.int(),
    busiest: LoadMinute.nullable(),
    teams: z.array(RehearsedTeam),
  })
  .meta({ id: 'RehearsedBehaviour' });
export type RehearsedBehaviour = z.infer<typeof RehearsedBehaviour>;

export const RehearsalReport = z
  .object({
    scenario: z.object({ id: z.string(), version: z.string(), title: BiText, duration: Ms }),
    seed: z.int(),
    /** Nothing of severity `error` was found. */
    ok: z.boolean(),
    problems: z.array(RehearsalProblem),
    /** What no behaviour reached; expectations and questions as `inject.id`, met or answered in time by nobody. */
    unreached: z.object({
      injects: z.array(z.string()),
      variants: z.array(z.object({ inject: z.string(), variant: z.int() })),
      rules: z.array(z.string()),
      states: z.array(z.object({ system: z.string(), state: z.string() })),
      outcomes: z.array(z.string()),
      expects: z.array(z.string()),
      asks: z.array(z.string()),
    }),
    /** Points the scenario gives for each objective, contingencies included; `id` null: for none. */
    objectives: z.array(z.object({ id: z.string().nullable(), title: BiText, points: z.number(), share: z.number() })),
    /** Load of the perfect team, minute by minute, empty minutes left out. */
    load: z.array(LoadMinute),
    behaviours: z.array(RehearsedBehaviour),
  })
  .meta({ id: 'RehearsalReport' });
export type RehearsalReport = z.infer<typeof RehearsalReport>;

export const RehearseBody = z
  .strictObject({
    behaviours: z.int().min(1).max(2000).optional(),
    seed: z.int().min(0).max(0x7fffffff).optional(),
    /** Absent: the newest. */
    version: z.string().max(64).optional(),
  })
  .meta({ id: 'RehearseBody' });

/** What the last rehearsal of a scenario's newest version found; `at` epoch ms. */
export const LastRehearsal = z
  .object({
    scenarioId: z.string(),
    version: z.string(),
    ok: z.boolean(),
    errors: z.int(),
    warnings: z.int(),
    behaviours: z.int(),
    at: z.number(),
  })
  .meta({ id: 'LastRehearsal' });
export type LastRehearsal = z.infer<typeof LastRehearsal>;
