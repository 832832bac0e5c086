/** Evaluators' records, which are only ever added. */
import { isDeepStrictEqual } from 'node:util';
import { Refused } from '../errors.js';
import type { EvaluationLog } from '../http/ports.js';
import { standingOf } from '../scoring/index.js';
import type { EvaluationRecord } from '../shared/evaluation.js';
import { bytesOf } from './exercises.js';
import { isTaken, type Models, type StoredEvaluation } from './models.js';

/** A mark or rating as the first version kept it. */
function early({ _id, mark, rating }: StoredEvaluation & { _id: unknown }): EvaluationRecord[] {
  const recordId = String(_id);
  if (mark) return [{ kind: 'mark', recordId, x: 0, ...mark }];
  return rating ? [{ kind: 'rating', recordId, x: 0, ...rating }] : [];
}

/** What was recorded, but for when. */
const said = ({ wall: _wall, x: _x, ...rest }: EvaluationRecord): unknown => JSON.parse(JSON.stringify(rest));

export function evaluationLog({ evaluation, evidence }: Models): EvaluationLog {
  async function records(exerciseId: string): Promise<EvaluationRecord[]> {
    const stored = await evaluation.find({ exerciseId }).sort({ wall: 1, _id: 1 }).lean();
    return stored.flatMap((one) => (one.record ? [one.record] : early(one)));
  }
  const nameOf = (exerciseId: string, id: string): string => `${exerciseId}/${id}`;
  return {
    async add(exerciseId, record) {
      const { recordId, wall } = record;
      try {
        await evaluation.create({ exerciseId, recordId, wall, record });
        return record;
      } catch (error) {
        if (!isTaken(error)) throw error;
        const known = (await evaluation.findOne({ exerciseId, recordId }).lean())?.record;
        if (!known || !isDeepStrictEqual(said(known), said(record))) throw new Refused('command-reused');
        return known;
      }
    },
    records,
    current: async (exerciseId) => standingOf(await records(exerciseId)),
    async keepFile(exerciseId, id, file) {
      try {
        await evidence.create({ _id: nameOf(exerciseId, id), ...file });
      } catch (error) {
        if (!isTaken(error)) throw error;
        const known = await evidence.findById(nameOf(exerciseId, id)).lean();
        if (!known || known.by !== file.by || !bytesOf(known.bytes).equals(file.bytes)) throw new Refused('command-reused');
      }
    },
    async file(exerciseId, id) {
      const known = await evidence.findById(nameOf(exerciseId, id)).lean();
      return known && { type: known.type, bytes: bytesOf(known.bytes) };
    },
    countFiles(exerciseId, prefix) {
      const from = nameOf(exerciseId, prefix);
      // every name that begins so lies between it and the same with the last character there is
      return evidence.countDocuments({ _id: { $gte: from, $lt: `${from}\uffff` } });
    },
    hasFiles: async (exerciseId, ids) =>
      (await evidence.countDocuments({ _id: { $in: ids.map((id) => nameOf(exerciseId, id)) } })) === new Set(ids).size,
  };
}
