/** From the draft to the published report: approval, issues, appeals, and what an official paper says around the figures. */
import { z } from 'zod';
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

export const Appeal = z
  .object({
    id: z.string(),
    exerciseId: z.string(),
    teamId: z.string(),
    /** The line of the sheet: `ref` and `deliveryId` (`penalty` for a penalty). */
    ref: z.string(),
    deliveryId: z.string(),
    reason: z.string(),
    evidence: z.array(z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.int() })),
    memberId: z.string(),
    wall: z.int(),
    answer: z
      .object({ accepted: z.boolean(), text: z.string(), by: z.string(), name: z.string(), wall: z.int(), earned: z.number().optional() })
      .optional(),
  })
  .meta({ id: 'Appeal' });
export type Appeal = z.infer<typeof Appeal>;

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
