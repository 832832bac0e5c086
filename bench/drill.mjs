/**
 * A hall under load: every inject to every seat, durable acknowledged actions, everybody reconnecting; our server and the
 * bare Socket.IO reference in rotation. Run: `node bench/drill.mjs [--teams 150 --members 4 --rate 500 --rounds 2]`
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { median, runDrill, startReference } from './lib/harness.mjs';
import { buildOnce, cpuSeconds, newDataDir, removeDataDir, startServer } from './lib/server.mjs';
import { setStage, wholeLog } from './lib/stage.mjs';
import { table } from './lib/table.mjs';

const { values } = parseArgs({
  options: {
    teams: { type: 'string', default: '150' },
    members: { type: 'string', default: '4' },
    rate: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '2' },
    reps: { type: 'string', default: '8' },
    body: { type: 'string', default: '2000' },
    profile: { type: 'string' },
    'only-ours': { type: 'boolean', default: false },
    'skip-storm': { type: 'boolean', default: false },
    json: { type: 'string' },
    loud: { type: 'boolean', default: false },
  },
});
const number = (name) => Number(values[name]);
const teams = number('teams');
const sockets = teams * number('members');
const rate = number('rate');
const seconds = number('seconds');
const reps = number('reps');
const WARM = 2;

const folder = mkdtempSync(path.join(tmpdir(), 'dientap-bench-run-'));
const say = (line) => process.stderr.write(`${line}\n`);

const phases = (fanout, ingest, storm) => [
  { type: 'connect', concurrency: 100, settleMs: 1500 },
  { type: 'fanout', reps: reps + WARM, warm: WARM, perSocket: 1, timeoutMs: 15_000, gapMs: 500, ...fanout },
  { type: 'ingest', rate, seconds, okNeedle: '"ok":true', pad: 'Đã cô lập máy chủ, đang kiểm tra nhật ký truy cập', ...ingest },
  ...(values['skip-storm'] ? [] : [{ type: 'storm', spreadMs: 2000, request: storm }]),
];

/** Figures of one run, by the name they are printed under. */
function figures(result) {
  const [connect, fanout, ingest, storm] = result.phases;
  const warm = fanout.reps.slice(WARM);
  const medianOf = (key) => median(warm.map((rep) => rep[key]));
  return {
    'connect/s': connect.perSec,
    'kB per connection': connect.rssPerConn / 1024,
    'inject to all, last ms': medianOf('lastMs'),
    'inject to all, p99 ms': medianOf('p99'),
    'inject to all, worst p99 ms': Math.max(...warm.map((rep) => rep.p99)),
    'inject CPU µs per recipient': (medianOf('serverCpuMs') * 1000) / sockets,
    'action p50 ms': ingest.lat.p50,
    'action p99 ms': ingest.lat.p99,
    'action CPU µs': ingest.serverUsPerAction,
    ...(storm && { 'storm served ms': storm.allMs, 'storm own p99 ms': storm.own[0].p99 }),
  };
}

const lost = [];
let frameBytes = 4500;
let snapBytes = 20_000;

