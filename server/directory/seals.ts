/** Seals on MongoDB, and the frozen copy that a bundle shows. */
import type { FrozenCopy, SealStore } from '../seals/ports.js';
import { bytesOf } from './exercises.js';
import { isTaken, type Models } from './models.js';

export function sealStore({ seals }: Models): SealStore {
  return {
    all: (exerciseId) => seals.find({ exerciseId }, { _id: 0, names: 0, sheet: 0 }).sort({ n: 1 }).lean(),
    async parts(exerciseId, n) {
      const found = await seals.findById(`${exerciseId}/${n}`, { names: 1, sheet: 1 }).lean();
      return found && { names: bytesOf(found.names), ...(found.sheet && { sheet: bytesOf(found.sheet) }) };
    },
    async add(seal) {
      try {
        await seals.create({ _id: `${seal.exerciseId}/${seal.n}`, ...seal });
        return true;
      } catch (error) {
        if (isTaken(error)) return false;
        throw error;
      }
    },
  };
}

/** Null: no such exercise. */
export async function frozenCopy({ exercises }: Models, exerciseId: string): Promise<FrozenCopy | null> {
  const record = await exercises.findById(exerciseId, { 'frozen.text': 1, 'frozen.source': 1, 'frozen.files': 1 }).lean();
  if (!record) return null;
  const { text, source, files } = record.frozen;
  return {
    text,
    ...(source !== undefined && { source }),
    files: files.map(({ path, type, size, sha256 }) => ({ path, type, size, sha256 })),
  };
}
