/** The event log on a real MongoDB: the contract, and what only a database can do wrong. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { openMongoLog } from '../../server/log/mongo-log.js';
import { CLIENT_OPTIONS, type Mongo } from '../../server/ops/mongo/connect.js';
import { lossyProxy, type LossyProxy } from '../support/lossy-proxy.js';
import { testDatabase, type TestDatabase } from '../support/mongo.js';
import { chain, eventLogContract, fresh, next } from './contract.js';

/** A client whose answers can be lost on the way. */
async function behindProxy(database: TestDatabase): Promise<{ client: MongoClient; proxy: LossyProxy; close(): Promise<void> }> {
  const { hostname, port } = new URL(database.uri);
  const proxy = await lossyProxy({ host: hostname, port: Number(port) });
  const client = new MongoClient(`mongodb://127.0.0.1:${proxy.port}/${database.name}?directConnection=true`, CLIENT_OPTIONS);
  await client.connect();
  return {
    client,
    proxy,
    async close() {
      await client.close();
      await proxy.close();
    },
  };
}

eventLogContract('MongoDB', async () => {
  const database = await testDatabase();
  const far = await behindProxy(database);
  const { client, proxy } = far;
  const impatient = await openMongoLog(client.db(), { patienceMs: 400 });
  return {
    log: await openMongoLog(client.db()),
    // The driver tries again by itself for as long as it has patience; all of those answers are lost too.
    async appendUnheard(commit) {
      proxy.loseInsertAnswers(true);
      try {
        return await impatient.append(commit);
      } finally {
        proxy.loseInsertAnswers(false);
      }
    },
    async close() {
      await far.close();
      await database.drop();
    },
  };
});

describe('on MongoDB only', () => {
  let database: TestDatabase;
  let mongo: Mongo;
  beforeAll(async () => {
    database = await testDatabase();
    mongo = await database.open();
  }, 60_000);
  afterAll(() => database.drop());

  test('one document per commit; indexes and collections are made at boot, twice does no harm', async () => {
    await Promise.all([openMongoLog(mongo.db), openMongoLog(mongo.db)]);
    const indexes = await mongo.db.collection('commits').indexes();
    expect(indexes.map(({ name, key, unique }) => ({ name, key, unique }))).toEqual([
      { name: '_id_', key: { _id: 1 }, unique: undefined },
      { name: 'place', key: { stream: 1, firstSeq: 1 }, unique: true },
      { name: 'command', key: { stream: 1, commandKey: 1 }, unique: true },
    ]);
    const stream = fresh('world');
    const log = await openMongoLog(mongo.db);
    await chain(log, stream, 3);
    expect(await mongo.db.collection('commits').countDocuments({ stream })).toBe(3);
  });

  test('many worlds’ commits share few round trips', async () => {
    const groups: number[] = [];
    const log = await openMongoLog(mongo.db, { onGroup: (commits) => groups.push(commits) });
    const streams = Array.from({ length: 640 }, () => fresh('world'));
    await Promise.all(streams.map((stream) => log.append(next(stream, null))));
    expect(groups.reduce((a, b) => a + b)).toBe(640);
    expect(groups.length).toBeLessThanOrEqual(3);
  });

  test('A3: commits and heartbeats ask for a majority and the journal', async () => {
    const client = new MongoClient(database.uri, { ...CLIENT_OPTIONS, writeConcern: { w: 1 }, monitorCommands: true });
    const sent: Record<string, unknown> = {};
    client.on('commandStarted', ({ commandName, command }) => (sent[commandName] = command['writeConcern']));
    const log = await openMongoLog(client.db());
    await log.append(next(fresh('world'), null));
    await log.beat([{ exerciseId: fresh(), x: 0, wall: 0 }]);
    await client.close();
    expect(sent).toMatchObject({ insert: { w: 'majority', j: true }, update: { w: 'majority', j: true } });
  });

  test('C3: a database that stops answering makes appends and heartbeats fail; afterwards the same commit is settled', async () => {
    const far = await behindProxy(database);
    const { client, proxy } = far;
    const log = await openMongoLog(client.db(), { patienceMs: 400 });
    const commit = next(fresh('world'), null);
    await log.append(next(fresh('world'), null));
    proxy.stall();
    await expect(log.append(commit)).rejects.toThrow(/./);
    await expect(log.beat([{ exerciseId: fresh(), x: 0, wall: 0 }])).rejects.toThrow(/./);
    proxy.resume();
    const patient = await openMongoLog(client.db());
    expect(await patient.append(commit)).toBe('appended');
    expect(await patient.read(commit.stream)).toEqual([commit]);
    await far.close();
  });

  test('a commit beyond what one document holds is refused, the others of its group are kept', async () => {
    const log = await openMongoLog(mongo.db);
    const large = next(fresh('world'), null, { counts: { ['x'.repeat(16 * 1024 * 1024)]: 1 } });
    const small = next(fresh('world'), null);
    const [refused, kept] = await Promise.allSettled([log.append(large), log.append(small)]);
    expect(refused).toMatchObject({ status: 'rejected', reason: expect.objectContaining({ name: 'RangeError' }) });
    expect(kept).toEqual({ status: 'fulfilled', value: 'appended' });
  });
});
