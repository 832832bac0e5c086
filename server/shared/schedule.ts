/** What the schedule's routes take and answer: a cron expression in words, and the series of recurring exercises. */
import { z } from 'zod';
import { ExerciseSettings, PHASES, Recurrence } from './api.js';
import { words } from './text.js';

/** One date of a cron expression. */
export const NextDate = z.object({
  /** ISO instant. */
  at: z.string(),
  /** Weekday, date and time in the chosen zone, with its distance from UTC. */
  local: z.object({ vi: z.string(), en: z.string() }),
  /** Why this date is not at the time that the expression names, or which of two it is. */
  note: z.object({ vi: z.string(), en: z.string() }).optional(),
});

export const SchedulePreview = z
  .object({
    valid: z.boolean(),
    /** When it is not valid: what is wrong. */
    error: z.object({ code: z.enum(['bad-cron', 'bad-timezone']), vi: z.string(), en: z.string() }).optional(),
    words: z.object({ vi: z.string(), en: z.string() }).optional(),
    /** The next five. */
    next: z.array(NextDate),
  })
  .meta({ id: 'SchedulePreview' });
export type SchedulePreview = z.infer<typeof SchedulePreview>;

export const SERIES_STATES = ['active', 'paused', 'stopped'] as const;

export const Series = z
  .object({
    id: z.string(),
    name: z.string(),
    state: z.enum(SERIES_STATES),
    recurrence: Recurrence,
    scenarioId: z.string(),
    settings: ExerciseSettings,
    createdAt: z.string(),
    /** Why the next occurrence could not be planned, when it could not. */
    problem: z.object({ vi: z.string(), en: z.string() }).optional(),
    /** Those planned so far, by date. */
    occurrences: z.array(z.object({ id: z.string(), name: z.string(), startsAt: z.string().nullable(), phase: z.enum(PHASES) })),
  })
  .meta({ id: 'Series' });
export type Series = z.infer<typeof Series>;

export const PatchSeries = z
  .strictObject({
    name: words().trim().min(1).max(180).optional(),
    state: z.enum(['active', 'paused']).optional(),
    recurrence: Recurrence.optional(),
    settings: ExerciseSettings.optional(),
  })
  .meta({ id: 'PatchSeries' });
export type PatchSeries = z.infer<typeof PatchSeries>;
