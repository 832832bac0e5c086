import type { Exercise } from '../../../../server/shared/api.js';

export function LinksTab({ exercise }: { exercise: Exercise }) {
  return <div>{exercise.name}</div>;
}
