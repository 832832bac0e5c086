/**
 * What each audience may see: the items of its feed and the view they add up to. A snapshot is nothing but the
 * fold of the feed so far (`reduceTeam`, `reduceExcon`), on the server and in the browser alike.
 * Types only: nothing here runs.
 */
import type { AnswerValue, At, FieldValues, WorldEvent, ControlEvent } from './events.js';
import type { Channel } from './scenario.js';
import type { Bi } from './text.js';

export type Phase = 'planned' | 'ready' | 'running' | 'paused' | 'ended' | 'published' | 'cancelled';

/** An inject as EXCON reads it before it goes out: variables told in words, and each text as its author wrote it. */
export interface InjectPreview {
  id: string;
  /** The author's Markdown of the text itself (variant 0), as a changed wording starts from it. */
  title: Bi;
  body: Bi;
  /** 0: the text itself, n: the n-th variant. `body` is sanitised HTML, that of `source` Markdown. */
  variants: {
    variant: number;
    from: Sender;
    channel: Channel;
    title: string;
    body: string;
    en: { from: Sender; title: string; body: string };
    source: { title: Bi; body: Bi };
  }[];
}

/** Who speaks in an inject or a reply. */
export interface Sender {
  id?: string;
  name: string;
  title?: string;
  organisation?: string;
}

/** An inert file of the scenario; `url` is under `/api/exercises/:id/files/…` and needs the caller's token. */
export interface Attachment {
  name: string;
  url: string;
  type: string;
  size: number;
}

/** A question as a team sees it: no points, no correct option, no deadline. */
export interface AskView {
  id: string;
  type: 'choice' | 'multi' | 'number' | 'text' | 'rank';
  prompt: string;
  options?: { id: string; text: string }[];
}

/** The whitelist of an inject. Vietnamese in the fields themselves, English in `en`. */
export interface InjectView {
  /** Neutral: tells nothing about the scenario. Equals the delivery's id. */
  id: string;
  title: string;
  /** Sanitised HTML. */
  body: string;
  from: Sender;
  channel: Channel;
  attachments: Attachment[];
  asks: AskView[];
  /** A communication check: the team confirms that it arrived. */
  check?: true;
  /** Hints this inject offers: id and the drill time (ms) from which one may be taken; the text comes when taken. */
  hints: { id: string; fromX: number }[];
  en: { title: string; body: string; from: Sender; asks: AskView[] };
}

interface Base {
  /** Opaque id of the recorded event behind the item. */
  id: string;
  at: At;
}

/** Drill ms at which it counts, when it was done during a cut that the server saw (A5); absent: at `at.x`. */
interface Credited {
  creditedX?: number;
}
/** Of an action that the captain (`memberId`) approved: the proposal and who made it. */
interface Approved {
  proposal?: string;
  proposedBy?: string;
}

/** One item of a team's feed. Members are ids; names come with the roster. */
export type TeamItem = Base &
  (
    | { type: 'inject-delivered'; deliveryId: string; inject: InjectView }
    | { type: 'inject-resent'; deliveryId: string }
    | { type: 'inject-seen'; deliveryId: string; memberId?: string }
    | ({ type: 'action-recorded'; memberId?: string; commandId?: string; action: string; inject?: string; fields: FieldValues } & Credited &
        Approved)
    | ({ type: 'answer-recorded'; memberId?: string; commandId?: string; inject: string; ask: string; value: AnswerValue } & Credited)
    | ({ type: 'report-recorded'; memberId?: string; commandId?: string; form: string; inject?: string; fields: FieldValues } & Credited &
        Approved)
    /** A grave action waits for the captain; `form`: a report. */
    | {
        type: 'action-proposed';
        memberId?: string;
        commandId?: string;
        action: string;
        form?: string;
        inject?: string;
        fields: FieldValues;
      }
    | { type: 'proposal-decided'; memberId?: string; commandId?: string; proposal: string; yes: boolean; reason?: string }
    | { type: 'inject-assigned'; memberId?: string; commandId?: string; deliveryId: string; member: string | null }
    | { type: 'captain-named'; memberId?: string; commandId?: string; member: string | null; byExcon?: true }
    | { type: 'report-returned'; form: string; inject: string; body: string; en: { body: string } }
    | {
        type: 'reply';
        from: Sender;
        channel: Channel;
        title?: string;
        body: string;
        attachments: Attachment[];
        en: { from: Sender; title?: string; body: string };
      }
    | { type: 'message'; from: 'excon' | 'team'; to: 'excon' | 'team'; memberId?: string; text: string; as?: Sender }
    /** With the state's words: a team learns of a state when it comes, not before. */
    | { type: 'system-changed'; system: string; state: string; title?: Bi; tone?: 'ok' | 'warn' | 'bad' | 'off' }
    | { type: 'hint'; memberId?: string; inject: string; hint: string; text: string; en: { text: string } }
    | {
        type: 'phase-changed';
        phase: Phase;
        factor?: number;
        reason?: string;
        realIncident?: boolean;
        outage?: { fromWall: number; toWall: number };
        /** The drill now ends at this drill time, ms. */
        durationMs?: number;
      }
    | { type: 'receipt-confirmed'; deliveryId: string; memberId?: string; commandId?: string }
    /** More time for open tasks; `deliveryId`: for this inject alone. */
    | { type: 'time-credited'; ms: number; deliveryId?: string; reason?: string }
    /** A seat was taken away (or, `back`, given back). */
    | { type: 'seat-changed'; member: string; back: boolean }
    /** `frozen`: standings stay as they were at this moment. */
    | { type: 'score-opened'; open: boolean; published: boolean; frozen?: true }
  );
