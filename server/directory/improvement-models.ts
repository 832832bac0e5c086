/** Collections of the improvement plan: its records, the files that prove an action, the reminders that have been claimed. */
import { Schema, type Model } from 'mongoose';
import type { PlanRecord } from '../shared/improvement.js';
import type { Lang } from '../shared/text.js';
import type { KeptFile } from '../improvement/ports.js';

/** `n` numbers the records of a drill without gaps, so that each was decided on all before it. */
export interface StoredPlanRecord {
  exerciseId: string;
  n: number;
  record: PlanRecord;
}

/** `_id` is the reminder's name. */
export interface StoredReminder {
  _id: string;
  digest: string;
  email: string;
  lang: Lang;
  exerciseId: string;
  actionId: string;
  due: string;
  queued: boolean;
  wall: number;
}

export interface ImprovementModels {
  improvement: Model<StoredPlanRecord>;
  /** `_id` is `<exercise>/<file>`. */
  improvementFiles: Model<KeptFile & { _id: string }>;
  improvementReminders: Model<StoredReminder>;
}

export function improvementSchemas() {
  const text = { type: String, required: true } as const;
  const options = { versionKey: false, autoCreate: false, minimize: false } as const;
  const improvement = new Schema({ exerciseId: text, n: Number, record: Schema.Types.Mixed }, options);
  improvement.index({ exerciseId: 1, n: 1 }, { unique: true });
  const improvementFiles = new Schema({ _id: text, type: text, bytes: Buffer, by: text, wall: Number }, options);
  const improvementReminders = new Schema(
    {
      _id: text,
      digest: text,
      email: text,
      lang: text,
      exerciseId: text,
      actionId: text,
      due: text,
      queued: Boolean,
      wall: Number,
    },
    options,
  );
  improvementReminders.index({ digest: 1 });
  improvementReminders.index({ queued: 1 });
  return { improvement, improvementFiles, improvementReminders };
}
