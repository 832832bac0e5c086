/** Bodies of the HTTP interface that both ends share. */
import { z } from 'zod';
import { Text, words } from './text.js';

export const ROLES = ['admin', 'organiser', 'director', 'controller', 'evaluator', 'observer'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

export const LoginBody = z.strictObject({ email: z.email().max(254), password: z.string().min(1).max(256) }).meta({ id: 'LoginBody' });
export const JoinBody = z
  .strictObject({
    code: z.string().trim().min(4).max(16),
    name: words().trim().min(1).max(120).optional().describe('Of who takes a new seat; required without `seat`.'),
    role: words().trim().max(120).optional(),
    seat: z.string().max(64).optional().describe('Member id of a seat of this team that is taken again, with its own name and role.'),
  })
  .refine(({ name, seat }) => name !== undefined || seat !== undefined, { path: ['name'], message: 'required without seat' })
  .meta({ id: 'JoinBody' });

export const User = z
  .object({ id: z.string(), email: z.string(), name: z.string(), roles: z.array(Role), active: z.boolean() })
  .meta({ id: 'User' });
export type User = z.infer<typeof User>;

export const Seat = z.object({ exerciseId: z.string(), teamId: z.string(), memberId: z.string() }).meta({ id: 'Seat' });
export type Seat = z.infer<typeof Seat>;

export const LoginAnswer = z.object({ accessToken: z.string(), expiresIn: z.int(), user: User }).meta({ id: 'LoginAnswer' });
export const JoinAnswer = z.object({ accessToken: z.string(), expiresIn: z.int(), seat: Seat }).meta({ id: 'JoinAnswer' });
export const RefreshAnswer = z
  .object({ accessToken: z.string(), expiresIn: z.int(), user: User.optional(), seat: Seat.optional() })
  .meta({ id: 'RefreshAnswer' });

/** Who is asking: an account, or a seat in a team. */
export const Me = z
  .union([
    z.object({ kind: z.literal('user'), user: User }),
    z.object({ kind: z.literal('seat'), seat: Seat, name: z.string(), team: z.string(), exercise: z.string() }),
  ])
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

export const ScenarioSummary = z
  .object({
    id: z.string(),
    version: z.string(),
    title: z.object({ vi: z.string(), en: z.string() }),
    summary: z.object({ vi: z.string(), en: z.string() }),
    /** ms */
    duration: z.int(),
    difficulty: z.int(),
    injects: z.int(),
    points: z.number(),
    parts: z.array(z.object({ id: z.string(), title: z.object({ vi: z.string(), en: z.string() }) })),
    source: z.enum(['library', 'uploaded']),
    objectives: z.int(),
    /** MITRE ATT&CK ids, sorted. */
    techniques: z.array(z.string()),
    /** What the status board shows. */
    systems: z.array(z.object({ id: z.string(), title: z.object({ vi: z.string(), en: z.string() }) })),
    /** Every version on the shelf, newest first. */
    versions: z.array(z.string()),
  })
  .meta({ id: 'ScenarioSummary' });
export type ScenarioSummary = z.infer<typeof ScenarioSummary>;

export const TeamInput = z.strictObject({
  name: words().trim().min(1).max(200),
  agencyId: z.string().optional(),
  /** Part of the story in joint play. */
  part: z.string().optional(),
  /** Label of the joint world this team belongs to; teams without one share the first. */
  world: z.string().optional(),
  /** Where invitations, reminders and mailed injects go. */
  emails: z.array(z.email().max(254)).max(20).optional(),
});

export const ExerciseSettings = z.strictObject({
  /** Organisers may hide the score board (S6). */
  boardOpen: z.boolean().optional(),
  /** Grave actions of a team need its captain's approval. */
  captainApproval: z.boolean().optional(),
  /** Whether teams see each other's names. */
  openRoster: z.boolean().optional(),
  note: Text.optional(),
  /** Whether START EX goes by itself at `startsAt`; default true. */
  autoStart: z.boolean().optional(),
  /** Minutes before `startsAt` at which the lobby opens; default 30. */
  lobbyMinutes: z.int().min(0).max(1440).optional(),
  /** Minutes before `startsAt` at which teams are reminded by mail; default a day and an hour. */
  reminders: z.array(z.int().min(5).max(43_200)).max(5).optional(),
  /** What happens when nobody could start it on time; default `ask`. */
  missedStart: z.enum(['start-late', 'ask', 'skip']).optional(),
  /** Injects are also mailed to the teams' addresses. */
  mailInjects: z.boolean().optional(),
  /** Language of mails and join sheets; default `vi`. */
  mailLang: z.enum(['vi', 'en']).optional(),
  /** Working days (Monday to Friday) that teams have for an appeal after the results are published; default 5. */
  appealDays: z.int().min(0).max(60).optional(),
  /** IANA name in which its dates are written; default Asia/Ho_Chi_Minh. */
  timezone: z.string().max(64).optional(),
});

/** A cron expression of five fields (six with seconds) and the IANA time zone it is read in. */
export const Recurrence = z.strictObject({ cron: z.string().max(120), timezone: z.string().max(64) }).meta({ id: 'Recurrence' });
export type Recurrence = z.infer<typeof Recurrence>;

export const CreateExercise = z
  .strictObject({
    name: words().trim().min(1).max(200),
    scenarioId: z.string(),
    play: z.enum(['parallel', 'joint']).default('parallel'),
    teams: z.array(TeamInput).min(1).max(1000),
    startsAt: z.iso.datetime({ offset: true }).optional(),
    recurrence: Recurrence.optional(),
    timeFactor: z.number().min(0.1).max(120).optional(),
    settings: ExerciseSettings.optional(),
  })
  .meta({ id: 'CreateExercise' });
export type CreateExercise = z.infer<typeof CreateExercise>;

export const PatchExercise = z
  .strictObject({
    name: words().trim().min(1).max(200).optional(),
    startsAt: z.iso.datetime({ offset: true }).nullable().optional(),
    settings: ExerciseSettings.optional(),
  })
  .meta({ id: 'PatchExercise' });

/** Corrections of a team; `agencyId: null` takes it out of its agency. */
export const PatchTeam = z
  .strictObject({
    name: words().trim().min(1).max(200).optional(),
    agencyId: z.string().nullable().optional(),
    emails: z.array(z.email().max(254)).max(20).optional(),
  })
  .meta({ id: 'PatchTeam' });

export const ExerciseTeam = z.object({
  id: z.string(),
  name: z.string(),
  agencyId: z.string().optional(),
  /** The agency's name when it was planned; the team's own where it belongs to none. */
  agency: z.string().optional(),
  worldId: z.string(),
  parts: z.array(z.string()),
  /** Six characters without look-alikes; for organisers and EXCON only. */
  joinCode: z.string().optional(),
  seats: z.int(),
  /** For organisers and EXCON only. */
  emails: z.array(z.string()).optional(),
});

export const PHASES = ['planned', 'ready', 'running', 'paused', 'ended', 'published', 'cancelled'] as const;
export const Exercise = z
  .object({
    id: z.string(),
    name: z.string(),
    phase: z.enum(PHASES),
    play: z.enum(['parallel', 'joint']),
    scenario: z.object({ id: z.string(), version: z.string(), title: z.object({ vi: z.string(), en: z.string() }), hash: z.string() }),
    /** ms of drill time */
    duration: z.int(),
    timeFactor: z.number(),
    startsAt: z.string().nullable(),
    /** Set on every occurrence of a recurring exercise, with the series it belongs to. */
    recurrence: Recurrence.optional(),
    seriesId: z.string().optional(),
    createdAt: z.string(),
    settings: ExerciseSettings,
    teams: z.array(ExerciseTeam),
  })
  .meta({ id: 'Exercise' });
export type Exercise = z.infer<typeof Exercise>;

/** RFC 9457, with the stable `code`; `en` repeats `detail` in English. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    en: z.string(),
    errors: z
      .array(z.object({ path: z.string(), line: z.int().optional(), column: z.int().optional(), message: z.string() }).loose())
      .optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

/** Made by the client, so that a record sent again is the same record. */
const recordId = z
  .string()
  .regex(/^[\w-]{8,64}$/)
  .optional();
export const MarkBody = z
  .strictObject({
    value: z.union([z.literal(0), z.literal(0.5), z.literal(0.75), z.literal(1)]),
    note: words().max(2000).optional(),
    recordId,
  })
  .meta({ id: 'MarkBody' });
export const RatingBody = z
  .strictObject({ rating: z.enum(['P', 'S', 'M', 'U']), reason: words().trim().min(1).max(2000), recordId })
  .meta({ id: 'RatingBody' });
