import type { Exercise } from '../../../../server/shared/api.js';

export function InvitationsTab({ exercise }: { exercise: Exercise }) {
  return <div>{exercise.name}</div>;
}
