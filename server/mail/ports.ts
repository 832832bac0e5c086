/** What the rest of the house asks of mail, and what mail asks of storage. Everything is queued durably first and sent from the queue, each mail once by its key. */
import type { MAIL_FAULTS, MailKind, MailPreview, MailSetup, MailView } from '../shared/mail.js';
import type { ExerciseSettings } from '../shared/api.js';
import type { Bi, Lang } from '../shared/text.js';
import type { Phase } from '../shared/views.js';
import type { Drill } from '../drills/service.js';
import type { z } from 'zod';

export interface MailState {
  /** Whether SMTP_URL is set. */
  on: boolean;
  /** Of the last check of the SMTP server: null before the first; `at` epoch ms. */
  checked: { ok: boolean; error?: string; at: number } | null;
}

export interface MailDesk {
  state(): MailState;
  /** Connects to the SMTP server and signs in, without sending. Never rejects. */
  verify(): Promise<MailState>;
  /**
   * Queues the invitation of every team named (absent: all) that has addresses; an address invited earlier hears of the
   * time again only if it has changed, or if `again`. @throws Refused mail-off, not-found, wrong-phase
   */
  invite(exerciseId: string, teamIds?: readonly string[], again?: boolean): Promise<{ queued: number; without: string[] }>;
  /** Queues the reminder that goes `minutes` before the start, once per team however often asked. Nothing when mail is off. */
  remind(exerciseId: string, minutes: number): Promise<void>;
}

/** The whole desk, as the HTTP edge and the composition root see it. */
export interface Mailroom extends MailDesk {
  setup(): MailSetup;
  /** Tells those who were invited that name or time have changed, after a while in which it may change again. */
  changed(exerciseId: string): Promise<void>;
  /** Mails what teams receive from now on and what is missing, tells of a cancelled drill, thanks after its end. Once per drill. */
  follow(drill: Drill): void;
  /** Newest first. @throws Refused not-found */
  list(exerciseId: string, kind?: MailKind): Promise<MailView[]>;
  /** Tries a failed mail again at once, or sends one that was sent once more. @throws Refused mail-off, not-found, nothing-to-do */
  retry(exerciseId: string, mailId: string): Promise<MailView>;
  /** What the first (or this) team would be sent. @throws Refused not-found */
  preview(exerciseId: string, kind: MailKind, teamId?: string): Promise<MailPreview>;
  /** Tells a team's addresses that its appeal was answered, once. Nothing when mail is off. */
  answered(exerciseId: string, teamId: string, appealId: string): Promise<void>;
  /** Queues a digest of reminders to one address, once by its id. Nothing when mail is off. */
  digest(id: string, address: string): Promise<void>;
  /** Starts to send: what was being sent when the last sender stopped is sent again under the same Message-ID. */
  start(): Promise<void>;
  /** Stops to send, and may be started again; mails under way are finished, up to a few seconds. */
  stop(): Promise<void>;
  /** For good: also follows no drill any more. */
  close(): Promise<void>;
}

/** What is queued: mails of an exercise, and the digests of improvement plans, which are of several. */
export type QueueKind = MailKind | 'improvement';
export type MailStatus = MailView['status'];
export type MailFault = (typeof MAIL_FAULTS)[number];

/** One mail to one address: what it is about, never its text, which is made when it is sent. */
export interface NewMail {
  exerciseId: string;
  teamId: string;
  address: string;
  kind: QueueKind;
  /** Makes it one of its kind: which reminder, which change, which inject. */
  occasion: string;
  /** Epoch ms. */
  queuedAt: number;
  dueAt: number;
}

export interface QueuedMail extends NewMail {
  id: string;
  status: MailStatus;
  attempts: number;
  /** Raised when somebody asks for it again, which then is another message. */
  round: number;
  sentAt?: number;
  fault?: MailFault;
  error?: string;
  /** What a sent invitation or change told, to be compared with what is true later. */
  told?: string;
}

/** An appeal of a team and what became of it; `line`: what it was about. */
export interface AnsweredAppeal {
  line: Bi;
  accepted: boolean;
  text: string;
}

/** What a digest says: what one person has promised in improvement plans and not done, the most urgent first. */
export interface DigestFacts {
  lang: Lang;
  items: {
    exerciseId: string;
    exercise: string;
    issue: string;
    action: string;
    responsible: string;
    /** ISO day, and days from it to today: negative before it. */
    due: string;
    past: number;
  }[];
}

export interface MailExercise {
  id: string;
  name: string;
  phase: Phase;
  /** ISO instant; null: not set. */
  startsAt: string | null;
  /** ms of drill time */
  duration: number;
  factor: number;
  settings: z.infer<typeof ExerciseSettings>;
  /** In the order of the plan. `parts`: titles of the parts it plays in joint play, else empty. */
  teams: { id: string; name: string; agency: string; joinCode: string; emails: string[]; parts: Bi[] }[];
}

/** Storage behind mail; the directory implements it. */
export interface MailStore {
  exercise(id: string): Promise<MailExercise | null>;
  /** Adds those whose key (exercise, team, address, kind, occasion) is new; answers how many. */
  add(mails: readonly NewMail[]): Promise<number>;
  /** The mail that is due the longest, now `sending`; null: none is due. */
  claim(now: number): Promise<QueuedMail | null>;
  /** When the next queued mail is due, epoch ms. */
  nextDue(): Promise<number | null>;
  /** Undefined values are taken away. */
  note(id: string, change: { [K in keyof QueuedMail]?: QueuedMail[K] | undefined }): Promise<QueuedMail | null>;
  remove(id: string): Promise<void>;
  /** What is `sending` becomes `queued` again. */
  release(): Promise<void>;
  /** Newest first. */
  list(exerciseId: string, only?: { kinds?: readonly QueueKind[]; to?: { teamId: string; address: string } }): Promise<QueuedMail[]>;
  byId(exerciseId: string, id: string): Promise<QueuedMail | null>;
  /** Number of the calendar entry's revision, from 0; one more whenever `facts` differ from those of the last call. */
  revision(exerciseId: string, facts: string): Promise<number>;
}

/** A mail as it goes over the line. */
export interface Letter {
  messageId: string;
  from: { name: string; address: string };
  to: string;
  subject: string;
  text: string;
  html: string;
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string };
}

/** What became of an attempt. `everyone`: it would have gone the same way for every mail. */
export type Sent = { ok: true } | { ok: false; fault: MailFault; error: string; everyone: boolean };

export interface Transport {
  send(letter: Letter): Promise<Sent>;
  /** null: it answers and takes the account. */
  verify(): Promise<string | null>;
  close(): void;
}
