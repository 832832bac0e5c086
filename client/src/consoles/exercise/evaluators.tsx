import type { Exercise } from '../../../../server/shared/api.js';

export function EvaluatorsTab({ exercise }: { exercise: Exercise }) {
  return <div>{exercise.name}</div>;
}
