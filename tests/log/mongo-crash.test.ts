/** A3 on the worst day: mongod is killed in the middle of appends, and nothing acknowledged is lost or doubled. */
import { expect, jest, test } from '@jest/globals';
import { verifyChain } from '../../server/drills/commit.js';
import type { AppendResult, Commit, EventLog } from '../../server/drills/ports.js';
import { openMongoLog } from '../../server/log/mongo-log.js';
import { connectMongo } from '../../server/ops/mongo/connect.js';
import { startEmbedded } from '../../server/ops/mongo/embedded.js';
import { scratch } from '../support/scratch.js';
import { fresh, message, next } from './contract.js';

jest.setTimeout(120_000);
const quiet = { info() {}, warn() {}, error() {} };
const WRITERS = 12;
const AFTERWARDS = 5;

/** What a host does: the same commit again until it is settled. */
async function persist(log: EventLog, commit: Commit): Promise<AppendResult> {
  for (;;) {
    try {
      return await log.append(commit);
    } catch {
      // its fate is unknown: the same commit again
    }
  }
}

test('A3: kill -9 of mongod in the middle of appends loses nothing acknowledged, and every retry finds its place', async () => {
  const embedded = await startEmbedded({ dataDir: await scratch(), log: quiet, env: process.env });
  const mongo = await connectMongo(embedded.uri);
  const log = await openMongoLog(mongo.db);
  const first = embedded.pid;
  let killed = false;
  let acknowledged = 0;

  const writer = async (n: number): Promise<{ stream: string; commits: Commit[]; results: Set<AppendResult> }> => {
    const stream = fresh(`world-${n}`);
    const commits: Commit[] = [];
    const results = new Set<AppendResult>();
    let after = 0;
    while (after < AFTERWARDS) {
      const i = commits.length;
      const commit = next(stream, commits.at(-1) ?? null, { commandKey: `m|${i}`, events: [message(`lần ${i}`)] });
      results.add(await persist(log, commit));
      commits.push(commit);
      acknowledged += 1;
      // the driver may hide the break altogether; a new process shows that it was there
      if (killed && embedded.pid !== first) after += 1;
      if (!killed && acknowledged > WRITERS * 10) {
        killed = true;
        process.kill(first, 'SIGKILL');
      }
    }
    return { stream, commits, results };
  };
  const written = await Promise.all(Array.from({ length: WRITERS }, (_, n) => writer(n)));

  expect(embedded.pid).not.toBe(first);
  for (const { stream, commits, results } of written) {
    expect([...results]).toEqual(['appended']);
    const kept = await log.read(stream);
    expect(kept).toEqual(commits);
    expect(verifyChain(kept)).toMatchObject({ ok: true });
  }
  await mongo.close();
  await embedded.stop();
});
