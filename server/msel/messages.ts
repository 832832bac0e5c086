/** What an import has to say, row by row, in both languages. */
import { z } from 'zod';

export const RowMessage = z
  .object({
    level: z.enum(['error', 'warning', 'info']),
    /** Name of the sheet; absent for the file as a whole. */
    sheet: z.string().optional(),
    /** As Excel counts, from 1. */
    row: z.int().optional(),
    /** Letter of the column, e.g. `C`. */
    column: z.string().optional(),
    /** Head of the column. */
    head: z.string().optional(),
    event: z.string().optional(),
    message: z.string(),
    messageEn: z.string(),
  })
  .meta({ id: 'MselMessage' });
export type RowMessage = z.infer<typeof RowMessage>;

export interface At {
  sheet?: string | undefined;
  row?: number | undefined;
  column?: string | undefined;
  head?: string | undefined;
  event?: string | undefined;
}

/** Told messages; more than this many of one file help nobody. */
const MOST = 1000;

export class Messages {
  readonly list: RowMessage[] = [];
  failed = false;

  add(level: RowMessage['level'], at: At, message: string, messageEn: string): void {
    if (level === 'error') this.failed = true;
    if (this.list.length >= MOST) return;
    const place = Object.fromEntries(Object.entries(at).filter(([, value]) => value !== undefined)) as At;
    this.list.push({ level, ...place, message, messageEn });
  }
}
