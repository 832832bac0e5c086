/**
 * A member cut off from the drill: what stays readable, what queues, what lands and what it is credited. The real server, real
 * browsers behind cables that are really pulled, every device's clock seven hours wrong. All rows run at once, each in a
 * drill of its own. `node bench/cuts.mjs [--seconds 5,120,1200] [--lid 120] [--kill 20] [--json FILE]`; 0 leaves a row out.
 * Exit code 0 when in every row all that was delivered stayed readable, all that was done landed once and in order, nothing was refused,
 * and what it is credited is within a second of when it was done.
 */
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { tsImport } from 'tsx/esm/api';
import { build } from '../server/build.mjs';
import { sitDown, WRONG } from './lib/cut-member.mjs';
import { table } from './lib/table.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5,120,1200' },
    lid: { type: 'string', default: '120' },
    kill: { type: 'string', default: '20' },
    json: { type: 'string' },
  },
});
await build({ ifStale: true });
const { startServer, ADMIN } = await tsImport('../tests/browser/server.ts', import.meta.url);
const { layWire } = await tsImport('../tests/browser/wire.ts', import.meta.url);
const { signIn } = await tsImport('../server/bots/api.ts', import.meta.url);
const { findBrowser } = await tsImport('../server/ops/browser.ts', import.meta.url);

