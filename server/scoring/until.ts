/** A drill's log as it stood at an earlier moment: what a frozen score board is scored from. */
import type { At, ControlEvent, WorldEvent } from '../shared/events.js';

/** Each world's events up to that drill time, in order; what was recorded later is left out. */
export function eventsUntil(worlds: Readonly<Record<string, readonly WorldEvent[]>>, at: At): Record<string, WorldEvent[]> {
  return Object.fromEntries(
    Object.entries(worlds).map(([worldId, events]) => {
      const later = events.findIndex((event) => event.recordedX > at.x);
      return [worldId, later < 0 ? [...events] : events.slice(0, later)];
    }),
  );
}

/** When the board was frozen; null while it follows the drill, is closed, or the results are published. */
export function frozenAt(control: readonly ControlEvent[]): At | null {
  if (control.some((event) => event.type === 'published')) return null;
  const last = control.findLast((event) => event.type === 'board-opened');
  return last?.type === 'board-opened' && last.open && last.frozen ? last.at : null;
}
