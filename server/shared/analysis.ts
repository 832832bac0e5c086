/** What the figures of a drill look like spread out: the data behind every chart of the report. Times in ms of drill time. */
import { z } from 'zod';
import { BiText } from './events.js';
import { MetricStat } from './scores.js';

/**
 * Response times of one group, reached and censored kept apart (S7). By stamp: the expectations that have one, as in the
 * sheet's metrics; by anything else every expectation and question.
 */
export const Distribution = z
  .object({
    /** A stamp, inject id, team id, objective id ('' for work of none) or kind of agency ('' for teams of none). */
    key: z.string(),
    label: BiText,
    stat: MetricStat,
    /** ms until served, ascending. */
    values: z.array(z.int()),
    /** ms that the unserved ones had been open at END EX, ascending. */
    censored: z.array(z.int()),
  })
  .meta({ id: 'Distribution' });
export type Distribution = z.infer<typeof Distribution>;

export const DISTRIBUTED_BY = ['stamp', 'inject', 'team', 'objective', 'kind'] as const;
export type DistributedBy = (typeof DISTRIBUTED_BY)[number];

/**
 * How many deliveries that asked their team for something came how far; every step counts those that came at least this far,
 * so that what was acted on without a look counts as seen.
 */
export const Funnel = z.object({
  delivered: z.int(),
  seen: z.int(),
  /** The team did, answered, reported or confirmed anything on it. */
  acted: z.int(),
  /** Everything it asked for was done by its max. */
  met: z.int(),
});
export type Funnel = z.infer<typeof Funnel>;

/**
 * One inject of one team, judged by time; `share` tells of the points. `met`: all of it was done by its max, `late`: some of
 * it after. `part`: some of it was done, some missed. `missed`: none of it was. `open`: the max of something undone had not
 * come at END EX. `waiting`: all was done by its max, an evaluator's mark is missing. `none`: it asked for nothing.
 */
export const HeatState = z.enum(['met', 'late', 'part', 'missed', 'waiting', 'open', 'none']);
export type HeatState = z.infer<typeof HeatState>;
export const HeatCell = z.object({
  state: HeatState,
  /** Earned ÷ possible, 0 to 1; null where nothing was possible. */
  share: z.number().nullable(),
  /** When the delivery was recorded: the team's clock starts there (I8). */
  deliveredX: z.int(),
  seenX: z.int().optional(),
  /** First act on it, at the time it counts (A5); the delivery where initiative was faster (A4). */
  actedX: z.int().optional(),
  /** When the last thing it asked for was done. */
  doneX: z.int().optional(),
  /** Latest target and max of what it asked for, as drill time; time given and moved windows are in them. */
  targetX: z.int().optional(),
  maxX: z.int().optional(),
});
export type HeatCell = z.infer<typeof HeatCell>;

export const Minute = z.object({
  /** Start of the minute, drill time. */
  x: z.int(),
  /** By when they were due. */
  deliveries: z.int(),
  /** Actions, answers and confirmations of receipt; reports stand beside them. */
  acts: z.int(),
  reports: z.int(),
  messages: z.int(),
  /** Events of every kind in the log. */
  events: z.int(),
  /** Greatest delay of a delivery in it; null: none was due. */
  drift: z.int().nullable(),
});
export type Minute = z.infer<typeof Minute>;

/** An ATT&CK technique of the scenario and how the teams did on the injects that show it. */
export const TechniqueResult = z.object({
  id: z.string(),
  /** Injects and their repeats, by id. */
  injects: z.array(z.string()),
  /** Teams that received one of them. */
  teams: z.int(),
  /** Points earned ÷ possible on them, 0 to 100; null: nothing was possible. */
  percent: z.number().nullable(),
});
export type TechniqueResult = z.infer<typeof TechniqueResult>;

export const Analysis = z
  .object({
    distributions: z.object({
      stamp: z.array(Distribution),
      inject: z.array(Distribution),
      team: z.array(Distribution),
      objective: z.array(Distribution),
      /** By kind of agency; teams whose agency has none are together under the key ''. */
      kind: z.array(Distribution),
    }),
    funnel: z.object({ all: Funnel, injects: z.array(Funnel.extend({ inject: z.string() })) }),
    /**
     * `injects`: columns in MSEL order, repeats beside their source, ad-hoc injects last (ids as in `ReportInject`); a cell is
     * null where the team did not receive it.
     */
    heat: z.object({
      injects: z.array(z.string()),
      rows: z.array(z.object({ teamId: z.string(), cells: z.array(HeatCell.nullable()) })),
    }),
    /** Every minute from START EX to END EX. */
    minutes: z.array(Minute),
    techniques: z.array(TechniqueResult),
  })
  .meta({ id: 'Analysis' });
export type Analysis = z.infer<typeof Analysis>;
