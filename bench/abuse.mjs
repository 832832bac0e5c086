/**
 * Bad input of every kind against a running drill while another team plays on: what each is answered with, and what the
 * other team feels of it. Run: `node bench/abuse.mjs`
 */
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import jwt from 'jsonwebtoken';
import { io } from 'socket.io-client';
import { connectRaw } from './lib/raw-socket.mjs';
import { buildOnce, newDataDir, removeDataDir, rssMiB, startServer } from './lib/server.mjs';
import { setStage } from './lib/stage.mjs';
import { table } from './lib/table.mjs';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });

const SECRET = 'khoa-chi-dung-de-do-khong-dung-that-0123456789';

await buildOnce();
const dataDir = newDataDir();
const server = await startServer({ dataDir, env: { JWT_SECRET: SECRET } });
const { url } = server;
const stage = await setStage(url, { teams: 4, members: 4 });
await stage.command({ type: 'release', inject: 'm0' });
const exerciseId = stage.exercise.id;
const seatsOf = (team) => stage.seats.filter((seat) => seat.teamId === stage.exercise.teams[team].id);
/** Everything bad comes from this team, the good one is the next. */
const [bad] = seatsOf(0);

// ---- ways in -------------------------------------------------------------------------------------------------------
async function http(method, path, { body, token = bad.access, type = 'application/json', headers = {} } = {}) {
  try {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body !== undefined && { 'content-type': type }), ...headers },
      body,
    });
    const text = await answer.text();
    let said;
    try {
      said = JSON.parse(text);
    } catch {
      return { answer: `${answer.status} ${text.slice(0, 60)}`, code: null };
    }
    const { line, message } = said.errors?.[0] ?? {};
    return {
      status: answer.status,
      code: said.code ?? (said.ok ? 'ok' : null),
      vi: said.detail,
      en: said.en,
      answer: `${answer.status} ${said.code ?? 'ok'}${line ? ` (line ${line}: ${message})` : ''}`,
    };
  } catch (error) {
    return { code: null, answer: `connection ended: ${error.cause?.code ?? error.message}` };
  }
}
const command = (body, more) =>
  http('POST', `/api/exercises/${exerciseId}/commands`, { body: typeof body === 'string' ? body : JSON.stringify(body), ...more });

function dial(auth, options = {}) {
  return io(url, { auth, transports: ['websocket'], reconnection: false, forceNew: true, ...options });
}
const refusedAuth = async (auth) => {
  const socket = dial(auth);
  const [error] = await Promise.race([once(socket, 'connect_error'), once(socket, 'hello').then(() => [null])]);
  socket.close();
  const data = error?.data ?? {};
  return { code: data.code ?? null, vi: data.message, en: data.en, answer: error ? `connect_error ${data.code}` : 'let in' };
};
/** One message on a fresh socket: its ack, or how the line ended. */
async function send(payload, event = 'command') {
  const socket = dial({ token: bad.access, exerciseId });
  await once(socket, 'hello');
  const ended = once(socket, 'disconnect').then(([why]) => ({ code: null, answer: `cut: ${why}` }));
  const acked = new Promise((resolve) => {
    socket.emit(event, payload, (ack) =>
      resolve({ code: ack.code ?? 'ok', vi: ack.message, en: ack.en, answer: ack.ok ? 'ok' : ack.code }),
    );
  });
  const silence = new Promise((resolve) => setTimeout(() => resolve({ code: null, answer: 'no answer, line stays' }), 3000));
  const result = await Promise.race([acked, ended, silence]);
  socket.close();
  return result;
}
/** Bytes on the WebSocket below Socket.IO: how the line ended. */
async function raw(write, token = bad.access) {
  const line = await connectRaw(url, { token, exerciseId });
  write(line);
  const code = await line.closed(3000);
  line.destroy();
  return { code: null, answer: code === null ? 'no answer, line stays' : `cut: ${code}` };
}

