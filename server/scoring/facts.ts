/** The facts that scoring needs of a world: who received what when, and what became of it. All `x` in ms of drill time. */
import type { AnswerValue, EventOf } from '../shared/events.js';
import type { Window } from './curve.js';

/** What served an expectation. */
export interface Served {
  /** ms of drill time that counts: the credited one where there is one (A5); the start of the clock for an early one (A4). */
  x: number;
  /** When the log has it. */
  atX: number;
  eventId: string;
  /** Kept from before the inject arrived (A4): response time 0. */
  early: boolean;
  /** The latest copy of a report that was returned and filed again: what a mark is given on. */
  copy: { eventId: string; atX: number };
}

export interface Answered {
  x: number;
  atX: number;
  eventId: string;
  value: AnswerValue;
}

/** One inject instance as one team received it. */
export interface Delivery {
  deliveryId: string;
  inject: string;
  teamId: string;
  variant: number;
  /** When it was due, and when it was really recorded: the team's clock starts at the latter (I8). */
  dueX: number;
  recordedX: number;
  seenX: number | null;
  /** First hint taken. */
  hintX: number | null;
  /** Expectations owed. */
  expects: ReadonlySet<string>;
  served: Map<string, Served>;
  answers: Map<string, Answered>;
  /** Time that EXCON gave for it, in order (I10). */
  credits: Credit[];
}

export interface Penalty {
  code: string;
  x: number;
  eventId: string;
}

/** `ms` more, given at `x`. */
export interface Credit {
  x: number;
  ms: number;
}

/** A window moved by a rule, ms from the start of the clock. */
export type Shift = Window & { x: number };
/** What a rule left of the points. */
export interface Scale {
  x: number;
  by: number;
}

export interface WorldRecord {
  /** END EX; while the drill runs, the last drill time known. */
  endX: number;
  ended: boolean;
  /** By team. */
  deliveries: Map<string, Delivery[]>;
  penalties: Map<string, Penalty[]>;
  /** Instances that are not the scenario's own: repeats and ad-hoc injects. */
  created: Map<string, EventOf<'inject-created'>>;
  /** By `<instance>.<expect>`, in order of time. */
  shifts: Map<string, Shift[]>;
  scales: Map<string, Scale[]>;
  outcome: string | null;
}
