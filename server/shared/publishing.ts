/** From the draft to the published report: approval, issues, appeals, and what an official paper says around the figures. */
import { z } from 'zod';
import { BiText } from './events.js';
import { Rating, ScoreLine } from './scores.js';
import { words } from './text.js';

/** Which results: the hash of the score sheet in canonical JSON. A changed mark makes another sheet, and lapses an approval. */
export const Approval = z.object({ by: z.string(), name: z.string(), wall: z.int(), sheetHash: z.string(), note: z.string().optional() });
export type Approval = z.infer<typeof Approval>;

/** The results as given out; `n` counts from 1, a corrected edition is the next one. */
export const Issue = z.object({
  n: z.int(),
  by: z.string(),
  name: z.string(),
  wall: z.int(),
  sheetHash: z.string(),
  reason: z.string().optional(),
});
export type Issue = z.infer<typeof Issue>;

/** A file that a team sent with an appeal. */
export const AppealFile = z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.int() });
export type AppealFile = z.infer<typeof AppealFile>;

export const Appeal = z
  .object({
    id: z.string(),
    exerciseId: z.string(),
    teamId: z.string(),
    /** The line of the sheet: `ref` and `deliveryId` (`penalty` for a penalty). */
    ref: z.string(),
    deliveryId: z.string(),
    reason: z.string(),
    evidence: z.array(AppealFile),
    memberId: z.string(),
    wall: z.int(),
    answer: z
      .object({ accepted: z.boolean(), text: z.string(), by: z.string(), name: z.string(), wall: z.int(), earned: z.number().optional() })
      .optional(),
  })
  .meta({ id: 'Appeal' });
export type Appeal = z.infer<typeof Appeal>;

/** A team whose figures are no longer those that were given out; `percent` 0 to 100, `rank` null: unranked. */
export const SheetChange = z.object({
  teamId: z.string(),
  name: z.string(),
  before: z.object({ percent: z.number(), rank: z.int().nullable() }),
  after: z.object({ percent: z.number(), rank: z.int().nullable() }),
});
export type SheetChange = z.infer<typeof SheetChange>;

/** How the results stand. */
export const Publication = z
  .object({
    sheetHash: z.string(),
    /** Of exactly this sheet; null: none, or it has lapsed. */
    approval: Approval.nullable(),
    issues: z.array(Issue),
    /** Whether the sheet has changed since the last issue. */
    changed: z.boolean(),
    openAppeals: z.int(),
  })
  .meta({ id: 'Publication' });
export type Publication = z.infer<typeof Publication>;

/** The same with what the organiser decides by. */
export const PublicationState = Publication.extend({
  /** The last approval, when it was of another sheet than this. */
  lapsed: Approval.nullable(),
  /** Whether observations have come or changed since the last issue. */
  observationsChanged: z.boolean(),
  /** Figures that differ from those given out last; empty where only words do. */
  changes: z.array(SheetChange),
  /** Works that still wait for a mark. */
  unmarked: z.int(),
  /** Until when teams may appeal, epoch ms; null before the first issue, unless it was set. */
  appealsUntil: z.int().nullable(),
}).meta({ id: 'PublicationState' });
export type PublicationState = z.infer<typeof PublicationState>;

const note = words().trim().min(1).max(2000);
/** `sheetHash`: the results that were looked at. `note` says why, where marks are missing. */
export const ApproveBody = z.strictObject({ sheetHash: z.string().max(64), note: note.optional() }).meta({ id: 'ApproveBody' });
export type ApproveBody = z.infer<typeof ApproveBody>;
export const IssueBody = z.strictObject({ reason: note, sheetHash: z.string().max(64).optional() }).meta({ id: 'IssueBody' });
export type IssueBody = z.infer<typeof IssueBody>;
export const DeadlineBody = z.strictObject({ until: z.iso.datetime({ offset: true }) }).meta({ id: 'DeadlineBody' });

/** Made by the client, so that what is sent again is the same. */
const ClientId = z.string().regex(/^[\w-]{8,64}$/);
export const APPEAL_FILES = 5;
export const APPEAL_LEAST = 20;
export const APPEAL_MOST = 2000;
/** Working days from the first issue, unless the plan or the organiser says otherwise. */
export const APPEAL_DAYS = 5;
export const AppealBody = z
  .strictObject({
    id: ClientId,
    ref: z.string().min(1).max(300),
    deliveryId: z.string().min(1).max(200),
    reason: words().trim().min(APPEAL_LEAST).max(APPEAL_MOST),
    /** Files sent before. */
    evidence: z
      .array(z.strictObject({ id: ClientId, name: words().trim().min(1).max(200) }))
      .max(APPEAL_FILES)
      .optional(),
  })
  .meta({ id: 'AppealBody' });
