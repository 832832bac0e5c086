/** The seals over drills: only ever added, one of each number (H1). */
import { Schema, type Model } from 'mongoose';
import type { SealParts, StoredSeal } from '../seals/ports.js';

/** `_id` is `<exercise>/<n>`, which makes a second one of the same number impossible. */
export type SealRecord = StoredSeal & SealParts & { _id: string };

export interface SealModels {
  seals: Model<SealRecord>;
}

export function sealSchemas() {
  const text = { type: String, required: true } as const;
  const seals = new Schema(
    {
      _id: text,
      exerciseId: text,
      n: { type: Number, required: true },
      text,
      signature: text,
      names: { type: Buffer, required: true },
      sheet: Buffer,
    },
    { versionKey: false, autoCreate: false, minimize: false },
  );
  seals.index({ exerciseId: 1, n: 1 });
  return { seals };
}
