/** Series of recurring exercises on MongoDB: each date becomes an exercise of its own, once, from what the series was asked for with. */
import { createHash } from 'node:crypto';
import type { HostClock } from '../drills/ports.js';
import { Refused } from '../errors.js';
import type { SeriesDirectory } from '../http/ports.js';
import { newId, type Random } from '../ids.js';
import { checkSchedule, datesAfter, nextDates } from '../jobs/cron.js';
import { datesToPlan, LATE } from '../jobs/due.js';
import type { SeriesPlanner } from '../jobs/ports.js';
import type { CreateExercise, Exercise, Recurrence } from '../shared/api.js';
import type { PatchSeries, Series } from '../shared/schedule.js';
import type { Bi } from '../shared/text.js';
import type { Phase } from '../shared/views.js';
import { localDate } from '../shared/zone.js';
import type { Exercises } from './exercises.js';
import { isTaken, type Models, type SeriesRecord } from './models.js';

export interface SeriesDesk extends SeriesDirectory, SeriesPlanner {
  /** @throws Refused bad-cron, bad-timezone, and what planning an exercise throws */
  found(plan: CreateExercise & { recurrence: Recurrence }, by: string): Promise<Exercise>;
}

/** Dates that one line of the log names at most. */
const LAPSED_TOLD = 20;
/** Characters of a series' name that leave room for the date. */
const NAME = 180;

/** @throws Refused bad-cron, bad-timezone */
function requireSchedule(recurrence: Recurrence): void {
  const bad = checkSchedule(recurrence);
  if (bad) throw new Refused(bad.code, { detail: bad.detail });
}

/** The same for the same date, so that it cannot be made twice. */
const occurrenceId = (seriesId: string, date: string): string =>
  createHash('sha256').update(`${seriesId}|${date}`).digest('hex').slice(0, 24);

const nameOn = ({ name, recurrence }: SeriesRecord, date: number): string =>
  `${name.slice(0, NAME)} (${localDate(date, recurrence.timezone)})`;

const iso = (instant: number): string => new Date(instant).toISOString();

function told(error: unknown): Bi | null {
  if (!(error instanceof Refused)) return null;
  const { detail } = error.refusal;
  const first = error.errors?.[0];
  return (
    detail ??
    (first ? { vi: `${first.path}: ${first.message}`, en: `${first.path}: ${first.message}` } : { vi: error.message, en: error.message })
  );
}

