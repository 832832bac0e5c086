/** The socket's two directions (Socket.IO, default namespace), version 1. */
import type { Ack } from './commands.js';
import type { ExconItem, ExconView, MemberView, Phase, TeamItem, TeamView } from './views.js';

/** `{[stream]: seq}`: the number of the last item the client holds, per stream. */
export type Cursor = Record<string, number>;

/** `x` at `wall`; while running, drill time is `x + (now - wall) × factor`. */
export interface ClockView {
  phase: Phase;
  x: number;
  wall: number;
  factor: number;
}

export interface Hello {
  protocol: 1;
  serverTime: number;
  clock: ClockView;
  cursor: Cursor;
  /** Absent when `resumed`. */
  snapshot?: TeamView | ExconView;
  resumed?: true;
}

/** `seq` is the number of the last item, counting what this audience may see in that stream, without gaps. */
export interface Feed<I = TeamItem | ExconItem> {
  stream: string;
  seq: number;
  items: I[];
}

/** What a seat's browser tells of itself; never recorded. */
export interface DeviceReport {
  /** Server time minus the device's, ms, as the device measured it. */
  offset: number;
  /** Median round trip of the line, ms. */
  rtt?: number;
  /** What its person answered to the sound test. */
  sound?: 'heard' | 'not-heard';
}
/** As EXCON sees it: with what the server read from the handshake. */
export interface DeviceView extends DeviceReport {
  /** Such as `Chrome 126, Windows`. */
  browser: string;
}

export interface Presence {
  /** Seats of the team that are connected; for EXCON per team. */
  teams: Record<string, string[]>;
  /** Everybody who ever took a seat in those teams, by name. */
  members?: Record<string, MemberView[]>;
  /** By member id; for EXCON alone. */
  devices?: Record<string, DeviceView>;
  /** Epoch ms since when a member is here, or away, by member id; of those that came or went while the server ran. */
  since?: Record<string, number>;
  /** Open pages of members who have more than one, by member id. */
  pages?: Record<string, number>;
}

/** Where a member is in the console; told to the own team only, never recorded. Ids as the team knows them. */
export interface Place {
  /** Delivery being read. */
  inject?: string;
  /** Report draft being written, and the field in it. */
  draft?: string;
  field?: string;
}
/** By member id; null: nowhere in particular any more. Told as changes, and whole with `hello`. */
export type Whereabouts = Record<string, Place | null>;

/**
 * Shared report drafts (A7): one Yjs document per team, form and round (how often the team has filed that form). Text
 * fields are `doc.getText('t:<field>')`, all others entries of `doc.getMap('values')`. `key` is `<form>:<round>`.
 */
export interface DraftOpen {
  key: string;
  /** `Y.encodeStateVector` of what the client holds. */
  vector: Uint8Array;
}
export type DraftOpened =
  | {
      ok: true;
      /** What the client lacks. */ update: Uint8Array;
      /** The server's vector: the client sends what that lacks. */ vector: Uint8Array;
      /** Durable since, epoch ms of the server; absent: nobody has written yet. */ wall?: number;
    }
  | { ok: false; code: string; message: string; en: string };
export interface DraftUpdate {
  key: string;
  /** At most 64 kB at once; the whole document at most 512 kB. */
  update: Uint8Array;
}
/** `wall`: durable since, epoch ms of the server. */
export type DraftSaved = { ok: true; wall: number } | { ok: false; code: string; message: string; en: string };
/** Another member's writing. */
export interface DraftNews {
  key: string;
  update: Uint8Array;
  memberId: string;
}

export interface ServerToClient {
  hello: (hello: Hello) => void;
  feed: (feed: Feed) => void;
  clock: (clock: ClockView) => void;
  presence: (presence: Presence) => void;
  whereabouts: (changes: Whereabouts) => void;
  draft: (news: DraftNews) => void;
}

export interface ClientToServer {
  command: (command: unknown, ack?: (answer: Ack) => void) => void;
  device: (report: unknown) => void;
  /** Answered with the server's epoch ms, so that a seat can tell how far its clock is off. */
  time: (ack: (serverTime: number) => void) => void;
  /** A seat's: where its member is now. */
  here: (place: unknown) => void;
  /** A seat's: takes part in a draft; news of it come as `draft` until the socket ends. */
  'draft-open': (open: unknown, ack: (opened: DraftOpened) => void) => void;
  'draft-update': (update: unknown, ack: (saved: DraftSaved) => void) => void;
}

export interface Handshake {
  token: string;
  exerciseId: string;
  since?: Cursor;
  /** Names this device among those of a seat, so that the server knows which line was cut (A5). */
  device?: string;
}
