/** Summaries of finished drills on MongoDB, one a drill. */
import type { SummaryStore } from '../programme/index.js';
import type { Models } from './models.js';

export function summaryStore({ summaries }: Pick<Models, 'summaries'>): SummaryStore {
  return {
    stamps: async () => new Map((await summaries.find({}, { 'summary.stamp': 1 }).lean()).map(({ _id, summary }) => [_id, summary.stamp])),
    all: async () => (await summaries.find().lean()).map(({ summary }) => summary),
    async put(summary) {
      await summaries.replaceOne({ _id: summary.exerciseId }, { summary }, { upsert: true });
    },
    async drop(exerciseIds) {
      await summaries.deleteMany({ _id: { $in: [...exerciseIds] } });
    },
  };
}

/** Finished drills and how many records evaluators have made of each: a new record may change its results. */
export async function finishedDrills({
  exercises,
  evaluation,
}: Models): Promise<{ exerciseId: string; phase: string; records: number; agencies: Record<string, string> }[]> {
  const finished = await exercises
    .find({ phase: { $in: ['ended', 'published'] } }, { phase: 1, 'teams.id': 1, 'teams.agencyId': 1 })
    .lean();
  const counts = await evaluation.aggregate<{ _id: string; n: number }>([
    { $match: { exerciseId: { $in: finished.map(({ _id }) => _id) } } },
    { $group: { _id: '$exerciseId', n: { $sum: 1 } } },
  ]);
  const records = new Map(counts.map(({ _id, n }) => [_id, n]));
  return finished.map(({ _id, phase, teams }) => ({
    exerciseId: _id,
    phase,
    records: records.get(_id) ?? 0,
    agencies: Object.fromEntries(teams.flatMap(({ id, agencyId }) => (agencyId === undefined ? [] : [[id, agencyId]]))),
  }));
}
