/** Personal data of an exercise: where names and addresses lie, what erasing them does, how long they are kept. Times are epoch ms. */
import { z } from 'zod';
import { words } from './text.js';

/**
 * What becomes of each place. `replaced`: by “Thành viên 1”, …; `cleared`, `removed`: gone; `scrubbed`: full names struck out of
 * free text; `left`: mentions that stay, because changing them would break what proves the results (H1).
 */
export const PLACES = {
  members: 'replaced',
  sessions: 'removed',
  feedback: 'cleared',
  drafts: 'removed',
  addresses: 'cleared',
  mails: 'removed',
  files: 'removed',
  links: 'cleared',
  contacts: 'cleared',
  paper: 'cleared',
  texts: 'scrubbed',
  log: 'left',
  evaluation: 'left',
} as const satisfies Record<string, 'replaced' | 'cleared' | 'removed' | 'scrubbed' | 'left'>;
export type Place = keyof typeof PLACES;
export const PLACE_IDS = Object.keys(PLACES) as Place[];

/** How many entries of each place name somebody. */
export const PlaceCounts = z.record(z.enum(PLACE_IDS as [Place, ...Place[]]), z.int()).meta({ id: 'PlaceCounts' });
export type PlaceCounts = Record<Place, number>;

export const Erasure = z
  .object({
    /** Absent: everybody of the exercise. */
    memberId: z.string().optional(),
    /** User id; `retention`: the period was over. */
    by: z.string(),
    /** Of the account; empty for `retention`. */
    name: z.string(),
    wall: z.int(),
    counts: PlaceCounts,
  })
  .meta({ id: 'Erasure' });
export type Erasure = z.infer<typeof Erasure>;

export const PersonalData = z
  .object({
    /** What is there now. */
    counts: PlaceCounts,
    erasures: z.array(Erasure),
    retention: z.object({
      /** Months after END EX after which names are erased by themselves; null: never. */
      months: z.int().nullable(),
      /** Whether it was set for this exercise; otherwise it is the installation's. */
      own: z.boolean(),
      /** Fewer months than this are refused. */
      least: z.int(),
      /** When it is due; null: never, or not over yet. */
      dueWall: z.int().nullable(),
      /** From when on the whole record of the exercise may be removed; null: not over yet. */
      removableWall: z.int().nullable(),
    }),
  })
  .meta({ id: 'PersonalData' });
export type PersonalData = z.infer<typeof PersonalData>;

export const EraseBody = z.strictObject({ memberId: z.string().max(64).optional() }).meta({ id: 'EraseBody' });
/** `months` null: names are kept; absent setting of the exercise: as the installation has it. */
export const RetentionBody = z.strictObject({ months: z.int().min(1).max(1200).nullable() }).meta({ id: 'RetentionBody' });
/** The exercise's name, typed again. */
export const RemoveRecordBody = z.strictObject({ name: words().max(200) }).meta({ id: 'RemoveRecordBody' });
export const EraseAnswer = z.object({ dryRun: z.boolean(), counts: PlaceCounts }).meta({ id: 'EraseAnswer' });
export type EraseAnswer = z.infer<typeof EraseAnswer>;
