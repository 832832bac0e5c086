import type { Exercise } from '../../../../server/shared/api.js';

export function TeamsTab({ exercise }: { exercise: Exercise }) {
  return <div>{exercise.name}</div>;
}
