/**
 * Holds one mongod (a replica set of one, through mongodb-memory-server) for as long as somebody holds our standard
 * input: `node mongo-host.mjs <mongod> <version> <file>`. Writes the address into the file and to its output, and leaves nothing behind.
 */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MongoMemoryReplSet } from 'mongodb-memory-server-core';

const [binary, version, file] = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'dientap-test-mongo-'));

let held = true;
const released = new Promise((resolve) => {
  const release = () => {
    held = false;
    resolve();
  };
  for (const event of ['end', 'close', 'error']) process.stdin.on(event, release);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, release);
  process.stdin.resume();
});

let set;
try {
  set = await MongoMemoryReplSet.create({
    binary: { systemBinary: binary, version },
    instanceOpts: [
      {
        dbPath: folder,
        storageEngine: 'wiredTiger',
        args: ['--networkMessageCompressors', 'disabled', '--wiredTigerCacheSizeGB', '0.25', '--oplogSize', '64'],
      },
    ],
    replSet: { count: 1, name: 'test', storageEngine: 'wiredTiger' },
  });
  if (held) {
    const answer = JSON.stringify({ uri: set.getUri() });
    writeFileSync(`${file}.new`, answer);
    renameSync(`${file}.new`, file);
    process.stdout.write(answer);
    await released;
  }
} catch (error) {
  process.stdout.write(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
}
// The data is thrown away: no need for the two seconds of an orderly shutdown.
const mongod = set?.servers[0]?.instanceInfo?.instance.mongodProcess;
if (mongod && mongod.exitCode === null) {
  const gone = new Promise((resolve) => mongod.once('exit', resolve));
  mongod.kill('SIGKILL');
  await gone;
}
rmSync(folder, { recursive: true, force: true });
rmSync(file, { force: true });
process.exit();
