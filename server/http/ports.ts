/** What the HTTP edge needs from the rest of the house. */
import type { Drill } from '../drills/service.js';
import type { CreateExercise, Exercise, PatchExercise, ScenarioSummary } from '../shared/api.js';
import type { AuthoringError } from '../shared/scenario.js';
import type { RehearsalReport, RehearseBody } from '../shared/rehearsal.js';
import type { Mark, RatingOverride, ScoreSheet } from '../shared/scores.js';
import type { ScenarioPicture, ScenarioVersion, ValidateAnswer } from '../shared/studio.js';
import type { z } from 'zod';

export interface Agency {
  id: string;
  name: string;
  shortName?: string;
  kind?: string;
  contact?: string;
}

export interface AgencyDirectory {
  list(): Promise<Agency[]>;
  /** @throws Refused already-exists */
  create(agency: Omit<Agency, 'id'>): Promise<Agency>;
}

export interface ScenarioShelf {
  list(): Promise<ScenarioSummary[]>;
  /** This version of an id, or its newest, with the text as its author wrote it. */
  get(id: string, version?: string): Promise<(ScenarioSummary & { text: string; warnings: AuthoringError[] }) | null>;
  /**
   * `filesFrom`: the scenario whose attachments the text may name; absent: those of its own id.
   * @throws Refused invalid-scenario with `errors`, already-exists
   */
  add(text: string, by: string, filesFrom?: string): Promise<ScenarioSummary & { warnings: AuthoringError[] }>;
  /** Newest first; null: no such scenario. */
  versions(id: string): Promise<ScenarioVersion[] | null>;
  picture(id: string, version?: string): Promise<ScenarioPicture | null>;
  /** Reads a text without keeping it. */
  validate(text: string, filesFrom?: string): Promise<ValidateAnswer>;
  /** Bytes of an attachment of the newest version, by its path with or without `files/`. */
  file(id: string, name: string): Promise<{ type: string; bytes: Buffer } | null>;
}

/** Rehearses the newest version of this id; null when there is none. */
export type Rehearse = (id: string, options: z.infer<typeof RehearseBody>) => Promise<RehearsalReport | null>;

export interface ExerciseDirectory {
  list(): Promise<Exercise[]>;
  get(id: string): Promise<Exercise | null>;
  /** @throws Refused not-found, invalid-exercise */
  create(plan: CreateExercise, by: string): Promise<Exercise>;
  /** @throws Refused not-found, wrong-phase */
  patch(id: string, change: z.infer<typeof PatchExercise>): Promise<Exercise>;
  /** Only one that never started. @throws Refused not-found, wrong-phase */
  remove(id: string): Promise<void>;
  /** Bytes of a frozen attachment by the path the scenario names it with. */
  file(id: string, name: string): Promise<{ type: string; bytes: Buffer } | null>;
}

/** The drill behind an exercise, with its teams' names; null when there is none. */
export type OpenDrill = (exerciseId: string) => Promise<Drill | null>;

/** Evaluators' records; never changed, the last of its kind counts (S8). */
export interface EvaluationLog {
  mark(exerciseId: string, mark: Mark): Promise<void>;
  rate(exerciseId: string, rating: RatingOverride): Promise<void>;
  /** The last mark per team and line, the last rating per team and objective. */
  current(exerciseId: string): Promise<{ marks: Mark[]; ratings: RatingOverride[] }>;
}

export type ScoreDrill = (drill: Drill) => Promise<ScoreSheet>;

export interface ReportOptions {
  lang: 'vi' | 'en';
  /** Absent: the whole exercise. */
  teamId?: string;
}

/** The after-action report. @throws Refused not-found for an unknown team, wrong-phase before START EX */
export interface ReportMaker {
  html(exerciseId: string, opts: ReportOptions): Promise<string>;
  pdf(exerciseId: string, opts: ReportOptions): Promise<Buffer>;
  json(exerciseId: string, opts: ReportOptions): Promise<unknown>;
}

export interface Logger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
