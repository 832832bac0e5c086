/** What the HTTP edge needs from the rest of the house. */
import type { Drill } from '../drills/service.js';
import type { Agency, CreateAgency, PatchAgency } from '../shared/agencies.js';
import type { CreateExercise, Exercise, PatchExercise, PatchTeam, ScenarioSummary } from '../shared/api.js';
import type { At } from '../shared/events.js';
import type { AuthoringError } from '../shared/scenario.js';
import type { RehearsalReport, RehearseBody } from '../shared/rehearsal.js';
import type { Standing } from '../scoring/index.js';
import type { EvaluationRecord, FileType } from '../shared/evaluation.js';
import type { Layout, OfficialPaper } from '../shared/publishing.js';
import type { PrintState } from '../shared/prints.js';
import type { AfterActionReport } from '../shared/report.js';
import type { ScoreSheet } from '../shared/scores.js';
import type { Lang } from '../shared/text.js';
import type { ScenarioPicture, ScenarioVersion, ValidateAnswer } from '../shared/studio.js';
import type { PatchSeries, Series } from '../shared/schedule.js';
import type { z } from 'zod';

export interface AgencyDirectory {
  /** In Vietnamese order. */
  list(): Promise<Agency[]>;
  /** @throws Refused already-exists */
  create(agency: CreateAgency): Promise<Agency>;
  /** @throws Refused not-found, already-exists */
  patch(id: string, change: PatchAgency): Promise<Agency>;
  /** @throws Refused not-found */
  remove(id: string): Promise<void>;
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

/** Rehearses the version named, or the newest, of this id; null when there is none. */
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
  /** Addresses at any time; name and agency while nothing has happened. @throws Refused not-found, wrong-phase, invalid-exercise */
  patchTeam(id: string, teamId: string, change: z.infer<typeof PatchTeam>): Promise<Exercise>;
  /** A new join code in place of the old one, which opens nothing any more. @throws Refused not-found, wrong-phase */
  newCode(id: string, teamId: string): Promise<Exercise>;
  /** Bytes of a frozen attachment by the path the scenario names it with. */
  file(id: string, name: string): Promise<{ type: string; bytes: Buffer } | null>;
}

export interface SeriesDirectory {
  /** Newest first, each with its occurrences by date. */
  list(): Promise<Series[]>;
  /** @throws Refused not-found, wrong-phase, bad-cron, bad-timezone */
  patch(id: string, change: PatchSeries): Promise<Series>;
  /** Nothing more is planned; what is planned stays. @throws Refused not-found */
  stop(id: string): Promise<void>;
}

/** The drill behind an exercise, with its teams' names; null when there is none. */
export type OpenDrill = (exerciseId: string) => Promise<Drill | null>;

/** Evaluators' records; only ever added, the last of its kind counts (S8). */
export interface EvaluationLog {
  /** Answers the record that is kept: the first of this recordId. @throws Refused command-reused when that one says something else */
  add(exerciseId: string, record: EvaluationRecord): Promise<EvaluationRecord>;
  /** Everything recorded, oldest first. */
  records(exerciseId: string): Promise<EvaluationRecord[]>;
  /** What stands of them, as scoring takes it. */
  current(exerciseId: string): Promise<Standing>;
  /** Keeps a picture or file under a name that the client made. @throws Refused command-reused */
  keepFile(exerciseId: string, id: string, file: { type: FileType; bytes: Buffer; by: string; wall: number }): Promise<void>;
  file(exerciseId: string, id: string): Promise<{ type: FileType; bytes: Buffer } | null>;
  /** How many files have a name that begins so. */
  countFiles(exerciseId: string, prefix: string): Promise<number>;
  /** Whether all of them are there. */
  hasFiles(exerciseId: string, ids: readonly string[]): Promise<boolean>;
}

/** `until`: as it stood at that moment, log and evaluators' records alike. `only`: these teams alone, ranked among themselves. */
export type ScoreDrill = (drill: Drill, until?: At, only?: ReadonlySet<string>) => Promise<ScoreSheet>;

export interface ReportOptions {
  lang: Lang;
  /** Absent: what readers of the language expect. */
  layout?: Layout;
  /** One team's edition; absent: the whole exercise. */
  teamId?: string;
  /** The teams of one kind of agency. */
  kind?: string;
  /** Teams are letters, nobody is named. */
  anonymous?: boolean;
  /** As it was given out last, where something was. */
  given?: boolean;
}

/** The after-action report. @throws Refused not-found for an unknown team or kind, wrong-phase before START EX, bad-template */
export interface ReportMaker {
  html(exerciseId: string, opts: ReportOptions): Promise<string>;
  pdf(exerciseId: string, opts: ReportOptions): Promise<Buffer>;
  json(exerciseId: string, opts: ReportOptions): Promise<AfterActionReport>;
  prints: {
    /** Returns at once. @throws Refused too-many */
    start(exerciseId: string, opts: ReportOptions): PrintState;
    /** Names were erased: prints made before are gone. */
    forget(exerciseId: string): void;
    /** @throws Refused not-found, also when it is gone */
    state(exerciseId: string, id: string): PrintState;
    /** @throws Refused not-found, print-under-way, print-failed */
    file(exerciseId: string, id: string): { bytes: Buffer; order: ReportOptions };
  };
}

/** What an official report says around the figures; nothing where nobody has entered anything. */
export interface PaperStore {
  get(exerciseId: string): Promise<OfficialPaper>;
  put(exerciseId: string, paper: OfficialPaper, by: string, wall: number): Promise<void>;
}

export interface Logger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
