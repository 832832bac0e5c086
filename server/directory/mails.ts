/** The queue of mails on MongoDB: what `mail/ports` asks of storage. Indexes make each mail one of its kind. */
import type { Definition } from '../engine/definition.js';
import { newId, type Random } from '../ids.js';
import type { MailExercise, MailStore } from '../mail/ports.js';
import type { Bi } from '../shared/text.js';
import type { MailRecord } from './mail-models.js';
import { isTaken, withId, type Models } from './models.js';

export function mailStore({ mails, calendars, exercises }: Models, random: Random): MailStore {
  /** Titles of parts by id in joint play; in parallel play every team plays all, which says nothing. */
  async function partTitles(id: string, play: string): Promise<Record<string, Bi>> {
    const record = play === 'joint' ? await exercises.findById(id, { 'frozen.definition': 1 }).lean() : null;
    if (!record) return {};
    const { parts } = JSON.parse(record.frozen.definition) as Definition;
    return Object.fromEntries(Object.entries(parts).map(([part, { title }]) => [part, title]));
  }

  return {
    async exercise(exerciseId): Promise<MailExercise | null> {
      const record = await exercises.findById(exerciseId, { frozen: 0 }).lean();
      if (!record) return null;
      const titles = await partTitles(exerciseId, record.play);
      return {
        id: exerciseId,
        name: record.name,
        phase: record.phase,
        startsAt: record.startsAt,
        duration: record.duration,
        factor: record.factor,
        settings: record.settings,
        teams: record.teams.map(({ id, name, agencyName, joinCode, parts, emails }) => ({
          id,
          name,
          agency: agencyName,
          joinCode,
          parts: parts.flatMap((part) => titles[part] ?? []),
          emails: [...new Set((emails ?? []).map((address) => address.trim().toLowerCase()))],
        })),
      };
    },

    async add(wanted) {
      const inserts = wanted.map((mail) => {
        const document: MailRecord = { ...mail, _id: newId(random), status: 'queued', attempts: 0, round: 0 };
        return { insertOne: { document } };
      });
      try {
        return (await mails.bulkWrite(inserts, { ordered: false })).insertedCount;
      } catch (error) {
        // Those that are there already; the others went in.
        if (!isTaken(error)) throw error;
        return (error as { result?: { insertedCount?: number } }).result?.insertedCount ?? 0;
      }
    },

    async claim(now) {
      const found = await mails
        .findOneAndUpdate(
          { status: 'queued', dueAt: { $lte: now } },
          { $set: { status: 'sending' }, $inc: { attempts: 1 } },
          // not waited for to be durable: a claim that a crash undoes is a mail sent again, which it would be anyway
          { sort: { dueAt: 1 }, new: true, writeConcern: { w: 1, j: false } },
        )
        .lean();
      return found && withId(found);
    },
    async nextDue() {
      const next = await mails.findOne({ status: 'queued' }, { dueAt: 1 }).sort({ dueAt: 1 }).lean();
      return next?.dueAt ?? null;
    },
    async note(id, change) {
      const entries = Object.entries(change);
      const set = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
      const unset = Object.fromEntries(entries.filter(([, value]) => value === undefined).map(([key]) => [key, 1]));
      const found = await mails.findByIdAndUpdate(id, { $set: set, $unset: unset }, { new: true }).lean();
      return found && withId(found);
    },
    async remove(id) {
      await mails.deleteOne({ _id: id });
    },
    async release() {
      await mails.updateMany({ status: 'sending' }, { $set: { status: 'queued' } });
    },

    async list(exerciseId, { kinds, to } = {}) {
      return (
        await mails
          .find({ exerciseId, ...(kinds && { kind: { $in: [...kinds] } }), ...to })
          .sort({ queuedAt: -1, _id: 1 })
          .lean()
      ).map(withId);
    },
    async byId(exerciseId, id) {
      const found = await mails.findOne({ _id: id, exerciseId }).lean();
      return found && withId(found);
    },

    async revision(exerciseId, facts) {
      for (;;) {
        // oxlint-disable-next-line no-await-in-loop -- again only when two write the first one at once
        const same = await calendars.findOne({ _id: exerciseId, facts }).lean();
        if (same) return same.count - 1;
        try {
          // oxlint-disable-next-line no-await-in-loop -- as above
          const after = await calendars
            .findOneAndUpdate(
              { _id: exerciseId, facts: { $ne: facts } },
              { $set: { facts }, $inc: { count: 1 } },
              { upsert: true, new: true },
            )
            .lean();
          return (after?.count ?? 1) - 1;
        } catch (error) {
          if (!isTaken(error)) throw error;
        }
      }
    },
  };
}
