/** Long prints of the report: what is ordered, and how far it is. */
import { z } from 'zod';
import { words } from './text.js';
import { Layout } from './publishing.js';

export const CreatePrint = z
  .strictObject({
    format: z.literal('pdf').default('pdf'),
    lang: z.enum(['vi', 'en']).default('vi'),
    layout: Layout.optional(),
    /** One team's edition. */
    teamId: z.string().max(200).optional(),
    /** The teams of one kind of agency. */
    kind: words().max(80).optional(),
    anonymous: z.boolean().optional(),
  })
  .refine(({ teamId, kind }) => teamId === undefined || kind === undefined, {
    error: 'chọn một đội hoặc một loại cơ quan / either a team or a kind of agency',
    path: ['kind'],
  })
  .meta({ id: 'CreatePrint' });
export type CreatePrint = z.infer<typeof CreatePrint>;

/** What a print goes through, in order. */
export const PRINT_STEPS = ['building', 'printing', 'numbering'] as const;

export const PrintState = z
  .object({
    id: z.string(),
    state: z.enum(['queued', ...PRINT_STEPS, 'done', 'failed']),
    /** Steps behind it, of `total`. */
    done: z.int(),
    total: z.int(),
    /** Pages, once they are known. */
    pages: z.int().nullable(),
    teamId: z.string().optional(),
    /** Why it failed. */
    why: z.object({ vi: z.string(), en: z.string() }).optional(),
  })
  .meta({ id: 'PrintState' });
export type PrintState = z.infer<typeof PrintState>;
