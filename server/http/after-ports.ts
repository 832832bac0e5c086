/** What the routes after END EX need: proof, publishing, the improvement plan, exports, replay, the programme. */
import type { Replay } from '../drills/replay.js';
import type { Audience, Drill } from '../drills/service.js';
import type { SignedSeal, SigningKey } from '../shared/proof.js';
import type { RankingComparison, ScoreSheet } from '../shared/scores.js';
import type { ScenarioSummary } from '../shared/api.js';
import type { FileType } from '../shared/evaluation.js';
import type {
  ActionBoard,
  BoardQuery,
  CorrectiveAction,
  CreateAction,
  CreateFinding,
  Finding,
  ImprovementPlan,
  PatchAction,
  PatchFinding,
  PlanHistoryEntry,
  PlanSignature,
  SignPlan,
} from '../shared/improvement.js';
import type { ProgrammeDesk } from '../programme/index.js';
import type { Lang } from '../shared/text.js';
import type { ReportOptions } from './ports.js';

type Tlp = 'clear' | 'green' | 'amber' | 'amber+strict' | 'red';

/** Seals over a drill, and the bundle that carries them (H1). */
export interface ProofDesk {
  readonly key: SigningKey;
  /** Those there are, END EX first. */
  seals(exerciseId: string): Promise<SignedSeal[]>;
  /**
   * Seals issue `n` (from 1) with the evaluators' records made until `wall` (epoch ms), the moment it was given out. The same
   * issue is sealed once: asked again, it answers the seal that is there. Issue 1 is also sealed by itself once `published` is recorded.
   * @throws Refused not-found, wrong-phase before END EX
   */
  sealIssue(exerciseId: string, issue: { n: number; wall: number }): Promise<SignedSeal>;
  /** The signed bundle as the bytes of a ZIP. @throws Refused not-found, wrong-phase before END EX */
  bundle(exerciseId: string): Promise<AsyncIterable<Uint8Array>>;
  /** The log scored by another scenario text of the same id (S8). @throws Refused not-found, wrong-phase, invalid-scenario */
  rescore(exerciseId: string, text: string): Promise<RankingComparison & { logHash: string }>;
}

/** What other programs take. Reports: @throws Refused not-found, wrong-phase before START EX. */
export interface DrillExports {
  /** Bytes of the report as a workbook, and as a Word document. */
  xlsx(exerciseId: string, opts: ReportOptions): Promise<Buffer>;
  docx(exerciseId: string, opts: ReportOptions): Promise<Buffer>;
  /** Lines of a table, the first with the heads. */
  logCsv(drill: Drill, separator: 'comma' | 'semicolon' | 'tab'): Iterable<string>;
  /** JSON Schema of a line of log.ndjson. */
  logSchema(): object;
  xapi(drill: Drill): Promise<Iterable<object>>;
  stix(exerciseId: string, lang: Lang, tlp: Tlp): Promise<object>;
  /** `createdAt`: ISO; null for a scenario of the library. */
  scenarioStix(scenario: ScenarioSummary, createdAt: string | null, lang: Lang, tlp: Tlp): object;
  navigator(exerciseId: string, lang: Lang): Promise<object>;
}

/**
 * The improvement plan. Whatever is sent again with the same recordId answers as the first time. `by`: user id.
 * @throws Refused not-found, wrong-phase (findings before START EX, the rest before END EX), command-reused
 */
export interface ImprovementDesk {
  /** `sheet`: the drill's score sheet, where the caller has it. */
  readonly plan: (exerciseId: string, sheet?: ScoreSheet) => Promise<ImprovementPlan>;
  /** Findings and actions alone. */
  entries(exerciseId: string): Promise<Pick<ImprovementPlan, 'findings' | 'actions'>>;
  /** Everything recorded, oldest first. */
  history(exerciseId: string): Promise<PlanHistoryEntry[]>;
  /** @throws Refused already-exists for a source that has its finding, unknown-objective, unknown-team */
  addFinding(exerciseId: string, body: CreateFinding, by: string): Promise<Finding>;
  /** `own`: only one's own. @throws Refused stale, forbidden, unknown-objective, unknown-team */
  changeFinding(exerciseId: string, id: string, body: PatchFinding, by: string, own: boolean): Promise<Finding>;
  /** @throws Refused stale, forbidden, finding-in-use */
  withdrawFinding(exerciseId: string, id: string, act: { recordId: string; basis: number }, by: string, own: boolean): Promise<void>;
  /** @throws Refused unknown-finding */
  addAction(exerciseId: string, body: CreateAction, by: string): Promise<CorrectiveAction>;
  /** @throws Refused stale, bad-step, missing-field, bad-field, unknown-finding */
  changeAction(exerciseId: string, id: string, body: PatchAction, by: string): Promise<CorrectiveAction>;
  /** Answers the action with it. */
  addEvidence(
    exerciseId: string,
    actionId: string,
    file: { id: string; name: string; type: FileType; bytes: Buffer },
    by: string,
  ): Promise<CorrectiveAction>;
  withdrawEvidence(exerciseId: string, actionId: string, fileId: string, recordId: string, by: string): Promise<CorrectiveAction>;
  evidence(exerciseId: string, actionId: string, fileId: string): Promise<{ type: FileType; name: string; bytes: Buffer } | null>;
  /** @throws Refused stale when the plan is not the one that was on screen, already-exists, nothing-to-do */
  sign(exerciseId: string, body: SignPlan, by: string): Promise<PlanSignature>;
  /** Across drills; `address`: the caller's. */
  board(query: BoardQuery, address: string): Promise<ActionBoard>;
  /** The same as a table, all of it. */
  boardCsv(query: Omit<BoardQuery, 'offset' | 'limit'>, address: string, lang: Lang): Promise<string>;
}

export interface AfterPorts {
  programme: ProgrammeDesk;
  proof: ProofDesk;
  improvement: ImprovementDesk;
  exports: DrillExports;
  /** A finished drill as an audience was told it. */
  replay(drill: Drill, audience: Exclude<Audience, { kind: 'observer' }>): Replay;
}
