/** A command on its way from either edge to its drill: checked for form, then for permission, then handed over. */
import { sentence, type Refusal } from '../shared/codes.js';
import {
  CONTROL_COMMANDS,
  ControlCommand,
  STEER_COMMANDS,
  SteerCommand,
  TEAM_COMMANDS,
  TeamCommand,
  type Ack,
  type AnyCommand,
} from '../shared/commands.js';
import type { Actor, Arrival, Drill } from '../drills/service.js';
import { pathOf } from '../errors.js';
import { may, type Permission } from './access.js';
import type { Buckets } from './bucket.js';
import { subjectOf, type Principal } from './principal.js';
import type { z } from 'zod';

/** Which permission each EXCON command needs; null: no account may send it, only the scheduler. */
export const NEEDS: Record<(typeof CONTROL_COMMANDS)[number] | (typeof STEER_COMMANDS)[number], Permission | null> = {
  ready: 'drill.control',
  start: 'drill.control',
  pause: 'drill.control',
  resume: 'drill.control',
  end: 'drill.control',
  'set-factor': 'drill.control',
  extend: 'drill.control',
  'take-lead': 'drill.control',
  'hand-over': 'drill.control',
  'note-missed-start': null,
  cancel: 'drill.publish',
  'open-board': 'drill.publish',
  publish: 'drill.publish',
  release: 'drill.steer',
  hold: 'drill.steer',
  unhold: 'drill.steer',
  skip: 'drill.steer',
  reschedule: 'drill.steer',
  resend: 'drill.steer',
  confirm: 'drill.steer',
  'send-adhoc': 'drill.steer',
  say: 'drill.steer',
  'credit-time': 'drill.steer',
  'remove-member': 'drill.steer',
  'restore-member': 'drill.steer',
  'set-captain': 'drill.steer',
};

export function refuse(refusal: Refusal): Ack {
  return { ok: false, code: refusal.code, message: sentence(refusal, 'vi'), en: sentence(refusal, 'en') };
}

const includes = (list: readonly string[], type: string): boolean => list.includes(type);

type Judged = { ok: true; actor: Actor; command: AnyCommand } | { ok: false; refusal: Refusal };

function formError(error: z.ZodError): Refusal {
  const what = error.issues
    .map((issue) => `${pathOf(issue.path) || 'command'}: ${issue.message}`)
    .join('; ')
    .slice(0, 500);
  return { code: 'bad-request', detail: { vi: what, en: what } };
}

/** Entries of a list or form that a seat sends: more than any has, and few enough to be checked one by one. */
const MOST_ENTRIES = 300;
const entries = (value: unknown): unknown[] => (typeof value === 'object' && value !== null ? Object.values(value) : []);

/** Whether it is refused for its bulk alone: checking a hundred thousand entries would make everybody else wait. */
function bulky(command: object): boolean {
  const own = entries(command);
  return [own, ...own.map(entries), ...own.flatMap((value) => entries(value).slice(0, MOST_ENTRIES).map(entries))].some(
    (list) => list.length > MOST_ENTRIES,
  );
}

/** What the caller may ask of a drill, from what it sent; never throws, whatever that was. */
export function judge(principal: Principal, raw: unknown): Judged {
  const type = typeof raw === 'object' && raw !== null && 'type' in raw ? raw.type : undefined;
  if (typeof type !== 'string') return { ok: false, refusal: { code: 'bad-request' } };
  const forTeam = includes(TEAM_COMMANDS, type);
  const control = includes(CONTROL_COMMANDS, type);
  if (!forTeam && !control && !includes(STEER_COMMANDS, type)) return { ok: false, refusal: { code: 'unknown-command' } };

  if (principal.kind === 'seat') {
    if (!forTeam) return { ok: false, refusal: { code: 'forbidden' } };
    if (bulky(raw as object)) return { ok: false, refusal: { code: 'too-large' } };
    const parsed = TeamCommand.safeParse(raw);
    if (!parsed.success) return { ok: false, refusal: formError(parsed.error) };
    return { ok: true, actor: { kind: 'member', teamId: principal.teamId, memberId: principal.memberId }, command: parsed.data };
  }
  const needs = NEEDS[type as keyof typeof NEEDS] as Permission | null | undefined;
  if (principal.kind !== 'user' || !needs || !may(principal, needs)) return { ok: false, refusal: { code: 'forbidden' } };
  const parsed = (control ? ControlCommand : SteerCommand).safeParse(raw);
  if (!parsed.success) return { ok: false, refusal: formError(parsed.error) };
  const director = principal.roles.includes('admin') || principal.roles.includes('director');
  return { ok: true, actor: { kind: 'excon', userId: principal.userId, ...(director && { director }) }, command: parsed.data };
}

export interface CommandGate {
  /** `arrival`: it came over a line whose cuts are known (A5). Rejects only when the drill itself fails. */
  perform(principal: Principal, drill: Drill, raw: unknown, arrival?: Arrival): Promise<Ack>;
}

/** What else stands between a permitted command and its drill; null: nothing. */
export type Guard = (principal: Principal, drill: Drill, command: AnyCommand) => Promise<Refusal | null>;

/** Results that are not approved are given out by nobody but who may approve them; asked again after it happened, the drill answers. */
export const approvedOnly =
  (approved: (drill: Drill) => Promise<boolean>): Guard =>
  async (principal, drill, command) => {
    if (command.type !== 'publish' || drill.phase() !== 'ended' || may(principal, 'report.approve')) return null;
    return (await approved(drill)) ? null : { code: 'not-approved' };
  };

/** `told` hears how every command ended, for the metrics. */
export function createCommandGate(buckets: Buckets, told: (code: string) => void, guard?: Guard): CommandGate {
  async function answer(principal: Principal, drill: Drill, raw: unknown, arrival: Arrival | undefined): Promise<Ack> {
    if (!buckets.take(subjectOf(principal))) return refuse({ code: 'too-many' });
    const judged = judge(principal, raw);
    const refusal = judged.ok ? await guard?.(principal, drill, judged.command) : judged.refusal;
    return judged.ok && !refusal ? await drill.command(judged.actor, judged.command, arrival) : refuse(refusal ?? { code: 'forbidden' });
  }
  return {
    async perform(principal, drill, raw, arrival) {
      try {
        const ack = await answer(principal, drill, raw, arrival);
        told(ack.ok ? 'ok' : ack.code);
        return ack;
      } catch (error) {
        told('internal');
        throw error;
      }
    },
  };
}
