/** The collections beside the event log: accounts, agencies, seats, sessions, scenarios, exercises, evaluators' records. */
import { Schema, type Connection, type Model } from 'mongoose';
import type { Family, Member } from '../auth/ports.js';
import type { Account } from '../auth/ports.js';
import type { ExerciseSettings, ScenarioSummary } from '../shared/api.js';
import type { Mark, RatingOverride } from '../shared/scores.js';
import type { Phase } from '../shared/views.js';
import { hallSchemas, type HallModels } from './hall-models.js';
import type { Agency } from '../http/ports.js';
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
  createdAt: Date;
  createdBy: string;
  teams: { id: string; name: string; agencyId?: string; agencyName: string; worldId: string; parts: string[]; joinCode: string }[];
  /** The copy it was planned with: the author's text, what it compiled to (JSON), attachments by path. */
  frozen: { text: string; definition: string; files: { path: string; type: string; size: number; sha256: string }[] };
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

/** The last rehearsal of a scenario, under its hash. */
export interface RehearsalRecord {
  _id: string;
  ok: boolean;
  errors: number;
  warnings: number;
  behaviours: number;
  at: Date;
}

export type EvaluationRecord = { exerciseId: string } & ({ kind: 'mark'; mark: Mark } | { kind: 'rating'; rating: RatingOverride });

const id = { type: String, required: true } as const;
const text = { type: String, required: true } as const;
const any = Schema.Types.Mixed;
const options = { versionKey: false, autoCreate: false, minimize: false } as const;

function schemas() {
  const accounts = new Schema({ _id: id, email: text, name: text, roles: [String], active: Boolean, passwordHash: text }, options);
  accounts.index({ email: 1 }, { unique: true });
  const agencies = new Schema({ _id: id, name: text, shortName: String, kind: String, contact: String }, options);
  agencies.index({ name: 1 }, { unique: true, collation: { locale: 'vi', strength: 2 } });
  const members = new Schema(
    { _id: id, exerciseId: text, teamId: text, name: text, role: String, active: Boolean, joinedAt: Number },
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
      createdAt: Date,
      createdBy: text,
      teams: [
        new Schema(
          { id: text, name: text, agencyId: String, agencyName: text, worldId: text, parts: [String], joinCode: text },
          { _id: false, id: false },
        ),
      ],
      frozen: any,
    },
    options,
  );
  exercises.index({ 'teams.joinCode': 1 }, { unique: true });
  exercises.index({ createdAt: -1 });
  const evaluation = new Schema({ exerciseId: text, kind: text, mark: any, rating: any }, options);
  evaluation.index({ exerciseId: 1, _id: 1 });
  const rehearsals = new Schema({ _id: id, ok: Boolean, errors: Number, warnings: Number, behaviours: Number, at: Date }, options);
  return { rehearsals, accounts, agencies, members, families, scenarios, blobs, exercises, evaluation };
}

export interface Models extends HallModels {
  accounts: Model<Stored<Account>>;
  agencies: Model<Stored<Agency>>;
  members: Model<Stored<Member>>;
  /** `gone`: when the record itself is thrown away. */
  families: Model<Stored<Family> & { gone: Date }>;
  scenarios: Model<ScenarioRecord>;
  blobs: Model<BlobRecord>;
  exercises: Model<ExerciseRecord>;
  evaluation: Model<EvaluationRecord>;
  rehearsals: Model<RehearsalRecord>;
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
