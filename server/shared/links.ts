/** Viewing links: a wallboard, an observer's view or the published results of one exercise, by address and until a date. Times are ISO 8601. */
import { z } from 'zod';
import { words } from './text.js';

/** `report`: the published results, as a page with its prints. */
export const LINK_KINDS = ['wallboard', 'observer', 'report'] as const;
export const LinkKind = z.enum(LINK_KINDS);
export type LinkKind = z.infer<typeof LinkKind>;

/** Days ahead that a link may live at most. */
export const LINK_DAYS = 366;

export const CreateLink = z
  .strictObject({
    kind: LinkKind,
    expiresAt: z.iso.datetime({ offset: true }),
    label: words().trim().min(1).max(120).optional(),
    /** Of a report: teams are letters, people are not named. */
    anonymous: z.boolean().optional(),
  })
  .refine(({ kind, anonymous }) => kind === 'report' || anonymous === undefined, {
    path: ['anonymous'],
    error: 'chỉ dùng cho liên kết báo cáo / only of a report',
  })
  .meta({ id: 'CreateLink' });
export type CreateLink = z.infer<typeof CreateLink>;

export const ViewingLink = z
  .object({
    id: z.string(),
    kind: LinkKind,
    label: z.string().optional(),
    anonymous: z.boolean().optional(),
    url: z.string().describe('The address to open; anybody who has it can look.'),
    createdAt: z.string(),
    expiresAt: z.string(),
    withdrawnAt: z.string().nullable(),
    lastUsedAt: z.string().nullable(),
    opens: z.int().describe('How often a page was opened with it.'),
  })
  .meta({ id: 'ViewingLink' });
export type ViewingLink = z.infer<typeof ViewingLink>;

/** `again`: the same page asks for its next access token, which is no new opening. */
export const TradeLink = z.strictObject({ token: z.string().min(1).max(200), again: z.boolean().optional() }).meta({ id: 'TradeLink' });

export const LinkAnswer = z
  .object({
    accessToken: z.string(),
    expiresIn: z.int(),
    exerciseId: z.string(),
    exercise: z.string(),
    view: LinkKind,
    anonymous: z.boolean().optional(),
    expiresAt: z.string(),
  })
  .meta({ id: 'LinkAnswer' });
export type LinkAnswer = z.infer<typeof LinkAnswer>;
