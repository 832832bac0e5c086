/** What shared drafts need from storage, and what the line needs from them. */
import type { Drill } from '../drills/service.js';
import type { DraftOpened } from '../shared/protocol.js';
import type { Refusal } from '../shared/codes.js';

/** One stored draft. */
export interface DraftRecord {
  /** `<exercise>:<team>:<key>` */
  id: string;
  exerciseId: string;
  /** The whole document, encoded. */
  state: Uint8Array;
  /** How often it was stored; a write counts only on top of the one before. */
  version: number;
  /** Epoch ms of the last write. */
  wall: number;
}

export interface DraftStore {
  load(id: string): Promise<DraftRecord | null>;
  /** Durable when it resolves. `conflict`: another version is stored already. Rejects when the database is away. */
  save(records: readonly DraftRecord[]): Promise<('saved' | 'conflict')[]>;
  /** Removes the drafts of an exercise. */
  drop(exerciseId: string): Promise<void>;
}

/** A seat on one of its lines. */
export interface DraftSeat {
  drill: Drill;
  teamId: string;
  memberId: string;
  /** Names the line; a member may have several. */
  connection: string;
}

export type Refusing = { ok: false; refusal: Refusal };
/** `saved` resolves, once durable, with the server's epoch ms; rejects when that failed. */
export type Taken = { ok: true; key: string; saved: Promise<number> } | Refusing;

export interface DraftDesk {
  /** Rejects when the database is away. */
  open(seat: DraftSeat, raw: unknown): Promise<(Extract<DraftOpened, { ok: true }> & { key: string }) | Refusing>;
  /** Only into a draft that this line has opened. */
  update(seat: DraftSeat, raw: unknown): Taken;
  /** The line has ended. */
  leave(connection: string): void;
  /** Forgets and removes the drafts of an exercise. */
  drop(exerciseId: string): Promise<void>;
  /** Forgets everything unwritten: another instance may serve now. */
  release(): void;
  /** Writes what is unwritten. */
  close(): Promise<void>;
}
