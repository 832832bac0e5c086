/** What the routes after END EX need: proof, publishing, the improvement plan, exports, replay, the programme. */
import type { SignedSeal, SigningKey } from '../shared/proof.js';
import type { RankingComparison } from '../shared/scores.js';

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

export interface AfterPorts {}
