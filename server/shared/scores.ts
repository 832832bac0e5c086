/** Score sheets: what every point of every team came from (S1-S7). `x` and times in ms of drill time. */
import { z } from 'zod';
import { Stamp } from './catalogue.js';
import { BiText } from './events.js';

export const Rating = z.enum(['P', 'S', 'M', 'U']);
export type Rating = z.infer<typeof Rating>;

/** How one expectation, question or penalty counted. */
export const ScoreLine = z
  .object({
    /** `<inject>.<expect>`, `<inject>.<ask>`, or `penalty.<CODE>`. */
    ref: z.string(),
    kind: z.enum(['expect', 'ask', 'penalty']),
    inject: z.string().optional(),
    number: z.string().optional(),
    injectTitle: BiText.optional(),
    /** Action code, or absent for a question. */
    action: z.string().optional(),
    label: BiText,
    objective: z.string().optional(),
    must: z.boolean(),
    /** `open`: undone, but its max was not reached at END EX; leaves both sums. */
    state: z.enum(['met', 'late', 'missed', 'open', 'awaiting-mark', 'charged', 'wrong']),
    /** Where the team's clock started and what served it. */
    startX: z.int().optional(),
    servedX: z.int().optional(),
    /** When the log has it, where it was done before, in a cut (A5). */
    recordedX: z.int().optional(),
    responseMs: z.int().optional(),
    /** Time that EXCON gave for it, ms; already in `target` and `max`. */
    creditMs: z.int().optional(),
    target: z.int().optional(),
    max: z.int().optional(),
    deliveryId: z.string().optional(),
    /** What the response time is counted as (S7). */
    stamp: Stamp.optional(),
    /** Served by initiative before the inject arrived (A4). */
    early: z.boolean().optional(),
    /** From 0 to 1. */
    timeFactor: z.number().optional(),
    quality: z.number().optional(),
    hintFactor: z.number().optional(),
    answerFactor: z.number().optional(),
    scale: z.number().optional(),
    /** The mark's record, when one is asked for: the id for `PUT /marks/:id`. */
    markId: z.string().optional(),
    eventId: z.string().optional(),
    /** While it awaits its mark: `half` of two evaluators have marked, or their marks `differs`. */
    marking: z.enum(['unmarked', 'half', 'single', 'agreed', 'differs', 'decided']).optional(),
    /** Points that an evaluator gave instead of the `computed` ones, and why (S8). */
    override: z.object({ earned: z.number(), reason: z.string(), by: z.string(), computed: z.number() }).optional(),
    /** What the expectation or question is worth, also while it counts nowhere. */
    points: z.number(),
    /** What entered the sums: `possible` is 0 while the line is `open` or `awaiting-mark`; `earned` of a penalty is negative. */
    possible: z.number(),
    earned: z.number(),
    /** The sentence that explains the line. */
    explain: BiText,
    /** What would have earned more; absent where nothing would. */
    better: BiText.optional(),
    /** What evaluators wrote beside the marks that count. */
    comments: z.array(z.object({ text: z.string(), by: z.string() })).optional(),
  })
  .meta({ id: 'ScoreLine' });
export type ScoreLine = z.infer<typeof ScoreLine>;

export const ObjectiveScore = z
  .object({
    id: z.string(),
    title: BiText,
    earned: z.number(),
    possible: z.number(),
    percent: z.number().nullable(),
    /** null: nothing of it was played. */
    machine: Rating.nullable(),
    /** The rating that counts: the evaluator's, else the machine's. */
    rating: Rating.nullable(),
    override: z.object({ rating: Rating, reason: z.string(), by: z.string() }).optional(),
    explain: BiText,
  })
  .meta({ id: 'ObjectiveScore' });
export type ObjectiveScore = z.infer<typeof ObjectiveScore>;

export const MetricName = Stamp;
export type MetricName = Stamp;
/**
 * `n` reached it, `censored` did not by END EX; times in ms. `median`: the middle value, or the mean of the two in the
 * middle; `p90`: nearest rank. Null when no value is known there: it is then greater than `medianAbove` or `p90Above` (ms),
 * printed as `> T`.
 */
export const MetricStat = z
  .object({
    n: z.int(),
    censored: z.int(),
    median: z.number().nullable(),
    p90: z.number().nullable(),
    medianAbove: z.number().optional(),
    p90Above: z.number().optional(),
  })
  .meta({ id: 'MetricStat' });
