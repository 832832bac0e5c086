/** Erasing personal data on MongoDB, place by place; names last, because the texts are cleaned by them. Safe to repeat. */
import type { Db } from 'mongodb';
import type { ErasureStore } from '../privacy/desk.js';
import { INVENTORY } from '../privacy/inventory.js';
import type { Place, PlaceCounts } from '../shared/privacy.js';
import { namedIn, type Named } from './erasure-names.js';
import { mentionsInEvaluation, mentionsInLog, strikePlan, strikeTexts } from './erasure-texts.js';
import type { Models } from './models.js';

type Work = (named: Named, dry: boolean) => Promise<number>;

/** Records whose id begins with the exercise's, as files have it. */
const below = (prefix: string) => ({ $gte: `${prefix}/`, $lt: `${prefix}/\uffff` });

/** What a database answers to a removal or a count, whichever was asked for. */
async function gone(
  model: { countDocuments(filter: object): PromiseLike<number>; deleteMany(filter: object): PromiseLike<unknown> },
  filter: object,
  dry: boolean,
): Promise<number> {
  const n = await model.countDocuments(filter);
  if (!dry && n > 0) await model.deleteMany(filter);
  return n;
}

function places(models: Models, db: Db): Record<Place, Work> {
  const nobody: Work = () => Promise.resolve(0);
  /** Only when everybody is erased: it does not belong to one person. */
  const all =
    (work: Work): Work =>
    (named, dry) =>
      named.memberId === undefined ? work(named, dry) : nobody(named, dry);
  return {
    sessions: ({ exerciseId, memberId }, dry) =>
      gone(models.families, memberId === undefined ? { 'seat.exerciseId': exerciseId } : { subject: `seat:${memberId}` }, dry),

    async feedback({ exerciseId, memberId }, dry) {
      const filter = {
        exerciseId,
        ...(memberId !== undefined && { memberId }),
        $or: ['name', 'title', 'agency'].map((key) => ({ [`head.${key}`]: { $ne: '' } })),
      };
      const n = await models.feedbackNamed.countDocuments(filter);
      if (!dry && n > 0) await models.feedbackNamed.updateMany(filter, { $set: { 'head.name': '', 'head.title': '', 'head.agency': '' } });
      return n;
    },

    // a draft is one text of a whole team, in which one person's words cannot be told apart
    async drafts({ exerciseId, memberId, members }, dry) {
      const [seat] = memberId === undefined ? [] : await models.members.find({ _id: memberId }, { teamId: 1 }).lean();
      if (memberId !== undefined && members.length === 0) return 0;
      const prefix = `${exerciseId}:${seat ? `${seat.teamId}:` : ''}`;
      return gone(models.drafts, { exerciseId, _id: { $gte: prefix, $lt: `${prefix}\uffff` } }, dry);
    },

    addresses: all(async ({ exerciseId }, dry) => {
      const record = await models.exercises.findById(exerciseId, { teams: 1, seriesId: 1 }).lean();
      const n = (record?.teams ?? []).reduce((sum, { emails }) => sum + (emails?.length ?? 0), 0);
      if (!dry && n > 0) await models.exercises.updateOne({ _id: exerciseId }, { $unset: { 'teams.$[].emails': 1 } });
      // a series that goes on still needs its addresses
      const stopped = { _id: record?.seriesId ?? '', state: 'stopped', 'template.teams.emails.0': { $exists: true } };
      const plans = await models.series.countDocuments(stopped);
      if (!dry && plans > 0) await models.series.updateOne(stopped, { $unset: { 'template.teams.$[].emails': 1 } });
      return n + plans;
    }),

    mails: all(({ exerciseId, addresses }, dry) =>
      gone(models.mails, { $or: [{ exerciseId }, { kind: 'improvement', address: { $in: addresses } }] }, dry),
    ),

    files: all(async ({ exerciseId }, dry) => {
      const filter = { _id: below(exerciseId) };
      return (
        (await gone(models.evidence, filter, dry)) +
        (await gone(models.improvementFiles, filter, dry)) +
        (await fileNames(models, exerciseId, dry))
      );
    }),

    links: all(async ({ exerciseId }, dry) => {
      const filter = { exerciseId, label: { $exists: true } };
      const n = await models.links.countDocuments(filter);
      if (!dry && n > 0) await models.links.updateMany(filter, { $unset: { label: 1 } });
      return n;
    }),

    contacts: all(async (named, dry) => {
      const { contacts } = await strikePlan(models, named, dry);
      return contacts + (await gone(models.improvementReminders, { exerciseId: named.exerciseId }, dry));
    }),

    paper: all(async ({ exerciseId }, dry) => {
      const filter = { _id: exerciseId, 'paper.signer': { $exists: true } };
      const n = await models.papers.countDocuments(filter);
      if (!dry && n > 0) await models.papers.updateOne(filter, { $unset: { 'paper.signer': 1 } });
      return n;
    }),

    texts: (named, dry) => strikeTexts(models, named, dry),
    log: (named) => mentionsInLog(db, named),
    evaluation: (named) => mentionsInEvaluation(models, named),

    async members({ members }, dry) {
      if (dry || members.length === 0) return members.length;
      await models.members.bulkWrite(
        members.map(({ id, by }) => ({
          updateOne: { filter: { _id: id }, update: { $set: { name: by }, $unset: { role: 1, removedFor: 1 } } },
        })),
      );
      return members.length;
    },
  };
}

