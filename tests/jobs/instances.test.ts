import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { io } from 'socket.io-client';
import { createApp, type App } from '../../server/app.js';
import { newAccount } from '../../server/auth/identity.js';
import { systemClock } from '../../server/clock.js';
import { readConfig } from '../../server/config.js';
import { systemRandom } from '../../server/ids.js';
import type { Exercise } from '../../server/shared/api.js';
import type { Series } from '../../server/shared/schedule.js';
import type { Phase } from '../../server/shared/views.js';
import { smallLibrary } from '../support/library.js';
import { testDatabase, type TestDatabase } from '../support/mongo.js';

const ADMIN = { email: 'admin@dientap.example', password: 'mat-khau-du-dai-1' };
let database: TestDatabase;
let folder: string;
let ahead = 0;
const clock = { ...systemClock, wall: () => systemClock.wall() + ahead };
const apps: { app: App; url: string; closed: boolean }[] = [];

async function start(): Promise<(typeof apps)[number]> {
  const config = readConfig({
    HOST: '127.0.0.1',
    PORT: '0',
    DIENTAP_DATA: folder,
    JWT_SECRET: 'x'.repeat(40),
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
  });
  const app = await createApp({
    config,
    mongoUri: database.uri,
    clock,
    logger: pino({ level: 'silent' }),
    scenarios: await smallLibrary(folder),
  });
  const started = { app, url: (await app.listen()).url, closed: false };
  apps.push(started);
  return started;
}

beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'dientap-instances-'));
}, 60_000);
afterAll(async () => {
  for (const each of apps) if (!each.closed) await each.app.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

async function call<T>(url: string, method: string, where: string, token?: string, body?: unknown): Promise<{ status: number; body: T }> {
  const response = await fetch(`${url}${where}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as T };
}

async function reaches(app: App, id: string, phase: Phase): Promise<void> {
  const drill = (await app.open(id))!;
  await new Promise<void>((done) => {
    const look = (): void => (drill.phase() === phase ? done() : undefined);
    drill.subscribe({ feed: look, clock: look });
    look();
  });
}

describe('two instances over one database', () => {
  it('one hosts and starts on time, the other refuses everything until it takes over, and the gap is an outage', async () => {
    const one = await start();
    const two = await start();
    expect((await call(one.url, 'GET', '/readyz')).status).toBe(200);
    expect(await call(two.url, 'GET', '/healthz')).toMatchObject({ status: 200 });
    expect(await call(two.url, 'GET', '/readyz')).toMatchObject({
      status: 503,
      body: { ok: false, standby: { active: expect.stringContaining(`${process.pid}`) as unknown } },
    });
    expect(await call(two.url, 'POST', '/api/auth/login', undefined, ADMIN)).toMatchObject({ status: 503, body: { code: 'unavailable' } });

    const { accessToken: token } = (await call<{ accessToken: string }>(one.url, 'POST', '/api/auth/login', undefined, ADMIN)).body;
    const plan = async (more: object) =>
      call<Exercise>(one.url, 'POST', '/api/exercises', token, {
        name: 'Diễn tập đúng giờ',
        scenarioId: 'hn-one-door-defacement',
        teams: [{ name: 'Đội 1' }],
        ...more,
      });
    const exercise = (await plan({ startsAt: new Date(clock.wall() + 3_600_000).toISOString(), settings: { lobbyMinutes: 90 } })).body;
    await reaches(one.app, exercise.id, 'ready');

    // A request that was under way when an instance lost its place may open a drill there.
    expect((await two.app.open(exercise.id))!.phase()).toBe('ready');

    // A time may still be moved while the lobby is open, a name may not.
    const patch = (body: object) => call<Exercise>(one.url, 'PATCH', `/api/exercises/${exercise.id}`, token, body);
    expect((await patch({ name: 'Tên khác' })).body).toMatchObject({ code: 'wrong-phase' });
    expect((await patch({ settings: { timezone: 'Asia/Ha_Noi' } })).body).toMatchObject({ code: 'bad-timezone' });
    expect((await patch({ startsAt: new Date(clock.wall()).toISOString() })).status).toBe(200);
    await reaches(one.app, exercise.id, 'running');
    expect((await patch({ startsAt: null })).body).toMatchObject({ code: 'wrong-phase' });

    const knock = io(two.url, { auth: { token, exerciseId: exercise.id }, transports: ['websocket'], reconnection: false });
    const why = await new Promise<{ data?: { code?: string } }>((resolve) =>
      knock.on('connect_error', (error) => resolve(error as object)),
    );
    expect(why.data).toMatchObject({ code: 'unavailable' });
    knock.close();

    await one.app.close();
    one.closed = true;
    while ((await call(two.url, 'GET', '/readyz')).status !== 200);
    const drill = (await two.app.open(exercise.id))!;
    expect(drill.phase()).toBe('running');
    expect(drill.controlEvents().map(({ type }) => type)).toEqual(['exercise-created', 'readied', 'started', 'outage']);
    expect(drill.controlEvents()[2]).toMatchObject({ by: 'system', commandId: `sched-start-${exercise.id}` });
  }, 60_000);

  it('one that was missed asks, starts late or is skipped, as it was told to, and the log says so', async () => {
    const { app, url } = apps.find(({ closed }) => !closed)!;
    const { accessToken: token } = (await call<{ accessToken: string }>(url, 'POST', '/api/auth/login', undefined, ADMIN)).body;
    const ends: Record<string, Phase> = { ask: 'ready', 'start-late': 'running', skip: 'cancelled' };
    await Promise.all(
      Object.entries(ends).map(async ([missedStart, phase]) => {
        const { body } = await call<Exercise>(url, 'POST', '/api/exercises', token, {
          name: `Lỡ giờ ${missedStart}`,
          scenarioId: 'hn-one-door-defacement',
          teams: [{ name: 'Đội 1' }],
          startsAt: new Date(clock.wall() - 61_000).toISOString(),
          settings: { missedStart },
        });
        await reaches(app, body.id, phase);
        const drill = (await app.open(body.id))!;
        while (!drill.controlEvents().some(({ type }) => type === 'start-missed'))
          await new Promise((done) => drill.subscribe({ feed: done, clock: done }));
        expect(drill.controlEvents().find(({ type }) => type === 'start-missed')).toMatchObject({ choice: missedStart, by: 'system' });
      }),
    );
  }, 60_000);

  it('a series plans its first exercise at once, follows a change of its schedule, pauses, resumes and stops', async () => {
    const { app, url } = apps.find(({ closed }) => !closed)!;
    const { accessToken: token } = (await call<{ accessToken: string }>(url, 'POST', '/api/auth/login', undefined, ADMIN)).body;
    // days from now, whatever day it is: a date whose lobby is open already would not move
    const weekday = (days: number): number => new Date(clock.wall() + 7 * 3_600_000 + days * 86_400_000).getUTCDay();
    const recurrence = { cron: `0 8 * * ${weekday(3)}`, timezone: 'Asia/Ho_Chi_Minh' };
    const body = {
      name: 'Diễn tập tuần',
      scenarioId: 'hn-one-door-defacement',
      teams: [{ name: 'Đội 1', emails: ['doi1@dientap.example'] }],
      recurrence,
      settings: { note: 'Chỉ Ban điều hành biết' },
    };
    expect(
      (await call(url, 'POST', '/api/exercises', token, { ...body, recurrence: { ...recurrence, cron: '0 8 * *' } })).body,
    ).toMatchObject({
      code: 'bad-cron',
    });
    expect((await call(url, 'POST', '/api/exercises', token, { ...body, teams: [{ name: 'A' }, { name: 'A' }] })).body).toMatchObject({
      code: 'invalid-exercise',
    });
    const first = (await call<Exercise>(url, 'POST', '/api/exercises', token, body)).body;
    expect(first).toMatchObject({
      recurrence,
      phase: 'planned',
      name: expect.stringMatching(/^Diễn tập tuần \(\d\d\/\d\d\/\d{4}\)$/) as unknown,
    });
    expect(new Date(first.startsAt!).toISOString()).toMatch(/T01:00:00/);

    const list = async () => (await call<Series[]>(url, 'GET', '/api/series', token)).body;
    expect(await list()).toMatchObject([{ id: first.seriesId, state: 'active', occurrences: [{ id: first.id }] }]);
    const { password } = ADMIN;
    const observer = { email: 'observer@dientap.example', password };
    await app.accounts.create(await newAccount({ ...observer, name: 'Quan sát viên' }, ['observer'], systemRandom));
    const looking = (await call<{ accessToken: string }>(url, 'POST', '/api/auth/login', undefined, observer)).body.accessToken;
    const seen = JSON.stringify((await call(url, 'GET', '/api/series', looking)).body);
    expect([seen.includes(first.id), seen.includes('Ban điều hành')]).toEqual([true, false]);

    const patch = (change: object) => call<Series>(url, 'PATCH', `/api/series/${first.seriesId}`, token, change);
    const moved = (await patch({ recurrence: { ...recurrence, cron: `30 9 * * ${weekday(4)}` } })).body;
    expect(moved.occurrences).toHaveLength(1);
    expect(moved.occurrences[0]).toMatchObject({ id: first.id });
    expect(new Date(moved.occurrences[0]!.startsAt!).toISOString()).toMatch(/T02:30:00/);

    await call(url, 'DELETE', `/api/exercises/${first.id}`, token);
    const next = async (): Promise<Series> => {
      for (;;) {
        const [series] = await list();
        if (series!.occurrences.length > 0) return series!;
      }
    };
    const after = (await next()).occurrences[0]!;
    expect(Date.parse(after.startsAt!) - Date.parse(moved.occurrences[0]!.startsAt!)).toBe(7 * 86_400_000);

    expect((await patch({ state: 'paused' })).body.state).toBe('paused');
    expect((await patch({ state: 'active' })).body.state).toBe('active');
    expect((await call(url, 'DELETE', `/api/series/${first.seriesId}`, token)).status).toBe(204);
    expect((await patch({ state: 'active' })).body).toMatchObject({ code: 'wrong-phase' });
    const preview = await call(url, 'GET', `/api/schedule/preview?cron=${encodeURIComponent('0 8 * * 1')}&timezone=Europe/Berlin`, token);
    expect(preview.body).toMatchObject({ valid: true, words: { vi: 'Lúc 08:00, chỉ vào thứ Hai' } });
  }, 60_000);
});
