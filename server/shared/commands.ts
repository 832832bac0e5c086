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
const localTime = z.int().optional();

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
    }),
    z.strictObject({ commandId, type: z.literal('answer'), inject: id, ask: id, value: AnswerValue, localTime }),
    z.strictObject({ commandId, type: z.literal('file-report'), form: id, inject: id.optional(), fields: FieldValues, localTime }),
    z.strictObject({ commandId, type: z.literal('take-hint'), inject: id, hint: id, localTime }),
    z.strictObject({
      commandId,
      type: z.literal('say'),
      to: z.enum(['excon', 'team']),
      text: words().trim().min(1).max(4000),
      localTime,
    }),
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
    z.strictObject({ commandId, type: z.literal('ready'), reason }),
    z.strictObject({ commandId, type: z.literal('start'), reason }),
    z.strictObject({ commandId, type: z.literal('pause'), reason, realIncident: z.boolean().optional() }),
    z.strictObject({ commandId, type: z.literal('resume'), reason }),
    z.strictObject({ commandId, type: z.literal('end'), reason }),
    z.strictObject({ commandId, type: z.literal('set-factor'), factor: z.number(), reason }),
    z.strictObject({ commandId, type: z.literal('cancel'), reason }),
    z.strictObject({ commandId, type: z.literal('open-board'), open: z.boolean(), reason }),
    z.strictObject({ commandId, type: z.literal('publish'), reason }),
  ])
  .meta({ id: 'ControlCommand' });
export type ControlCommand = z.infer<typeof ControlCommand>;

export const SteerCommand = z
  .discriminatedUnion('type', [
    z.strictObject({ commandId, type: z.literal('release'), inject: id, teams: teams.optional(), reason }),
    z.strictObject({ commandId, type: z.literal('hold'), inject: id, teams: teams.optional(), reason }),
    z.strictObject({ commandId, type: z.literal('unhold'), inject: id, teams: teams.optional(), reason }),
    z.strictObject({ commandId, type: z.literal('skip'), inject: id, teams: teams.optional(), reason }),
    z.strictObject({ commandId, type: z.literal('reschedule'), inject: id, at: DrillTime, teams: teams.optional(), reason }),
    z.strictObject({ commandId, type: z.literal('resend'), inject: id, teams, reason }),
    z.strictObject({ commandId, type: z.literal('confirm'), inject: id, teams, yes: z.boolean(), reason }),
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
  ])
  .meta({ id: 'SteerCommand' });
export type SteerCommand = z.infer<typeof SteerCommand>;

export type ExconCommand = ControlCommand | SteerCommand;
export type AnyCommand = TeamCommand | ExconCommand;

export const TEAM_COMMANDS = ['seen', 'act', 'answer', 'file-report', 'take-hint', 'say'] as const;
export const CONTROL_COMMANDS = ['ready', 'start', 'pause', 'resume', 'end', 'set-factor', 'cancel', 'open-board', 'publish'] as const;
export const STEER_COMMANDS = ['release', 'hold', 'unhold', 'skip', 'reschedule', 'resend', 'confirm', 'send-adhoc', 'say'] as const;

/** What a command is answered with; `id` is the recorded event's. `en` repeats `message` in English. */
export const Ack = z
  .union([
    z.object({ ok: z.literal(true), id: z.string(), at: At }),
    z.object({ ok: z.literal(false), code: z.string(), message: z.string(), en: z.string() }),
  ])
  .meta({ id: 'Ack' });
export type Ack = z.infer<typeof Ack>;
