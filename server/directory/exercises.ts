/** Exercises on MongoDB: the frozen plan of each, and how it becomes a drill. */
import { createHash } from 'node:crypto';
import type { Binary } from 'mongodb';
import { Refused } from '../errors.js';
import type { HostClock } from '../drills/ports.js';
import type { Drill, DrillPlan, Drills } from '../drills/service.js';
import type { Definition } from '../engine/definition.js';
import type { ExerciseDirectory, OpenDrill } from '../http/ports.js';
import { newId, type Random } from '../ids.js';
import type { Exercise } from '../shared/api.js';
import type { Phase } from '../shared/views.js';
import { isTaken, type ExerciseRecord, type Models } from './models.js';
import { planTeams } from './planning.js';
import type { Shelf } from './shelf.js';

/** No command changes these any more, so the stored phase is the phase. */
const OVER: readonly Phase[] = ['published', 'cancelled'];

export interface Exercises extends ExerciseDirectory {
  /** The frozen plan; null: no such exercise. */
  readonly plan: (id: string) => Promise<DrillPlan | null>;
  /** Ids of exercises that may be running. */
  readonly unfinished: () => Promise<string[]>;
  notePhase(id: string, phase: Phase): Promise<void>;
}

const WITHOUT_COPY = { 'frozen.text': 0, 'frozen.definition': 0 } as const;

/** A lean read gives the driver's own Binary where the schema says Buffer. */
function bytesOf(stored: Buffer | Binary): Buffer {
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

  async function shown(record: ExerciseRecord, seats: Map<string, number>): Promise<Exercise> {
    return {
      id: record._id,
      name: record.name,
      phase: await phaseOf(record),
      play: record.play,
      scenario: record.scenario,
      duration: record.duration,
      timeFactor: record.factor,
      startsAt: record.startsAt,
      createdAt: record.createdAt.toISOString(),
      settings: record.settings,
      teams: record.teams.map(({ id, name, agencyId, worldId, parts, joinCode }) => ({
        id,
        name,
        ...(agencyId === undefined ? {} : { agencyId }),
        worldId,
        parts,
        joinCode,
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

  return {
    async list() {
      const records = await models.exercises.find({}, WITHOUT_COPY).sort({ createdAt: -1 }).lean();
      const seats = await seatsOf(records.map(({ _id }) => _id));
      return Promise.all(records.map((record) => shown(record, seats)));
    },

    async get(id) {
      const record = await models.exercises.findById(id, WITHOUT_COPY).lean();
      return record && (await shown(record, await seatsOf([id])));
    },

    async create(plan, by) {
      const scenario = await deps.shelf.take(plan.scenarioId);
      if (!scenario) throw new Refused('not-found', { detail: { vi: 'Không có kịch bản này.', en: 'There is no such scenario.' } });
      const { definition } = scenario;
      const wanted = plan.teams.flatMap(({ agencyId }) => agencyId ?? []);
      const agencies = await models.agencies.find({ _id: { $in: wanted } }, { name: 1 }).lean();
      const { teams, errors } = planTeams(plan, definition, new Map(agencies.map(({ _id, name }) => [_id, name])), random);
      if (plan.recurrence) {
        errors.push({
          path: 'recurrence',
          message: 'lịch lặp chưa dùng được ở phiên bản này / recurring exercises are not available in this version',
        });
      }
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
        _id: newId(random),
        name: plan.name,
        play: plan.play,
        phase: 'planned',
        scenario: { id: definition.id, version: definition.version, title: definition.title, hash: scenario.hash },
        duration: definition.duration,
        factor: plan.timeFactor ?? 1,
        seed: random.bytes(8).toString('hex'),
        startsAt: plan.startsAt ?? null,
        settings: plan.settings ?? {},
        createdAt: new Date(deps.clock.wall()),
        createdBy: by,
        teams,
        frozen: { text: scenario.text, definition: JSON.stringify(definition), files },
      };
      try {
        await models.exercises.create(record);
      } catch (error) {
        // A join code of another exercise: as good as impossible, and trying again is the cure.
        throw isTaken(error) ? new Refused('unavailable') : error;
      }
      await deps.drills().create(planOf(record));
      return shown(record, new Map());
    },

    async patch(id, change) {
      const record = await find(id);
      const phase = await phaseOf(record);
      // Name and settings are told to the teams from the first moment on; only while nothing has happened can they change.
      if (phase !== 'planned') throw new Refused('wrong-phase');
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      if (change.settings) given['settings'] = { ...record.settings, ...change.settings };
      const after =
        Object.keys(given).length === 0
          ? record
          : await models.exercises.findByIdAndUpdate(id, { $set: given }, { new: true, projection: WITHOUT_COPY }).lean();
      if (!after) throw new Refused('not-found');
      const plan = (await drillOf(id)).plan;
      const openRoster = after.settings.openRoster ?? false;
      if (plan.name !== after.name || plan.openRoster !== openRoster) await deps.replan({ ...plan, name: after.name, openRoster });
      return shown(after, await seatsOf([id]));
    },

    async remove(id) {
      await find(id);
      const drill = await drillOf(id);
      if (drill.controlEvents().some(({ type }) => type === 'started')) throw new Refused('wrong-phase');
      await deps.drills().remove(id);
      await models.exercises.deleteOne({ _id: id });
      await models.members.deleteMany({ exerciseId: id });
    },

    async file(id, name) {
      const record = await models.exercises.findById(id, { 'frozen.files': 1 }).lean();
      const file = record?.frozen.files.find(({ path }) => path === name || path === `files/${name}`);
      const blob = file && (await models.blobs.findById(file.sha256).lean());
      return blob && file ? { type: file.type, bytes: bytesOf(blob.bytes) } : null;
    },

    async plan(id) {
      const record = await models.exercises.findById(id, { 'frozen.text': 0 }).lean();
      return record && planOf(record);
    },

    unfinished: async () => (await models.exercises.find({ phase: { $nin: [...OVER, 'ended'] } }, { _id: 1 }).lean()).map(({ _id }) => _id),

    async notePhase(id, phase) {
      await models.exercises.updateOne({ _id: id }, { $set: { phase } });
    },
  };
}
