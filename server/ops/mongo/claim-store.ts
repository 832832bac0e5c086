/** Claims of ticks on MongoDB: a document per key, inserted once; one that was not completed in time may be taken again. */
import type { Db } from 'mongodb';
import type { ClaimStore } from '../../jobs/ports.js';

interface Claim {
  _id: string;
  until: Date;
  done: boolean;
  /** When the document itself is thrown away. */
  gone: Date;
}

/** Nothing asks for a tick that is older, ms. */
const KEPT = 24 * 3_600_000;

/** `wall`: epoch ms; a wrong one makes a tick run twice or not at all, which the sweep behind it does not mind. */
export async function mongoClaims(db: Db, wall: () => number): Promise<ClaimStore> {
  const claims = db.collection<Claim>('ticks');
  await claims.createIndex({ gone: 1 }, { expireAfterSeconds: 0 });
  return {
    async claim(key, ttlMs) {
      const now = wall();
      const until = new Date(now + ttlMs);
      try {
        await claims.insertOne({ _id: key, until, done: false, gone: new Date(now + KEPT) });
        return true;
      } catch (error) {
        if ((error as { code?: number }).code !== 11000) throw error;
      }
      const again = await claims.updateOne({ _id: key, done: false, until: { $lt: new Date(now) } }, { $set: { until } });
      return again.modifiedCount === 1;
    },
    async complete(key) {
      await claims.updateOne({ _id: key }, { $set: { done: true } });
    },
  };
}
