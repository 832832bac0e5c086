/** What one world is at a moment: the fold of its recorded events and nothing else (V3). Plain data, never changed in place. */
import type { Ledger } from './ledger.js';
import type { AdhocExpect, AnswerValue, At, EventOf, FieldValues } from '../shared/events.js';
import type { Phase } from '../shared/views.js';

export type Why = EventOf<'inject-delivered'>['why'];

/** An accepted command, so that the same one sent again gets the same answer (A2). */
export interface Accepted {
  /** The recorded event it was acknowledged with. */
  id: string;
  at: At;
  /** Fingerprint of its content. */
  print: string;
}

/** `late`: its max passed unserved and it was served afterwards. */
export type WindowStanding = 'open' | 'met' | 'late' | 'missed';

export interface Serving {
  eventId: string;
  /** Drill ms at which the serving action was recorded; of an early one, the start of the team's clock. */
  x: number;
  late: boolean;
  early: boolean;
}

/** One expectation that one team owes. */
export interface ExpectState {
  action: string;
  /** Drill ms: the team's clock for the inject plus target and max. */
  targetX: number;
  maxX: number;
  standing: WindowStanding;
  /** The first serving (S2). */
  served: Serving | null;
  /** The filing after a `return`, if any: its text is the one to read and mark. */
  again: Serving | null;
  /** A `return` sent the report back once (A7); true while it may be filed again. */
  reopened: boolean;
  returned: boolean;
  /** Time that EXCON gave for it, ms; already in `targetX` and `maxX` (I10). */
  creditMs: number;
}

/** One question put to one team. */
export interface AskState {
  targetX: number;
  maxX: number;
  standing: WindowStanding;
  answered: { eventId: string; x: number; value: AnswerValue } | null;
  creditMs: number;
}

/** One inject instance in the hands of one team (I3). */
export interface DeliveryState {
  id: string;
  inject: string;
  /** `at.x`: its due drill ms (I8). */
  x: number;
  /** Drill ms at which it was recorded: where the team's clock for it starts (I8). */
  recordedX: number;
  variant: number;
  why: Why;
  seen: { eventId: string; at: At } | null;
  resentX: number | null;
  /** Of a communication check: the team's first confirmation (I9). */
  confirmed: { eventId: string; at: At } | null;
  /** In the order of the file, those owed. */
  expects: Record<string, ExpectState>;
  asks: Record<string, AskState>;
  hints: Record<string, { eventId: string; at: At }>;
  /** Who works on it (A9), by the event that said so; `member` null: nobody any more. */
  assigned: { member: string | null; eventId: string; at: At } | null;
}

/** A grave action put to the captain (A11). */
export interface ProposalState {
  /** Member who proposed it; null: unknown. */
  by: string | null;
  action: string;
  /** It is a report; null: an action without a form. */
  form: string | null;
  deliveryId: string | null;
  fields: FieldValues;
  decided: boolean;
}

/** One recorded action or report. */
export interface ActRecord {
  eventId: string;
  action: string;
  x: number;
  fields: FieldValues;
  /** The instance it named. */
  inject: string | null;
  serves: { inject: string; expect: string; late: boolean } | null;
}

export interface TeamState {
  id: string;
  parts: string[];
  deliveries: Record<string, DeliveryState>;
  /** Delivery ids by arrival. */
  order: string[];
  /** Deliveries with a window still open. */
  open: string[];
  byInject: Record<string, string>;
  acts: ActRecord[];
  /** By action code: the event of an action kept for an expectation marked `early` (A4). */
  early: Record<string, string>;
  /** By code: drill ms at which it was charged (A6). */
  penalties: Record<string, number>;
  /** By member id: the team that the person sits in instead, or null (A8). */
  removed: Record<string, string | null>;
  /** A10, with the event that named it. */
  captain: { member: string; eventId: string; at: At } | null;
  /** By event id (A11). */
  proposals: Record<string, ProposalState>;
  /** By `<memberId>|<commandId>`. */
  commands: Ledger<Accepted>;
}

/** What is said in EXCON's own injects. */
export type AdhocBody = NonNullable<EventOf<'inject-created'>['adhoc']>;

/** One inject of this world: of the scenario, a repeat of one, or ad hoc. */
export interface InstanceState {
  id: string;
  /** The scenario's inject behind it; null for an ad-hoc one. */
  source: string | null;
  adhoc: AdhocBody | null;
  /** Set by a `repeat`: this variant, whatever the conditions say. */
  variant: number | null;
  /** Addressed teams of this world in team order. */
  teams: string[];
  /** For the teams that do not have it yet; `delivered` once all addressed ones have. */
  stage: 'waiting' | 'asked' | 'delivered' | 'not-needed' | 'skipped';
  held: boolean;
  /** Drill ms; null while nothing says when. */
  dueX: number | null;
  why: Why;
  /** Its `when` has held, or EXCON gave it a time of its own. */
  latched: boolean;
  /** `at.x` of its first delivery. */
  firstX: number | null;
  /** Windows moved by `shiftTarget`, ms from the delivery. */
  windows: Record<string, { target: number; max: number }>;
  /** What can still be earned, by `scalePoints`. */
  scales: Record<string, number>;
}

export interface RuleState {
  /** Drill ms at which a latched rule is due. */
  dueX: number;
  teamId: string | null;
  fired: boolean;
}

export interface WorldState {
  worldId: string;
  phase: Phase;
  factor: number;
  /** Greatest `at.x` so far, drill ms. */
  x: number;
  /** Greatest `recordedX` so far, drill ms. */
  recordedX: number;
  /** Events folded. */
  count: number;
  teamOrder: string[];
  teams: Record<string, TeamState>;
  /** Instance ids: the scenario's in the order of its file, then repeats and ad-hoc ones as they were made. */
  msel: string[];
  injects: Record<string, InstanceState>;
  /** Latched or fired rules only. */
  rules: Record<string, RuleState>;
  systems: Record<string, string>;
  outcome: string | null;
  board: { open: boolean; published: boolean; frozen: boolean };
  /** EXCON's by `<userId>|<commandId>`, control acts by `ctl:<seq>`. */
  commands: Ledger<Accepted>;
}

export type { AdhocExpect };
