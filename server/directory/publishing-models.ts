/** Collections of giving out results: what is recorded of it in one order, and the sheets as they were given out. */
import { Schema, type Model } from 'mongoose';
import type { PublishingRecord } from '../publishing/records.js';

export interface PublishingModels {
  /** `_id` is `<exercise>:<kind>:<id>`. */
  publishing: Model<{ _id: string; exerciseId: string; n: number; record: PublishingRecord }>;
  /** A team's part of a sheet; `_id` is `<exercise>:<name>:<team>`, `place` its place in the sheet. */
  issuedSheets: Model<{
    _id: string;
    exerciseId: string;
    name: string;
    teamId: string;
    place: number;
    sheet: string;
    observations: string;
  }>;
}

export function publishingSchemas() {
  const id = { type: String, required: true } as const;
  const options = { versionKey: false, autoCreate: false, minimize: false } as const;
  const publishing = new Schema({ _id: id, exerciseId: id, n: Number, record: Schema.Types.Mixed }, options);
  publishing.index({ exerciseId: 1, n: 1 }, { unique: true });
  const issuedSheets = new Schema({ _id: id, exerciseId: id, name: id, teamId: id, place: Number, sheet: id, observations: id }, options);
  issuedSheets.index({ exerciseId: 1, name: 1, place: 1 });
  return { publishing, issuedSheets };
}
