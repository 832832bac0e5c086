/** The participant feedback form after END EX, as HSEEP has it: what was good and what not, eight statements, free words. */
import { z } from 'zod';
import type { Bi } from './text.js';
import { words } from './text.js';

/** Part II; each from 1 (strongly disagree) to 5 (strongly agree). */
export const STATEMENTS = [
  { id: 'structure', vi: 'Cuộc diễn tập được tổ chức, sắp xếp chặt chẽ.', en: 'The exercise was well structured and organised.' },
  { id: 'plausible', vi: 'Kịch bản hợp lý, sát với thực tế.', en: 'The scenario was plausible and realistic.' },
  {
    id: 'control',
    vi: 'Ban điều hành nắm chắc nội dung, giữ đúng hướng cuộc diễn tập.',
    en: 'The controllers knew their subject and kept the exercise on target.',
  },
  { id: 'documents', vi: 'Tài liệu phát cho người tham gia hữu ích.', en: 'The documents given to participants were useful.' },
  { id: 'post', vi: 'Việc tham gia phù hợp với vị trí công tác của tôi.', en: 'Taking part was right for someone in my post.' },
  { id: 'mix', vi: 'Thành phần tham gia đúng và đủ.', en: 'The right people took part, in the right mix of fields.' },
  {
    id: 'practise',
    vi: 'Cơ quan tôi được luyện tập những năng lực ưu tiên của mình.',
    en: 'My agency could practise and improve its priority capabilities.',
  },
  {
    id: 'prepared',
    vi: 'Sau cuộc diễn tập, chúng tôi sẵn sàng hơn để ứng phó sự cố.',
    en: 'After the exercise we are better prepared to deal with an incident.',
  },
] as const satisfies readonly (Bi & { id: string })[];
export type StatementId = (typeof STATEMENTS)[number]['id'];
export const STATEMENT_IDS = STATEMENTS.map(({ id }) => id);

export const PRIORITIES = ['high', 'medium', 'low'] as const;
const Priority = z.enum(PRIORITIES);
export const PARTICIPANT_ROLES = ['player', 'facilitator', 'observer', 'evaluator'] as const;

const line = words().trim().max(500);
const paragraph = words().trim().max(2000);
/** Lines offered under each question of part I. */
export const LINES = 3;

export const FeedbackAnswers = z.strictObject({
  strengths: z.array(line).max(LINES),
  improvements: z.array(line).max(LINES),
  missed: paragraph,
  actions: z.array(z.strictObject({ action: line, priority: Priority, responsible: words().trim().max(200) })).max(LINES),
  resources: z.array(z.strictObject({ item: line, priority: Priority })).max(LINES),
  /** By statement; one that is left out was not answered. */
  ratings: z.partialRecord(z.enum(STATEMENT_IDS), z.int().min(1).max(5)),
  comments: paragraph,
});
export type FeedbackAnswers = z.infer<typeof FeedbackAnswers>;

export const FeedbackHead = z.strictObject({
  name: words().trim().max(120),
  title: words().trim().max(120),
  agency: words().trim().max(200),
  role: z.enum(PARTICIPANT_ROLES),
});
export type FeedbackHead = z.infer<typeof FeedbackHead>;

/** `formId`: a random id of this copy of the form, so that one sent twice counts once. `head` null: anonymous. */
export const FeedbackForm = z
  .strictObject({ formId: z.string().regex(/^[0-9a-f]{32}$/), head: FeedbackHead.nullable(), answers: FeedbackAnswers })
  .meta({ id: 'FeedbackForm' });
export type FeedbackForm = z.infer<typeof FeedbackForm>;

/** What a seat may know of its own form: an anonymous one cannot be found again. */
export const FeedbackState = z
  .object({
    open: z.boolean().describe('Forms are taken: from END EX on.'),
    sent: z.enum(['no', 'named', 'anonymous']),
    named: z.object({ head: FeedbackHead, answers: FeedbackAnswers }).optional(),
  })
  .meta({ id: 'FeedbackState' });
export type FeedbackState = z.infer<typeof FeedbackState>;

/** Anonymous forms are shown once there are this many of them. */
export const ANONYMOUS_LEAST = 3;

const By = z.object({ name: z.string(), title: z.string(), agency: z.string() });
const Said = z.object({ text: z.string(), n: z.int().describe('How many wrote the same.'), by: z.array(By) });
export const FeedbackResults = z
  .object({
    seats: z.int(),
    answered: z.int(),
    shown: z.int().describe('Forms counted below.'),
    held: z.int().describe(`Anonymous forms held back until there are ${ANONYMOUS_LEAST}.`),
    statements: z.array(
      z.object({ id: z.enum(STATEMENT_IDS), counts: z.array(z.int()).length(5), n: z.int(), median: z.number().nullable() }),
    ),
    strengths: z.array(Said),
    improvements: z.array(Said),
    missed: z.array(Said),
    comments: z.array(Said),
    actions: z.array(z.object({ action: z.string(), priority: Priority, responsible: z.string(), by: By.nullable() })),
    resources: z.array(z.object({ item: z.string(), priority: Priority, by: By.nullable() })),
  })
  .meta({ id: 'FeedbackResults' });
export type FeedbackResults = z.infer<typeof FeedbackResults>;
