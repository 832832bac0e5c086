/** START EX: the go/no-go list is read before it is decided; what was decided on is compared by the server. */
import { StartConfirm } from '../../../features/lobby/start-confirm.js';
import { useBasis, useOrder, useRoom } from '../room.js';

export function StartQuestion({ close }: { close: () => void }) {
  const { view } = useRoom();
  const { run } = useOrder();
  const basis = useBasis({ type: 'start' });
  return (
    <StartConfirm
      exerciseId={view.kit.exercise.id}
      teams={view.kit.teams.length}
      onClose={close}
      onStart={(given) => {
        close();
        void run({ type: 'start', ...given }, basis);
      }}
    />
  );
}
