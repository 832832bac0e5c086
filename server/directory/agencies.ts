/** The directory of agencies on MongoDB; no two of one name, whatever their case. */
import { Refused } from '../errors.js';
import type { AgencyDirectory } from '../http/ports.js';
import { newId, type Random } from '../ids.js';
import type { Agency, CreateAgency } from '../shared/agencies.js';
import { isTaken, withId, type Models } from './models.js';

export interface AgencyStore extends AgencyDirectory {
  /** @throws Refused already-exists when somebody added one of these meanwhile */
  write(add: readonly CreateAgency[], change: readonly { id: string; changes: Partial<CreateAgency> }[]): Promise<void>;
}

const exists = (name: string): Refused =>
  new Refused('already-exists', { detail: { vi: `Đã có cơ quan “${name}”.`, en: `There is an agency “${name}”.` } });

/** Only what is given. */
const given = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

export function agencyDirectory({ agencies }: Models, random: Random): AgencyStore {
  return {
    list: async () =>
      (await agencies.find().collation({ locale: 'vi', numericOrdering: true }).sort({ name: 1 }).lean()).map((each): Agency =>
        withId(each),
      ),
    async create(agency) {
      const id = newId(random);
      try {
        await agencies.create({ _id: id, ...agency });
      } catch (error) {
        throw isTaken(error) ? exists(agency.name) : error;
      }
      return { id, ...given(agency) };
    },
    async patch(id, change) {
      const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined && value !== null));
      const unset = Object.fromEntries(Object.entries(change).flatMap(([key, value]) => (value === null ? [[key, 1 as const]] : [])));
      try {
        const after = await agencies.findByIdAndUpdate(id, { $set: set, $unset: unset }, { new: true }).lean();
        if (!after) throw new Refused('not-found');
        return withId(after);
      } catch (error) {
        throw isTaken(error) ? exists(change.name ?? '') : error;
      }
    },
    async remove(id) {
      const { deletedCount } = await agencies.deleteOne({ _id: id });
      if (deletedCount === 0) throw new Refused('not-found');
    },
    async write(add, change) {
      const operations = [
        ...add.map((agency) => ({ insertOne: { document: { _id: newId(random), ...given(agency) } } })),
        ...change.map(({ id, changes }) => ({ updateOne: { filter: { _id: id }, update: { $set: changes } } })),
      ];
      if (operations.length === 0) return;
      try {
        await agencies.bulkWrite(operations, { ordered: false });
      } catch (error) {
        if (!isTaken(error)) throw error;
        throw new Refused('already-exists', {
          detail: {
            vi: 'Có người vừa thêm cơ quan trùng tên; hãy nhập lại, những dòng đã ghi được giữ nguyên.',
            en: 'Somebody has just added an agency of the same name; import again, what was written stays.',
          },
        });
      }
    },
  };
}
