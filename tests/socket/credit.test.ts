/** A5 over real sockets, through a cable that is really pulled, and across a restart of the server: what counts, and what does not. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { pino } from 'pino';
import { io, type Socket } from 'socket.io-client';
import type { z } from 'zod';
import { createApp, type App } from '../../server/app.js';
import { systemClock } from '../../server/clock.js';
import { readConfig } from '../../server/config.js';
import type { Exercise, JoinAnswer as JoinAnswerSchema } from '../../server/shared/api.js';
import type { Ack } from '../../server/shared/commands.js';
import type { EventOf, WorldEvent } from '../../server/shared/events.js';
import type { Cursor, Feed, Hello, Whereabouts } from '../../server/shared/protocol.js';
import { layWire, type Wire } from '../browser/wire.js';
import { smallLibrary } from '../support/library.js';
import { testDatabase, type TestDatabase } from '../support/mongo.js';
import { fresh } from '../support/platform.js';

jest.setTimeout(120_000);

type JoinAnswer = z.infer<typeof JoinAnswerSchema>;

const ADMIN = { email: 'admin@dientap.example', password: 'mat-khau-du-dai-1' };
/** A second of the test is a minute of the drill. */
const FACTOR = 60;
const HOUR = 3_600_000;

let database: TestDatabase;
let folder: string;
let app: App;
let url: string;
const sockets: Socket[] = [];
const wires: Wire[] = [];