export type TeamItemType = TeamItem['type'];

/** One action in a team's palette. */
export interface PaletteAction {
  code: string;
  label: Bi;
  phase: number;
  form?: string;
  fields: FieldView[];
  /** Grave in its effect: confirmed once more, and in approval mode decided by the captain. Says nothing about right or wrong. */
  grave?: true;
}
export interface FieldView {
  id: string;
  label: Bi;
  type: 'text' | 'textarea' | 'select' | 'multi' | 'number' | 'datetime' | 'asset' | 'people' | 'file';
  options?: { id: string; text: Bi }[];
  required?: boolean;
  help?: Bi;
}
export interface FormView {
  id: string;
  title: Bi;
  source?: Bi;
  fields: FieldView[];
  /** How the official paper is laid out (`FormSpec.paper`). */
  paper?: { kind?: Bi; subject?: Bi; place?: Bi; symbol?: string; recipients?: string; signedBy?: string; plain?: boolean };
  /** Numbered parts of the paper; each begins at its field `from`. */
  sections?: { title: Bi; from: string }[];
}
export interface SystemView {
  id: string;
  title: Bi;
  /** For a team: only the states it has seen so far (W1). */
  states: { id: string; title: Bi; tone: 'ok' | 'warn' | 'bad' | 'off' }[];
  state: string;
  /** How it came here, oldest first; ids are those of the feed items. */
  changes?: { id: string; at: At; state: string }[];
}

/** What does not change during a drill: names, palette, forms. */
export interface TeamKit {
  /** `scenario` repeats the exercise's name for a team: the scenario's own title would give the story away (W1). */
  exercise: { id: string; name: string; play: 'parallel' | 'joint'; durationMs: number; scenario: Bi };
  team: { id: string; name: string; parts: Bi[] };
  /** Other parts of a joint world, by title; empty in parallel play. */
  otherParts: Bi[];
  /** Names of the other teams, where the organiser opens the roster. */
  roster?: string[];
  actions: PaletteAction[];
  forms: FormView[];
  hintFactor: number;
  /** Grave actions need the captain (organiser's setting). */
  approval?: true;
}

export interface MemberView {
  id: string;
  name: string;
  role?: string;
}

export interface TeamInject {
  deliveryId: string;
  at: At;
  inject: InjectView;
  /** Set when first seen by anyone of the team. */
  seen?: At;
  resent?: At;
  /** Of a communication check: when the team first confirmed it. */
  confirmed?: At;
  acted: boolean;
  /** Member who works on it. */
  assigned?: string;
  answers: Record<string, AnswerValue>;
  hints: Record<string, { text: string; en: { text: string } }>;
}

export type TeamReply = Extract<TeamItem, { type: 'reply' }>;
export type TeamPhase = Extract<TeamItem, { type: 'phase-changed' | 'score-opened' }>;
export type TeamSeatChange = Extract<TeamItem, { type: 'seat-changed' }>;
export type TeamCredit = Extract<TeamItem, { type: 'time-credited' }>;
export type TeamMessage = Extract<TeamItem, { type: 'message' }>;
export type TeamDeed = Extract<TeamItem, { type: 'action-recorded' | 'answer-recorded' | 'report-recorded' | 'hint' | 'report-returned' }>;
/** A grave action that waits or waited for the captain; `decided` absent: still waiting. */
export type TeamProposal = Extract<TeamItem, { type: 'action-proposed' }> & {
  decided?: Extract<TeamItem, { type: 'proposal-decided' }>;
};
export type TeamCaptaincy = Extract<TeamItem, { type: 'captain-named' }>;
export type TeamAssignment = Extract<TeamItem, { type: 'inject-assigned' }>;

/** A team's whole picture. */
export interface TeamView {
  audience: 'team';
  kit: TeamKit;
  members: MemberView[];
  phase: Phase;
  factor: number;
  notice?: { reason?: string; realIncident: boolean; at: At };
  injects: TeamInject[];
  replies: TeamReply[];
  messages: TeamMessage[];
  deeds: TeamDeed[];
  systems: SystemView[];
  score: { open: boolean; published: boolean; frozen?: true };
  /** Starts, pauses, outages, openings of the board, oldest first. */
  phases?: TeamPhase[];
  /** When the drill ends, ms of drill time, once it was extended; else `kit.exercise.durationMs`. */
  durationMs?: number;
  /** Members whose seat was taken away. */
  removed?: string[];
  /** How that came about, oldest first. */
  seatChanges?: TeamSeatChange[];
  /** Time that EXCON gave, oldest first. */
  credits?: TeamCredit[];
  /** Member id of the captain; null or absent: none. */
  captain?: string | null;
  /** How that came about, oldest first. */
  captaincies?: TeamCaptaincy[];
  /** Grave actions put to the captain, oldest first. */
  proposals?: TeamProposal[];
  /** Who took or left an inject, oldest first. */
  assignments?: TeamAssignment[];
}

