/** What the scheduler reads and notes of exercises. */
import type { Occurrence } from '../jobs/due.js';
import type { Timetable } from '../jobs/ports.js';
import type { ExerciseRecord, Models } from './models.js';

const FIELDS = { phase: 1, startsAt: 1, settings: 1, reminded: 1 } as const;

type Found = Pick<ExerciseRecord, '_id' | 'phase' | 'startsAt' | 'settings' | 'reminded'>;

const occurrence = ({ _id, phase, startsAt, settings, reminded }: Found): Occurrence => ({
  id: _id,
  phase,
  startsAt,
  settings,
  reminded: reminded ?? [],
});

export function createTimetable(models: Models): Timetable {
  return {
    waiting: async () =>
      (await models.exercises.find({ phase: { $in: ['planned', 'ready'] }, startsAt: { $type: 'string' } }, FIELDS).lean()).map(occurrence),
    async one(id) {
      const found = await models.exercises.findById(id, FIELDS).lean();
      return found && occurrence(found);
    },
    async noteReminder(id, key) {
      await models.exercises.updateOne({ _id: id }, { $addToSet: { reminded: key } });
    },
  };
}
