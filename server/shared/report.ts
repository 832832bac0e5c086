/** The after-action report as data: what HTML, PDF, JSON and the web page all print. Drill times in ms, `wall` in epoch ms. */
import { z } from 'zod';
import { Analysis } from './analysis.js';
import { BiText } from './events.js';
import { FeedbackResults } from './feedback.js';
import { ImprovementPlan } from './improvement.js';
import { Appeal, OfficialPaper, Publication } from './publishing.js';
import { MetricName, MetricStat, Rating, ScoreSheet, Sensitivity } from './scores.js';

/** Lateness of the platform itself: when something was due and when it was really written (I8). */
export const Drift = z
  .object({ n: z.int(), median: z.number().nullable(), p90: z.number().nullable(), max: z.number().nullable() })
  .meta({ id: 'Drift' });

export const ReportInject = z.object({
  id: z.string(),
  number: z.string(),
  title: BiText,
  channel: z.string(),
  type: z.string(),
  /** null for conditional and manual ones. */
  scheduledX: z.int().nullable(),
  delivered: z.int(),
  notNeeded: z.int(),
  skipped: z.int(),
  seen: z.int(),
  met: z.int(),
  late: z.int(),
  missed: z.int(),
  /** Median ms from delivery to first sight, and to the first action that served it. */
  medianSeen: z.number().nullable(),
  medianResponse: z.number().nullable(),
  drift: Drift,
});

export const TimelineEntry = z.object({
  at: z.object({ x: z.int(), wall: z.int() }),
  kind: z.enum(['control', 'delivered', 'seen', 'action', 'report', 'answer', 'hint', 'missed', 'penalty', 'system', 'outcome', 'message']),
  teamId: z.string().optional(),
  who: z.string().optional(),
  text: BiText,
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const ReportFinding = z.object({
  kind: z.enum(['strength', 'improvement']),
  objective: z.string().optional(),
  text: BiText,
  teams: z.array(z.string()),
});

/** What an evaluator saw; a team's own edition has no names and no plain notes. */
export const ReportObservation = z.object({
  tag: z.enum(['strength', 'improvement', 'note']),
  text: z.string(),
  /** When it was seen. */
  at: z.object({ x: z.int(), wall: z.int() }),
  teamId: z.string().optional(),
  objective: z.string().optional(),
  inject: z.string().optional(),
  by: z.string().optional(),
  /** Pictures and files kept with it. */
  files: z.int(),
});
export type ReportObservation = z.infer<typeof ReportObservation>;

/** A sentence of the executive summary, chosen by figures; `from`: the places of this very document it was made from (JSON pointers). */
export const SummarySentence = z.object({ text: BiText, from: z.array(z.string()) });
export type SummarySentence = z.infer<typeof SummarySentence>;

/** Which edition it is. Nothing set: the whole exercise. */
export const Edition = z.object({
  teamId: z.string().optional(),
  /** Kind of agency, as the directory calls it. */
  kind: z.string().optional(),
  /** Teams are letters, people are not named. */
  anonymous: z.boolean(),
});
export type Edition = z.infer<typeof Edition>;

export const AfterActionReport = z
  .object({
    edition: Edition,
    /** Executive summary. */
    summary: z.array(SummarySentence),
    analysis: Analysis,
    /** Null in a team's edition. */
    sensitivity: Sensitivity.nullable(),
    improvement: ImprovementPlan,
    feedback: FeedbackResults.nullable(),
    appeals: z.array(Appeal),
    publication: Publication.nullable(),
    paper: OfficialPaper,
    exercise: z.object({
      id: z.string(),
      name: z.string(),
      play: z.enum(['parallel', 'joint']),
      phase: z.string(),
      startedWall: z.int().nullable(),
      endedWall: z.int().nullable(),
      /** Drill time at END EX. */
      endX: z.int(),
      factors: z.array(z.number()),
    }),
    scenario: z.object({
      id: z.string(),
      version: z.string(),
      hash: z.string(),
      title: BiText,
      summary: BiText,
      duration: z.int(),
      incidentClass: BiText.optional(),
      severity: BiText.optional(),
      attackVersion: z.string().optional(),
      techniques: z.array(z.string()),
    }),
    provisional: z.boolean(),
    published: z.boolean(),
    counts: z.object({
      teams: z.int(),
      members: z.int(),
      deliveries: z.int(),
      actions: z.int(),
      reports: z.int(),
      answers: z.int(),
      messages: z.int(),
    }),
    objectives: z.array(
      z.object({
        id: z.string(),
        title: BiText,
        capability: BiText.optional(),
        target: BiText.optional(),
        csf: z.array(z.string()),
        /** Teams per rating; `none`: nothing of it was played. */
        ratings: z.object({ P: z.int(), S: z.int(), M: z.int(), U: z.int(), none: z.int() }),
        /** Rating of all teams together: thresholds on the pooled points. */
        overall: Rating.nullable(),
        percent: z.number().nullable(),
      }),
    ),
    sheet: ScoreSheet,
    injects: z.array(ReportInject),
    metrics: z.partialRecord(MetricName, MetricStat),
    drift: Drift,
    outages: z.array(z.object({ x: z.int(), fromWall: z.int(), toWall: z.int() })),
    timeline: z.array(TimelineEntry),
    findings: z.array(ReportFinding),
    observations: z.array(ReportObservation),
    participants: z.array(
      z.object({
        teamId: z.string(),
        team: z.string(),
        /** Its agency in the directory, with the kind it has there; its name alone where it is not in it. */
        agency: z.string(),
        agencyId: z.string().optional(),
        kind: z.string().optional(),
        parts: z.array(BiText),
        members: z.array(z.object({ id: z.string(), name: z.string(), role: z.string().optional() })),
      }),
    ),
    /** Head of every stream's hash chain: names the exact log the figures came from (S8). */
    log: z.object({ events: z.int(), heads: z.record(z.string(), z.object({ seq: z.int(), hash: z.string() })) }),
    generatedWall: z.int(),
  })
  .meta({ id: 'AfterActionReport' });
export type AfterActionReport = z.infer<typeof AfterActionReport>;
