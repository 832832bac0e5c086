/** The hot wash: three questions, notes that seats send after END EX, and how the facilitator arranges them. `wall` in epoch ms. */
import { z } from 'zod';
import { BiText } from './events.js';
import { words } from './text.js';

export const QUESTION_IDS = ['q1', 'q2', 'q3'] as const;
export const QuestionId = z.enum(QUESTION_IDS);
export type QuestionId = z.infer<typeof QuestionId>;

export const DEFAULT_QUESTIONS: Record<QuestionId, { vi: string; en: string }> = {
  q1: { vi: 'Điều gì đã làm tốt?', en: 'What went well?' },
  q2: { vi: 'Điều gì khó khăn?', en: 'What was hard?' },
  q3: { vi: 'Cần thay đổi điều gì, đến khi nào?', en: 'What do we change, and by when?' },
};
/** Notes of one seat to one question. */
export const NOTES_EACH = 5;
export const NOTE_LENGTH = 280;

export const NOTE_MARKS = ['strength', 'improvement'] as const;
const Question = z.strictObject({ vi: words().trim().min(1).max(200), en: words().trim().min(1).max(200) });

/** `noteId`: random, chosen by the sender, so that one sent twice is one. */
export const AddNote = z
  .strictObject({
    noteId: z.string().regex(/^[0-9a-f]{32}$/),
    question: QuestionId,
    text: words().trim().min(1).max(NOTE_LENGTH),
    anonymous: z.boolean().default(false),
  })
  .meta({ id: 'AddNote' });
export type AddNote = z.infer<typeof AddNote>;

/** What the facilitator does with a note; what is left out stays. */
export const PatchNote = z
  .strictObject({
    question: QuestionId.optional(),
    theme: words().trim().min(1).max(80).nullable().optional(),
    votes: z.int().min(0).max(9999).optional(),
    star: z.boolean().optional(),
    hidden: z.boolean().optional(),
    mark: z.enum(NOTE_MARKS).nullable().optional(),
  })
  .meta({ id: 'PatchNote' });
export type PatchNote = z.infer<typeof PatchNote>;

export const Note = z
  .object({
    id: z.string(),
    question: QuestionId,
    text: z.string(),
    /** Who wrote it: a team, EXCON, or nobody to be named. */
    from: z.enum(['team', 'excon', 'anonymous']),
    teamId: z.string().optional(),
    theme: z.string().nullable(),
    votes: z.int(),
    star: z.boolean(),
    hidden: z.boolean(),
    mark: z.enum(NOTE_MARKS).nullable(),
  })
  .meta({ id: 'Note' });
export type Note = z.infer<typeof Note>;

/** `endsAt`: epoch ms of the server's clock. */
const Timer = z.object({ question: QuestionId, endsAt: z.int(), seconds: z.int() });
const questions = z.object({ q1: BiText, q2: BiText, q3: BiText });

export const PatchHotWash = z
  .strictObject({
    questions: z.strictObject({ q1: Question, q2: Question, q3: Question }).optional(),
    /** Starts the clock of a question, or (null) stops it. */
    timer: z
      .strictObject({ question: QuestionId, seconds: z.int().min(10).max(7200) })
      .nullable()
      .optional(),
  })
  .meta({ id: 'PatchHotWash' });
export type PatchHotWash = z.infer<typeof PatchHotWash>;

/** A seat gets its own team's named notes and how many it may still send; EXCON gets all. */
export const HotWash = z
  .object({
    open: z.boolean().describe('Notes are taken: from END EX on.'),
    serverTime: z.int(),
    questions,
    timer: Timer.nullable(),
    each: z.int(),
    /** Notes this seat has sent, by question; 0 for EXCON. */
    sent: z.object({ q1: z.int(), q2: z.int(), q3: z.int() }),
    notes: z.array(Note),
    exercise: z.string(),
    teams: z.record(z.string(), z.string()).describe('Names by team id; a seat gets its own.'),
  })
  .meta({ id: 'HotWash' });
export type HotWash = z.infer<typeof HotWash>;
