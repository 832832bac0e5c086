/** The collection of summaries of finished drills. */
import { Schema, type Model } from 'mongoose';
import type { DrillSummary } from '../programme/index.js';

/** `_id`: of the exercise. */
export interface SummaryRecord {
  _id: string;
  summary: DrillSummary;
}

export interface ProgrammeModels {
  summaries: Model<SummaryRecord>;
}

export function programmeSchemas() {
  const options = { versionKey: false, autoCreate: false, minimize: false } as const;
  return { summaries: new Schema({ _id: { type: String, required: true }, summary: Schema.Types.Mixed }, options) };
}
