import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createExercises, type Exercises } from '../../server/directory/exercises.js';
import { openModels, type Models } from '../../server/directory/models.js';
import { createSeries } from '../../server/directory/series.js';
import type { Shelf } from '../../server/directory/shelf.js';
import { createTimetable } from '../../server/directory/timetable.js';
import { createDrills } from '../../server/drills/index.js';
import type { Commit } from '../../server/drills/ports.js';
import { silent } from '../../server/drills/logger.js';
import { systemRandom } from '../../server/ids.js';
import { createScheduler } from '../../server/jobs/scheduler.js';
import { createMemoryLog } from '../../server/log/memory-log.js';
import type { Phase } from '../../server/shared/views.js';
import { controlStream } from '../../server/shared/events.js';
import { definition, plainRender } from '../drills/plan.js';
import { testDatabase, type TestDatabase } from '../support/mongo.js';
import { prng } from '../support/prng.js';
import { virtualClock } from '../support/virtual-clock.js';

const OCCURRENCES = 100;
const PERIOD = 20_000;
const START = Date.UTC(2026, 5, 1, 1, 0, 0);

let database: TestDatabase;
let models: Models;
beforeAll(async () => {
  database = await testDatabase();
  models = await openModels((await database.open()).connection);
}, 60_000);
afterAll(() => database.drop());

const log = createMemoryLog();
const clock = virtualClock(START);
/** Keys of reminders as the mail desk holds them: asked for again, one is still one. */
const reminders = new Set<string>();
/** Where a process has died, as `<point> before` and `<point> after`. */
const deaths = new Set<string>();

/** One process of the server, as far as the schedule goes; dies at the `fatal`-th thing it asks of the world, before or after that is `done`. */
function startProcess(fatal = Infinity, done = false) {
  const life = { left: fatal, over: false };
  let die: () => void = () => undefined;
  const died = new Promise<'died'>((resolve) => {
    die = () => {
      life.over = true;
      resolve('died');
    };
  });
  const never = new Promise<never>(() => undefined);
  const mortal =
    <A extends unknown[], R>(point: string, call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (life.over) return never;
      const last = --life.left < 0;
      if (last && !done) {
        deaths.add(`${point} before`);
        die();
        return never;
      }
      const result = await call(...args);
      if (last && !life.over) {
        deaths.add(`${point} after`);
        die();
      }
      return life.over ? never : result;
    };

  const own = Object.create(models.exercises, {
    create: { value: mortal('insert exercise', (record: object) => models.exercises.create(record)) },
  }) as Models['exercises'];
  const shelf = {
    take: mortal('read scenario', () =>
      Promise.resolve({ definition: definition({ duration: 15_000 }), text: 'x', hash: 'f'.repeat(64), files: {}, warnings: [] }),
    ),
  } as unknown as Shelf;
  const drills = createDrills({
    log: {
      ...log,
      append: mortal('append', (commit: Commit) => log.append(commit)),
      read: mortal('read log', (stream: string, after?: number) => log.read(stream, after)),
      beat: (beats) => (life.over ? never : log.beat(beats)),
      lastBeat: mortal('read heartbeat', (id: string) => log.lastBeat(id)),
    },
    clock: { ...clock, after: (ms, callback) => clock.after(ms, () => (life.over ? undefined : callback())) },
    loadPlan: mortal('read plan', (id: string) => exercises.plan(id)),
    listHosted: () => Promise.resolve([]),
    newId: () => systemRandom.bytes(8).toString('hex'),
    render: plainRender,
    logger: silent,
  });
  const exercises: Exercises = createExercises({
    models: { ...models, exercises: own },
    shelf,
    drills: () => drills,
    open: (id) => drills.get(id),
    replan: () => Promise.resolve(),
    clock,
    random: systemRandom,
    found: (plan, by) => series.found(plan, by),
    rescheduled: () => undefined,
  });
  const series = createSeries({
    models,
    exercises: () => exercises,
    clock,
    random: systemRandom,
    rescheduled: () => undefined,
    logger: silent,
  });
  const timetable = createTimetable(models);
  const scheduler = createScheduler({
    timetable: {
      waiting: mortal('read timetable', () => timetable.waiting()),
      one: mortal('read exercise', (id: string) => timetable.one(id)),
      noteReminder: mortal('note reminder', (id: string, key: string) => timetable.noteReminder(id, key)),
    },
    planner: { ...series, plan: mortal('plan series', (now: number) => series.plan(now)) },
    open: mortal('open drill', (id: string) => drills.get(id)),
    notePhase: mortal('note phase', (id: string, phase: Phase) => exercises.notePhase(id, phase)),
    remind: mortal('queue reminder', (id: string, minutes: number) => {
      reminders.add(`${id} ${minutes}`);
      return Promise.resolve();
    }),
    clock,
    logger: silent,
  });
  return { died, series, exercises, sweep: () => Promise.race([scheduler.sweep().then(() => 'done' as const), died]) };
}