let ids = 0;
const fresh = (body) => ({ commandId: `abuse-${process.pid}-${++ids}`, ...body });
const text = (surrogate) => `"commandId":"abuse-text-${++ids}","type":"say","to":"team","text":"A${surrogate}B"`;
const nested = (bytes) => '['.repeat(bytes / 2) + ']'.repeat(bytes / 2);
const signed = (claims, options) =>
  jwt.sign({ kind: 'seat', ...claims }, SECRET, {
    keyid: jwt.decode(bad.access, { complete: true }).header.kid,
    issuer: 'dientap',
    ...options,
  });
const claims = jwt.decode(bad.access);
const { iat: _iat, exp: _exp, iss: _iss, ...own } = claims;
const expired = signed({ ...own, iat: Math.floor(Date.now() / 1000) - 7200, exp: Math.floor(Date.now() / 1000) - 3600 }, {});
const halfToken = `${Buffer.from('{"alg":"HS256","typ":"JWT","kid":"x"}').toString('base64url')}.${Buffer.from('no json').toString('base64url')}.AAAA`;
const organiser = stage.token;

const MANY = 10_000;
async function flood() {
  const socket = dial({ token: bad.access, exerciseId });
  await once(socket, 'hello');
  const codes = {};
  let sample;
  await new Promise((resolve) => {
    let left = MANY;
    socket.on('disconnect', (why) => {
      codes[`cut: ${why}`] = left;
      resolve();
    });
    for (let i = 0; i < MANY; i++) {
      socket.emit('command', fresh({ type: 'act', action: 'ACK' }), (ack) => {
        const code = ack.ok ? 'ok' : ack.code;
        codes[code] = (codes[code] ?? 0) + 1;
        if (!ack.ok) sample = ack;
        if (--left === 0) resolve();
      });
    }
  });
  socket.removeAllListeners();
  socket.close();
  return {
    code: sample?.code,
    vi: sample?.message,
    en: sample?.en,
    answer: Object.entries(codes)
      .map(([code, n]) => `${n} × ${code}`)
      .join(', '),
  };
}
const many = async (times, each) => {
  const all = await Promise.all(Array.from({ length: times }, each));
  const counts = {};
  for (const { answer } of all) counts[answer] = (counts[answer] ?? 0) + 1;
  return {
    ...all.at(-1),
    answer: Object.entries(counts)
      .map(([answer, n]) => `${n} × ${answer}`)
      .join(', '),
  };
};
/** Waits until the seat's bucket is full again, so that each refusal is for the input and not for its number. */
const calm = () => new Promise((resolve) => setTimeout(resolve, 2600));

