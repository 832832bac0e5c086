/** Viewing links on MongoDB; one that is over stays listed, so that it can be seen who could look until when. */
import type { LinkStore } from '../auth/viewing.js';
import { withId, type Models } from './models.js';

export function linkStore({ links }: Pick<Models, 'links'>): LinkStore {
  return {
    async add({ id, ...rest }) {
      await links.create({ _id: id, ...rest });
    },
    async byId(id) {
      const found = await links.findById(id).lean();
      return found && withId(found);
    },
    ofExercise: async (exerciseId) => (await links.find({ exerciseId }).sort({ createdAt: -1, _id: 1 }).lean()).map(withId),
    async withdraw(exerciseId, id, at) {
      const done = await links.updateOne({ _id: id, exerciseId, withdrawnAt: { $exists: false } }, { $set: { withdrawnAt: at } });
      return done.modifiedCount === 1;
    },
    async used(id, at, opened) {
      await links.updateOne({ _id: id }, { $set: { lastUsedAt: at }, $inc: { opens: opened ? 1 : 0 } });
    },
  };
}
