/** The command envelope that teams and EXCON send, over the socket or over HTTP: one schema for both edges. */
import { z } from 'zod';
import { AnswerValue, At, FieldValues } from './events.js';
import { Channel } from './scenario.js';
import { Duration, Text, words } from './text.js';

const commandId = z
  .string()
  .min(8)
  .max(64)
  .regex(/^[\w.:-]+$/);
const id = words().min(1).max(128);
const reason = words().max(1000).optional();
const teams = z.array(id).min(1).max(5000);
/** Drill time: ms, or a duration such as `45m`. */
const DrillTime = z.union([z.int().min(0), Duration]);
/** When it was done, epoch ms on the member's own device (A5). */
const localTime = z.int().optional();
/** When it is sent, by the same clock as `localTime`: their difference is how long it waited, however wrong that clock is. */
const sentAt = z.int().optional();
/**
 * How many acts of EXCON on the same thing (the drill as a whole, an inject, a team) the sender had on screen when it
 * decided: `ExconView.acts[…].length`. Refused `stale` when somebody acted since. Absent: not checked.
 */
const basis = z.int().min(0).optional();

export const TeamCommand = z
  .discriminatedUnion('type', [
    z.strictObject({ commandId, type: z.literal('seen'), deliveryId: id }),
    z.strictObject({
      commandId,
      type: z.literal('act'),
      action: words().max(64),
      inject: id.optional(),
      fields: FieldValues.optional(),
      localTime,
      sentAt,
    }),
    z.strictObject({ commandId, type: z.literal('answer'), inject: id, ask: id, value: AnswerValue, localTime, sentAt }),
    z.strictObject({ commandId, type: z.literal('file-report'), form: id, inject: id.optional(), fields: FieldValues, localTime, sentAt }),
    z.strictObject({ commandId, type: z.literal('take-hint'), inject: id, hint: id, localTime, sentAt }),
    /** A communication check has arrived here. */
    z.strictObject({ commandId, type: z.literal('confirm-receipt'), deliveryId: id }),
    z.strictObject({
      commandId,
      type: z.literal('say'),
      to: z.enum(['excon', 'team']),
      text: words().trim().min(1).max(4000),
      localTime,
      sentAt,
    }),
    /** Who of the team works on an inject; null: nobody any more. The team alone sees it. */
    z.strictObject({ commandId, type: z.literal('assign'), inject: id, member: id.nullable() }),
    /** The team's captain: anybody may name one while there is none, after that the captain alone. */
    z.strictObject({ commandId, type: z.literal('name-captain'), member: id }),
    /** The captain approves or declines a proposed grave action; who proposed it may withdraw it (`yes: false`). */
    z.strictObject({ commandId, type: z.literal('decide-proposal'), proposal: id, yes: z.boolean(), reason }),
    /** The captain takes a seat of the own team away. */
    z.strictObject({ commandId, type: z.literal('remove-seat'), member: id, reason }),
  ])
  .meta({ id: 'TeamCommand' });
export type TeamCommand = z.infer<typeof TeamCommand>;

export const AdhocExpectInput = z.strictObject({
  action: words().max(64),
  target: DrillTime,
  max: DrillTime,
  points: z.number().min(0).max(1000).default(0),
  must: z.boolean().optional(),
  quality: z.boolean().optional(),
  objective: id.optional(),
});

export const ControlCommand = z
  .discriminatedUnion('type', [
    z.strictObject({ commandId, type: z.literal('ready'), reason, basis }),
    z.strictObject({ commandId, type: z.literal('start'), reason, basis, override: z.array(words().max(60)).max(50).optional() }),
    z.strictObject({ commandId, type: z.literal('pause'), reason, basis, realIncident: z.boolean().optional() }),
    z.strictObject({ commandId, type: z.literal('resume'), reason, basis }),
    z.strictObject({ commandId, type: z.literal('end'), reason, basis }),
    z.strictObject({ commandId, type: z.literal('set-factor'), factor: z.number(), reason, basis }),
    /** The drill is to end at this drill time, later than planned so far and than now. */
    z.strictObject({ commandId, type: z.literal('extend'), to: DrillTime, reason, basis }),
    z.strictObject({ commandId, type: z.literal('cancel'), reason, basis }),
    z.strictObject({ commandId, type: z.literal('open-board'), open: z.boolean(), frozen: z.boolean().optional(), reason, basis }),
    z.strictObject({ commandId, type: z.literal('publish'), reason, basis }),
    /** Steers from now on; while somebody does, the director's commands of others are refused `not-in-control`. */
    z.strictObject({ commandId, type: z.literal('take-lead'), reason, basis }),
    /** To another user (`to`), or to nobody in particular (null). */
    z.strictObject({ commandId, type: z.literal('hand-over'), to: id.nullable(), reason, basis }),
    /** The scheduler's own; no account may send it. */
    z.strictObject({
      commandId,
      type: z.literal('note-missed-start'),
      dueWall: z.int(),
      choice: z.enum(['start-late', 'ask', 'skip']),
    }),
  ])
  .meta({ id: 'ControlCommand' });