describe('a recurring drill, two processes over one database, either killed anywhere', () => {
  it(`starts ${OCCURRENCES} times out of ${OCCURRENCES}, each exactly once, on time`, async () => {
    const random = prng(20_260_601);
    let [one, two] = [startProcess(), startProcess()];
    await one.series.found(
      {
        name: 'Diễn tập hằng tuần',
        scenarioId: 'small',
        play: 'parallel',
        teams: [{ name: 'Đội 1' }],
        settings: { reminders: [], lobbyMinutes: 0 },
        recurrence: { cron: '*/20 * * * * *', timezone: 'UTC' },
      },
      'u1',
    );
    // and one by itself, half an hour later, with reminders on the way
    const single = await one.exercises.make(
      {
        name: 'Diễn tập một lần',
        scenarioId: 'small',
        play: 'parallel',
        teams: [{ name: 'Đội 1' }],
        startsAt: new Date(START + 30 * 60_000).toISOString(),
        settings: { reminders: [25, 5] },
      },
      'u1',
    );
    for (let n = 1; n <= OCCURRENCES; n++) {
      clock.stall(PERIOD);
      // Both sweep at once, as if there were no lease; a few are killed in it, until a sweep of each comes to its end.
      for (let kills = 0; ; kills++) {
        one = startProcess(kills < 2 ? random.int(0, 40) : Infinity, random.chance(0.5));
        const ends = await Promise.all([one.sweep(), two.sweep()]);
        if (kills % 2 === 1) two = startProcess(kills < 2 ? random.int(0, 60) : Infinity, random.chance(0.5));
        if (ends.every((end) => end === 'done') && kills >= 2) break;
        if (ends[1] === 'died') two = startProcess();
      }
    }

    const due = Array.from({ length: OCCURRENCES }, (_, i) => START + (i + 1) * PERIOD);
    const exercises = await models.exercises
      .find({ seriesId: { $exists: true } }, { startsAt: 1, name: 1 })
      .sort({ seriesDate: 1 })
      .lean();
    expect(exercises.slice(0, OCCURRENCES).map(({ startsAt }) => Date.parse(startsAt!))).toEqual(due);
    // and the one ahead, which waits
    expect(exercises).toHaveLength(OCCURRENCES + 1);
    for (const [i, { _id }] of exercises.slice(0, OCCURRENCES).entries()) {
      const events = (await log.read(controlStream(_id))).flatMap((commit) => commit.events);
      const starts = events.filter((event) => event.type === 'started');
      expect(starts).toMatchObject([{ by: 'system', commandId: `sched-start-${_id}`, at: { wall: due[i] } }]);
      expect(events.filter((event) => event.type === 'readied')).toHaveLength(1);
    }
    expect(exercises[0]!.name).toBe('Diễn tập hằng tuần (01/06/2026)');

    expect([...reminders].toSorted()).toEqual([`${single.id} 25`, `${single.id} 5`]);
    expect((await models.exercises.findById(single.id).lean())?.reminded).toHaveLength(2);
    const started = (await log.read(controlStream(single.id)))
      .flatMap((commit) => commit.events)
      .filter((event) => event.type === 'started');
    expect(started).toMatchObject([{ at: { wall: START + 30 * 60_000 } }]);

    for (const point of [
      'read timetable',
      'read exercise',
      'open drill',
      'read plan',
      'read log',
      'append',
      'read scenario',
      'insert exercise',
      'plan series',
    ])
      // where exactly it falls is the database's and the machine's doing
      expect([...deaths]).toContainEqual(expect.stringMatching(new RegExp(`^${point} (before|after)$`)));
  }, 120_000);
});