/** Names of files in appeals and in the plan's evidence: people put names there. */
async function fileNames(models: Models, exerciseId: string, dry: boolean): Promise<number> {
  let n = 0;
  for (const { _id, record } of await models.publishing.find({ exerciseId, 'record.kind': 'appeal' }).lean()) {
    if (record.kind !== 'appeal' || record.evidence.every(({ name }, at) => name === plainName(at))) continue;
    n++;
    const evidence = record.evidence.map((file, at) => ({ ...file, name: plainName(at) }));
    if (!dry) await models.publishing.updateOne({ _id }, { $set: { 'record.evidence': evidence } });
  }
  for (const { _id, record } of await models.improvement.find({ exerciseId, 'record.kind': 'evidence' }).lean()) {
    if (record.kind !== 'evidence' || record.file.name === plainName(0)) continue;
    n++;
    if (!dry) await models.improvement.updateOne({ _id }, { $set: { 'record.file.name': plainName(0) } });
  }
  return n;
}
const plainName = (at: number): string => `tệp ${at + 1}`;

/** In this order: what others are found by comes after them. */
const ORDER: readonly Place[] = [
  'log',
  'evaluation',
  'texts',
  'sessions',
  'drafts',
  'mails',
  'files',
  'links',
  'addresses',
  'paper',
  'contacts',
  'feedback',
  'members',
];

export function erasureStore(models: Models, db: Db): ErasureStore {
  const works = places(models, db);

  async function go(named: Named, dry: boolean): Promise<PlaceCounts> {
    const counts: Partial<PlaceCounts> = {};
    // oxlint-disable-next-line no-await-in-loop -- one place after the other
    for (const place of ORDER) counts[place] = await works[place](named, dry);
    return counts as PlaceCounts;
  }

  return {
    count: async (exerciseId, memberId) => go(await namedIn(models, exerciseId, memberId), true),
    async erase(exerciseId, memberId) {
      const named = await namedIn(models, exerciseId, memberId);
      // counted before: some texts are cleaned together
      const counts = await go(named, true);
      await go(named, false);
      return counts;
    },
    async remove(exerciseId) {
      await models.families.deleteMany({ 'seat.exerciseId': exerciseId });
      for (const [name, { own }] of Object.entries(INVENTORY)) {
        if (!own || name === 'exercises') continue;
        const filter = own === 'exerciseId' ? { exerciseId } : { _id: (own === 'id' ? exerciseId : below(exerciseId)) as never };
        // oxlint-disable-next-line no-await-in-loop -- one collection after the other
        await db.collection(name).deleteMany(filter);
      }
    },
    async close(exerciseId) {
      await models.exercises.deleteOne({ _id: exerciseId });
    },
    async note(erasure) {
      await models.erasures.create(erasure);
    },
    erasures: async (exerciseId) =>
      (await models.erasures.find({ exerciseId }, { _id: 0 }).sort({ wall: 1 }).lean()).map((one) => ({ ...one })),
    async retention(exerciseId) {
      return (await models.retentions.findById(exerciseId).lean())?.months;
    },
    async setRetention(exerciseId, months, by, wall) {
      await models.retentions.updateOne({ _id: exerciseId }, { $set: { months, by, wall } }, { upsert: true });
    },
    async over() {
      const done = new Set(
        (await models.erasures.find({ memberId: { $exists: false } }, { exerciseId: 1 }).lean()).map((one) => one.exerciseId),
      );
      const found = await models.exercises.find({ phase: { $in: ['ended', 'published', 'cancelled'] } }, { createdAt: 1 }).lean();
      return found.map(({ _id, createdAt }) => ({ exerciseId: _id, createdWall: createdAt.getTime(), erased: done.has(_id) }));
    },
  };
}
