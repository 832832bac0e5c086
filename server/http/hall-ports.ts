/** What the routes around the hall need: the wallboard's picture, feedback forms, the hot wash. */
import type { Drill } from '../drills/service.js';
import type { FeedbackAnswers, FeedbackForm, FeedbackHead } from '../shared/feedback.js';
import type { AddNote, Note, PatchHotWash, PatchNote, QuestionId } from '../shared/hotwash.js';

export interface WallPicture {
  /** Changes with what is shown, not with the clock that runs on. */
  etag: string;
  /** The body, ready to send. */
  json: string;
}
export type WallOf = (drill: Drill) => Promise<WallPicture>;

export interface SeatRef {
  exerciseId: string;
  teamId: string;
  memberId: string;
}

export interface FeedbackBox {
  /** Keeps a form of this seat; the same one again changes nothing. @throws Refused form-sent */
  send(seat: SeatRef, form: FeedbackForm, wall: number): Promise<void>;
  state(seat: SeatRef): Promise<{ sent: 'no' | 'named' | 'anonymous'; named?: { head: FeedbackHead; answers: FeedbackAnswers } }>;
  /** Named ones as they came last; anonymous ones in the order of their random ids. */
  all(exerciseId: string): Promise<{
    answered: number;
    named: { head: FeedbackHead; answers: FeedbackAnswers }[];
    anonymous: FeedbackAnswers[];
  }>;
}

/** One act of the hot wash as it is kept; never changed. An anonymous note has neither time nor sender. */
export type HotWashRecord =
  | {
      type: 'note';
      noteId: string;
      question: QuestionId;
      text: string;
      from: Note['from'];
      teamId?: string;
      memberId?: string;
      by?: string;
      wall?: number;
    }
  | { type: 'change'; noteId: string; change: PatchNote; by: string; wall: number }
  | { type: 'setup'; questions?: NonNullable<PatchHotWash['questions']>; by: string; wall: number }
  | { type: 'timer'; timer: { question: QuestionId; endsAt: number; seconds: number } | null; by: string; wall: number };

/** Folded: the notes in the order they came, the questions (null: the usual ones), the running clock. */
export interface HotWashState {
  notes: ReadonlyMap<string, Note>;
  questions: NonNullable<PatchHotWash['questions']> | null;
  timer: { question: QuestionId; endsAt: number; seconds: number } | null;
}

export interface HotWashStore {
  state(exerciseId: string): Promise<HotWashState>;
  /** Sent notes of a seat, by question. */
  sent(seat: SeatRef): Promise<Record<QuestionId, number>>;
  /** A seat's note; the same one again changes nothing. @throws Refused too-many-notes */
  add(seat: SeatRef, note: AddNote, wall: number): Promise<void>;
  /** EXCON's own. */
  addOwn(exerciseId: string, note: AddNote, by: string, wall: number): Promise<void>;
  append(exerciseId: string, record: Exclude<HotWashRecord, { type: 'note' }>): Promise<void>;
  /** What is stored has been changed: it is read anew. */
  forget(exerciseId: string): Promise<void>;
}
