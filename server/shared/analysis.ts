/** What the figures of a drill look like spread out: the data behind every chart of the report. Times in ms of drill time. */
import { z } from 'zod';
import { BiText } from './events.js';
import { MetricStat } from './scores.js';

/** Response times of one group, reached and censored kept apart (S7). */
export const Distribution = z
  .object({
    /** A stamp, inject id, team id, objective id or kind of agency. */
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

/** How many (inject, team) pairs came how far; every step counts those that came at least this far. */
export const Funnel = z.object({
  delivered: z.int(),
  seen: z.int(),
  /** The team did, answered or reported anything on it. */
  acted: z.int(),
  /** Everything it asked for was done by its max. */
  met: z.int(),
});
export type Funnel = z.infer<typeof Funnel>;

/**
 * One inject of one team, its deliveries (repeats) together. `none`: it asked for nothing. `part`: some of it is met, some
 * missed. `waiting`: an evaluator's mark is missing. `open`: its max had not come at END EX.
 */
export const HeatState = z.enum(['met', 'late', 'part', 'missed', 'waiting', 'open', 'none']);
export type HeatState = z.infer<typeof HeatState>;
export const HeatCell = z.object({
  state: HeatState,
  /** Earned ÷ possible, 0 to 1; null where nothing was possible. */
  share: z.number().nullable(),
  deliveredX: z.int(),
  seenX: z.int().optional(),
  /** First act on it. */
  actedX: z.int().optional(),
  /** When the last thing it asked for was done. */
  doneX: z.int().optional(),
  /** Latest target and max of what it asked for, as drill time. */
  targetX: z.int().optional(),
  maxX: z.int().optional(),
});
export type HeatCell = z.infer<typeof HeatCell>;

export const Minute = z.object({
  /** Start of the minute, drill time. */
  x: z.int(),
  deliveries: z.int(),
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
  /** Injects, by id. */
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
    /** `injects`: columns in MSEL order (ids as in `ReportInject`); a cell is null where the team did not receive it. */
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
