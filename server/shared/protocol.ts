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

export interface Presence {
  /** Seats of the team that are connected; for EXCON per team. */
  teams: Record<string, string[]>;
  /** Everybody who ever took a seat in those teams, by name. */
  members?: Record<string, MemberView[]>;
}

export interface ServerToClient {
  hello: (hello: Hello) => void;
  feed: (feed: Feed) => void;
  clock: (clock: ClockView) => void;
  presence: (presence: Presence) => void;
}

export interface ClientToServer {
  command: (command: unknown, ack?: (answer: Ack) => void) => void;
}

export interface Handshake {
  token: string;
  exerciseId: string;
  since?: Cursor;
}
