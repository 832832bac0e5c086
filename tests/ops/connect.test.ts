/** A site's own MongoDB is checked before it is used, and refused with a sentence that tells what to do. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Db } from 'mongodb';
import { MongoMemoryServer } from 'mongodb-memory-server-core';
import { checkServer, connectMongo, withoutPassword } from '../../server/ops/mongo/connect.js';
import { findMongod } from '../../server/ops/mongo/find-binary.js';
import { testDatabase, type TestDatabase } from '../support/mongo.js';

const quiet = { info() {}, warn() {}, error() {} };

/** A server that answers as told. */
function server(version: string, hello: object): Db {
  const command = async (asked: object): Promise<object> => ('buildInfo' in asked ? { version } : hello);
  return { admin: () => ({ command }) } as unknown as Db;
}

describe('a usable one', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  }, 60_000);
  afterAll(() => database.drop());

  test('opens mongoose and the driver on the same database, writing with majority and journal', async () => {
    const mongo = await database.open();
    expect(mongo.db.databaseName).toBe(database.name);
    expect(mongo.connection.name).toBe(database.name);
    expect(mongo.client.options.writeConcern).toMatchObject({ w: 'majority', journal: true });
  });

  test('an address without a database means the product’s own', async () => {
    const { protocol, host, search } = new URL(database.uri);
    const mongo = await connectMongo(`${protocol}//${host}/${search}`);
    expect(mongo.db.databaseName).toBe('dientap');
    await mongo.close();
  });
});

describe('refused', () => {
  test.each(['3.6.23', '9.0.0'])('version %s', async (version) => {
    await expect(checkServer(server(version, { setName: 'rs' }))).rejects.toThrow(`is version ${version}; 4.0 to 8.x is needed`);
  });

  test('4.0 to 8.x as a replica set or behind mongos are taken', async () => {
    expect(await checkServer(server('4.0.10', { setName: 'rs' }))).toEqual({ version: '4.0.10' });
    expect(await checkServer(server('8.2.1', { msg: 'isdbgrid' }))).toEqual({ version: '8.2.1' });
  });

  test('a standalone server, for it cannot promise durable writes (A3)', async () => {
    const binary = await findMongod(process.env, quiet);
    const standalone = await MongoMemoryServer.create({ binary: { systemBinary: binary.path, version: binary.version } });
    await expect(connectMongo(standalone.getUri())).rejects.toThrow('rs.initiate()');
    await standalone.stop();
  }, 60_000);

  test('an address where nobody answers: the password is not printed', async () => {
    const error: unknown = await connectMongo('mongodb://admin:bi-mat@127.0.0.1:1/?serverSelectionTimeoutMS=1').catch((e: unknown) => e);
    expect(String(error)).toContain('No MongoDB can be reached at mongodb://***@127.0.0.1:1/');
    expect(String(error)).not.toContain('bi-mat');
  }, 60_000);

  test('a password with signs of its own is hidden whole', () => {
    expect(withoutPassword('mongodb://u:p:q@h1,h2/db')).toBe('mongodb://***@h1,h2/db');
    expect(withoutPassword('mongodb://h1/db')).toBe('mongodb://h1/db');
  });
});
