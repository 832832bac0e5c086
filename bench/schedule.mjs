/**
 * Starts on time, exactly once: two server processes over one MongoDB, a recurring drill every few seconds, and kill -9
 * of either process at random moments. Run: `npx tsx bench/schedule.mjs [--dates 100 --every 6 --seed 1]`
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { MongoClient } from 'mongodb';
import { openMongoLog } from '../server/log/mongo-log.ts';
import { prng } from '../tests/support/prng.ts';
import { ADMIN, ROOT, newDataDir, removeDataDir } from './lib/server.mjs';
import { table } from './lib/table.mjs';

const { values } = parseArgs({
  options: {
    dates: { type: 'string', default: '100' },
    every: { type: 'string', default: '6' },
    seed: { type: 'string', default: '1' },
  },
});
const DATES = Number(values.dates);
const EVERY = Number(values.every) * 1000;
/** Without an active instance for so long nobody is killed, ms. */
const MERCY = 10_000;
const random = prng(Number(values.seed));
const say = (line) => process.stderr.write(`${line}\n`);

/** The sources as they are now in one file, inside the project so that it finds its packages. */
async function bundle() {
  const folder = path.join(ROOT, 'node_modules', '.cache', 'bench');
  mkdirSync(folder, { recursive: true });
  const outfile = path.join(folder, `server-${process.pid}.mjs`);
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['server/index.ts'],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
  });
  return outfile;
}

