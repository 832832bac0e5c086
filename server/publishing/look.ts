/** The results at a glance: a sheet of hundreds of teams is scored and hashed once for what it is made of, not once for every look. */
import type { Drill } from '../drills/service.js';
import type { EvaluationRecord } from '../shared/evaluation.js';
import type { ScoreSheet } from '../shared/scores.js';
import { figuresOf, sheetHashOf, unmarkedOf, type Figures } from './sheet.js';

export interface Look {
  sheetHash: string;
  /** Works that wait for a mark. */
  unmarked: number;
  figures: Figures[];
}

/** Exercises that are looked at side by side. */
const KEPT = 8;

export function createLooks(deps: { score(drill: Drill): Promise<ScoreSheet>; records(exerciseId: string): Promise<EvaluationRecord[]> }): {
  now(drill: Drill): Promise<Look>;
  hashOf(sheet: ScoreSheet): Promise<string>;
} {
  const looks = new Map<string, { stamp: string; look: Promise<Look> }>();
  const hashes = new WeakMap<ScoreSheet, Promise<string>>();

  function hashOf(sheet: ScoreSheet): Promise<string> {
    const known = hashes.get(sheet) ?? sheetHashOf(sheet);
    hashes.set(sheet, known);
    return known;
  }
  async function take(drill: Drill): Promise<Look> {
    const sheet = await deps.score(drill);
    return { sheetHash: await hashOf(sheet), unmarked: unmarkedOf(sheet), figures: figuresOf(sheet.teams) };
  }

  return {
    hashOf,
    async now(drill) {
      const { exerciseId } = drill.plan;
      // the sheet follows from the log and the evaluators' records, both of which only grow
      const records = await deps.records(exerciseId);
      const stamp = JSON.stringify([drill.heads(), drill.clock().phase, records.length, records.at(-1)?.recordId]);
      const known = looks.get(exerciseId);
      if (known?.stamp === stamp) return known.look;
      const look = take(drill);
      if (looks.size >= KEPT) looks.clear();
      looks.set(exerciseId, { stamp, look });
      look.catch(() => looks.delete(exerciseId));
      return look;
    },
  };
}
