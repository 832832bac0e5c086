/** How a commit and a heartbeat lie in MongoDB. */
import { z } from 'zod';
import type { Commit, Heartbeat } from '../drills/ports.js';

/** Index names: a duplicate key error of MongoDB 4.0 tells nothing but the name. */
export const PLACE_INDEX = 'place';
export const COMMAND_INDEX = 'command';

/**
 * One document per commit. `body` is the JSON of `{events, counts}`: field names that teams fill in may hold dots,
 * dollars or nothing at all, and numbers and halves of characters come back exactly as they were hashed, which BSON
 * promises for none of them. It is also the fastest to write: the driver copies one text instead of walking a tree.
 */
export const StoredCommit = z.object({
  stream: z.string(),
  firstSeq: z.int().min(1),
  lastSeq: z.int().min(0),
  commandKey: z.string().optional(),
  prevHash: z.string(),
  hash: z.string(),
  body: z.string(),
});
export type StoredCommit = z.infer<typeof StoredCommit>;

export function toStored(commit: Commit): StoredCommit {
  const { stream, firstSeq, commandKey, prevHash, hash, events, counts } = commit;
  return {
    stream,
    firstSeq,
    lastSeq: firstSeq + events.length - 1,
    ...(commandKey === undefined ? {} : { commandKey }),
    prevHash,
    hash,
    body: JSON.stringify({ events, counts }),
  };
}

/** @throws ZodError or SyntaxError when the document was not written by this product. */
export function fromStored(document: unknown): Commit {
  const { stream, firstSeq, commandKey, prevHash, hash, body } = StoredCommit.parse(document);
  const { events, counts } = JSON.parse(body) as Pick<Commit, 'events' | 'counts'>;
  return { stream, firstSeq, ...(commandKey === undefined ? {} : { commandKey }), prevHash, hash, events, counts };
}

/** `_id` is the exercise. */
export const StoredBeat = z.object({ _id: z.string(), x: z.number(), wall: z.number() });
export type StoredBeat = z.infer<typeof StoredBeat>;

export function fromStoredBeat(document: unknown): Heartbeat {
  const { _id, x, wall } = StoredBeat.parse(document);
  return { exerciseId: _id, x, wall };
}
