/** The calendar entry that invitations carry: one per exercise, replaced by the next revision, withdrawn by a cancellation. */
import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus } from 'ical-generator';
import type { MailExercise } from './ports.js';

export interface Entry {
  exercise: Pick<MailExercise, 'id' | 'name' | 'duration' | 'factor'>;
  /** Epoch ms. */
  start: number;
  now: number;
  revision: number;
  cancelled: boolean;
  /** Host name that makes the entry's id unique in the world. */
  host: string;
  organizer: { name: string; address: string };
  to: string;
  /** With the drill mark. */
  title: string;
  description: string;
  link: string;
}

export interface Calendar {
  method: 'REQUEST' | 'CANCEL';
  content: string;
}

/**
 * REQUEST without asking for an answer: mail programs offer to enter it and replace what they hold by a higher SEQUENCE.
 * Times are instants in UTC, which every program shows in its reader's own zone.
 */
export function calendarOf(entry: Entry): Calendar {
  const { exercise, start, organizer } = entry;
  const method = entry.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  const calendar = ical({ prodId: { company: 'dientap', product: 'dientap', language: 'VI' }, method });
  const event = calendar.createEvent({
    id: `${exercise.id}@${entry.host}`,
    sequence: entry.revision,
    stamp: new Date(entry.now),
    start: new Date(start),
    end: new Date(start + exercise.duration / exercise.factor),
    summary: entry.title,
    description: entry.description,
    location: entry.link,
    url: entry.link,
    organizer: { name: organizer.name, email: organizer.address },
    status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    busystatus: entry.cancelled ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
  });
  event.createAttendee({ email: entry.to, rsvp: false });
  return { method, content: calendar.toString() };
}
