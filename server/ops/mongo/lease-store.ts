/** The lease on MongoDB: one document, every change a compare-and-set, majority and journaled as everything else. */
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Db } from 'mongodb';
import type { LeaseRecord, LeaseStore, Owner } from '../../jobs/lease.js';
import { currentBoot, isAlive, markOf } from './process-facts.js';

const COLLECTION = 'lease';
const ID = 'active';
/** Longest wait for an answer, ms: a little less than a holder may go without one. */
const PATIENCE = { timeoutMS: 4500 } as const;

type Stored = LeaseRecord & { _id: string };

const recordOf = ({ owner, term, beat, watched }: Stored): LeaseRecord => ({ owner, term, beat, watched });

function taken(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;
}

export function mongoLease(db: Db): LeaseStore {
  const lease = db.collection<Stored>(COLLECTION);
  return {
    async read() {
      const found = await lease.findOne({ _id: ID }, PATIENCE);
      if (found) return recordOf(found);
      try {
        await lease.insertOne({ _id: ID, owner: null, term: 0, beat: 0, watched: -1 }, PATIENCE);
      } catch (error) {
        if (!taken(error)) throw error;
      }
      const made = await lease.findOne({ _id: ID }, PATIENCE);
      if (!made) throw new Error('the lease was removed by another hand');
      return recordOf(made);
    },
    async take(seen, owner) {
      const found = await lease.findOneAndUpdate(
        { _id: ID, term: seen.term, beat: seen.beat },
        { $set: { owner, watched: -1 }, $inc: { term: 1, beat: 1 } },
        { returnDocument: 'after', ...PATIENCE },
      );
      return found && recordOf(found);
    },
    async renew(id, term) {
      const found = await lease.findOneAndUpdate(
        { _id: ID, 'owner.id': id, term },
        { $inc: { beat: 1 } },
        { returnDocument: 'after', ...PATIENCE },
      );
      return found && recordOf(found);
    },
    async watch(beat) {
      await lease.updateOne({ _id: ID, watched: { $lt: beat } }, { $set: { watched: beat } }, PATIENCE);
    },
    async release(id) {
      await lease.updateOne({ _id: ID, 'owner.id': id }, { $set: { owner: null }, $inc: { beat: 1 } }, PATIENCE);
    },
  };
}

/** Two containers of one machine may share its name and boot; their process numbers they do not. */
function placeOf(): string {
  let namespace = '';
  try {
    namespace = readlinkSync('/proc/self/ns/pid');
  } catch {
    // not Linux: there is one list of processes
  }
  return `${currentBoot()} ${namespace}`;
}

/** This start of this process, as others may recognise it. */
export function thisInstance(id: string): Owner {
  const { pid, ticks } = markOf(process.pid);
  return { id, host: `${hostname()} (pid ${pid})`, pid, ticks, place: placeOf() };
}

/** True only for a process that could be seen from here if it still ran. */
export function hasEnded(owner: Owner): boolean {
  return owner.place === placeOf() && !isAlive({ pid: owner.pid, ticks: owner.ticks, boot: currentBoot() });
}
