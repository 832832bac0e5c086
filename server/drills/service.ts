/** A drill as the edges see it: who may speak to it, what it answers, what each audience hears. */
import type { Ack, AnyCommand } from '../shared/commands.js';
import type { ControlEvent, DrillEvent, WorldEvent } from '../shared/events.js';
import type { ClockView, Cursor, Feed } from '../shared/protocol.js';
import type { ExconView, InjectPreview, MemberView, Phase, TeamView } from '../shared/views.js';
import type { Definition } from '../engine/definition.js';
import type { Arrival } from './credit.js';

export type { Arrival, Cut } from './credit.js';

/** One team as planned. */
export interface PlannedTeam {
  id: string;
  name: string;
  agencyName: string;
  worldId: string;
  /** Part ids it plays: every part in parallel play, usually one in joint play. */
  parts: string[];
  joinCode: string;
}

/** The frozen plan of an exercise: what a host needs to run it. */
export interface DrillPlan {
  exerciseId: string;
  name: string;
  play: 'parallel' | 'joint';
  scenarioHash: string;
  definition: Definition;
  /** Attachments by the path the scenario names them with. */
  files: Record<string, { type: string; size: number }>;
  seed: string;
  factor: number;
  teams: PlannedTeam[];
  openRoster: boolean;
  /** Grave actions need the approval of the team's captain. */
  captainApproval: boolean;
}

/** Who sends a command. */
export type Actor =
  | { kind: 'member'; teamId: string; memberId: string }
  /** `director`: may decide on what follows a stop for a real incident. */
  | { kind: 'excon'; userId: string; director?: boolean };

/** Whose eyes: one place (`audiences`) decides what each of them gets. */
export type Audience = { kind: 'team'; teamId: string } | { kind: 'excon' } | { kind: 'observer' };

/** Feed pages are pushed to whoever subscribed; `audience` is `team:<id>`, `excon` or `observer`. */
export interface DrillListener {
  feed(audience: string, feed: Feed): void;
  clock(clock: ClockView): void;
}

export interface LogEntry {
  stream: string;
  seq: number;
  event: DrillEvent;
}

export interface Drill {
  readonly plan: DrillPlan;
  phase(): Phase;
  clock(): ClockView;
  /** Epoch ms at which this process took it up from the log, other than as a new one; null: it began here. */
  takenUp(): number | null;
  /**
   * Judged, recorded durably, told afterwards. Never rejects for a refusal: that is an ack with `ok: false`. `arrival`:
   * it came over a line; what was done while that was cut counts at its own time (A5).
   */
  command(actor: Actor, command: AnyCommand, arrival?: Arrival): Promise<Ack>;
  /** The audience's picture and the numbers it stands at, of one and the same moment. */
  snapshot(audience: Audience): { snapshot: TeamView | ExconView; cursor: Cursor };
  /** What an audience missed since `cursor`, or null when a snapshot is smaller or the cursor is not of this drill. */
  since(audience: Audience, cursor: Cursor): { feeds: Feed[]; cursor: Cursor } | null;
  /** What an inject says, before anybody has it; null: there is none of that id. */
  preview(inject: string): InjectPreview | null;
  /** Everything recorded, in a stable order that can be followed: `after` is the opaque cursor of the last page. */
  log(after: string | null, limit: number): { entries: LogEntry[]; cursor: string; more: boolean };
  controlEvents(): ControlEvent[];
  /** By world id, in order. */
  worldEvents(): Record<string, WorldEvent[]>;
  /** Heads of the hash chains by stream, for reports. */
  heads(): Record<string, { seq: number; hash: string }>;
  subscribe(listener: DrillListener): () => void;
  /** Names of members, given by the directory and never in the log. */
  setMembers(teamId: string, members: MemberView[]): void;
}

export interface Drills {
  /** Writes the first events of every stream; the drill is then `planned`. Safe to call again after a crash. */
  create(plan: DrillPlan): Promise<Drill>;
  /** The drill, loaded from the log when it is not in memory yet; null when the plan is unknown. */
  get(exerciseId: string): Promise<Drill | null>;
  /** Loads what was running, records the outage and completes half-done control acts (C3, C5). */
  recover(): Promise<void>;
  /** Forgets and removes a drill that never started. */
  remove(exerciseId: string): Promise<void>;
  /** Drops every drill at once, without a last heartbeat, because another instance may host them; they can be taken up again. */
  release(): void;
  /** Writes a last heartbeat and stops every timer; nothing is recorded afterwards. */
  close(): Promise<void>;
}