// ---- inputs: name, wanted code (null: the line is cut, nothing to say it on), how ---------------------------------------
const inputs = [
  [
    'broken YAML',
    'invalid-scenario',
    () =>
      http('POST', '/api/scenarios', {
        token: organiser,
        type: 'application/yaml',
        body: 'format: dientap/scenario@1\ninjects:\n  - id: [\n',
      }),
  ],
  [
    'YAML of a billion laughs',
    'invalid-scenario',
    () =>
      http('POST', '/api/scenarios', {
        token: organiser,
        type: 'application/yaml',
        body: `a: &a [${'x,'.repeat(9)}x]\n${'bcdefghi'
          .split('')
          .map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`)
          .join('\n')}\n`,
      }),
  ],
  [
    'YAML nested 100,000 deep',
    'invalid-scenario',
    () => http('POST', '/api/scenarios', { token: organiser, type: 'application/yaml', body: nested(200_000) }),
  ],
  ['broken JSON', 'bad-request', () => command('{"commandId":')],
  ['no JSON type', 'unsupported-type', () => command('x', { type: 'text/html' })],
  [
    'wrong join code',
    'wrong-join-code',
    () => http('POST', '/api/auth/join', { token: null, body: JSON.stringify({ code: 'AAAAAA', name: 'X' }) }),
  ],
  [
    'wrong password',
    'wrong-credentials',
    () => http('POST', '/api/auth/login', { token: null, body: JSON.stringify({ email: 'a@b.example', password: 'x' }) }),
  ],
  ['no token', 'unauthenticated', () => command(fresh({ type: 'act', action: 'ACK' }), { token: null })],
  ['expired token, HTTP', 'token-expired', () => command(fresh({ type: 'act', action: 'ACK' }), { token: expired })],
  ['expired token, socket', 'unauthenticated', () => refusedAuth({ token: expired, exerciseId })],
  ['token of another secret', 'unauthenticated', () => refusedAuth({ token: jwt.sign({ kind: 'seat' }, 'x'.repeat(40)), exerciseId })],
  ['half a token, HTTP', 'unauthenticated', () => command(fresh({ type: 'act', action: 'ACK' }), { token: halfToken })],
  ['half a token, socket', 'unauthenticated', () => refusedAuth({ token: halfToken, exerciseId })],
  ['handshake of the wrong form', 'unauthenticated', () => refusedAuth({ token: { $ne: null }, exerciseId: ['x'] })],
  ['another exercise', 'forbidden', () => refusedAuth({ token: bad.access, exerciseId: 'ffffffffffffffffffffffff' })],
  ['unknown inject', 'unknown-inject', () => send(fresh({ type: 'act', action: 'ACK', inject: 'nope' }))],
  ['unknown delivery', 'unknown-inject', () => send(fresh({ type: 'seen', deliveryId: 'nope' }))],
  ['unknown action', 'unknown-action', () => send(fresh({ type: 'act', action: 'DROP TABLE' }))],
  ['unknown command', 'unknown-command', () => send(fresh({ type: 'sudo' }))],
  ['EXCON command from a seat', 'forbidden', () => send(fresh({ type: 'end' }))],
  ['no command at all', 'bad-request', () => send('hello')],
  ['no type', 'bad-request', () => send({ commandId: 'abuse-x' })],
  ['commandId of the host', 'bad-request', () => send({ commandId: 'ctl:00001', type: 'act', action: 'ACK' })],
  ['operator in commandId', 'bad-request', () => send({ commandId: { $gt: '' }, type: 'act', action: 'ACK' })],
  ['NaN-like number', 'bad-request', () => command('{"commandId":"abuse-nan-1","type":"act","action":"ACK","fields":{"what":1e999}}')],
  ['half a character in a text, socket', 'bad-request', () => send(fresh({ type: 'say', to: 'team', text: 'A\ud800B' }))],
  ['half a character in a text, HTTP', 'bad-request', () => command(`{${text('\\ud800')}}`)],
  ['half a character in a field', 'bad-request', () => send(fresh({ type: 'act', action: 'ACK', fields: { what: '\udc00' } }))],
  ['half a character in a field’s name', 'bad-request', () => send(fresh({ type: 'act', action: 'ACK', fields: { '\ud800': 'x' } }))],
  ['half a character in a list', 'bad-request', () => send(fresh({ type: 'act', action: 'ACK', fields: { who: ['\ud83d'] } }))],
  ['half a character from EXCON', 'bad-request', () => command(fresh({ type: 'say', to: 'all', text: '\ud800' }), { token: organiser })],
  [
    'half a character in an ad-hoc inject',
    'bad-request',
    () =>
      command(fresh({ type: 'send-adhoc', to: 'all', channel: 'email', from: 'X', title: 'T', body: { vi: 'A\udfff' } }), {
        token: organiser,
      }),
  ],
  [
    'half a character in a name',
    'bad-request',
    () => http('POST', '/api/auth/join', { token: null, body: `{"code":"${stage.exercise.teams[0].joinCode}","name":"A\\ud800"}` }),
  ],
  [
    '__proto__ in the command',
    'bad-request',
    () => command('{"__proto__":{"type":"end"},"commandId":"abuse-proto-1","type":"act","action":"ACK"}'),
  ],
  [
    '__proto__ as a field: taken without it',
    'ok',
    () => command('{"commandId":"abuse-proto-2","type":"act","action":"ACK","fields":{"__proto__":{"x":1}}}'),
  ],
  ['__proto__ as an action', 'unknown-action', () => send(fresh({ type: 'act', action: '__proto__' }))],
  ['constructor as a form', 'unknown-form', () => send(fresh({ type: 'file-report', form: 'constructor', fields: {} }))],
  ['1 MB of nested JSON, HTTP', 'bad-request', () => command(nested(1_000_000))],
  [
    '1 MB of nested JSON as a field',
    'bad-request',
    () => command(`{"commandId":"abuse-nest-1","type":"act","action":"ACK","fields":{"what":${nested(1_000_000)}}}`),
  ],
  [
    '200 kB of nested JSON, socket',
    'bad-request',
    () => raw2(`["command",{"commandId":"abuse-nest-2","type":"act","action":"ACK","fields":{"what":${nested(200_000)}}}]`),
  ],
  [
    '50,000 fields',
    'too-large',
    () =>
      command(fresh({ type: 'act', action: 'ACK', fields: Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`f${i}`, 1])) })),
  ],
  ['2 MB, HTTP', 'too-large', () => command(fresh({ type: 'say', to: 'team', text: 'x'.repeat(2_000_000) }))],
  ['2 MB, socket', null, () => send(fresh({ type: 'say', to: 'team', text: 'x'.repeat(2_000_000) }))],
  ['a buffer as command', 'bad-request', () => send(randomBytes(1000))],
  ['a buffer inside a command', 'bad-request', () => send(fresh({ type: 'say', to: 'team', text: randomBytes(100) }))],
  [
    '60 unknown events',
    null,
    () =>
      raw((line) => {
        for (let i = 0; i < 60; i++) line.text('42["exec",{"x":1}]');
      }),
  ],
  [
    'binary garbage in frames',
    null,
    () =>
      raw((line) => {
        for (let i = 0; i < 20; i++) line.binary(randomBytes(500));
      }),
  ],
  ['text garbage in frames', null, () => raw((line) => line.text(`zz${randomBytes(60).toString('base64')}`))],
  ['broken Socket.IO packet', null, () => raw((line) => line.text('42["command",{'))],
  [
    'placeholder without attachment',
    null,
    () => raw((line) => line.text('451-["command",{"_placeholder":true,"num":99999999}]') || line.binary(randomBytes(10))),
  ],
  ['attachments announced: 10^15', null, () => raw((line) => line.text('45999999999999999-["command",{}]'))],
  ['text that is no UTF-8', null, () => raw((line) => line.frame(0x81, Buffer.from([0x34, 0x32, 0xff, 0xfe])))],
  ['frames unmasked, reserved bits set', null, () => raw((line) => line.bytes(randomBytes(2000)))],
  ['frame announcing 2^40 bytes', null, () => raw((line) => line.bytes(Buffer.from([0x82, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4])))],
  ['path out of the files', 'not-found', () => http('GET', `/api/exercises/${exerciseId}/files/..%2f..%2f..%2fetc%2fpasswd`)],
  ['broken percent sign', 'bad-request', () => http('GET', `/api/exercises/%E0%A4%A/snapshot`)],
  ['another team’s snapshot', 'forbidden', () => http('GET', `/api/exercises/${exerciseId}/snapshot?team=${stage.exercise.teams[1].id}`)],
  ['the log, from a seat', 'forbidden', () => http('GET', `/api/exercises/${exerciseId}/log`)],
  ['a cursor that is none', 'bad-request', () => http('GET', `/api/exercises/${exerciseId}/log?after=%00%ff{}`, { token: organiser })],
  ['30 sockets of one seat', 'too-many', () => crowd()],
  [`${MANY} commands from one seat`, 'too-many', flood],
  [
    '400 wrong join codes',
    'too-many',
    () => many(400, () => http('POST', '/api/auth/join', { token: null, body: JSON.stringify({ code: 'AAAAAA', name: 'X' }) })),
  ],
];

async function raw2(json) {
  const line = await connectRaw(url, { token: bad.access, exerciseId });
  const answer = await line.ask(json, 5000);
  line.destroy();
  return answer
    ? { code: answer.code ?? 'ok', vi: answer.message, en: answer.en, answer: answer.code ?? 'ok' }
    : { code: null, answer: 'cut' };
}
async function crowd() {
  const sockets = Array.from({ length: 30 }, () => dial({ token: seatsOf(2)[0].access, exerciseId }));
  let data = {};
  let refused = 0;
  await Promise.all(
    sockets.map((socket) =>
      Promise.race([
        once(socket, 'hello'),
        once(socket, 'connect_error').then(([error]) => {
          refused += 1;
          data = error.data ?? {};
          return null;
        }),
      ]),
    ),
  );
  for (const socket of sockets) socket.close();
  return { code: data.code, vi: data.message, en: data.en, answer: `${30 - refused} let in, ${refused} × ${data.code}` };
}

// ---- the drill ---------------------------------------------------------------------------------------------------------
const player = fork(fileURLToPath(new URL('lib/player.mjs', import.meta.url)), [JSON.stringify({ url, seats: seatsOf(1) })]);
await once(player, 'message');
async function felt(during) {
  player.send('begin');
  const result = await during();
  player.send('end');
  const [{ window }] = await once(player, 'message');
  return { result, window };
}
const ms = (value) => (value === undefined ? '-' : value.toFixed(0));
const quiet = await felt(() => new Promise((resolve) => setTimeout(resolve, 5000)));
const rows = [];
const wrong = [];
for (const [name, wanted, how] of inputs.filter(([name]) => name.includes(values.only))) {
  await calm();
  const { result, window } = await felt(async () => {
    try {
      const answer = await how();
      // So that the other team has sent something in this window, also where the answer comes at once.
      await new Promise((resolve) => setTimeout(resolve, 500));
      return answer;
    } catch (error) {
      return { code: null, answer: `bench failed: ${error.stack}` };
    }
  });
  const said = result.vi && result.en ? 'yes' : wanted === null || wanted === 'ok' ? '-' : 'NO';
  const fits = result.code === wanted && said !== 'NO' && server.alive() && !(wanted === null && !result.answer.startsWith('cut'));
  const calmly = window.refused === 0 && window.cuts === 0;
  if (!fits) wrong.push(`${name}: wanted ${wanted ?? 'to be cut'}, got ${result.answer}`);
  if (!calmly) wrong.push(`${name}: the other team was refused ${window.refused} (${window.codes}), cut ${window.cuts}`);
  rows.push([name, result.answer, said, ms(window.p50), ms(window.max), fits && calmly ? '✓' : '✗']);
  process.stderr.write(`${rows.at(-1).join(' | ')}\n`);
  if (!server.alive()) break;
}
player.disconnect();
console.log(table(['input', 'answer', 'vi + en', 'other team p50 ms', 'worst ms', ''], rows));
console.log(
  `\nthe other team without any of this: p50 ${ms(quiet.window.p50)} ms, p99 ${ms(quiet.window.p99)} ms; load average ${loadavg()[0].toFixed(1)}`,
);
console.log(`the server ${server.alive() ? `lives, ${rssMiB(server.pid).toFixed(0)} MiB` : 'HAS ENDED'}`);
const shouts = server.said.err.split('\n').filter((line) => /"level":(50|60)|Error|Warning/.test(line));
if (shouts.length > 0)
  console.log(`it logged ${shouts.length} errors:\n${[...new Set(shouts.map((line) => line.slice(0, 400)))].slice(0, 10).join('\n')}`);
console.log(wrong.length === 0 ? 'every input got its refusal' : wrong.join('\n'));
if (server.alive()) await server.stop();
removeDataDir(dataDir);
process.exit(wrong.length === 0 && shouts.length === 0 ? 0 : 1);