export type MetricStat = z.infer<typeof MetricStat>;

export const TeamScore = z
  .object({
    teamId: z.string(),
    name: z.string(),
    percent: z.number(),
    earned: z.number(),
    possible: z.number(),
    /** Points taken by penalties, as a positive number, before the floor of 0. */
    penalties: z.number(),
    /** null: unranked, nothing was possible. */
    rank: z.int().nullable(),
    /** Tie-breaker: median time factor over delivered expectations. */
    medianFactor: z.number().nullable(),
    provisional: z.boolean(),
    outcome: BiText.optional(),
    objectives: z.array(ObjectiveScore),
    lines: z.array(ScoreLine),
    metrics: z.partialRecord(MetricName, MetricStat),
  })
  .meta({ id: 'TeamScore' });
export type TeamScore = z.infer<typeof TeamScore>;

export const ScoreSheet = z
  .object({
    rubric: z.object({ scenario: z.string(), version: z.string(), hash: z.string() }),
    provisional: z.boolean(),
    teams: z.array(TeamScore),
    metrics: z.partialRecord(MetricName, MetricStat),
  })
  .meta({ id: 'ScoreSheet' });
export type ScoreSheet = z.infer<typeof ScoreSheet>;

/** The same log ranked by another rule; `change`: places gained (positive) or lost against the sheet that counts. */
export const RankingVariant = z.object({
  id: z.enum(['seen', 'delivered', 'no-marks', 'no-hints']),
  /** Whether anything in this drill depends on it at all. */
  applies: z.boolean(),
  /** Teams whose rank is another one. */
  moved: z.int(),
  teams: z.array(z.object({ teamId: z.string(), percent: z.number(), rank: z.int().nullable(), change: z.int().nullable() })),
});
export type RankingVariant = z.infer<typeof RankingVariant>;
export const Sensitivity = z.array(RankingVariant).meta({ id: 'Sensitivity' });
export type Sensitivity = z.infer<typeof Sensitivity>;

/** Two rankings of one log side by side (S8). */
export const RankingComparison = z
  .object({
    before: z.object({ scenario: z.string(), version: z.string(), hash: z.string() }),
    after: z.object({ scenario: z.string(), version: z.string(), hash: z.string() }),
    moved: z.int(),
    teams: z.array(
      z.object({
        teamId: z.string(),
        name: z.string(),
        before: z.object({ percent: z.number(), rank: z.int().nullable() }),
        after: z.object({ percent: z.number(), rank: z.int().nullable() }),
        change: z.int().nullable(),
      }),
    ),
  })
  .meta({ id: 'RankingComparison' });
export type RankingComparison = z.infer<typeof RankingComparison>;

/** An evaluator's quality mark on an expectation or text answer; of one person the last record stands (S3, S8). */
export const Mark = z.object({
  teamId: z.string(),
  ref: z.string(),
  deliveryId: z.string(),
  value: z.union([z.literal(0), z.literal(0.5), z.literal(0.75), z.literal(1)]),
  by: z.string(),
  wall: z.int(),
  note: z.string().optional(),
});
export type Mark = z.infer<typeof Mark>;

/** An evaluator's rating of an objective for a team, with the reason (S5). */
export const RatingOverride = z.object({
  teamId: z.string(),
  objective: z.string(),
  rating: Rating,
  reason: z.string().min(1),
  by: z.string(),
  wall: z.int(),
});
export type RatingOverride = z.infer<typeof RatingOverride>;

/** Points that an evaluator gives a line instead of the computed ones, with the reason (S8). */
export const LineOverride = z.object({
  teamId: z.string(),
  /** `penalty` for a penalty's line. */
  deliveryId: z.string(),
  ref: z.string(),
  earned: z.number(),
  reason: z.string().min(1),
  by: z.string(),
  wall: z.int(),
});
export type LineOverride = z.infer<typeof LineOverride>;

/** The score board that teams and the wallboard may see (W1, S6). Percent is rounded to 0.01; both null: unranked. */
export const BoardRow = z.object({ rank: z.int().nullable(), name: z.string(), percent: z.number().nullable() }).meta({ id: 'BoardRow' });
export type BoardRow = z.infer<typeof BoardRow>;
