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
}

export interface ServerToClient {
  hello: (hello: Hello) => void;
  feed: (feed: Feed) => void;
  clock: (clock: ClockView) => void;
  presence: (presence: Presence) => void;
}

export interface ClientToServer {
  command: (command: unknown, ack?: (answer: Ack) => void) => void;
  device: (report: unknown) => void;
  /** Answered with the server's epoch ms, so that a seat can tell how far its clock is off. */
  time: (ack: (serverTime: number) => void) => void;
}

export interface Handshake {
  token: string;
  exerciseId: string;
  since?: Cursor;
}
