/** Shared drafts on MongoDB: whole documents, each write on top of the version before it. */
import { MongoBulkWriteError } from 'mongodb';
import type { DraftRecord, DraftStore } from '../drafts/ports.js';
import { bytesOf } from './exercises.js';
import type { Models } from './models.js';

/** Error code of a unique key that is taken. */
const TAKEN = 11000;

export function draftStore({ drafts }: Pick<Models, 'drafts'>): DraftStore {
  return {
    async load(id) {
      const found = await drafts.findById(id).lean();
      if (!found) return null;
      const { _id, exerciseId, state, version, wall } = found;
      return { id: _id, exerciseId, state: new Uint8Array(bytesOf(state)), version, wall };
    },

    async save(records) {
      const results: ('saved' | 'conflict')[] = records.map(() => 'saved');
      // with another version stored the filter finds nothing, and inserting fails because the id is taken
      const write = ({ id, exerciseId, state, version, wall }: DraftRecord) => ({
        updateOne: {
          filter: { _id: id, version: version - 1 },
          update: { $set: { exerciseId, state: Buffer.from(state), version, wall } },
          upsert: true,
        },
      });
      try {
        await drafts.bulkWrite(records.map(write), { ordered: false });
      } catch (error) {
        if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError()) throw error;
        const failures = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
        for (const { code, index } of failures) {
          if (code !== TAKEN) throw error;
          results[index] = 'conflict';
        }
      }
      return results;
    },

    async drop(exerciseId) {
      await drafts.deleteMany({ exerciseId });
    },
  };
}
