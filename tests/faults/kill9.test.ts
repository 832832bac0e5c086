import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyChain } from '../../server/drills/commit.js';
import { openMongoLog } from '../../server/log/mongo-log.js';
import type { z } from 'zod';
import type { Exercise, JoinAnswer, LoginAnswer } from '../../server/shared/api.js';
import type { DrillEvent } from '../../server/shared/events.js';
import { testDatabase, type TestDatabase } from '../support/mongo.js';
import { scratch } from '../support/scratch.js';
import { join, type Player } from './player.js';
import { ADMIN, call, startServer, type ServerProcess } from './server.js';

const TEAMS = 3;
const MEMBERS = 2;
const FACTOR = 60;
/** Commands per member and life of the server; below what a seat may send at once. */
const BATCH = 20;
/** The server dies when so many were acknowledged in a life: the rest is in flight. */
const ENOUGH = 40;

type LogEvent = DrillEvent & { stream: string; seq: number };

let database: TestDatabase;
let server: ServerProcess;
const players: Player[] = [];
beforeAll(async () => {
  database = await testDatabase();
}, 60_000);
afterAll(async () => {
  for (const player of players) player.close();
  await server?.stop();
  await database.drop();
}, 60_000);

/** Resolves when `count` of them have been answered, the others still being in flight. */
function acknowledged(sent: readonly Promise<unknown>[], count: number): Promise<void> {
  let left = count;
  return new Promise((enough) => {
    const one = async (each: Promise<unknown>): Promise<void> => {
      await each;
      if (--left === 0) enough();
    };
    for (const each of sent) void one(each);
  });
}

describe('kill -9 of the server in mid-drill', () => {
  it('A2, A3, C3, I3, W2: nothing acknowledged is lost, nothing is doubled, the outage is a pause', async () => {
    const dataDir = await scratch();
    const start = async (port?: number): Promise<ServerProcess> =>
      startServer({ mongoUri: database.uri, dataDir, ...(port !== undefined && { port }) });
    server = await start();
    const { url, port } = server;

    // Given a drill that runs, with every seat on a socket.
    const { accessToken: token } = await call<z.infer<typeof LoginAnswer>>(url, 'POST', '/auth/login', { body: ADMIN });
    const exercise = await call<Exercise>(url, 'POST', '/exercises', {
      token,
      body: {
        name: 'Diễn tập mất điện',
        scenarioId: 'hn-one-door-defacement',
        timeFactor: FACTOR,
        teams: Array.from({ length: TEAMS }, (_, i) => ({ name: `Đội ${i + 1}` })),
      },
    });
    for (const team of exercise.teams)
      for (let m = 0; m < MEMBERS; m++) {
        const seat = await call<z.infer<typeof JoinAnswer>>(url, 'POST', '/auth/join', {
          body: { code: team.joinCode, name: `Thành viên ${m + 1}` },
        });
        players.push(await join(url, exercise.id, seat.accessToken, seat.seat));
      }
    const order = (commandId: string, type: string) =>
      call(url, 'POST', `/exercises/${exercise.id}/commands`, { token, body: { commandId, type } });
    await order('start-ex-1', 'start');

    // When the server is killed twice with commands in flight, and started again on the same database.
    for (let life = 1; life <= 3; life++) {
      const sent = players.flatMap((player) =>
        Array.from({ length: BATCH }, (_, i) =>
          player.send({ commandId: `life-${life}-${player.seat.memberId}-${i}`, type: 'say', to: 'excon', text: `tin ${life}.${i}` }),
        ),
      );
      if (life === 3) {
        await Promise.all(sent);
        break;
      }
      await acknowledged(sent, ENOUGH);
      await server.kill9();
      server = await start(port);
      await Promise.all(sent);
    }
    await order('end-ex-1', 'end');

    // Then
    const { events } = await call<{ events: LogEvent[] }>(url, 'GET', `/exercises/${exercise.id}/log?limit=5000`, { token });
    const said = events.filter((event) => event.type === 'message');
    expect(said).toHaveLength(players.length * BATCH * 3);
    const byCommand = new Map(said.map((event) => [`${event.memberId}|${event.commandId}`, event.id]));
    expect(byCommand.size).toBe(said.length);
    for (const player of players)
      for (const [commandId, ack] of player.acks) {
        expect(ack).toMatchObject({ ok: true });
        if (ack.ok) expect(byCommand.get(`${player.seat.memberId}|${commandId}`)).toBe(ack.id);
      }

    const deliveries = events.filter((event) => event.type === 'inject-delivered').map((event) => `${event.teamId} ${event.inject}`);
    expect(new Set(deliveries).size).toBe(deliveries.length);
    expect(deliveries.length).toBeGreaterThan(0);

    const outages = events.filter((event) => event.type === 'outage' && event.stream.startsWith('control:'));
    expect(outages).toHaveLength(2);
    for (const outage of outages) {
      if (outage.type !== 'outage') continue;
      expect(outage.toWall).toBeGreaterThan(outage.fromWall);
      // Drill time stood: nothing was recorded beyond it before, and it went on from there at its factor.
      for (const event of events) {
        if (event.at.wall < outage.fromWall) expect(event.at.x).toBeLessThanOrEqual(outage.at.x);
        if (event.at.wall > outage.toWall)
          expect(event.at.x - outage.at.x).toBeLessThanOrEqual((event.at.wall - outage.toWall + 5) * FACTOR);
      }
    }

    const mongo = await database.open();
    const log = await openMongoLog(mongo.db);
    for (const stream of new Set(events.map((event) => event.stream)))
      expect(verifyChain(await log.read(stream))).toMatchObject({ ok: true });

    for (const player of players) {
      expect(player.cuts).toBe(2);
      expect(player.gaps).toBe(0);
      const [first = 1] = player.numbers;
      expect(player.numbers).toEqual(player.numbers.map((_, i) => first + i));
    }
  }, 120_000);
});
