/** The directory keeps each drill's phase for its lists; the log stays the truth. */
import type { HostLogger } from './drills/logger.js';
import type { Drill } from './drills/service.js';
import type { Phase } from './shared/views.js';

/** Follows a drill from now on, once. */
export function createPhaseNotes(note: (exerciseId: string, phase: Phase) => Promise<void>, logger: HostLogger): (drill: Drill) => void {
  const followed = new WeakSet<Drill>();
  return (drill) => {
    if (followed.has(drill)) return;
    followed.add(drill);
    const { exerciseId } = drill.plan;
    let last = drill.phase();
    drill.subscribe({
      feed: () => undefined,
      clock() {
        const phase = drill.phase();
        if (phase === last) return;
        last = phase;
        note(exerciseId, phase).catch((error: unknown) => logger.warn({ err: error, exerciseId }, 'the phase was not noted'));
      },
    });
  };
}
