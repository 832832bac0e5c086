/** The event log on MongoDB (4.0 … 8.x): one document per commit, majority + journal, many streams in one round trip. */
import { MongoBulkWriteError } from 'mongodb';
import type { Collection, Db } from 'mongodb';
import type { AppendResult, EventLog } from '../drills/ports.js';
import { controlStream, worldStream } from '../shared/events.js';
import { groupCommit, type Settled } from './group-commit.js';
import { COMMAND_INDEX, PLACE_INDEX, StoredBeat, StoredCommit, fromStored, fromStoredBeat, toStored } from './stored.js';

const COMMITS = 'commits';
const BEATS = 'heartbeats';
const DURABLE = { writeConcern: { w: 'majority', journal: true } } as const;
const DUPLICATE_KEY = 11_000;
/** A document of MongoDB ends at 16 MiB; the rest of the commit and its framing need a little. */
const MAX_BODY_BYTES = 15 * 1024 * 1024;

export interface MongoLogOptions {
  /** Told of every round trip: commits in it, and its wall time in ms. */
  onGroup?(commits: number, ms: number): void;
  /** Wall ms after which an append or a heartbeat that nobody answers counts as not proven: a stuck database is one that is away (C3). */
  patienceMs?: number;
}

/** Creates the collections and indexes where they are missing (never inside a drill), and opens the log. */
export async function openMongoLog(db: Db, options: MongoLogOptions = {}): Promise<EventLog> {
  await prepare(db);
  const timeoutMS = options.patienceMs ?? 10_000;
  const commits = db.collection<StoredCommit>(COMMITS, DURABLE);
  const beats = db.collection<StoredBeat>(BEATS, DURABLE);

  const append = groupCommit<StoredCommit, AppendResult>({
    lane: (commit) => commit.stream,
    size: (commit) => commit.body.length,
    maxItems: 1000,
    maxSize: 8 * 1024 * 1024,
    maxFlights: 2,
    async send(group) {
      const from = performance.now();
      const settled = await insertGroup(commits, group, timeoutMS);
      options.onGroup?.(group.length, performance.now() - from);
      return settled;
    },
  });

  return {
    async append(commit) {
      const stored = toStored(commit);
      const bytes = Buffer.byteLength(stored.body);
      if (bytes > MAX_BODY_BYTES) throw new RangeError(`a commit of ${bytes} bytes does not fit into one document of the event log`);
      return append(stored);
    },
    async read(stream, afterSeq = 0) {
      const found = await commits
        .find({ stream, firstSeq: { $gt: afterSeq } }, { readConcern: 'majority', projection: { _id: 0 } })
        .sort({ firstSeq: 1 })
        .toArray();
      return found.map(fromStored);
    },
    async streams(prefix) {
      const names = await commits.distinct('stream', { stream: startingWith(prefix) }, { readConcern: 'majority' });
      return names.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    },
    async findCommand(stream, commandKey) {
      const found = await commits.findOne({ stream, commandKey }, { readConcern: 'majority', projection: { _id: 0 } });
      return found ? fromStored(found) : null;
    },
    async beat(list) {
      if (list.length === 0) return;
      await beats.bulkWrite(
        list.map(({ exerciseId, x, wall }) => ({
          updateOne: { filter: { _id: exerciseId }, update: { $set: { x, wall } }, upsert: true },
        })),
        { ordered: false, timeoutMS },
      );
    },
    async lastBeat(exerciseId) {
      const found = await beats.findOne({ _id: exerciseId }, { readConcern: 'majority' });
      return found ? fromStoredBeat(found) : null;
    },
    async drop(exerciseId) {
      // The control stream last: while it is there, a half-done removal is found again and repeated.
      await commits.deleteMany({ stream: startingWith(worldStream(exerciseId, '')) });
      await beats.deleteOne({ _id: exerciseId });
      await commits.deleteMany({ stream: controlStream(exerciseId) });
    },
  };
}

async function prepare(db: Db): Promise<void> {
  const there = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map((c) => c.name));
  for (const name of [COMMITS, BEATS]) {
    if (!there.has(name)) await db.createCollection(name, DURABLE).catch(unlessExists);
  }
  await db.collection(COMMITS).createIndexes([
    { key: { stream: 1, firstSeq: 1 }, name: PLACE_INDEX, unique: true },
    {
      key: { stream: 1, commandKey: 1 },
      name: COMMAND_INDEX,
      unique: true,
      partialFilterExpression: { commandKey: { $exists: true } },
    },
  ]);
}

/** Two servers may prepare the same database at once. */
function unlessExists(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 48)) throw error;
}

/** One unordered insert; an item that hit a unique index is looked up afterwards, the others are proven by the acknowledgement. */
async function insertGroup(commits: Collection<StoredCommit>, group: StoredCommit[], timeoutMS: number): Promise<Settled<AppendResult>[]> {
  const failed = new Map<number, { code: number; message: string }>();
  try {
    // Copies: the driver writes an `_id` into what it is given.
    const documents = group.map((commit) => ({ ...commit }));
    await commits.insertMany(documents, { ordered: false, timeoutMS });
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError()) throw error;
    for (const one of [error.writeErrors].flat()) failed.set(one.index, { code: one.code, message: one.errmsg ?? error.message });
    // Not one item to blame: then nothing is proven for any.
    if (failed.size === 0) throw error;
  }
  return Promise.all(
    group.map(async (commit, i): Promise<Settled<AppendResult>> => {
      const failure = failed.get(i);
      if (!failure) return { result: 'appended' };
      if (failure.code !== DUPLICATE_KEY) return { error: new Error(`the event log did not take the commit: ${failure.message}`) };
      try {
        return { result: await whatIsThere(commits, commit, timeoutMS) };
      } catch (error) {
        return { error: error instanceof Error ? error : new Error(String(error)) };
      }
    }),
  );
}

/**
 * Why the place or the command was taken. The read is linearizable: what it finds is durable, so that an earlier
 * attempt of ours whose answer was lost is not called appended before a majority has it.
 */
async function whatIsThere(commits: Collection<StoredCommit>, wanted: StoredCommit, timeoutMS: number): Promise<AppendResult> {
  const { stream, firstSeq, commandKey, hash } = wanted;
  const either = commandKey === undefined ? [{ firstSeq }] : [{ firstSeq }, { commandKey }];
  const found = await commits
    .find({ stream, $or: either }, { readConcern: 'linearizable', projection: { _id: 0, firstSeq: 1, commandKey: 1, hash: 1 }, timeoutMS })
    .toArray();
  const here = found.find((one) => one.firstSeq === firstSeq);
  if (here?.hash === hash) return 'appended';
  if (commandKey !== undefined && found.some((one) => one.commandKey === commandKey)) return 'duplicate';
  if (here) return 'conflict';
  throw new Error('the event log refused a commit as a duplicate of one that is not there');
}

function startingWith(prefix: string): { $regex: RegExp } {
  return { $regex: new RegExp(`^${prefix.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}`) };
}