export function createSeries(deps: {
  models: Models;
  exercises: () => Exercises;
  clock: HostClock;
  random: Random;
  rescheduled: () => void;
  logger: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
}): SeriesDesk {
  const { models, clock, random, logger } = deps;

  async function find(id: string): Promise<SeriesRecord> {
    const record = await models.series.findById(id).lean();
    if (!record) throw new Refused('not-found');
    return record;
  }

  function make(series: SeriesRecord, date: number): Promise<Exercise> {
    const { recurrence, template } = series;
    const at = iso(date);
    return deps.exercises().make(
      {
        ...template,
        name: nameOn(series, date),
        startsAt: at,
        settings: { ...template.settings, timezone: recurrence.timezone },
      },
      series.createdBy,
      { id: occurrenceId(series._id, at), seriesId: series._id, date: at, recurrence },
    );
  }

  async function planOne(series: SeriesRecord, now: number): Promise<number> {
    const { recurrence } = series;
    const first = Date.parse(series.first);
    const from = Math.max(first, now - LATE);
    const records = await models.exercises
      .find({ seriesId: series._id, seriesDate: { $gte: iso(Math.min(first, from)) } }, { seriesDate: 1, phase: 1 })
      .lean();
    const planned = new Map<number, Phase | 'gone'>(series.dropped.map((date) => [Date.parse(date), 'gone']));
    for (const { seriesDate, phase } of records) if (seriesDate !== undefined) planned.set(Date.parse(seriesDate), phase);
    let made = 0;
    for (const date of datesToPlan({ first, planned, after: datesAfter(recurrence, from) }, now)) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- the nearest date first
        await make(series, date);
        made++;
      } catch (error) {
        // Another instance was first: as good.
        if (!isTaken(error)) throw error;
      }
    }
    if (made > 0) await tellLapsed(series, now - LATE);
    if (series.problem) await models.series.updateOne({ _id: series._id }, { $set: { problem: null } });
    return made;
  }

  async function show(records: SeriesRecord[]): Promise<Series[]> {
    const occurrences = await models.exercises
      .find({ seriesId: { $in: records.map(({ _id }) => _id) } }, { seriesId: 1, name: 1, startsAt: 1, phase: 1 })
      .lean();
    const instant = (startsAt: string | null): number => (startsAt === null ? Infinity : Date.parse(startsAt));
    return records.map((record) => ({
      id: record._id,
      name: record.name,
      state: record.state,
      recurrence: record.recurrence,
      scenarioId: record.template.scenarioId,
      settings: record.template.settings ?? {},
      createdAt: record.createdAt.toISOString(),
      ...(record.problem && { problem: record.problem }),
      occurrences: occurrences
        .filter(({ seriesId }) => seriesId === record._id)
        .map(({ _id, name, startsAt, phase }) => ({ id: _id, name, startsAt, phase }))
        .toSorted((a, b) => instant(a.startsAt) - instant(b.startsAt)),
    }));
  }

  /** The one ahead that nobody has entered yet follows its series, also to another date; its codes and invitations stay good. */
  async function follow(series: SeriesRecord, change: PatchSeries, now: number): Promise<void> {
    const { recurrence } = series;
    const next = await models.exercises
      .findOne({ seriesId: series._id, phase: 'planned', seriesDate: { $gt: iso(now) } }, { seriesDate: 1 })
      .sort({ seriesDate: 1 })
      .lean();
    if (!next) return;
    const moved = change.recurrence !== undefined;
    if (moved) {
      try {
        await models.exercises.updateOne({ _id: next._id }, { $set: { seriesDate: series.first, recurrence } });
      } catch (error) {
        // That date has its exercise already: this one stays what it is.
        if (isTaken(error)) return;
        throw error;
      }
    }
    const date = Date.parse(moved ? series.first : (next.seriesDate ?? series.first));
    await deps.exercises().patch(next._id, {
      ...((moved || change.name !== undefined) && { name: nameOn(series, date) }),
      ...(moved && { startsAt: series.first }),
      settings: { ...change.settings, ...(moved && { timezone: recurrence.timezone }) },
    });
  }

  /** Dates that passed while nobody could plan them, for the log: nobody was invited to them. */
  async function tellLapsed(series: SeriesRecord, from: number): Promise<void> {
    const last = await models.exercises
      .findOne({ seriesId: series._id, seriesDate: { $lte: iso(from) } }, { seriesDate: 1 })
      .sort({ seriesDate: -1 })
      .lean();
    if (last?.seriesDate === undefined) return;
    const lapsed = nextDates(series.recurrence, Math.max(Date.parse(series.first), Date.parse(last.seriesDate)), LAPSED_TOLD).filter(
      (date) => date <= from,
    );
    if (lapsed.length > 0)
      logger.warn({ seriesId: series._id, dates: lapsed.map(iso) }, 'dates of a series passed while no server was running');
  }

  return {
    async found({ recurrence, startsAt, ...template }, by) {
      requireSchedule(recurrence);
      const first = startsAt === undefined ? nextDates(recurrence, clock.wall(), 1)[0]! : Date.parse(startsAt);
      const record: SeriesRecord = {
        _id: newId(random),
        name: template.name,
        state: 'active',
        recurrence,
        first: iso(first),
        template,
        dropped: [],
        createdAt: new Date(clock.wall()),
        createdBy: by,
      };
      // Paused until its first exercise stands: what cannot be planned leaves nothing behind.
      await models.series.create({ ...record, state: 'paused' });
      try {
        const exercise = await make(record, first);
        await models.series.updateOne({ _id: record._id }, { $set: { state: 'active' } });
        deps.rescheduled();
        return exercise;
      } catch (error) {
        await models.series.deleteOne({ _id: record._id });
        throw error;
      }
    },

    async plan(now) {
      const active = await models.series.find({ state: 'active' }).lean();
      const made = await Promise.all(
        active.map((series) =>
          planOne(series, now).catch(async (error: unknown) => {
            const problem = told(error);
            if (problem === null) throw error;
            if (series.problem?.vi !== problem.vi)
              logger.error({ err: error, seriesId: series._id }, 'the next exercise of a series could not be planned');
            await models.series.updateOne({ _id: series._id }, { $set: { problem } });
            return 0;
          }),
        ),
      );
      return made.reduce((sum, n) => sum + n, 0);
    },

    active: async () =>
      (await models.series.find({ state: 'active' }, { recurrence: 1 }).lean()).map(({ _id, recurrence }) => ({ id: _id, recurrence })),

    list: async () => show(await models.series.find().sort({ createdAt: -1 }).lean()),

    async patch(id, change) {
      const before = await find(id);
      if (before.state === 'stopped') throw new Refused('wrong-phase');
      if (change.recurrence) requireSchedule(change.recurrence);
      const now = clock.wall();
      const recurrence = change.recurrence ?? before.recurrence;
      const resumed = before.state === 'paused' && change.state === 'active';
      const moved = change.recurrence !== undefined;
      const after = await models.series
        .findByIdAndUpdate(
          id,
          {
            $set: {
              ...(change.name !== undefined && { name: change.name }),
              ...(change.state && { state: change.state }),
              ...(change.settings && { 'template.settings': { ...before.template.settings, ...change.settings } }),
              ...(moved && { recurrence }),
              // What passed while it stood still is not made up for.
              ...((moved || resumed) && { first: iso(nextDates(recurrence, now, 1)[0]!) }),
            },
          },
          { new: true },
        )
        .lean();
      if (!after) throw new Refused('not-found');
      await follow(after, change, now);
      deps.rescheduled();
      const [shown] = await show([after]);
      return shown!;
    },

    async stop(id) {
      await find(id);
      await models.series.updateOne({ _id: id }, { $set: { state: 'stopped' } });
      deps.rescheduled();
    },
  };
}
