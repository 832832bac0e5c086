import type { Exercise } from '../../../../server/shared/api.js';

export function LobbyTab({ exercise }: { exercise: Exercise }) {
  return <div>{exercise.name}</div>;
}