/**
 * Every event of every world and of `control`, with the stream it came from. An observer gets fewer, emptied of what
 * teams wrote and what is expected of them, and with `row` the line of an inject that it sees for the first time.
 */
export type ExconItem = (WorldEvent | ControlEvent) & { stream: string; seq: number; row?: MselRow };

/** I7, as one cell of the matrix shows it. */
export type CellState =
  | 'waiting'
  | 'held'
  | 'asked'
  | 'delivered'
  | 'seen'
  | 'answered'
  | 'met'
  | 'late'
  | 'missed'
  | 'not-needed'
  | 'skipped';

/** One inject instance for one team. Times are drill ms. */
export interface Cell {
  state: CellState;
  deliveryId?: string;
  deliveredX?: number;
  recordedX?: number;
  seenX?: number;
  /** Expectations and questions owed, and how each stands. */
  owed: Record<string, 'open' | 'met' | 'late' | 'missed'>;
  variant?: number;
  dueX?: number;
  /** Of a communication check: drill ms of the team's first confirmation. */
  confirmedX?: number;
}

/** One command of a director or controller, as far as it was recorded; the same one in many worlds is one act. */
export interface ExconAct {
  commandId: string;
  /** User id. */
  by: string;
  /** Of the first event it brought. */
  type: ExconItem['type'];
  at: At;
  reason?: string;
}

export interface MselRow {
  id: string;
  number: string;
  type: 'context' | 'event' | 'contingency' | 'noise';
  title: Bi;
  channel: Channel;
  from: string;
  to: string[];
  at?: number;
  conditional: boolean;
  manual: boolean;
  confirm: boolean;
  expects: { id: string; action: string; target: number; max: number; points: number; quality: boolean }[];
  asks: { id: string; prompt: Bi; points: number }[];
  points: number;
  adhoc?: boolean;
  /** A communication check: teams confirm that it arrived. */
  check?: true;
  source?: string;
}

export interface ExconTeam {
  id: string;
  name: string;
  worldId: string;
  parts: string[];
  joinCode?: string;
  members: MemberView[];
}

export interface ExconKit {
  exercise: {
    id: string;
    name: string;
    play: 'parallel' | 'joint';
    durationMs: number;
    scenarioId: string;
    scenarioVersion: string;
    scenario: Bi;
  };
  teams: ExconTeam[];
  personas: Record<string, { name: Bi; organisation?: Bi }>;
  actions: Record<string, { title: Bi; harmful: boolean; phase: number; form?: string }>;
  forms: FormView[];
  parts: Record<string, Bi>;
  systems: SystemView[];
  objectives: { id: string; title: Bi }[];
}

/** The control room's picture: the matrix, who waits for what, the latest acts. */
export interface ExconView {
  audience: 'excon' | 'observer';
  kit: ExconKit;
  phase: Phase;
  factor: number;
  notice?: { reason?: string; realIncident: boolean; at: At };
  msel: MselRow[];
  /** worldId → inject id → instance state of that world (before delivery). */
  pending: Record<string, Record<string, { state: 'waiting' | 'held' | 'asked' | 'not-needed' | 'skipped'; dueX?: number }>>;
  /** teamId → inject id → cell, once delivered. */
  cells: Record<string, Record<string, Cell>>;
  systems: Record<string, Record<string, string>>;
  penalties: Record<string, string[]>;
  outcomes: Record<string, string>;
  /** Last acts first, at most `FEED_KEPT`. */
  feed: ExconItem[];
  messages: (Extract<WorldEvent, { type: 'message' }> & { stream: string; seq: number })[];
  /** `frozen`: standings stay as they were at `frozenAt`. */
  board: { open: boolean; published: boolean; frozen?: boolean; frozenAt?: At };
  /** By `control`, inject id or `team:<id>`: what EXCON did about it, oldest first; `basis` of a command is the length. */
  acts: Record<string, ExconAct[]>;
  /** User id of who steers the drill; null: nobody in particular. */
  lead: string | null;
  /** When the drill ends, ms of drill time, with every extension. */
  durationMs: number;
  /** By team: time given by EXCON, oldest first. */
  credits: Record<string, { ms: number; inject?: string; reason?: string; at: At; by?: string }[]>;
  /** By team: member ids whose seat was taken away. */
  removed: Record<string, string[]>;
  /** By team: member id of its captain, where it has one. */
  captains?: Record<string, string>;
  /** Set while a start that nobody could make on time waits for a decision. */
  missedStart?: { dueWall: number; choice: 'start-late' | 'ask' | 'skip' };
  /** Number of the last item folded, per stream: what comes again changes nothing. */
  cursor?: Record<string, number>;
}
export const FEED_KEPT = 300;
