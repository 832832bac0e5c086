/** What is due of a planned exercise, from what is stored of it and the time; pure. Instants are epoch ms. */
import type { Exercise } from '../shared/api.js';
import type { Phase } from '../shared/views.js';

/**
 * A start that comes later than this was missed and its `missedStart` decides; sooner it simply goes, as on time. A killed
 * server is back within ten seconds, another instance takes over within seven, a database elects within fifteen: none of
 * these should ask anybody. After a minute a hall has noticed, and whoever runs the day should be asked.
 */
export const LATE = 60_000;

export const DEFAULT_LOBBY = 30;
export const DEFAULT_REMINDERS: readonly number[] = [1440, 60];
const MINUTE = 60_000;

export interface Occurrence {
  id: string;
  phase: Phase;
  startsAt: string | null;
  settings: Exercise['settings'];
  /** Keys of reminders that are queued or dropped. */
  reminded: readonly string[];
}

export type Step =
  | { do: 'ready' }
  | { do: 'start' }
  | { do: 'missed'; dueWall: number; choice: 'start-late' | 'ask' | 'skip' }
  | { do: 'remind'; minutes: number; key: string }
  /** Its time passed so long ago that it would mislead. */
  | { do: 'forget-reminder'; minutes: number; key: string };

const waits = (phase: Phase): boolean => phase === 'planned' || phase === 'ready';

function reminders({ settings }: Occurrence): readonly number[] {
  return [...new Set(settings.reminders ?? DEFAULT_REMINDERS)];
}

const reminderKey = (start: number, minutes: number): string => `${start}|${minutes}`;
const lobbyAt = ({ settings }: Occurrence, start: number): number => start - (settings.lobbyMinutes ?? DEFAULT_LOBBY) * MINUTE;

/** In the order in which they are to be done; done again they change nothing. */
export function stepsDue(occurrence: Occurrence, now: number): Step[] {
  const { phase, settings, reminded } = occurrence;
  if (occurrence.startsAt === null || !waits(phase)) return [];
  const start = Date.parse(occurrence.startsAt);
  const steps: Step[] = [];
  for (const minutes of reminders(occurrence)) {
    const key = reminderKey(start, minutes);
    const late = now - (start - minutes * MINUTE);
    if (late < 0 || reminded.includes(key)) continue;
    steps.push({ do: late > (minutes * MINUTE) / 2 ? 'forget-reminder' : 'remind', minutes, key });
  }
  if (now < start) {
    if (phase === 'planned' && now >= lobbyAt(occurrence, start)) steps.push({ do: 'ready' });
    return steps;
  }
  const auto = settings.autoStart ?? true;
  if (auto && now - start > LATE) return [...steps, { do: 'missed', dueWall: start, choice: settings.missedStart ?? 'ask' }];
  if (phase === 'planned') steps.push({ do: 'ready' });
  return auto ? [...steps, { do: 'start' }] : steps;
}

/** When something will be due that is not yet; null: nothing by itself. */
export function nextMoment(occurrence: Occurrence, now: number): number | null {
  if (occurrence.startsAt === null || !waits(occurrence.phase)) return null;
  const start = Date.parse(occurrence.startsAt);
  const moments = [start, lobbyAt(occurrence, start), ...reminders(occurrence).map((minutes) => start - minutes * MINUTE)];
  const ahead = moments.filter((moment) => moment > now);
  return ahead.length > 0 ? Math.min(...ahead) : null;
}

export interface SeriesDates {
  /** The first date, and the one before which nothing is planned any more. */
  first: number;
  /** Dates that have their exercise, by what became of it; `gone`: it was removed. */
  planned: ReadonlyMap<number, Phase | 'gone'>;
  /** Dates after `first`, in order. */
  after: Iterable<number>;
}

/** More than this is not planned in one go. */
const MOST_AT_ONCE = 100;

/**
 * Dates of a series that lack their exercise: all that are due and not yet late, and the next ones up to the first
 * that still waits, so that there is always one ahead.
 */
export function datesToPlan({ first, planned, after }: SeriesDates, now: number): number[] {
  const lacking: number[] = [];
  for (const date of withFirst(first, after)) {
    if (date <= now - LATE) continue;
    const is = planned.get(date);
    if (is === undefined) lacking.push(date);
    if (date > now && (is === undefined || waits(is as Phase))) break;
    if (lacking.length >= MOST_AT_ONCE) break;
  }
  return lacking;
}

function* withFirst(first: number, after: Iterable<number>): Generator<number> {
  yield first;
  yield* after;
}
