/**
 * Where the points of a line went (S2-S4): each cause takes its share of what the causes before it left, in the order of the
 * product: not done at all · time · answer · quality · hint · course of events. So the shares add up to what the line lost.
 */
import type { ScoreLine } from '../shared/scores.js';

export const LOSS_CAUSES = ['undone', 'time', 'answer', 'quality', 'hint', 'events', 'set', 'penalty'] as const;
/** `set`: an evaluator gave the line its points (S8), negative where that is more than its worth; `penalty`: A6. */
export type LossCause = (typeof LOSS_CAUSES)[number];
export interface Loss {
  cause: LossCause;
  points: number;
}

type Factors = Pick<
  ScoreLine,
  | 'kind'
  | 'state'
  | 'points'
  | 'possible'
  | 'earned'
  | 'servedX'
  | 'timeFactor'
  | 'answerFactor'
  | 'quality'
  | 'hintFactor'
  | 'scale'
  | 'override'
>;

/** Nothing for what counts nowhere (open, awaiting its mark); `earned` and the losses make up `possible`, for a penalty 0. */
export function lossesOf(line: Factors): Loss[] {
  if (line.kind === 'penalty') return line.earned === 0 ? [] : [{ cause: 'penalty', points: -line.earned }];
  if (line.possible === 0) return [];
  if (line.override) return line.earned === line.possible ? [] : [{ cause: 'set', points: line.possible - line.earned }];
  if (line.servedX === undefined) return [{ cause: 'undone', points: line.points }];
  const factors: [LossCause, number | undefined][] = [
    ['time', line.timeFactor],
    ['answer', line.answerFactor],
    ['quality', line.quality],
    ['hint', line.hintFactor],
    ['events', line.scale],
  ];
  const losses: Loss[] = [];
  let left = line.points;
  for (const [cause, factor = 1] of factors) {
    if (factor !== 1 && left > 0) losses.push({ cause, points: left * (1 - factor) });
    left *= factor;
  }
  return losses;
}
