/** Scoring as the rest of the server uses it. */
export { scoreDrill, type ScoreInput } from './score.js';
export { compareRankings, sensitivity } from './sensitivity.js';
export { lossesOf, LOSS_CAUSES, type Loss, type LossCause } from './losses.js';
export { eventsUntil, frozenAt } from './until.js';
export { objectiveOfWork } from './content.js';
export { boardOf } from './board.js';
export { lineId, markId, parseMarkId } from './marks.js';
export { leads, markBook, markersOf, mayRecord, revealed, type Work } from './marking.js';
export { standingOf, type Standing } from './standing.js';
export { queueItem, worksToMark, type WorkToMark } from './queue.js';
export { coverageOf, criticalTasks } from './coverage.js';
export { RATING_LABELS } from './ratings.js';
export { rankedPercent } from './ranking.js';
