/** The collections beside the event log: accounts, agencies, seats, sessions, scenarios, exercises, evaluators' records. */
import { Schema, type Connection, type Model } from 'mongoose';
import type { Family, Member } from '../auth/ports.js';
import type { Account } from '../auth/ports.js';
import type { CreateExercise, ExerciseSettings, Recurrence, ScenarioSummary } from '../shared/api.js';
import type { Bi } from '../shared/text.js';
import type { EvaluationRecord, FileType } from '../shared/evaluation.js';
import type { Mark, RatingOverride } from '../shared/scores.js';
import type { Phase } from '../shared/views.js';
import { hallSchemas, type HallModels } from './hall-models.js';
import { improvementSchemas, type ImprovementModels } from './improvement-models.js';
import { mailSchemas, type MailModels } from './mail-models.js';
import { paperSchemas, type PaperModels } from './papers.js';
import { programmeSchemas, type ProgrammeModels } from './programme-models.js';
import { privacySchemas, type PrivacyModels } from './privacy-models.js';
import { publishingSchemas, type PublishingModels } from './publishing-models.js';
import { sealSchemas, type SealModels } from './seal-models.js';
import type { Agency } from '../shared/agencies.js';
import type { z } from 'zod';

type Stored<T extends { id: string }> = Omit<T, 'id'> & { _id: string };

export interface ExerciseRecord {
  _id: string;
  name: string;
  play: 'parallel' | 'joint';
  /** The last phase the drill told; the log knows better while it is open. */
  phase: Phase;
  scenario: { id: string; version: string; title: { vi: string; en: string }; hash: string };
  duration: number;
  factor: number;
  seed: string;
  startsAt: string | null;
  settings: z.infer<typeof ExerciseSettings>;
  /** Of a recurring exercise: its series, and which of its dates it is (ISO), also when it was moved to another time. */
  recurrence?: Recurrence;
  seriesId?: string;
  seriesDate?: string;
  /** Keys of reminders that are queued or dropped. */
  reminded?: string[];
  createdAt: Date;
  createdBy: string;
  teams: {
    id: string;
    name: string;
    agencyId?: string;
    agencyName: string;
    worldId: string;
    parts: string[];
    joinCode: string;
    emails?: string[];
  }[];
  /**
   * The copy it was planned with: the author's text, what that was read as (JSON; not kept by earlier releases), what it compiled
   * to (JSON), attachments by path.
   */
  frozen: { text: string; source?: string; definition: string; files: { path: string; type: string; size: number; sha256: string }[] };
}

/** A recurring exercise: what each of its dates is planned from. */
export interface SeriesRecord {
  _id: string;
  name: string;
  state: 'active' | 'paused' | 'stopped';
  recurrence: Recurrence;
  /** ISO instant of its first date; none before it is planned. */
  first: string;
  /** What it was asked for with, without times. */
  template: CreateExercise;
  /** Dates whose exercise was removed by hand. */
  dropped: string[];
  /** Why the next one could not be planned. */
  problem?: Bi | null;
  createdAt: Date;
  createdBy: string;
}

export interface ScenarioRecord {
  /** `<id>@<version>` */
  _id: string;
  scenario: string;
  summary: ScenarioSummary;
  text: string;
  /** The library scenario whose files it names; absent: the one of its own id. */
  filesFrom?: string;
  createdAt: Date;
  createdBy: string;
}

export interface BlobRecord {
  /** SHA-256 of the bytes, hex. */
  _id: string;
  bytes: Buffer;
}

/** A team's shared draft of a report; `_id` is `<exercise>:<team>:<form>:<round>`. */
export interface StoredDraft {
  _id: string;
  exerciseId: string;
  /** The whole Yjs document, encoded. */
  state: Buffer;
  version: number;
  wall: number;
}

/** The last rehearsal of a scenario, under its hash. */
export interface RehearsalRecord {
  _id: string;
  found: { ok: boolean; errors: number; warnings: number; behaviours: number };
  at: Date;
}

/** One of the evaluators' records; those of the first version hold a bare mark or rating instead. */
export interface StoredEvaluation {
  exerciseId: string;
  recordId?: string;
  wall?: number;
  record?: EvaluationRecord;
  mark?: Mark;
  rating?: RatingOverride;
}

/** A picture or file of an observation; `_id` is `<exercise>/<file>`. */
export interface EvidenceRecord {
  _id: string;
  type: FileType;
  bytes: Buffer;
  by: string;
  wall: number;
}

const id = { type: String, required: true } as const;
const text = { type: String, required: true } as const;
const any = Schema.Types.Mixed;
const options = { versionKey: false, autoCreate: false, minimize: false } as const;

