/** Exercises on MongoDB: the frozen plan of each, and how it becomes a drill. */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Binary } from 'mongodb';
import { Refused } from '../errors.js';
import type { HostClock } from '../drills/ports.js';
import type { Drill, DrillPlan, Drills } from '../drills/service.js';
import type { Definition } from '../engine/definition.js';
import type { ExerciseDirectory, OpenDrill } from '../http/ports.js';
import { newId, type Random } from '../ids.js';
import { isZone } from '../shared/zone.js';
import type { CreateExercise, Exercise, Recurrence } from '../shared/api.js';
import type { Phase } from '../shared/views.js';
import { isTaken, type ExerciseRecord, type Models } from './models.js';
import { planTeams } from './planning.js';
import type { Shelf } from './shelf.js';
import { teamCorrections } from './teams.js';

/** No command changes these any more, so the stored phase is the phase. */
const OVER: readonly Phase[] = ['published', 'cancelled'];

export interface Exercises extends ExerciseDirectory {
  /** The frozen plan; null: no such exercise. */
  readonly plan: (id: string) => Promise<DrillPlan | null>;
  /** Ids of exercises that may be running. */
  readonly unfinished: () => Promise<string[]>;
  notePhase(id: string, phase: Phase): Promise<void>;
  /** One date of a series, or, without `of`, an exercise by itself. @throws Refused not-found, invalid-exercise, bad-timezone */
  make(plan: CreateExercise, by: string, of?: OccurrenceOf): Promise<Exercise>;
}

/** Which date of which series an exercise is. */
export interface OccurrenceOf {
  /** Id of the exercise, made from series and date: the same date is never made twice. */
  id: string;
  seriesId: string;
  /** ISO instant. */
  date: string;
  recurrence: Recurrence;
}

/** These say when it happens, not what teams were told of it: they may change until START EX. */
const OF_SCHEDULE: ReadonlySet<string> = new Set(['autoStart', 'lobbyMinutes', 'reminders', 'missedStart', 'timezone']);

type Patch = Parameters<ExerciseDirectory['patch']>[1];

function onlySchedule({ name, settings = {} }: Patch, before: Exercise['settings']): boolean {
  const touched = Object.entries(settings).filter(([key, value]) => !isDeepStrictEqual(value, before[key as keyof typeof before]));
  return name === undefined && touched.every(([key]) => OF_SCHEDULE.has(key));
}

/** @throws Refused bad-timezone */
function requireZone(settings: Exercise['settings'] | undefined): void {
  if (settings?.timezone !== undefined && !isZone(settings.timezone)) throw new Refused('bad-timezone');
}

const WITHOUT_COPY = { 'frozen.text': 0, 'frozen.source': 0, 'frozen.definition': 0 } as const;

/** A lean read gives the driver's own Binary where the schema says Buffer. */
export function bytesOf(stored: Buffer | Binary): Buffer {
  return Buffer.isBuffer(stored) ? stored : Buffer.from(stored.buffer);
}

export function planOf(record: ExerciseRecord): DrillPlan {
  return {
    exerciseId: record._id,
    name: record.name,
    play: record.play,
    scenarioHash: record.scenario.hash,
    definition: JSON.parse(record.frozen.definition) as Definition,
    files: Object.fromEntries(record.frozen.files.map(({ path, type, size }) => [path, { type, size }])),
    seed: record.seed,
    factor: record.factor,
    teams: record.teams.map(({ id, name, agencyName, worldId, parts, joinCode }) => ({ id, name, agencyName, worldId, parts, joinCode })),
    openRoster: record.settings.openRoster ?? false,
    captainApproval: record.settings.captainApproval ?? false,
  };
}

