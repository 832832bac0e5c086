/** The whole platform on a real MongoDB and a free port of 127.0.0.1, with a wall clock that a test can move. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { pino } from 'pino';
import { io, type Socket } from 'socket.io-client';
import request from 'supertest';
import { createApp, type App } from '../../server/app.js';
import { newAccount } from '../../server/auth/identity.js';
import { systemClock } from '../../server/clock.js';
import { readConfig } from '../../server/config.js';
import { systemRandom } from '../../server/ids.js';
import type { Exercise, Role } from '../../server/shared/api.js';
import type { Ack } from '../../server/shared/commands.js';
import type { Hello } from '../../server/shared/protocol.js';
import { LIBRARY_SCENARIO, smallLibrary } from './library.js';
import { testDatabase } from './mongo.js';

export { LIBRARY_SCENARIO } from './library.js';

// Starting a database takes seconds on a busy machine; no test here is about speed.
jest.setTimeout(120_000);

export const PASSWORD = 'mat-khau-du-dai-1';

export interface Line {
  socket: Socket;
  hello: Hello;
  /** Everything received, in order, with the name it came under. */
  heard: { event: string; payload: unknown }[];
  send(command: object): Promise<Ack>;
  /** Resolves when something heard (already or later) satisfies this. */
  until(test: (event: string, payload: unknown) => boolean): Promise<void>;
}

export interface Platform {
  app: App;
  url: string;
  /** Of its database, to read back what is stored. */
  mongoUri: string;
  /** Moves the wall clock on, ms. */
  later(ms: number): void;
  http(): ReturnType<typeof request>;
  /** Access token of an account with these roles; made at first use. */
  as(...roles: Role[]): Promise<string>;
  plan(teams: { name: string; part?: string; world?: string; agencyId?: string }[], more?: object): Promise<Exercise>;
  join(exercise: Exercise, team: number, name?: string): Promise<{ token: string; memberId: string; teamId: string }>;
  command(exercise: Exercise, token: string, command: object): Promise<request.Response>;
  connect(auth: object): Promise<Line>;
  /** Data of the `connect_error`. */
  refused(auth: object): Promise<{ code?: string }>;
  /** The server ends and starts anew on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

let commands = 0;
/** A command with a fresh id. */
export const fresh = <T extends object>(command: T): T & { commandId: string } => ({
  commandId: `test-${++commands}-${process.pid}`,
  ...command,
});

export async function startTestPlatform(env: Record<string, string> = {}): Promise<Platform> {
  const database = await testDatabase();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'dientap-platform-'));
  const config = readConfig({ HOST: '127.0.0.1', PORT: '0', DIENTAP_DATA: dataDir, ...env });
  const scenarios = await smallLibrary(dataDir);
  let ahead = 0;
  const clock = { ...systemClock, wall: () => systemClock.wall() + ahead };
  const begin = (): Promise<App> => createApp({ config, mongoUri: database.uri, clock, logger: pino({ level: 'silent' }), scenarios });
  let app = await begin();
  let { url } = await app.listen();
  const tokens = new Map<string, string>();
  const lines: Socket[] = [];

  async function as(...roles: Role[]): Promise<string> {
    const key = roles.join('+');
    const known = tokens.get(key);
    if (known) return known;
    const email = `${key}@dientap.example`;
    await app.accounts.create(await newAccount({ email, name: key, password: PASSWORD }, roles, systemRandom));
    const { answer } = await app.identity.login({ email, password: PASSWORD }, '127.0.0.1');
    tokens.set(key, answer.accessToken);
    return answer.accessToken;
  }

  function dial(auth: object): Socket {
    const socket = io(url, { auth, transports: ['websocket'], reconnection: false, forceNew: true });
    lines.push(socket);
    return socket;
  }

  const platform: Platform = {
    app,
    url,
    mongoUri: database.uri,
    later: (ms) => {
      ahead += ms;
    },
    http: () => request(app.httpServer),
    as,
    async plan(teams, more = {}) {
      const answer = await platform
        .http()
        .post('/api/exercises')
        .set('Authorization', `Bearer ${await as('organiser')}`)
        .send({ name: 'Diễn tập thử', scenarioId: LIBRARY_SCENARIO, teams, ...more });
      if (answer.status !== 201) throw new Error(`planning failed: ${answer.text}`);
      return answer.body as Exercise;
    },
    async join(exercise, team, name = 'Nguyễn Văn A') {
      const { answer } = await app.identity.join({ code: exercise.teams[team]?.joinCode ?? '', name }, '127.0.0.1');
      return { token: answer.accessToken, memberId: answer.seat.memberId, teamId: answer.seat.teamId };
    },
    command: (exercise, token, command) =>
      platform.http().post(`/api/exercises/${exercise.id}/commands`).set('Authorization', `Bearer ${token}`).send(fresh(command)),
    connect(auth) {
      const socket = dial(auth);
      const heard: Line['heard'] = [];
      const waiting = new Set<() => void>();
      return new Promise((resolve, reject) => {
        socket.on('connect_error', reject);
        socket.onAny((event: string, payload: unknown) => {
          heard.push({ event, payload });
          if (event === 'hello') {
            resolve({
              socket,
              hello: payload as Hello,
              heard,
              send: async (command) => (await socket.emitWithAck('command', fresh(command))) as Ack,
              until: (test) =>
                new Promise((done) => {
                  const look = (): void => {
                    if (!heard.some((each) => test(each.event, each.payload))) return;
                    waiting.delete(look);
                    done();
                  };
                  waiting.add(look);
                  look();
                }),
            });
          }
          for (const look of waiting) look();
        });
      });
    },
    refused: (auth) =>
      new Promise((resolve, reject) => {
        const socket = dial(auth);
        socket.on('connect_error', (error: Error & { data?: { code?: string } }) => resolve(error.data ?? {}));
        socket.on('connect', () => reject(new Error('was admitted')));
      }),
    async restart() {
      await app.close();
      app = await begin();
      ({ url } = await app.listen());
      Object.assign(platform, { app, url });
    },
    async stop() {
      for (const socket of lines) socket.disconnect();
      await app.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return platform;
}