async function startMongo(dataDir) {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(ROOT, 'tests/support/embedded-server.ts'), dataDir], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes('\n')) resolve(said.split('\n')[0]);
    });
    child.once('exit', () => reject(new Error('the database ended')));
  });
  const { uri, pid, refused } = JSON.parse(line);
  if (refused) throw new Error(refused);
  return {
    uri,
    stop() {
      child.removeAllListeners('exit');
      child.kill('SIGKILL');
      process.kill(pid, 'SIGTERM');
    },
  };
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** One of the two: started again on its port whenever it was killed. */
function instance(name, program, uri, dataDir, port) {
  let child = null;
  const self = {
    name,
    url: `http://127.0.0.1:${port}`,
    lives: 0,
    up: () => child !== null,
    start() {
      self.lives++;
      const mine = spawn(process.execPath, [program, 'serve'], {
        cwd: ROOT,
        env: {
          PATH: process.env.PATH,
          HOST: '127.0.0.1',
          PORT: String(port),
          MONGODB_URI: uri,
          DIENTAP_DATA: dataDir,
          JWT_SECRET: 'one-secret-for-both-instances-of-the-bench',
          LOG_LEVEL: 'warn',
          ADMIN_EMAIL: ADMIN.email,
          ADMIN_PASSWORD: ADMIN.password,
        },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      child = mine;
      mine.once('exit', () => {
        if (child === mine) child = null;
      });
    },
    kill9() {
      child?.kill('SIGKILL');
      child = null;
    },
    async stop() {
      const mine = child;
      if (!mine) return;
      mine.kill('SIGTERM');
      await new Promise((done) => mine.once('exit', done));
    },
    async active() {
      try {
        return (await fetch(`${self.url}/readyz`, { signal: AbortSignal.timeout(1000) })).status === 200;
      } catch {
        return false;
      }
    },
  };
  return self;
}

const program = await bundle();
const dataDir = newDataDir();
const folders = [mkdtempSync(path.join(tmpdir(), 'dientap-bench-a-')), mkdtempSync(path.join(tmpdir(), 'dientap-bench-b-'))];
const mongo = await startMongo(dataDir);
const client = await MongoClient.connect(mongo.uri);
const db = client.db(new URL(mongo.uri).pathname.slice(1) || 'dientap');
const log = await openMongoLog(db);
const pair = [
  instance('A', program, mongo.uri, folders[0], await freePort()),
  instance('B', program, mongo.uri, folders[1], await freePort()),
];
let failed = true;
try {
  for (const each of pair) each.start();
  const theActive = async () => {
    for (const patience = Date.now() + 60_000; Date.now() < patience; await sleep(100))
      for (const each of pair) if (await each.active()) return each;
    throw new Error('no instance became active within a minute');
  };
  const first = await theActive();
  const api = async (method, where, body, token) => {
    const response = await fetch(`${first.url}/api${where}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };
  const { accessToken } = await api('POST', '/auth/login', ADMIN);
  const begun = Date.now();
  const exercise = await api(
    'POST',
    '/exercises',
    {
      name: 'Diễn tập định kỳ',
      scenarioId: 'hn-one-door-defacement',
      teams: [{ name: 'Đội 1' }],
      // Over within two minutes of the clock.
      timeFactor: 120,
      settings: { lobbyMinutes: 0, reminders: [], missedStart: 'start-late' },
      recurrence: { cron: `*/${values.every} * * * * *`, timezone: 'Asia/Ho_Chi_Minh' },
    },
    accessToken,
  );
  const from = Date.parse(exercise.startsAt);
  const until = from + (DATES - 1) * EVERY;
  say(
    `${DATES} dates, every ${values.every} s, the last in ${Math.round((until - Date.now()) / 1000)} s; load average ${loadavg()[0].toFixed(1)}`,
  );

  const kills = { active: 0, standby: 0, both: 0 };
  /** Longest time without an active instance, ms; seen every quarter of a second. */
  let longestGap = 0;
  let lastActive = Date.now();
  let watching = true;
  const watch = (async () => {
    for (; watching; await sleep(250)) {
      const up = (await Promise.all(pair.map((each) => each.active()))).some(Boolean);
      longestGap = Math.max(longestGap, Date.now() - lastActive);
      if (up) lastActive = Date.now();
    }
  })();
  while (Date.now() < until) {
    await sleep(random.int(2000, 9000));
    const victim = random.pick(pair);
    if (!victim.up()) {
      victim.start();
      continue;
    }
    // Later than a minute is a missed start by definition: neither is killed for good while both are coming up.
    if (Date.now() - lastActive > MERCY) continue;
    const active = await victim.active();
    victim.kill9();
    if (!pair.some((each) => each.up())) kills.both++;
    else kills[active ? 'active' : 'standby']++;
    if (random.chance(0.6)) victim.start();
  }
  watching = false;
  await watch;
  for (const each of pair) if (!each.up()) each.start();
  await theActive();
  const due = Array.from({ length: DATES }, (_, i) => new Date(from + i * EVERY).toISOString());
  const exercises = () =>
    db
      .collection('exercises')
      .find({ seriesId: exercise.seriesId, seriesDate: { $in: due } })
      .toArray();
  const startsOf = async (id) =>
    (await log.read(`control:${id}`)).flatMap((commit) => commit.events).filter((event) => event.type === 'started');
  // What the last kill delayed.
  for (const patience = Date.now() + 60_000; Date.now() < patience; await sleep(500)) {
    const started = await Promise.all((await exercises()).map(({ _id }) => startsOf(_id)));
    if (started.filter((starts) => starts.length > 0).length >= DATES) break;
  }
  const found = await exercises();
  const late = [];
  const counts = new Map(due.map((date) => [date, 0]));
  for (const { _id, seriesDate } of found) {
    const starts = await startsOf(_id);
    counts.set(seriesDate, counts.get(seriesDate) + starts.length);
    for (const start of starts) late.push(start.at.wall - Date.parse(seriesDate));
  }
  late.sort((a, b) => a - b);
  const ms = (p) => `${late[Math.min(late.length - 1, Math.floor(late.length * p))]}`;
  const once = [...counts.values()].filter((n) => n === 1).length;
  const never = [...counts.values()].filter((n) => n === 0).length;
  const lease = await db.collection('lease').findOne({});
  console.log(
    table(
      ['figure', 'value'],
      [
        ['due dates', DATES],
        ['started exactly once', once],
        ['never started / started twice', `${never} / ${DATES - once - never}`],
        ['exercises made for these dates', found.length],
        ['kill -9 of the active / of the standby / of the last one up', `${kills.active} / ${kills.standby} / ${kills.both}`],
        ['lives of A / of B', pair.map(({ lives }) => lives).join(' / ')],
        ['longest time without an active instance, s', (longestGap / 1000).toFixed(1)],
        ['times the lease changed hands', lease.term - 1],
        ['start after its time, ms: median / 90 % / worst', `${ms(0.5)} / ${ms(0.9)} / ${ms(1)}`],
        ['minutes', ((Date.now() - begun) / 60_000).toFixed(1)],
        ['load average at the end', loadavg()[0].toFixed(1)],
      ],
    ),
  );
  failed = once !== DATES || found.length !== DATES;
} finally {
  for (const each of pair) await each.stop();
  await client.close();
  mongo.stop();
  rmSync(program, { force: true });
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  removeDataDir(dataDir);
}
process.exit(failed ? 1 : 0);
