/** What the hosts need from outside: a durable log and a clock. Tests and the database both stand behind these. */
import type { DrillEvent } from '../shared/events.js';

/** One atomic append to one stream. Events number `firstSeq … firstSeq + events.length - 1`, from 1. */
export interface Commit {
  stream: string;
  firstSeq: number;
  /** `<member or user id>|<commandId>`; unique in the stream where there is one. */
  commandKey?: string;
  /** Hash of the stream's commit before this; 64 zeros for the first. */
  prevHash: string;
  /** SHA-256 (hex) over the canonical JSON (RFC 8785) of `{stream, firstSeq, commandKey?, prevHash, events, counts}`. */
  hash: string;
  events: DrillEvent[];
  /** Running number of feed items per audience touched by this commit, after it (W2). */
  counts: Record<string, number>;
}

/**
 * `appended`: durable (majority, journaled), or the very same commit was there already (equal hash).
 * `conflict`: another commit holds this place; reload the tail and decide again.
 * `duplicate`: the stream has a commit with this `commandKey`; answer from it.
 */
export type AppendResult = 'appended' | 'conflict' | 'duplicate';

/** The event log. Implementations: MongoDB and an in-memory twin, both under one contract suite. */
export interface EventLog {
  /** Durable when it resolves; commits of many streams asked for together travel in one round trip. Rejects when the database is away (the caller retries the same commit). */
  append(commit: Commit): Promise<AppendResult>;
  /** Commits of a stream with `firstSeq > afterSeq`, in order. */
  read(stream: string, afterSeq?: number): Promise<Commit[]>;
  /** Names of streams that start with `prefix`. */
  streams(prefix: string): Promise<string[]>;
  /** The commit that recorded this command, if any. */
  findCommand(stream: string, commandKey: string): Promise<Commit | null>;
  /** C3: outside the hash chain. Durable when it resolves; `x` in drill ms, `wall` epoch ms. */
  beat(beats: Heartbeat[]): Promise<void>;
  lastBeat(exerciseId: string): Promise<Heartbeat | null>;
  /** Removes an exercise's streams and heartbeats (only for one that never started). */
  drop(exerciseId: string): Promise<void>;
}

export interface Heartbeat {
  exerciseId: string;
  x: number;
  wall: number;
}

/** Wall and monotonic time, and timers on the latter. */
export interface HostClock {
  /** Epoch ms. */
  wall(): number;
  /** Monotonic ms, with fractions. */
  mono(): number;
  /** Calls back after `ms` of monotonic time; returns how to cancel. */
  after(ms: number, callback: () => void): () => void;
}