async function start(): Promise<void> {
  const settings = { HOST: '127.0.0.1', PORT: '0', DIENTAP_DATA: folder, ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password };
  app = await createApp({
    config: readConfig(settings),
    mongoUri: database.uri,
    logger: pino({ level: 'silent' }),
    scenarios: await smallLibrary(folder),
  });
  ({ url } = await app.listen());
}
beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'dientap-credit-'));
  await start();
});
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await Promise.all(wires.map((wire) => wire.close()));
  await app.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function call<T>(where: string, body: unknown, token?: string): Promise<T> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(`${url}/api${where}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as T;
}

const wall = (): number => systemClock.wall();

interface Drill {
  exercise: Exercise;
  x: () => number;
  /** Resolves once the drill has reached that time, ms. */
  reaches: (x: number) => Promise<void>;
  acts: () => EventOf<'action-recorded'>[];
  excon: (command: object) => Promise<Ack>;
  join: (name: string, team?: number) => Promise<{ token: string; seat: JoinAnswer['seat'] }>;
}

async function newDrill(begin = true): Promise<Drill> {
  const { accessToken } = await call<{ accessToken: string }>('/auth/login', ADMIN);
  const teams = [{ name: 'Đội A' }, { name: 'Đội B' }];
  const plan = { name: 'Đường truyền chập chờn', scenarioId: 'hn-one-door-defacement', timeFactor: FACTOR, teams };
  const exercise = await call<Exercise>('/exercises', plan, accessToken);
  const excon = (command: object): Promise<Ack> => call(`/exercises/${exercise.id}/commands`, fresh(command), accessToken);
  if (begin) await excon({ type: 'start' });
  let drill = (await app.open(exercise.id))!;
  const from = app;
  const current = async (): Promise<void> => {
    if (app !== from) drill = (await app.open(exercise.id))!;
  };
  return {
    exercise,
    x: () => drill.clock().x,
    async reaches(x) {
      await current();
      while (drill.clock().x < x) await new Promise((soon) => setTimeout(soon, 5));
    },
    acts: () =>
      Object.values(drill.worldEvents()).flatMap((events: WorldEvent[]) => events.filter((event) => event.type === 'action-recorded')),
    excon,
    async join(name, team = 0) {
      const { accessToken: token, seat } = await call<JoinAnswer>('/auth/join', { code: exercise.teams[team]!.joinCode, name });
      return { token, seat };
    },
  };
}

/** A member's device at the end of a cable of its own; `wrong`: how far its clock is ahead, ms. */
async function sit(exerciseId: string, token: string, device: string, wrong = 0) {
  const wire = await layWire(url);
  wires.push(wire);
  let cursor: Cursor | undefined;
  let greetings = 0;
  const told: Whereabouts[] = [];
  const auth = (give: (data: object) => void): void => give({ token, exerciseId, device, ...(cursor && { since: cursor }) });
  const socket = io(wire.url, { auth, transports: ['websocket'], reconnectionDelay: 10, reconnectionDelayMax: 50, forceNew: true });
  sockets.push(socket);
  socket.on('hello', (hello: Hello) => {
    cursor = hello.cursor;
    greetings += 1;
  });
  socket.on('feed', ({ stream, seq }: Feed) => {
    cursor = { ...cursor, [stream]: seq };
  });
  socket.on('whereabouts', (changes: Whereabouts) => void told.push(changes));
  const greeted = (): Promise<void> => new Promise((done) => socket.once('hello', () => done()));
  await greeted();
  return {
    socket,
    wire,
    told,
    now: () => wall() + wrong,
    greetings: () => greetings,
    async pullOut() {
      const gone = new Promise<void>((done) => socket.once('disconnect', () => done()));
      wire.pullOut();
      await gone;
    },
    async plugIn() {
      const back = greeted();
      wire.plugIn();
      await back;
    },
    async send(command: object, localTime?: number): Promise<Ack> {
      const times = localTime === undefined ? {} : { localTime, sentAt: wall() + wrong };
      return (await socket.emitWithAck('command', fresh({ ...command, ...times }))) as Ack;
    },
  };
}

const ACT = { type: 'act', action: 'TRIAGE' };

/** Credited is no earlier than what was really done, up to rounding, and no later than that plus the way of the message. */
function between(credited: number | undefined, done: number, onItsWay: number): void {
  expect(credited).toBeGreaterThanOrEqual(done - 20 * FACTOR);
  expect(credited).toBeLessThanOrEqual(done + (onItsWay + 20) * FACTOR);
}

describe('A5 over a cable that is pulled', () => {
  test('given clocks hours off, then what was done in the cut counts when it was done, and what is done after it on arrival', async () => {
    const drill = await newDrill();
    const members = await Promise.all(
      [-7 * HOUR, 0, 7 * HOUR].map(async (wrong, i) => {
        const { token } = await drill.join(`Người ${i}`);
        return sit(drill.exercise.id, token, `laptop-${i}`, wrong);
      }),
    );
    await Promise.all(members.map((member) => member.pullOut()));
    const cutX = drill.x();
    await drill.reaches(cutX + 30_000);
    const done = members.map((member) => ({ x: drill.x(), at: member.now() }));
    await drill.reaches(cutX + 90_000);
    await Promise.all(members.map((member) => member.plugIn()));
    for (const [i, member] of members.entries()) {
      const sent = wall();
      const ack = await member.send(ACT, done[i]!.at);
      const act = drill.acts().at(-1)!;
      expect(ack).toMatchObject({ ok: true, id: act.id });
      expect(act.localTime).toBe(done[i]!.at);
      expect(act).not.toHaveProperty('sentAt');
      between(act.creditedX, done[i]!.x, wall() - sent);
      expect(act.creditedX).toBeLessThan(act.at.x);
      await member.send(ACT, member.now());
      expect(drill.acts().at(-1)!.creditedX).toBeUndefined();
    }
  });

  test('given a clock set while cut, a device whose line stood, another way in, then never better than the cut', async () => {
    const drill = await newDrill();
    const { token } = await drill.join('Hai máy');
    const laptop = await sit(drill.exercise.id, token, 'laptop');
    const phone = await sit(drill.exercise.id, token, 'phone');
    const heard = await laptop.send({ type: 'say', to: 'team', text: 'còn đây' });
    const heardX = heard.ok ? heard.at.x : Infinity;
    await laptop.pullOut();
    await drill.reaches(drill.x() + 30_000);
    const inTheCut = laptop.now();
    await drill.reaches(drill.x() + 30_000);
    await laptop.plugIn();
    const last = async (device: typeof laptop, localTime: number): Promise<number | undefined> => {
      expect(await device.send(ACT, localTime)).toMatchObject({ ok: true });
      return drill.acts().at(-1)!.creditedX;
    };
    expect(await last(phone, inTheCut)).toBeUndefined();
    expect(await last(laptop, laptop.now() + HOUR)).toBeUndefined();
    // set on by an hour: an hour old it cannot be, so it counts from the beginning of the cut
    const clamped = await last(laptop, laptop.now() - HOUR);
    expect(clamped).toBeGreaterThanOrEqual(heardX - 20 * FACTOR);
    expect(clamped).toBeLessThan(drill.x() - 60_000 + 20 * FACTOR);
    await call(`/exercises/${drill.exercise.id}/commands`, fresh({ ...ACT, localTime: inTheCut, sentAt: wall() }), token);
    expect(drill.acts()).toHaveLength(4);
    expect(drill.acts().at(-1)!.creditedX).toBeUndefined();
  });

  test('given the drill is paused when the member returns, then refused at first, and after the pause it counts when it was done', async () => {
    const drill = await newDrill();
    const { token } = await drill.join('Người chờ');
    const member = await sit(drill.exercise.id, token, 'laptop');
    await member.pullOut();
    const done = { x: drill.x(), at: member.now() };
    await drill.reaches(done.x + 30_000);
    await drill.excon({ type: 'pause' });
    await member.plugIn();
    expect(await member.send(ACT, done.at)).toMatchObject({ ok: false, code: 'paused' });
    await drill.excon({ type: 'resume' });
    const sent = wall();
    expect(await member.send(ACT, done.at)).toMatchObject({ ok: true });
    between(drill.acts().at(-1)!.creditedX, done.x, wall() - sent);
    await drill.excon({ type: 'end' });
    expect(await member.send(ACT, done.at)).toMatchObject({ ok: false, code: 'ended' });
  });

  test('C3: given the server restarts meanwhile, then nothing done meanwhile is lost, and the log reads the same in the new process', async () => {
    const drill = await newDrill();
    const { token } = await drill.join('Người kiên trì');
    const member = await sit(drill.exercise.id, token, 'laptop');
    await member.pullOut();
    await drill.reaches(drill.x() + 30_000);
    await member.plugIn();
    await member.send(ACT, member.now() - 300);
    const before = drill.acts();
    expect(before[0]!.creditedX).toBeDefined();

    const gone = new Promise<void>((end) => member.socket.once('disconnect', () => end()));
    await app.close();
    await gone;
    const stoodAt = drill.x();
    const whileDown = member.now();
    await start();
    await drill.reaches(stoodAt + 30_000);
    const later = { x: drill.x(), at: member.now() };
    await drill.reaches(later.x + 30_000);
    expect(drill.acts()).toEqual(before);

    // the address of the new process is another: the device comes back to it
    const back = await sit(drill.exercise.id, token, 'stranger');
    expect(await back.send(ACT, whileDown)).toMatchObject({ ok: true });
    expect(drill.acts().at(-1)!.creditedX).toBeUndefined();
    member.socket.disconnect();
    const returning = io(url, {
      auth: { token, exerciseId: drill.exercise.id, device: 'laptop', since: {} },
      transports: ['websocket'],
      forceNew: true,
    });
    sockets.push(returning);
    await new Promise<void>((greeted) => returning.once('hello', () => greeted()));
    const land = async (localTime: number): Promise<number | undefined> => {
      const ack = (await returning.emitWithAck('command', fresh({ ...ACT, localTime, sentAt: wall() }))) as Ack;
      expect(ack.ok).toBe(true);
      return drill.acts().at(-1)!.creditedX;
    };
    const outage = Object.values((await app.open(drill.exercise.id))!.worldEvents())[0]!.find(({ type }) => type === 'outage')!;
    between(await land(whileDown), outage.at.x, 0);
    const sent = wall();
    between(await land(later.at), later.x, wall() - sent + 100);
  });
});

describe('whereabouts', () => {
  test('given a member reads and leaves, then its own team hears it, whole with the greeting, and nobody else does', async () => {
    const drill = await newDrill(false);
    const seats = await Promise.all([drill.join('An'), drill.join('Bình'), drill.join('Chi', 1)]);
    const [one, two, other] = await Promise.all(seats.map(({ token }) => sit(drill.exercise.id, token, 'laptop')));
    const { accessToken } = await call<{ accessToken: string }>('/auth/login', ADMIN);
    const excon = await sit(drill.exercise.id, accessToken, 'desk');
    const me = seats[0].seat.memberId;
    const hears = (who: typeof one, place: unknown): Promise<void> =>
      new Promise((done) => {
        const look = (): void => {
          if (JSON.stringify(who!.told.at(-1)?.[me]) === JSON.stringify(place)) done();
          else who!.socket.once('whereabouts', () => setImmediate(look));
        };
        look();
      });
    one!.socket.emit('here', { inject: 'd1' });
    await hears(two, { inject: 'd1' });
    const late = await sit(drill.exercise.id, seats[1].token, 'phone');
    await hears(late, { inject: 'd1' });
    one!.socket.emit('here', { inject: { $ne: 1 } });
    one!.socket.emit('here', { draft: 'initial:0', field: 'what' });
    await hears(two, { draft: 'initial:0', field: 'what' });
    one!.socket.disconnect();
    await hears(two, null);
    expect(JSON.stringify([other!.told, excon.told])).not.toContain(me);
    const log = (await app.open(drill.exercise.id))!.log(null, 500);
    expect(JSON.stringify(log)).not.toContain('initial:0');
  });
});
