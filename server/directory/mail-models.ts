/** Collections of the mailroom: the queue, and the revisions of calendar entries. */
import { Schema, type Model } from 'mongoose';
import type { QueuedMail } from '../mail/ports.js';

export type MailRecord = Omit<QueuedMail, 'id'> & { _id: string };
/** The revision of an exercise's calendar entry. */
export interface CalendarRecord {
  _id: string;
  facts: string;
  count: number;
}

export interface MailModels {
  mails: Model<MailRecord>;
  calendars: Model<CalendarRecord>;
}

export function mailSchemas() {
  const options = { versionKey: false, autoCreate: false } as const;
  const id = { type: String, required: true } as const;
  const mails = new Schema(
    {
      _id: id,
      exerciseId: id,
      teamId: id,
      address: id,
      kind: id,
      // an invitation is the only one of its kind and has no other name
      occasion: String,
      status: id,
      attempts: Number,
      round: Number,
      queuedAt: Number,
      dueAt: Number,
      sentAt: Number,
      fault: String,
      error: String,
      told: String,
    },
    options,
  );
  mails.index({ exerciseId: 1, teamId: 1, address: 1, kind: 1, occasion: 1 }, { unique: true });
  mails.index({ status: 1, dueAt: 1 });
  const calendars = new Schema({ _id: id, facts: id, count: Number }, options);
  return { mails, calendars };
}