function schemas() {
  const accounts = new Schema({ _id: id, email: text, name: text, roles: [String], active: Boolean, passwordHash: text }, options);
  accounts.index({ email: 1 }, { unique: true });
  const agencies = new Schema(
    {
      _id: id,
      name: text,
      shortName: String,
      kind: String,
      level: String,
      parent: String,
      contact: String,
      emails: { type: [String], default: undefined },
      systems: { type: [new Schema({ name: text, level: Number }, { _id: false, id: false })], default: undefined },
    },
    options,
  );
  agencies.index({ name: 1 }, { unique: true, collation: { locale: 'vi', strength: 2 } });
  const members = new Schema(
    { _id: id, exerciseId: text, teamId: text, name: text, role: String, active: Boolean, joinedAt: Number, removedFor: String },
    options,
  );
  members.index({ exerciseId: 1, teamId: 1 });
  const families = new Schema(
    {
      _id: id,
      subject: text,
      userId: String,
      seat: any,
      current: text,
      previous: String,
      attempt: String,
      rotatedAt: Number,
      expiresAt: Number,
      revoked: String,
      gone: Date,
    },
    options,
  );
  families.index({ subject: 1 });
  families.index({ gone: 1 }, { expireAfterSeconds: 0 });
  const scenarios = new Schema(
    { _id: id, scenario: text, summary: any, text, filesFrom: String, createdAt: Date, createdBy: text },
    options,
  );
  scenarios.index({ scenario: 1, createdAt: -1 });
  const blobs = new Schema({ _id: id, bytes: Buffer }, options);
  const exercises = new Schema(
    {
      _id: id,
      name: text,
      play: text,
      phase: text,
      scenario: any,
      duration: Number,
      factor: Number,
      seed: text,
      startsAt: String,
      settings: any,
      recurrence: any,
      seriesId: String,
      seriesDate: String,
      reminded: [String],
      createdAt: Date,
      createdBy: text,
      teams: [
        new Schema(
          {
            id: text,
            name: text,
            agencyId: String,
            agencyName: text,
            worldId: text,
            parts: [String],
            joinCode: text,
            emails: { type: [String], default: undefined },
          },
          { _id: false, id: false },
        ),
      ],
      frozen: any,
    },
    options,
  );
  exercises.index({ 'teams.joinCode': 1 }, { unique: true });
  exercises.index({ createdAt: -1 });
  exercises.index({ seriesId: 1, seriesDate: 1 }, { unique: true, partialFilterExpression: { seriesId: { $exists: true } } });
  exercises.index({ phase: 1, startsAt: 1 });
  const series = new Schema(
    {
      _id: id,
      name: text,
      state: text,
      recurrence: any,
      first: text,
      template: any,
      dropped: [String],
      problem: any,
      createdAt: Date,
      createdBy: text,
    },
    options,
  );
  const evaluation = new Schema({ exerciseId: text, recordId: String, wall: Number, record: any, mark: any, rating: any }, options);
  evaluation.index({ exerciseId: 1, wall: 1, _id: 1 });
  evaluation.index({ exerciseId: 1, recordId: 1 }, { unique: true, partialFilterExpression: { recordId: { $exists: true } } });
  const evidence = new Schema({ _id: id, type: text, bytes: Buffer, by: text, wall: Number }, options);
  const rehearsals = new Schema({ _id: id, found: any, at: Date }, options);
  const drafts = new Schema({ _id: id, exerciseId: text, state: Buffer, version: Number, wall: Number }, options);
  drafts.index({ exerciseId: 1 });
  return {
    rehearsals,
    drafts,
    accounts,
    agencies,
    members,
    families,
    scenarios,
    blobs,
    exercises,
    series,
    evaluation,
    evidence,
    ...hallSchemas(),
    ...mailSchemas(),
    ...paperSchemas(),
    ...sealSchemas(),
    ...privacySchemas(),
    ...publishingSchemas(),
    ...improvementSchemas(),
    ...programmeSchemas(),
  };
}

export interface Models
  extends HallModels, PaperModels, ProgrammeModels, MailModels, SealModels, ImprovementModels, PrivacyModels, PublishingModels {
  accounts: Model<Stored<Account>>;
  agencies: Model<Stored<Agency>>;
  members: Model<Stored<Member>>;
  /** `gone`: when the record itself is thrown away. */
  families: Model<Stored<Family> & { gone: Date }>;
  scenarios: Model<ScenarioRecord>;
  blobs: Model<BlobRecord>;
  exercises: Model<ExerciseRecord>;
  series: Model<SeriesRecord>;
  evaluation: Model<StoredEvaluation>;
  evidence: Model<EvidenceRecord>;
  rehearsals: Model<RehearsalRecord>;
  drafts: Model<StoredDraft>;
}

/** Declares the models and makes collections and indexes that are missing. */
export async function openModels(connection: Connection): Promise<Models> {
  const models = Object.fromEntries(
    Object.entries(schemas()).map(([name, schema]) => [name, connection.model(name, schema, name)]),
  ) as unknown as Models;
  await Promise.all(
    Object.values(models).map(async (model: Model<unknown>) => {
      await model.createCollection();
      await model.createIndexes();
    }),
  );
  return models;
}

/** Whether a write failed because a unique key is taken. */
export function isTaken(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;
}

/** A record as the ports know it. */
export function withId<T extends { _id: string }>({ _id, ...rest }: T): Omit<T, '_id'> & { id: string } {
  return { id: _id, ...rest };
}