export function createExercises(deps: {
  models: Models;
  shelf: Shelf;
  /** Late: the drills themselves ask here for their plans. */
  drills: () => Drills;
  open: OpenDrill;
  /** Writes a drill that is still `planned` anew, from a changed plan. */
  replan: (plan: DrillPlan) => Promise<void>;
  clock: HostClock;
  random: Random;
  /** Makes a series and its first exercise. */
  found: (plan: CreateExercise & { recurrence: Recurrence }, by: string) => Promise<Exercise>;
  /** Something may be due at another time than before. */
  rescheduled: () => void;
}): Exercises {
  const { models, random } = deps;

  async function seatsOf(ids: readonly string[]): Promise<Map<string, number>> {
    const rows = await models.members.aggregate<{ _id: string; n: number }>([
      { $match: { exerciseId: { $in: ids }, active: true } },
      { $group: { _id: '$teamId', n: { $sum: 1 } } },
    ]);
    return new Map(rows.map(({ _id, n }) => [_id, n]));
  }

  async function phaseOf(record: ExerciseRecord): Promise<Phase> {
    return OVER.includes(record.phase) ? record.phase : ((await deps.open(record._id))?.phase() ?? record.phase);
  }

  async function shown(record: ExerciseRecord, seats: Map<string, number>, known?: Phase): Promise<Exercise> {
    return {
      id: record._id,
      name: record.name,
      phase: known ?? (await phaseOf(record)),
      play: record.play,
      scenario: record.scenario,
      duration: record.duration,
      timeFactor: record.factor,
      startsAt: record.startsAt,
      ...(record.recurrence && { recurrence: record.recurrence }),
      ...(record.seriesId !== undefined && { seriesId: record.seriesId }),
      createdAt: record.createdAt.toISOString(),
      settings: record.settings,
      teams: record.teams.map(({ id, name, agencyId, agencyName, worldId, parts, joinCode, emails }) => ({
        id,
        name,
        ...(agencyId === undefined ? {} : { agencyId }),
        agency: agencyName,
        worldId,
        parts,
        joinCode,
        emails: emails ?? [],
        seats: seats.get(id) ?? 0,
      })),
    };
  }

  async function find(id: string): Promise<ExerciseRecord> {
    const record = await models.exercises.findById(id, WITHOUT_COPY).lean();
    if (!record) throw new Refused('not-found');
    return record;
  }

  async function drillOf(id: string): Promise<Drill> {
    const drill = await deps.open(id);
    if (!drill) throw new Refused('not-found');
    return drill;
  }

  async function keep(bytes: Buffer): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await models.blobs.updateOne({ _id: sha256 }, { $setOnInsert: { bytes } }, { upsert: true });
    return sha256;
  }

  async function make(plan: CreateExercise, by: string, of?: OccurrenceOf): Promise<Exercise> {
    requireZone(plan.settings);
    const scenario = await deps.shelf.take(plan.scenarioId);
    if (!scenario) throw new Refused('not-found', { detail: { vi: 'Không có kịch bản này.', en: 'There is no such scenario.' } });
    const { definition } = scenario;
    const wanted = plan.teams.flatMap(({ agencyId }) => agencyId ?? []);
    const agencies = await models.agencies.find({ _id: { $in: wanted } }, { name: 1 }).lean();
    const { teams, errors } = planTeams(plan, definition, new Map(agencies.map(({ _id, name }) => [_id, name])), random);
    if (errors.length > 0) throw new Refused('invalid-exercise', { errors });

    const files = await Promise.all(
      Object.entries(scenario.files).map(async ([path, file]) => ({
        path,
        type: file.type,
        size: file.size,
        sha256: await keep(await file.read()),
      })),
    );
    const record: ExerciseRecord = {
      _id: of?.id ?? newId(random),
      name: plan.name,
      play: plan.play,
      phase: 'planned',
      scenario: { id: definition.id, version: definition.version, title: definition.title, hash: scenario.hash },
      duration: definition.duration,
      factor: plan.timeFactor ?? 1,
      seed: random.bytes(8).toString('hex'),
      startsAt: plan.startsAt ?? null,
      settings: plan.settings ?? {},
      ...(of && { recurrence: of.recurrence, seriesId: of.seriesId, seriesDate: of.date }),
      reminded: [],
      createdAt: new Date(deps.clock.wall()),
      createdBy: by,
      teams,
      frozen: { text: scenario.text, source: JSON.stringify(scenario.source), definition: JSON.stringify(definition), files },
    };
    try {
      await models.exercises.create(record);
    } catch (error) {
      // A join code of another exercise: as good as impossible, and trying again is the cure.
      // Of a series: another hand was first with this date, which its planner takes as done.
      throw isTaken(error) && !of ? new Refused('unavailable') : error;
    }
    await deps.drills().create(planOf(record));
    deps.rescheduled();
    return shown(record, new Map());
  }

  return {
    async list() {
      const records = await models.exercises.find({}, WITHOUT_COPY).sort({ createdAt: -1 }).lean();
      const seats = await seatsOf(records.map(({ _id }) => _id));
      // An ended drill is not loaded to be listed: nothing but its publication can follow, which whoever opens it sees.
      return Promise.all(records.map((record) => shown(record, seats, record.phase === 'ended' ? 'ended' : undefined)));
    },

    async get(id) {
      const record = await models.exercises.findById(id, WITHOUT_COPY).lean();
      return record && (await shown(record, await seatsOf([id])));
    },

    make,

    create: ({ recurrence, ...plan }, by) => (recurrence ? deps.found({ ...plan, recurrence }, by) : make(plan, by)),

    async patch(id, change) {
      const record = await find(id);
      const phase = await phaseOf(record);
      // Name and settings are told to the teams from the first moment on; only while nothing has happened can they change.
      if (phase !== 'planned' && !(phase === 'ready' && onlySchedule(change, record.settings))) throw new Refused('wrong-phase');
      requireZone(change.settings);
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      if (change.settings) given['settings'] = { ...record.settings, ...change.settings };
      const after =
        Object.keys(given).length === 0
          ? record
          : await models.exercises.findByIdAndUpdate(id, { $set: given }, { new: true, projection: WITHOUT_COPY }).lean();
      if (!after) throw new Refused('not-found');
      const plan = (await drillOf(id)).plan;
      const { openRoster = false, captainApproval = false } = after.settings;
      const told = plan.name === after.name && plan.openRoster === openRoster && plan.captainApproval === captainApproval;
      if (!told) await deps.replan({ ...plan, name: after.name, openRoster, captainApproval });
      deps.rescheduled();
      return shown(after, await seatsOf([id]));
    },

    async remove(id) {
      const { seriesId, seriesDate } = await find(id);
      const drill = await drillOf(id);
      if (drill.controlEvents().some(({ type }) => type === 'started')) throw new Refused('wrong-phase');
      // A date whose exercise was removed by hand is not planned again.
      if (seriesId !== undefined) await models.series.updateOne({ _id: seriesId }, { $addToSet: { dropped: seriesDate } });
      await deps.drills().remove(id);
      await models.exercises.deleteOne({ _id: id });
      await models.members.deleteMany({ exerciseId: id });
      await models.mails.deleteMany({ exerciseId: id });
      deps.rescheduled();
    },

    ...teamCorrections({
      models,
      random,
      find,
      phaseOf,
      drillOf,
      replan: deps.replan,
      show: async (record) => shown(record, await seatsOf([record._id])),
    }),

    async file(id, name) {
      const record = await models.exercises.findById(id, { 'frozen.files': 1 }).lean();
      const file = record?.frozen.files.find(({ path }) => path === name || path === `files/${name}`);
      const blob = file && (await models.blobs.findById(file.sha256).lean());
      return blob && file ? { type: file.type, bytes: bytesOf(blob.bytes) } : null;
    },

    async plan(id) {
      const record = await models.exercises.findById(id, { 'frozen.text': 0, 'frozen.source': 0 }).lean();
      return record && planOf(record);
    },

    unfinished: async () => (await models.exercises.find({ phase: { $nin: [...OVER, 'ended'] } }, { _id: 1 }).lean()).map(({ _id }) => _id),

    async notePhase(id, phase) {
      await models.exercises.updateOne({ _id: id }, { $set: { phase } });
    },
  };
}