export type AppealBody = z.infer<typeof AppealBody>;
/** `earned`: the line's points from now on; only of an appeal that is accepted. */
export const AppealAnswerBody = z
  .strictObject({ accepted: z.boolean(), text: note, earned: z.number().optional() })
  .refine(({ accepted, earned }) => accepted || earned === undefined, {
    path: ['earned'],
    error: 'chỉ khi chấp nhận / only of an appeal that is accepted',
  })
  .meta({ id: 'AppealAnswerBody' });
export type AppealAnswerBody = z.infer<typeof AppealAnswerBody>;

/** What the organiser answers from: every appeal with its team and its line as it stands now (null: the sheet has no such line). */
export const AppealItem = z
  .object({ appeal: Appeal, team: z.string(), line: ScoreLine.nullable(), bounds: z.tuple([z.number(), z.number()]).nullable() })
  .meta({ id: 'AppealItem' });
export type AppealItem = z.infer<typeof AppealItem>;

/** Which issue a page shows. */
const Given = z.object({ n: z.int(), wall: z.int(), reason: z.string().optional() });

/** What a team reads of its results besides the sheet: the issue, what observers wrote for it, its own appeals. */
export const TeamResults = z
  .object({
    issue: Given.nullable(),
    observations: z.array(
      z.object({
        tag: z.enum(['strength', 'improvement']),
        text: z.string(),
        at: z.object({ x: z.int(), wall: z.int() }),
        objective: z.string().optional(),
        inject: z.string().optional(),
      }),
    ),
    /** Until when it may appeal, epoch ms, and whether it may now by the server's clock. */
    appealsUntil: z.int().nullable(),
    appealsOpen: z.boolean(),
    appeals: z.array(Appeal),
  })
  .meta({ id: 'TeamResults' });
export type TeamResults = z.infer<typeof TeamResults>;

/** The public page of a shared link: the main figures of what was given out last. */
export const PublishedResults = z
  .object({
    exercise: z.object({ name: z.string(), startedWall: z.int().nullable(), endedWall: z.int().nullable(), endX: z.int() }),
    scenario: z.object({ title: BiText, summary: BiText }),
    anonymous: z.boolean(),
    /** null: not published yet; everything below is then empty. */
    issue: Given.nullable(),
    provisional: z.boolean(),
    counts: z.object({ teams: z.int(), members: z.int(), deliveries: z.int(), actions: z.int(), reports: z.int() }),
    summary: z.array(BiText),
    objectives: z.array(
      z.object({
        id: z.string(),
        title: BiText,
        capability: BiText.optional(),
        overall: Rating.nullable(),
        percent: z.number().nullable(),
        ratings: z.object({ P: z.int(), S: z.int(), M: z.int(), U: z.int(), none: z.int() }),
      }),
    ),
    ranking: z.array(
      z.object({
        name: z.string(),
        rank: z.int().nullable(),
        percent: z.number(),
        earned: z.number(),
        possible: z.number(),
        penalties: z.number(),
        outcome: BiText.optional(),
      }),
    ),
  })
  .meta({ id: 'PublishedResults' });
export type PublishedResults = z.infer<typeof PublishedResults>;

const line = words().trim().max(300);
/** What an official report needs besides the figures; all of it optional, an empty place is printed as dots. */
export const OfficialPaper = z
  .strictObject({
    /** The body above the issuing one, and the issuing one. */
    parentBody: line.optional(),
    body: line.optional(),
    number: line.optional(),
    place: line.optional(),
    date: z.iso.date().optional(),
    /** `Kính gửi` */
    to: z.array(line).max(20).optional(),
    /** `Nơi nhận` */
    copies: z.array(line).max(40).optional(),
    signer: z.strictObject({ title: line, name: line }).optional(),
    /** `TM.`, `KT.`, `TL.` and for whom. */
    onBehalf: line.optional(),
    handling: line.optional(),
  })
  .meta({ id: 'OfficialPaper' });
export type OfficialPaper = z.infer<typeof OfficialPaper>;

export const LAYOUTS = ['hseep', 'vn'] as const;
export const Layout = z.enum(LAYOUTS);
export type Layout = z.infer<typeof Layout>;
