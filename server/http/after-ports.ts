/** What the routes after END EX need: proof, publishing, the improvement plan, exports, replay, the programme. */
import type { Replay } from '../drills/replay.js';
import type { Audience, Drill } from '../drills/service.js';
import type { SignedSeal, SigningKey } from '../shared/proof.js';
import type { RankingComparison } from '../shared/scores.js';
import type { ScenarioSummary } from '../shared/api.js';
import type { Lang } from '../shared/text.js';

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

export interface AfterPorts {
  exports: DrillExports;
  /** A finished drill as an audience was told it. */
  replay(drill: Drill, audience: Exclude<Audience, { kind: 'observer' }>): Replay;
}
