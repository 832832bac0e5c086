/** What the engine is asked and what it answers. Time, randomness and ids come in as arguments; nothing here reads a clock. */
import type { FieldValues, AnswerValue, WorldBody, WorldEvent, CopiedType, AdhocExpect } from '../shared/events.js';
import type { Refusal } from '../shared/codes.js';
import type { Channel } from '../shared/scenario.js';
import type { Bi } from '../shared/text.js';

/** The one reading of the clock that a decision is made with. */
export interface Ctx {
  /** Drill time now, ms. Everything due at or before it has happened once the decision is made. */
  x: number;
  /** Epoch ms, recorded beside drill time and never judged by (C1). */
  wall: number;
  /** A fresh opaque id per event. */
  newId: () => string;
  /** Drill time to record for something due at `dueX`; default: `x`, the moment it is really written (I8). */
  recordedX?: (dueX: number) => number;
  /** The organiser wants grave actions approved by the team's captain (A11). */
  approval?: boolean;
}

interface FromTeam {
  commandId: string;
  teamId: string;
  memberId: string;
  localTime?: number;
  /** A5; set by the host, never by a client. */
  creditedX?: number;
}
interface FromExcon {
  commandId: string;
  by: string;
  reason?: string;
}

export type TeamOrder = FromTeam &
  (
    | { type: 'seen'; deliveryId: string }
    | { type: 'act'; action: string; inject?: string; fields?: FieldValues }
    | { type: 'answer'; inject: string; ask: string; value: AnswerValue }
    | { type: 'file-report'; form: string; inject?: string; fields: FieldValues }
    | { type: 'take-hint'; inject: string; hint: string }
    | { type: 'confirm-receipt'; deliveryId: string }
    | { type: 'say'; to: 'excon' | 'team'; text: string }
    | { type: 'assign'; inject: string; member: string | null }
    | { type: 'name-captain'; member: string }
    | { type: 'decide-proposal'; proposal: string; yes: boolean; reason?: string }
    | { type: 'remove-seat'; member: string; reason?: string }
  );

/** EXCON's act on one world; `teams` are those of this world that are meant (absent: all of it). */
export type SteerOrder = FromExcon &
  (
    | { type: 'release'; inject: string; teams?: string[]; edit?: { title: Bi; body: Bi } }
    | { type: 'hold' | 'unhold' | 'skip' | 'resend'; inject: string; teams?: string[] }
    | { type: 'reschedule'; inject: string; atX: number }
    | { type: 'confirm'; inject: string; yes: boolean }
    | {
        type: 'send-adhoc';
        inject: string;
        teams: string[];
        channel: Channel;
        from: string;
        title: Bi;
        body: Bi;
        expects: AdhocExpect[];
        check?: boolean;
      }
    | { type: 'say'; teams: string[]; text: string; as?: string }
    | { type: 'credit-time'; team: string; ms: number; inject?: string }
    /** `member` is one of the team's, which only the host can know. */
    | { type: 'remove-member'; team: string; member: string; to?: string }
    | { type: 'restore-member'; team: string; member: string }
    | { type: 'set-captain'; team: string; member: string | null }
  );

/** A control act arriving in this world (C5): its own body, decided at control time `x`. */
export interface CopyOrder {
  type: 'copy';
  /** `ctl:<seq>` */
  commandId: string;
  by?: string;
  body: Extract<WorldBody, { type: CopiedType }>;
}

/** Nothing but the passing of time. */
export interface AdvanceOrder {
  type: 'advance';
}

export type Order = TeamOrder | SteerOrder | CopyOrder | AdvanceOrder;

/**
 * `events`: what time brought up to now (V1) and what the order brought, in order, to be recorded as one commit; a
 * refusal records the passing of time only. `answer` points to the event the order is acknowledged with, which is an
 * earlier one when the order changed nothing (A2).
 */
export type Decision<S> = { state: S; events: WorldEvent[] } & (
  | { ok: true; answer: { id: string; at: { x: number; wall: number } } | null }
  | { ok: false; refusal: Refusal }
);
