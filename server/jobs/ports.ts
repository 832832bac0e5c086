/** What the scheduler needs from the rest of the house. */
import type { Recurrence } from '../shared/api.js';
import type { Occurrence } from './due.js';

/** The durable plan: the truth of what is due. */
export interface Timetable {
  /** Exercises that have a start and wait for it. */
  waiting(): Promise<Occurrence[]>;
  /** One of them as it is stored now; null when it was removed. */
  one(id: string): Promise<Occurrence | null>;
  /** A reminder is queued or dropped; durable when it resolves. */
  noteReminder(id: string, key: string): Promise<void>;
}

/** The series, each date of which becomes an exercise. */
export interface SeriesPlanner {
  /** Makes what is lacking at `now` (epoch ms); answers how many it made. A series that cannot be planned does not hold up others. */
  plan(now: number): Promise<number>;
  /** Those that go on, for the timer. */
  active(): Promise<{ id: string; recurrence: Recurrence }[]>;
}

/** Claims of ticks of the timer, unique by key over all instances. */
export interface ClaimStore {
  /** True for one caller per key, and for another one after `ttlMs` if it was not completed. */
  claim(key: string, ttlMs: number): Promise<boolean>;
  complete(key: string): Promise<void>;
}
