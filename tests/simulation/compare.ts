/** Logs brought into a form in which two runs of one drill can be compared, and states that must not be touched. */
import type { WorldEvent } from '../../server/shared/events.js';

/** Without ids and wall times; an event that names another one by its id names it by its place. */
export function essence(events: readonly WorldEvent[]): unknown[] {
  const place = new Map(events.map((event, index) => [event.id, index]));
  return events.map((event) => {
    const { id: _, at, ...rest } = event;
    return { ...rest, x: at.x, ...(rest.type === 'early-served' ? { actionEventId: place.get(rest.actionEventId) } : {}) };
  });
}

/** As read back from the log. */
export const stored = (events: readonly WorldEvent[]): WorldEvent[] => JSON.parse(JSON.stringify(events)) as WorldEvent[];

/** Makes every write to it throw. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) frozen(each);
  }
  return value;
}
