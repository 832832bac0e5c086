/** What giving out results needs from the rest of the house, and what it offers to it. */
import type { HostClock } from '../drills/ports.js';
import type { Drill } from '../drills/service.js';
import type { At } from '../shared/events.js';
import type { EvaluationRecord, FileType, ObservationRecord } from '../shared/evaluation.js';
import type {
  Appeal,
  AppealAnswerBody,
  AppealBody,
  AppealItem,
  ApproveBody,
  IssueBody,
  Publication,
  PublicationState,
  TeamResults,
} from '../shared/publishing.js';
import type { ScoreSheet } from '../shared/scores.js';
import type { Bi } from '../shared/text.js';
import type { PublishingRecord } from './records.js';
import type { Decision } from './rules.js';

/** A team's part of what was given out, as JSON text: it comes back exactly as it was hashed. */
export interface KeptPart {
  teamId: string;
  /** Its `TeamScore`. */
  sheet: string;
  /** Its `TeamResults['observations']`. */
  observations: string;
}

export interface PublishingStore {
  /** Everything recorded, in order. */
  records(exerciseId: string): Promise<PublishingRecord[]>;
  /** Decides on everything that is recorded, and again when somebody was faster. Rejects with what `decide` throws. */
  append<R extends PublishingRecord>(exerciseId: string, decide: (records: readonly PublishingRecord[]) => Decision<R>): Promise<R>;
  /** Keeps parts under a name that follows from what they say, in this order; the same again changes nothing. */
  keep(exerciseId: string, name: string, parts: readonly KeptPart[]): Promise<void>;
  /** In order; of these teams alone when they are named. */
  parts(exerciseId: string, name: string, only?: readonly string[]): Promise<KeptPart[]>;
}

export interface PublishingDeps {
  store: PublishingStore;
  open(exerciseId: string): Promise<Drill | null>;
  score(drill: Drill, until?: At, only?: ReadonlySet<string>): Promise<ScoreSheet>;
  evaluation: {
    add(exerciseId: string, record: EvaluationRecord): Promise<EvaluationRecord>;
    readonly records: (exerciseId: string) => Promise<EvaluationRecord[]>;
    keepFile(exerciseId: string, id: string, file: { type: FileType; bytes: Buffer; by: string; wall: number }): Promise<void>;
    file(exerciseId: string, id: string): Promise<{ type: FileType; bytes: Buffer } | null>;
    countFiles(exerciseId: string, prefix: string): Promise<number>;
  };
  settings(exerciseId: string): Promise<{ appealDays?: number | undefined; timezone?: string | undefined }>;
  /** Names of accounts by id. */
  people(): Promise<Record<string, string>>;
  /** Whether this account may approve results. */
  mayApprove(userId: string): Promise<boolean>;
  /** Seals an issue; asked again it is the same seal. */
  seal(exerciseId: string, issue: { n: number; wall: number }): Promise<unknown>;
  /** Tells the team's addresses that its appeal was answered. */
  tell(exerciseId: string, teamId: string, appealId: string): Promise<void>;
  clock: HostClock;
  logger: { warn(fields: object, message: string): void };
}

export interface SeatOf {
  teamId: string;
  memberId: string;
}

/** The results as they were given out last. */
export interface Given {
  n: number;
  wall: number;
  reason?: string;
  sheet: ScoreSheet;
}

export interface PublishingDesk {
  /** @throws Refused not-found */
  state(exerciseId: string): Promise<PublicationState>;
  /** The same for a report, with the sheet that it prints anyway. */
  publication(drill: Drill, sheet: ScoreSheet): Promise<Publication>;
  /** @throws Refused not-found, wrong-phase, stale, marks-missing */
  approve(exerciseId: string, body: ApproveBody, by: string): Promise<PublicationState>;
  /** Whether `publish` is good for somebody who may not approve: the results as they stand are approved. */
  approved(drill: Drill): Promise<boolean>;
  /** The next issue. @throws Refused not-found, not-published, stale, nothing-to-do, not-approved */
  issue(exerciseId: string, body: IssueBody, who: { by: string; approves: boolean }): Promise<PublicationState>;
  setDeadline(exerciseId: string, until: number, by: string): Promise<PublicationState>;
  /** Which issue is the last one; null: nothing was given out. */
  lastIssue(drill: Drill): Promise<Omit<Given, 'sheet'> | null>;
  /** The number of it. */
  lastIssueOf(exerciseId: string): Promise<number | null>;
  /** null: nothing was given out. `only`: with the sheets of these teams alone, which then are read alone. */
  given(drill: Drill, only?: ReadonlySet<string>): Promise<Given | null>;
  /** The observations as they stood when it was given out. */
  observed(exerciseId: string, until: number): Promise<ObservationRecord[]>;
  team(drill: Drill, teamId: string): Promise<TeamResults>;
  /** As a report prints them: answered ones, until that moment (epoch ms), and open ones too where `until` is null. */
  appeals(exerciseId: string, until: number | null): Promise<Appeal[]>;
  queue(drill: Drill): Promise<AppealItem[]>;
  /** For the mail: the line that an answered appeal was about. */
  readonly answered: (exerciseId: string, appealId: string) => Promise<{ line: Bi; accepted: boolean; text: string } | null>;
  /** @throws Refused command-reused, not-published, appeals-closed, unknown-line, unknown-file, appeal-open */
  appeal(drill: Drill, seat: SeatOf, body: AppealBody): Promise<Appeal>;
  /** @throws Refused not-found, appeal-answered, unknown-line, bad-points */
  answer(drill: Drill, appealId: string, body: AppealAnswerBody, by: string): Promise<Appeal>;
  /** @throws Refused not-published, appeals-closed, too-many-files, command-reused */
  keepFile(drill: Drill, seat: SeatOf, id: string, file: { type: FileType; bytes: Buffer }): Promise<void>;
  file(exerciseId: string, teamId: string, id: string): Promise<{ type: FileType; bytes: Buffer } | null>;
  /** Keeps issue 1 as soon as the drill is published; once per drill. */
  readonly follow: (drill: Drill) => void;
}
