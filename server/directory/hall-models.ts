/** Collections around the hall: viewing links, feedback forms, the notes of the hot wash. */
import { Schema, type Model } from 'mongoose';
import type { LinkRecord } from '../auth/viewing.js';
import type { FeedbackAnswers, FeedbackHead } from '../shared/feedback.js';
import type { HotWashRecord } from '../http/hall-ports.js';

/** A form with its head, found again by its seat; `_id` is `<exercise>:<member>`. */
export interface NamedForm {
  _id: string;
  exerciseId: string;
  memberId: string;
  teamId: string;
  head: FeedbackHead;
  answers: FeedbackAnswers;
  /** Epoch ms of the last time it was sent. */
  wall: number;
}

/** A form without one: a random id and the answers; no time, no team, no seat. */
export interface AnonymousForm {
  _id: string;
  exerciseId: string;
  answers: FeedbackAnswers;
}

/** Which seats of an exercise have answered: sorted by id, so that the order tells nothing either. */
export interface AnsweredSeats {
  _id: string;
  seats: string[];
}

/** How many notes each seat of an exercise has sent, by question; kept apart from the notes and sorted by member id. */
export interface NoteCount {
  _id: string;
  seats: { memberId: string; q1: number; q2: number; q3: number }[];
}

export interface HallModels {
  links: Model<Omit<LinkRecord, 'id'> & { _id: string }>;
  feedbackNamed: Model<NamedForm>;
  feedbackAnonymous: Model<AnonymousForm>;
  feedbackSeats: Model<AnsweredSeats>;
  hotwash: Model<{ _id: string; exerciseId: string; n: number; record: HotWashRecord }>;
  hotwashCounts: Model<NoteCount>;
}

export function hallSchemas() {
  const id = { type: String, required: true } as const;
  const text = { type: String, required: true } as const;
  const any = Schema.Types.Mixed;
  const options = { versionKey: false, autoCreate: false, minimize: false } as const;
  const links = new Schema(
    {
      _id: id,
      exerciseId: text,
      kind: text,
      label: String,
      anonymous: Boolean,
      createdBy: text,
      createdAt: Number,
      expiresAt: Number,
      withdrawnAt: Number,
      lastUsedAt: Number,
      opens: Number,
    },
    options,
  );
  links.index({ exerciseId: 1, createdAt: -1 });
  const feedbackNamed = new Schema(
    { _id: id, exerciseId: text, memberId: text, teamId: text, head: any, answers: any, wall: Number },
    options,
  );
  feedbackNamed.index({ exerciseId: 1 });
  const feedbackAnonymous = new Schema({ _id: id, exerciseId: text, answers: any }, options);
  feedbackAnonymous.index({ exerciseId: 1, _id: 1 });
  const feedbackSeats = new Schema({ _id: id, seats: [String] }, options);
  const hotwash = new Schema({ _id: id, exerciseId: text, n: Number, record: any }, options);
  hotwash.index({ exerciseId: 1, n: 1 }, { unique: true });
  const hotwashCounts = new Schema({ _id: id, seats: any }, options);
  return { links, feedbackNamed, feedbackAnonymous, feedbackSeats, hotwash, hotwashCounts };
}
