/** Improvement plans on MongoDB: records that are only ever added, numbered per drill, and their fold kept up to date in memory. */
import { Refused } from '../errors.js';
import { emptyPlan, enterRecord, type PlanState } from '../improvement/fold.js';
import type { Digest, PlanStore, ReminderStore } from '../improvement/ports.js';
import type { PlanRecord } from '../shared/improvement.js';
import { bytesOf } from './exercises.js';
import { isTaken, type Models } from './models.js';

interface Fold {
  /** Number of the last record folded. */
  last: number;
  state: PlanState;
}

export function planStore({ improvement, improvementFiles, exercises }: Models): PlanStore {
  const folds = new Map<string, Fold>();
  /** Reads and writes of one drill one after the other. */
  const queues = new Map<string, Promise<unknown>>();

  function inTurn<T>(exerciseId: string, work: () => Promise<T>): Promise<T> {
    const mine = (queues.get(exerciseId) ?? Promise.resolve()).then(work, work);
    const settled = mine.then(
      () => undefined,
      () => undefined,
    );
    queues.set(exerciseId, settled);
    void settled.then(() => queues.get(exerciseId) === settled && queues.delete(exerciseId));
    return mine;
  }

  async function catchUp(exerciseId: string): Promise<Fold> {
    const fold = folds.get(exerciseId) ?? { last: 0, state: emptyPlan() };
    const fresh = await improvement
      .find({ exerciseId, n: { $gt: fold.last } })
      .sort({ n: 1 })
      .lean();
    for (const { n, record } of fresh) {
      enterRecord(fold.state, record);
      fold.last = n;
    }
    if (fold.last > 0) folds.set(exerciseId, fold);
    return fold;
  }

  async function write(exerciseId: string, decide: (state: PlanState) => PlanRecord): Promise<PlanState> {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- once more when another server was faster
      const { state, last } = await catchUp(exerciseId);
      const record = decide(state);
      if (state.records.has(record.recordId)) return state;
      try {
        // oxlint-disable-next-line no-await-in-loop -- as above
        await improvement.create({ exerciseId, n: last + 1, record });
      } catch (error) {
        if (!isTaken(error)) throw error;
        continue;
      }
      // oxlint-disable-next-line no-await-in-loop -- as above
      return (await catchUp(exerciseId)).state;
    }
  }

  const nameOf = (exerciseId: string, id: string): string => `${exerciseId}/${id}`;

  return {
    state: (exerciseId) => inTurn(exerciseId, async () => (await catchUp(exerciseId)).state),
    async all() {
      const heads = await improvement.aggregate<{ _id: string; last: number }>([{ $group: { _id: '$exerciseId', last: { $max: '$n' } } }]);
      const behind = heads.filter(({ _id, last }) => (folds.get(_id)?.last ?? 0) < last);
      await Promise.all(behind.map(({ _id }) => inTurn(_id, () => catchUp(_id))));
      return new Map(heads.flatMap(({ _id }) => [[_id, folds.get(_id)?.state ?? emptyPlan()] as const]));
    },
    forget: (exerciseId) => inTurn(exerciseId, async () => void folds.delete(exerciseId)),
    write: (exerciseId, decide) => inTurn(exerciseId, () => write(exerciseId, decide)),
    async keepFile(exerciseId, id, file) {
      try {
        await improvementFiles.create({ _id: nameOf(exerciseId, id), ...file });
      } catch (error) {
        if (!isTaken(error)) throw error;
        const known = await improvementFiles.findById(nameOf(exerciseId, id)).lean();
        if (!known || known.by !== file.by || !bytesOf(known.bytes).equals(file.bytes)) throw new Refused('command-reused');
      }
    },
    async file(exerciseId, id) {
      const known = await improvementFiles.findById(nameOf(exerciseId, id)).lean();
      return known && { type: known.type, bytes: bytesOf(known.bytes) };
    },
    async drills(ids) {
      const found = await exercises
        .find({ _id: { $in: [...ids] } }, { name: 1, scenario: 1, settings: 1, 'teams.id': 1, 'teams.agencyId': 1, 'teams.agencyName': 1 })
        .lean();
      return found.map(({ _id, name, scenario, settings, teams }) => ({
        id: _id,
        name,
        scenario: scenario.id,
        lang: settings.mailLang ?? 'vi',
        agencies: new Map(teams.map(({ id, agencyId, agencyName }) => [id, agencyId ?? agencyName.normalize('NFC').toLowerCase()])),
      }));
    },
  };
}

export function reminderStore({ improvementReminders }: Models): ReminderStore {
  type Row = { digest: string; email: string; lang: Digest['lang']; exerciseId: string; actionId: string; due: string };
  function digests(rows: readonly Row[]): Digest[] {
    const found = new Map<string, Digest>();
    for (const { digest, email, lang, exerciseId, actionId, due } of rows) {
      const one = found.get(digest) ?? { id: digest, email, lang, reminders: [] };
      found.set(digest, one);
      one.reminders.push({ exerciseId, actionId, due });
    }
    return [...found.values()];
  }
  return {
    async claim({ id, ...digest }, reminders) {
      const inserts = reminders.map(({ name, exerciseId, actionId, due }) => ({
        insertOne: { document: { _id: name, digest: id, ...digest, exerciseId, actionId, due, queued: false } },
      }));
      try {
        await improvementReminders.bulkWrite(inserts, { ordered: false });
      } catch (error) {
        // those that another digest has already; the others went in
        if (!isTaken(error)) throw error;
      }
    },
    claimed: async (names) =>
      new Set((await improvementReminders.find({ _id: { $in: [...names] } }, { _id: 1 }).lean()).map(({ _id }) => _id)),
    waiting: async () => digests(await improvementReminders.find({ queued: false }).lean()),
    async queued(digestId) {
      await improvementReminders.updateMany({ digest: digestId }, { $set: { queued: true } });
    },
    async digest(id) {
      return digests(await improvementReminders.find({ digest: id }).lean())[0] ?? null;
    },
  };
}
