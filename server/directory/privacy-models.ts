/** Collections of personal data's keeping: what was erased, and how long it is kept where that was set for an exercise. */
import { Schema, type Model } from 'mongoose';
import type { StoredErasure } from '../privacy/desk.js';

export interface PrivacyModels {
  erasures: Model<StoredErasure>;
  /** `_id`: of the exercise. */
  retentions: Model<{ _id: string; months: number | null; by: string; wall: number }>;
}

export function privacySchemas() {
  const text = { type: String, required: true } as const;
  const options = { versionKey: false, autoCreate: false, minimize: false } as const;
  const erasures = new Schema({ exerciseId: text, memberId: String, by: text, wall: Number, counts: Schema.Types.Mixed }, options);
  erasures.index({ exerciseId: 1, wall: 1 });
  const retentions = new Schema({ _id: text, months: Number, by: text, wall: Number }, options);
  return { erasures, retentions };
}