async function ours(round) {
  const dataDir = newDataDir();
  const nodeArgs = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [];
  let server = await startServer({ dataDir, nodeArgs });
  try {
    const stage = await setStage(server.url, { teams, members: number('members'), bodyBytes: number('body') });
    say(`  ${sockets} seats in ${Math.round(stage.joinMs)} ms, START EX in ${Math.round(stage.startMs)} ms`);
    const varsFile = path.join(folder, `ours-${round}.vars`);
    writeFileSync(varsFile, stage.seats.map((seat) => JSON.stringify(seat)).join('\n'));
    const ackLog = path.join(folder, `ours-${round}.acked`);
    const result = await runDrill(
      folder,
      `ours-${round}`,
      {
        url: `${server.url}/`,
        sockets,
        teams,
        clients: 1,
        varsFile,
        auth: { token: '{access}', exerciseId: '{exerciseId}' },
        serverPids: [server.pid, server.mongodPid],
        phases: phases(
          {
            name: 'release of a manual inject',
            event: 'feed',
            idPath: 'items.0.deliveryId',
            teamPath: 'stream',
            teamWant: 'world:{exerciseId}:{worldId}',
            trigger: {
              http: {
                method: 'POST',
                url: `${server.url}/api/exercises/${stage.exercise.id}/commands`,
                headers: { authorization: `Bearer ${stage.token}` },
                body: { commandId: `release-${round}-{phase}-{rep}`, type: 'release', inject: 'm{rep}' },
              },
            },
          },
          { event: 'command', ackLog, template: { commandId: '{uuid}', type: 'act', action: 'ACK', fields: { what: '{pad}' } } },
          ['command', { commandId: 'after-the-storm', type: 'seen', deliveryId: 'none' }],
        ),
      },
      values.loud,
    );
    say(`  CPU of the whole run: server ${cpuSeconds(server.pid).toFixed(1)} s, mongod ${cpuSeconds(server.mongodPid).toFixed(1)} s`);
    // The size of what both sides are to send: our own frame and snapshot of one team.
    const view = await stage.api('GET', `/exercises/${stage.exercise.id}/snapshot?team=${stage.exercise.teams[0].id}`);
    frameBytes = Buffer.byteLength(JSON.stringify(view.injects[0])) + 250;
    snapBytes = Buffer.byteLength(JSON.stringify(view));
    // H1, A3: what was acknowledged is there after a power cut.
    const acked = readFileSync(ackLog, 'utf8').trim().split('\n').filter(Boolean);
    if (values.profile) await server.stop();
    else {
      const before = server.said;
      await server.kill9();
      server = await startServer({ dataDir, port: server.port });
      server.said.err = before.err + server.said.err;
      const there = new Set((await wholeLog(stage.api, stage.exercise.id)).map((event) => event.commandId));
      const missing = acked.filter((id) => !there.has(id)).length;
      if (missing > 0) lost.push(`${missing} of ${acked.length} acknowledged actions are gone after kill -9`);
      say(`  ${acked.length} acknowledged actions, ${missing} missing after kill -9; ready again in ${Math.round(server.readyMs)} ms`);
    }
    return result;
  } finally {
    // What the server complained of belongs to the figures: an outage of the database, a late heartbeat.
    const complaints = server.said.err.split('\n').filter((line) => /"level":[456]0/.test(line));
    for (const line of complaints.slice(0, 5)) say(`  it logged ${line.slice(0, 300)}`);
    if (server.alive()) await server.stop();
    removeDataDir(dataDir);
  }
}

async function reference(round) {
  const server = await startReference({ teams, size: frameBytes, snapBytes });
  try {
    return await runDrill(
      folder,
      `reference-${round}`,
      {
        url: server.url,
        sockets,
        teams,
        clients: 1,
        auth: { team: '{team}' },
        serverPids: [server.pid],
        phases: phases(
          {
            event: 'inject',
            idPath: 'id',
            teamPath: 'team',
            teamWant: 't{team}',
            trigger: { http: { method: 'POST', url: server.publish } },
          },
          { event: 'action', template: { id: '{uuid}', t: 'act', text: '{pad}' } },
          ['snapshot'],
        ),
      },
      values.loud,
    );
  } finally {
    await server.stop();
  }
}

await buildOnce();
const runs = [];
for (let round = 1; round <= number('rounds'); round++) {
  for (const [name, run] of [['ours', ours], ...(values['only-ours'] ? [] : [['reference', reference]])]) {
    say(`round ${round}, ${name}, load average ${loadavg()[0].toFixed(1)}`);
    const load = loadavg()[0];
    const result = await run(round);
    for (const failure of result.failures) say(failure);
    runs.push({ name, round, load, ok: result.ok, failures: result.failures, figures: figures(result) });
  }
}

const of = (name, figure) => runs.filter((run) => run.name === name).map((run) => run.figures[figure]);
const names = Object.keys(runs[0].figures);
const round1 = (value) => (Number.isFinite(value) ? Math.round(value * 10) / 10 : '-');
console.log(
  `\n${teams} teams × ${values.members} = ${sockets} sockets, inject ${frameBytes} bytes on the wire, snapshot ${snapBytes} bytes, ${rate} actions/s, medians of ${values.rounds} rounds\n`,
);
console.log(
  table(
    ['figure', 'dientap', 'bare socket.io', 'ratio'],
    names.map((name) => {
      const mine = of('ours', name);
      const theirs = of('reference', name);
      return [
        name,
        round1(median(mine)),
        round1(median(theirs)),
        theirs.length > 0 ? median(mine.map((x, i) => x / theirs[i])).toFixed(2) : '-',
      ];
    }),
  ),
);
const failures = [...runs.flatMap((run) => run.failures.map((line) => `${run.name} ${run.round}: ${line.trim()}`)), ...lost];
console.log(failures.length === 0 ? '\nnothing missing, doubled, misrouted, refused or lost' : `\n${failures.join('\n')}`);
console.log(`load average ${runs.map((run) => run.load.toFixed(1)).join(' ')}`);
if (values.json) writeFileSync(values.json, JSON.stringify({ teams, sockets, rate, frameBytes, snapBytes, runs, lost }, null, 1));
rmSync(folder, { recursive: true, force: true });
process.exit(failures.length === 0 ? 0 : 1);
