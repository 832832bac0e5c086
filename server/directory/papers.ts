/** What an official report says around the figures, kept per exercise. */
import { Schema, type Model } from 'mongoose';
import type { PaperStore } from '../http/ports.js';
import type { OfficialPaper } from '../shared/publishing.js';

export interface StoredPaper {
  /** Of the exercise. */
  _id: string;
  paper: OfficialPaper;
  by: string;
  wall: number;
}
export interface PaperModels {
  papers: Model<StoredPaper>;
}

export function paperSchemas() {
  const text = { type: String, required: true } as const;
  const options = { versionKey: false, autoCreate: false, minimize: false } as const;
  return { papers: new Schema({ _id: text, paper: Schema.Types.Mixed, by: text, wall: Number }, options) };
}

export function paperStore({ papers }: PaperModels): PaperStore {
  return {
    get: async (exerciseId) => (await papers.findById(exerciseId).lean())?.paper ?? {},
    async put(exerciseId, paper, by, wall) {
      await papers.updateOne({ _id: exerciseId }, { $set: { paper, by, wall } }, { upsert: true });
    },
  };
}
