/** The durable part of one stream as this process knows it, and the next commit that would follow it. */
import type { DrillEvent } from '../shared/events.js';
import { GENESIS, sealCommit } from './commit.js';
import type { Commit } from './ports.js';

export interface Tail<E extends DrillEvent> {
  readonly stream: string;
  readonly events: E[];
  hash: string;
  /** Running number of feed items per audience (W2). */
  readonly counts: Record<string, number>;
  /** Greatest drill time in the stream, ms. */
  x: number;
  /** Wall time of the last event, 0 when empty. */
  wall: number;
}

/** The log holds something that this stream cannot continue with. */
export class BrokenChain extends Error {
  constructor(stream: string, seq: number) {
    super(`stream ${stream} does not continue at ${seq}: the log was changed by another hand`);
    this.name = 'BrokenChain';
  }
}

export const commandKey = (who: string, commandId: string): string => `${who}|${commandId}`;

export function createTail<E extends DrillEvent>(stream: string): Tail<E> {
  return { stream, events: [], hash: GENESIS, counts: {}, x: 0, wall: 0 };
}

/** Sealed, not yet durable; `touched` are the running counts after it of the audiences it touches. */
export function nextCommit<E extends DrillEvent>(tail: Tail<E>, events: E[], touched: Record<string, number>, key?: string): Commit {
  return sealCommit({
    stream: tail.stream,
    firstSeq: tail.events.length + 1,
    ...(key !== undefined && { commandKey: key }),
    prevHash: tail.hash,
    events,
    counts: touched,
  });
}

/** The tail after a durable commit. @throws BrokenChain when it does not follow. */
export function follow<E extends DrillEvent>(tail: Tail<E>, commit: Commit): void {
  if (commit.firstSeq !== tail.events.length + 1 || commit.prevHash !== tail.hash)
    throw new BrokenChain(tail.stream, tail.events.length + 1);
  for (const event of commit.events as E[]) {
    tail.events.push(event);
    tail.x = Math.max(tail.x, event.at.x, event.recordedX);
    tail.wall = Math.max(tail.wall, event.at.wall);
  }
  tail.hash = commit.hash;
  Object.assign(tail.counts, commit.counts);
}
