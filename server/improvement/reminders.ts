/**
 * When the contact of an open action is reminded: a week and a day before it is due, on the day, and every week after.
 * A week leaves time to ask for what is missing, a day to hand it in; a week later the next meeting of most offices has
 * passed. The same for every organisation: who needs other days moves the due day, and the reminders follow.
 */
import type { ActionState } from './fold.js';
import { daysBetween, dayAt, plusDays } from './days.js';
import { isOpen } from './views.js';

/** Days from the due day. */
const AHEAD = [-7, -1] as const;
const EVERY = 7;
/** A day's reminders go when the offices open. */
export const HOUR = 8;

export interface Reminder {
  /** Of the action, its due day and how far from it: the same reminder has the same name, and goes once. */
  name: string;
  exerciseId: string;
  actionId: string;
  due: string;
  email: string;
}

/** The day whose reminders are due at `wall`: until the hour it is still yesterday. */
export const reminderDay = (wall: number, zone: string): string => dayAt(wall - HOUR * 3_600_000, zone);

/** The last step that has come; null before the first. */
function stepOf(due: string, today: string): number | null {
  const past = daysBetween(due, today);
  if (past >= 0) return Math.floor(past / EVERY) * EVERY;
  return AHEAD.findLast((step) => past >= step) ?? null;
}

/**
 * What is due at `wall`. Of steps that were missed the last one alone; one that had passed before the due day was set is
 * not made up for, so that nobody is warned of a week that was never there.
 */
export function remindersDue(
  actions: Iterable<{ exerciseId: string; action: Pick<ActionState, 'id' | 'fields' | 'status' | 'dueWall'> }>,
  wall: number,
  zone: string,
): Reminder[] {
  const today = reminderDay(wall, zone);
  const found: Reminder[] = [];
  for (const { exerciseId, action } of actions) {
    const { due, contact } = action.fields;
    const email = contact?.email?.toLowerCase();
    const step = isOpen(action) && email !== undefined ? stepOf(due, today) : null;
    if (step === null || email === undefined) continue;
    if (plusDays(due, step) < dayAt(action.dueWall, zone)) continue;
    found.push({ name: `${action.id}|${due}|${step}`, exerciseId, actionId: action.id, due, email });
  }
  return found;
}