/** ms by which a credited time may be off. */
const ALLOWED = 1000;
const CALL = /Công dân phản ánh trang tiếp nhận/;
const newId = () => crypto.randomUUID();
const lasts = (seconds) => (seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 6) / 10} min`);

/** One member's cut; `how`: `cable`, `lid` (its browser stands still) or `kill` (the server dies and comes again). */
async function row(server, api, seconds, how) {
  const browser = await open();
  const exercise = await api.call('POST', '/exercises', {
    name: `Cắt ${seconds} s, ${how}`,
    scenarioId: 'hn-one-door-defacement',
    teams: [{ name: 'UBND phường Hồng Gai' }],
  });
  const [team] = exercise.teams;
  const send = (caller, body) => caller('POST', `/exercises/${exercise.id}/commands`, { commandId: newId(), ...body });
  const excon = (body) => send(api.call, body);
  await excon({ type: 'start' });
  await excon({ type: 'release', inject: 's1-02' });
  const joined = await fetch(`${server.url}/api/auth/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: team.joinCode, name: 'Người còn mạng' }),
  });
  const { accessToken } = await joined.json();
  /** A team-mate who is not cut off; its answer says where the drill stands at a wall time. */
  const mate = async (text) => {
    const answer = await fetch(`${server.url}/api/exercises/${exercise.id}/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
      body: JSON.stringify({ commandId: newId(), type: 'act', action: 'TRIAGE', fields: { what: text } }),
    });
    const ack = await answer.json();
    if (!ack.ok) throw new Error(`the team-mate was refused ${JSON.stringify(ack)}`);
    return ack.at;
  };

  const wire = await layWire(server.url);
  wires.push(wire);
  const member = await sitDown(browser.window, wire, { code: team.joinCode, name: 'Người mất mạng', injects: 2 });
  const down = how === 'kill' ? server.kill : async () => wire.pullOut();
  const up = how === 'kill' ? server.again : async () => wire.plugIn();
  await mate('trước khi mất mạng');
  const begun = Date.now();
  await down();
  await member.noticed();
  const share = how === 'cable' ? seconds * 1000 : 0;
  /** Waits until that part of the cut is over. */
  const at = (part) => new Promise((on) => setTimeout(on, Math.max(0, begun + share * part - Date.now())));

  const kept = await member.readAll(2);
  await at(0.3);
  if (how !== 'kill') await mate('trong lúc bạn mất mạng');
  await member.act('tiep nhan va xac nhan', 'Một');
  await at(0.5);
  if (how !== 'kill') await excon({ type: 'release', inject: 's1-03' });
  await member.answer(CALL, 'Sự cố thông thường');
  if (share >= 60_000) await member.page.reload();
  await at(0.7);
  const anchor = how === 'kill' ? null : await mate('vẫn trong lúc đó');
  await member.act('khoanh vung', 'Ba');
  await member.say('Bốn');
  await member.page.waitForTimeout(300);
  const queued = await member.waiting();
  await at(1);
  const stood = how === 'lid' ? await member.closeLid(browser.pid, seconds * 1000) : undefined;
  if (how === 'kill') await new Promise((on) => setTimeout(on, seconds * 1000));
  const cutMs = Date.now() - begun;
  await up();
  const returned = Date.now();
  const told = await member.back();
  const landedMs = Date.now() - returned;
  // what EXCON sent meanwhile
  const caughtUp =
    how === 'kill'
      ? null
      : await member.inbox
          .nth(2)
          .waitFor()
          .then(
            () => true,
            () => false,
          );

  const events = [];
  for (let after = ''; ;) {
    const page = await api.call('GET', `/exercises/${exercise.id}/log?limit=5000${after && `&after=${encodeURIComponent(after)}`}`);
    events.push(...page.events);
    if (page.next === null) break;
    after = page.next;
  }
  const own = new Set(
    events.filter(({ type, localTime }) => type.endsWith('-recorded') && localTime !== undefined).map(({ memberId }) => memberId),
  );
  const landed = events.filter((event) => own.has(event.memberId) && (event.type.endsWith('-recorded') || event.type === 'message'));
  const order = landed.map((event) => event.fields?.what ?? event.text ?? 'Hai');
  const outage = events.findLast(({ type }) => type === 'outage');
  /** Where the drill stood when it was done: by the answer a team-mate got about then; while nobody hosts it, it stands. */
  const doneX = ({ localTime }) => (anchor ? anchor.x + (localTime - WRONG - anchor.wall) : outage.at.x);
  const timed = landed.filter(({ localTime }) => localTime !== undefined);
  const worst = (of) => Math.max(...timed.map((event) => Math.abs(of(event) - doneX(event))));
  await member.context.close();
  return {
    row: how === 'cable' ? `cable out ${lasts(seconds)}` : how === 'lid' ? `lid closed ${lasts(seconds)}` : 'server killed',
    cutS: cutMs / 1000,
    ...(stood !== undefined && { stoodS: stood / 1000 }),
    kept,
    queued,
    order,
    inOrder: order.join() === 'Một,Hai,Ba,Bốn',
    recordedErrorMs: worst((event) => event.at.x),
    creditedErrorMs: worst((event) => event.creditedX ?? event.at.x),
    refused: Number(/(\d+) bị từ chối/.exec(told)?.[1] ?? 0),
    caughtUp,
    landedMs,
    told,
  };
}

const chosen = await findBrowser();
const load = os.loadavg()[0];
const servers = [];
const wires = [];
const browsers = [];
/** A browser of its own for each member: its processes can be made to stand still. */
async function open() {
  const host = await chromium.launchServer({ executablePath: chosen.executablePath, env: chosen.env });
  browsers.push(host);
  return { pid: host.process().pid, window: await chromium.connect(host.wsEndpoint()) };
}
const results = [];
try {
  const stage = async () => {
    const server = await startServer();
    servers.push(server);
    return [server, await signIn(server.url, ADMIN.email, ADMIN.password, Date.now)];
  };
  const list = values.seconds.split(',').map(Number).filter(Boolean);
  const shared = await stage();
  const rows = list.map((seconds) => [...shared, seconds, 'cable']);
  if (Number(values.lid)) rows.push([...shared, Number(values.lid), 'lid']);
  if (Number(values.kill)) rows.push([...(await stage()), Number(values.kill), 'kill']);
  for (const settled of await Promise.allSettled(rows.map((each) => row(...each)))) {
    if (settled.status === 'fulfilled') results.push(settled.value);
    else {
      process.exitCode = 1;
      console.error(settled.reason);
    }
  }
} finally {
  for (const browser of browsers) await browser.close();
  for (const wire of wires) await wire.close();
  for (const server of servers) await server.stop();
}

const seconds = (ms) => (ms / 1000).toFixed(2);
console.log(`\nload average ${load.toFixed(1)}-${os.loadavg()[0].toFixed(1)}, ${os.cpus().length} cores, device clocks 7 h slow\n`);
console.log(
  table(
    [
      'cut',
      'lasted s',
      'kept readable',
      'queued',
      'sent meanwhile, there on return',
      'landed, in order',
      'recorded off by s',
      'credited off by s',
      'refused',
      'all landed after s',
    ],
    results.map((result) => [
      result.row,
      result.cutS.toFixed(0),
      `${result.kept.read}/2 injects, ${result.kept.opened}/${result.kept.files} files`,
      result.queued,
      result.caughtUp === null ? '-' : result.caughtUp ? 'yes' : 'no',
      `${result.order.length}/4, ${result.inOrder ? 'yes' : `no: ${result.order.join(' ')}`}`,
      seconds(result.recordedErrorMs),
      seconds(result.creditedErrorMs),
      result.refused,
      seconds(result.landedMs),
    ]),
  ),
);
for (const { row: name, told, stoodS } of results)
  console.log(`${name}: ${told}${stoodS === undefined ? '' : ` (the page stood still for ${stoodS.toFixed(1)} s)`}`);
if (values.json) await writeFile(values.json, JSON.stringify({ load, results }, null, 2));
const good = ({ kept, queued, caughtUp, inOrder, refused, creditedErrorMs }) =>
  kept.read === 2 &&
  kept.opened === kept.files &&
  kept.files > 0 &&
  queued === 4 &&
  caughtUp !== false &&
  inOrder &&
  refused === 0 &&
  creditedErrorMs <= ALLOWED;
if (!results.every(good)) process.exitCode = 1;
