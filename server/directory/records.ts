/** Agencies, and evaluators' records, which are only ever added. */
import { Refused } from '../errors.js';
import type { AgencyDirectory, EvaluationLog } from '../http/ports.js';
import { newId, type Random } from '../ids.js';
import type { Mark, RatingOverride } from '../shared/scores.js';
import { isTaken, withId, type Models } from './models.js';

export function agencyDirectory({ agencies }: Models, random: Random): AgencyDirectory {
  return {
    list: async () => (await agencies.find().collation({ locale: 'vi' }).sort({ name: 1 }).lean()).map(withId),
    async create(agency) {
      const id = newId(random);
      try {
        await agencies.create({ _id: id, ...agency });
      } catch (error) {
        if (!isTaken(error)) throw error;
        throw new Refused('already-exists', {
          detail: { vi: `Đã có cơ quan “${agency.name}”.`, en: `There is an agency “${agency.name}”.` },
        });
      }
      return { id, ...agency };
    },
  };
}

export function evaluationLog({ evaluation }: Models): EvaluationLog {
  return {
    async mark(exerciseId, mark) {
      await evaluation.create({ exerciseId, kind: 'mark', mark });
    },
    async rate(exerciseId, rating) {
      await evaluation.create({ exerciseId, kind: 'rating', rating });
    },
    async current(exerciseId) {
      const marks = new Map<string, Mark>();
      const ratings = new Map<string, RatingOverride>();
      for (const record of await evaluation.find({ exerciseId }).sort({ _id: 1 }).lean()) {
        if (record.kind === 'mark') marks.set(`${record.mark.teamId}\n${record.mark.deliveryId}\n${record.mark.ref}`, record.mark);
        else ratings.set(`${record.rating.teamId}\n${record.rating.objective}`, record.rating);
      }
      return { marks: [...marks.values()], ratings: [...ratings.values()] };
    },
  };
}