export type ControlCommand = z.infer<typeof ControlCommand>;

export const SteerCommand = z
  .discriminatedUnion('type', [
    z.strictObject({
      commandId,
      type: z.literal('release'),
      inject: id,
      teams: teams.optional(),
      /** Sent in these words instead of the scenario's. */
      edit: z.strictObject({ title: Text, body: Text }).optional(),
      reason,
      basis,
    }),
    z.strictObject({ commandId, type: z.literal('hold'), inject: id, teams: teams.optional(), reason, basis }),
    z.strictObject({ commandId, type: z.literal('unhold'), inject: id, teams: teams.optional(), reason, basis }),
    z.strictObject({ commandId, type: z.literal('skip'), inject: id, teams: teams.optional(), reason, basis }),
    z.strictObject({ commandId, type: z.literal('reschedule'), inject: id, at: DrillTime, teams: teams.optional(), reason, basis }),
    z.strictObject({ commandId, type: z.literal('resend'), inject: id, teams, reason, basis }),
    z.strictObject({ commandId, type: z.literal('confirm'), inject: id, teams, yes: z.boolean(), reason, basis }),
    z.strictObject({
      commandId,
      type: z.literal('send-adhoc'),
      to: z.union([z.literal('all'), id, teams]),
      channel: Channel,
      /** A persona's id, or a name to show. */
      from: words().min(1).max(200),
      title: Text,
      body: Text,
      expects: z.array(AdhocExpectInput).max(20).optional(),
      /** A communication check: teams confirm that it arrived; it owes nothing. */
      check: z.boolean().optional(),
      reason,
    }),
    z.strictObject({
      commandId,
      type: z.literal('say'),
      to: z.union([z.literal('all'), id]),
      text: words().trim().min(1).max(4000),
      as: words().max(200).optional(),
      reason,
    }),
    /** More time for one team, ms or a duration, with the reason that the report prints. */
    z.strictObject({
      commandId,
      type: z.literal('credit-time'),
      team: id,
      time: DrillTime,
      inject: id.optional(),
      reason: words().trim().min(1).max(1000),
      basis,
    }),
    /** Takes a seat away, or (`to`) moves its person to another team. */
    z.strictObject({
      commandId,
      type: z.literal('remove-member'),
      team: id,
      member: id,
      to: id.optional(),
      reason: words().trim().min(1).max(1000),
      basis,
    }),
    z.strictObject({ commandId, type: z.literal('restore-member'), team: id, member: id, reason, basis }),
    /** Names a team's captain; null: it has none. */
    z.strictObject({ commandId, type: z.literal('set-captain'), team: id, member: id.nullable(), reason, basis }),
  ])
  .meta({ id: 'SteerCommand' });
export type SteerCommand = z.infer<typeof SteerCommand>;

export type ExconCommand = ControlCommand | SteerCommand;
export type AnyCommand = TeamCommand | ExconCommand;

export const TEAM_COMMANDS = [
  'seen',
  'act',
  'answer',
  'file-report',
  'take-hint',
  'confirm-receipt',
  'say',
  'assign',
  'name-captain',
  'decide-proposal',
  'remove-seat',
] as const;
export const CONTROL_COMMANDS = [
  'ready',
  'start',
  'pause',
  'resume',
  'end',
  'set-factor',
  'extend',
  'cancel',
  'open-board',
  'publish',
  'take-lead',
  'hand-over',
  'note-missed-start',
] as const;
export const STEER_COMMANDS = [
  'release',
  'hold',
  'unhold',
  'skip',
  'reschedule',
  'resend',
  'confirm',
  'send-adhoc',
  'say',
  'credit-time',
  'remove-member',
  'restore-member',
  'set-captain',
] as const;

/** What a command is answered with; `id` is the recorded event's. `en` repeats `message` in English. */
export const Ack = z
  .union([
    z.object({ ok: z.literal(true), id: z.string(), at: At }),
    z.object({ ok: z.literal(false), code: z.string(), message: z.string(), en: z.string() }),
  ])
  .meta({ id: 'Ack' });
export type Ack = z.infer<typeof Ack>;
