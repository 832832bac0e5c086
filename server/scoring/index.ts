/** Scoring as the rest of the server uses it. */
export { scoreDrill, type ScoreInput } from './score.js';
export { boardOf } from './board.js';
export { markId, parseMarkId } from './marks.js';
export { RATING_LABELS } from './ratings.js';
export { rankedPercent } from './ranking.js';
