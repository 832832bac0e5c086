import type { Exercise } from '../../../../server/shared/api.js';

export function ScheduleTab({ exercise }: { exercise: Exercise }) {
  return <div>{exercise.name}</div>;
}
