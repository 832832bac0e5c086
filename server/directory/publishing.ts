/** What is recorded of giving out results, on MongoDB: only ever added, numbered per exercise; who was slower decides again. */
import type { PublishingStore } from '../publishing/ports.js';
import type { PublishingRecord } from '../publishing/records.js';
import type { Decision } from '../publishing/rules.js';
import { isTaken, type Models } from './models.js';

/** Parts of a sheet written at once. */
const LOT = 50;

export function publishingStore({ publishing, issuedSheets }: Pick<Models, 'publishing' | 'issuedSheets'>): PublishingStore {
  const records = async (exerciseId: string): Promise<PublishingRecord[]> =>
    (await publishing.find({ exerciseId }).sort({ n: 1 }).lean()).map(({ record }) => record);

  return {
    records,
    async append<R extends PublishingRecord>(exerciseId: string, decide: (seen: readonly PublishingRecord[]) => Decision<R>): Promise<R> {
      for (;;) {
        // oxlint-disable-next-line no-await-in-loop -- again only when somebody was faster
        const seen = await records(exerciseId);
        const decided = decide(seen);
        if ('known' in decided) return decided.known;
        const record = decided.write;
        try {
          // oxlint-disable-next-line no-await-in-loop -- as above
          await publishing.create({ _id: `${exerciseId}:${record.kind}:${record.id}`, exerciseId, n: seen.length + 1, record });
          return record;
        } catch (error) {
          if (!isTaken(error)) throw error;
        }
      }
    },
    async keep(exerciseId, name, parts) {
      const writes = parts.map(({ teamId, sheet, observations }, place) => ({
        updateOne: {
          filter: { _id: `${exerciseId}:${name}:${teamId}` },
          update: { $setOnInsert: { exerciseId, name, teamId, place, sheet, observations } },
          upsert: true,
        },
      }));
      for (let from = 0; from < writes.length; from += LOT) {
        // oxlint-disable-next-line no-await-in-loop -- a whole sheet in one message would be too large
        await issuedSheets.bulkWrite(writes.slice(from, from + LOT), { ordered: false });
      }
    },
    async parts(exerciseId, name, only) {
      const which = only ? { _id: { $in: only.map((teamId) => `${exerciseId}:${name}:${teamId}`) } } : { exerciseId, name };
      const found = await issuedSheets.find(which).sort({ place: 1 }).lean();
      return found.map((part) => ({ teamId: part.teamId, sheet: part.sheet, observations: part.observations }));
    },
  };
}
