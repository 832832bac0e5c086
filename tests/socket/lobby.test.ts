/** Before START EX over real sockets: devices, the communication check, the go/no-go list, and who started in spite of it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Exercise } from '../../server/shared/api.js';
import type { Feed, Presence } from '../../server/shared/protocol.js';
import type { Readiness, ReadinessId } from '../../server/shared/readiness.js';
import { browserName } from '../../server/socket/device.js';
import type { ExconView, TeamView } from '../../server/shared/views.js';
import { startTestPlatform, type Line, type Platform } from '../support/platform.js';

let platform: Platform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.stop());

type Seat = { token: string; teamId: string; memberId: string };

async function hall(teams: number): Promise<{ exercise: Exercise; seats: Seat[]; lines: Line[]; controller: string; excon: Line }> {
  const exercise = await platform.plan(Array.from({ length: teams }, (_, i) => ({ name: `Đội ${i + 1}` })));
  const controller = await platform.as('controller');
  await platform.command(exercise, controller, { type: 'ready' });
  const seats = await Promise.all(exercise.teams.map((_, i) => platform.join(exercise, i, `Người ${i + 1}`)));
  const excon = await platform.connect({ token: controller, exerciseId: exercise.id });
  const lines = await Promise.all(seats.map(({ token }) => platform.connect({ token, exerciseId: exercise.id })));
  return { exercise, seats, lines, controller, excon };
}

const presences = (line: Line): Presence[] =>
  line.heard.flatMap(({ event, payload }) => (event === 'presence' ? [payload as Presence] : []));
const saysOf = (memberId: string, test: (device: object | undefined) => boolean) => (event: string, payload: unknown) =>
  event === 'presence' && (payload as Presence).devices !== undefined && test((payload as Presence).devices?.[memberId]);
const heardType = (type: string) => (event: string, payload: unknown) =>
  event === 'feed' && (payload as Feed).items.some((item) => item.type === type);

async function readiness(exercise: Exercise, token: string): Promise<{ red: ReadinessId[]; state: Record<string, string> }> {
  const answer = await platform.http().get(`/api/exercises/${exercise.id}/readiness`).set('Authorization', `Bearer ${token}`);
  expect(answer.status).toBe(200);
  const { items, red } = answer.body as Readiness;
  return { red, state: Object.fromEntries(items.map(({ id, state }) => [id, state])) };
}

const CHECK = {
  type: 'send-adhoc',
  to: 'all',
  channel: 'chat',
  from: 'Ban điều hành (EXCON)',
  title: { vi: 'Kiểm tra liên lạc', en: 'Communication check' },
  body: { vi: 'Đề nghị xác nhận đã nhận.', en: 'Please confirm receipt.' },
  check: true,
};

describe('devices', () => {
  test('given a seat tells how its device stands, then EXCON alone hears it, with the browser of the handshake, until the seat leaves', async () => {
    const { exercise, seats, lines, controller, excon } = await hall(2);
    const observer = await platform.connect({ token: await platform.as('observer'), exerciseId: exercise.id });
    const { memberId, teamId } = seats[0]!;
    const before = Date.now();
    const told = (await lines[0]!.socket.emitWithAck('time')) as number;
    expect(told).toBeGreaterThanOrEqual(before - 1000);
    lines[0]!.socket.emit('device', { offset: -65_000.4, rtt: 12.6, sound: 'heard' });
    await excon.until(saysOf(memberId, (device) => device !== undefined));
    expect(presences(excon).at(-1)?.devices?.[memberId]).toEqual({ offset: -65_000, rtt: 13, sound: 'heard', browser: '' });

    const late = await platform.connect({ token: controller, exerciseId: exercise.id });
    await late.until((event) => event === 'presence');
    expect(Object.keys(presences(late)[0]?.devices ?? {})).toEqual([memberId]);
    for (const line of [...lines, observer]) expect(presences(line).filter(({ devices }) => devices)).toEqual([]);
    for (const { heard } of [excon, observer]) heard.length = 0;
    lines[0]!.socket.disconnect();
    const gone = (event: string, payload: unknown): boolean => event === 'presence' && (payload as Presence).teams[teamId]?.length === 0;
    await Promise.all([excon.until(gone), observer.until(gone)]);
    expect(presences(excon).at(-1)?.devices).toEqual({});
    expect(presences(observer).filter(({ devices }) => devices)).toEqual([]);
    // never recorded
    const log = await platform.http().get(`/api/exercises/${exercise.id}/log`).set('Authorization', `Bearer ${controller}`);
    expect(JSON.stringify(log.body)).not.toContain('65000');
  });

  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
      'Chrome 126, Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0', 'Firefox 127, Linux'],
    ['(((((((((', ''],
    [undefined, ''],
  ])('the browser of %j is “%s”', (agent, name) => {
    expect(browserName(agent)).toBe(name);
  });

  test('given nonsense instead of a report, or a flood of them, then it is not told and the socket is cut off', async () => {
    const { seats, lines, excon } = await hall(2);
    const [odd, flood] = lines.map(({ socket }) => ({ socket, gone: new Promise((resolve) => socket.on('disconnect', resolve)) }));
    for (const report of [null, 'x', { offset: 'now' }, { offset: 1e15 }, { offset: 1, sound: 'loud' }, { offset: 1, more: 1 }]) {
      odd!.socket.emit('device', report);
    }
    for (let i = 0; i < 50; i++) odd!.socket.emit('time');
    for (let i = 0; i < 200; i++) flood!.socket.emit('device', { offset: i });
    await Promise.all([odd!.gone, flood!.gone]);
    expect(presences(excon).some(({ devices }) => devices?.[seats[0]!.memberId])).toBe(false);
    expect(excon.socket.connected).toBe(true);
  });
});

describe('the communication check and the go/no-go list', () => {
  test('given a check to all, then each team confirms it once, EXCON sees who has, and START EX records who overrode what', async () => {
    const { exercise, seats, lines, controller, excon } = await hall(2);
    lines.forEach(({ socket }, i) => socket.emit('device', { offset: i === 0 ? 200 : -12_000 }));
    await excon.until(saysOf(seats[1]!.memberId, (device) => device !== undefined));
    expect((await readiness(exercise, controller)).state).toEqual({
      scenario: 'ok',
      rehearsal: 'warn',
      parts: 'ok',
      seats: 'ok',
      clocks: 'red',
      check: 'unknown',
      mail: 'ok',
      evaluators: expect.stringMatching(/unknown|warn/),
      time: 'ok',
    });

    expect((await excon.send(CHECK)).ok).toBe(true);
    await Promise.all(lines.map((line) => line.until(heardType('inject-delivered'))));
    expect((await readiness(exercise, controller)).red).toEqual(['clocks', 'check']);
    const delivery = lines[0]!.heard
      .flatMap(({ event, payload }) => (event === 'feed' ? (payload as Feed).items : []))
      .find((item) => item.type === 'inject-delivered');
    if (delivery?.type !== 'inject-delivered' || !('inject' in delivery) || typeof delivery.inject === 'string')
      throw new Error('no delivery');
    expect(delivery.inject.check).toBe(true);
    const { deliveryId } = delivery;
    expect((await lines[0]!.send({ type: 'confirm-receipt', deliveryId })).ok).toBe(true);
    await excon.until(heardType('receipt-confirmed'));
    // another team's delivery is not this team's to confirm
    expect((await lines[1]!.send({ type: 'confirm-receipt', deliveryId })).ok).toBe(false);

    const asExcon = (await platform.connect({ token: controller, exerciseId: exercise.id })).hello.snapshot as ExconView;
    const row = asExcon.msel.find(({ check }) => check);
    const confirmed = exercise.teams.map(({ id }) => asExcon.cells[id]?.[row?.id ?? '']?.confirmedX);
    expect(confirmed).toEqual([0, undefined]);
    const asTeam = (await platform.connect({ token: seats[0]!.token, exerciseId: exercise.id })).hello.snapshot as TeamView;
    expect(asTeam.injects[0]?.confirmed).toMatchObject({ x: 0 });
    const now = await readiness(exercise, controller);
    expect(now.red).toEqual(['clocks', 'check']);

    const resent = await excon.send({ type: 'resend', inject: row?.id, teams: [seats[1]!.teamId] });
    expect(resent.ok).toBe(true);
    await lines[1]!.until(heardType('inject-resent'));
    expect((await excon.send({ type: 'start', override: now.red, reason: 'Đã gọi điện từng đội' })).ok).toBe(true);
    const log = await platform.http().get(`/api/exercises/${exercise.id}/log`).set('Authorization', `Bearer ${controller}`);
    const started = (log.body as { events: { type: string; stream: string }[] }).events.find(
      ({ type, stream }) => type === 'started' && stream.startsWith('control:'),
    );
    expect(started).toMatchObject({ override: ['clocks', 'check'], reason: 'Đã gọi điện từng đội', by: expect.any(String) });
  });

  test('given the scenario is rehearsed, then the list knows it for this very text; a team and an observer may not read the list', async () => {
    const { exercise, seats, controller } = await hall(1);
    const { id, version } = exercise.scenario;
    const rehearsed = await platform
      .http()
      .post(`/api/scenarios/${id}/rehearse`)
      .set('Authorization', `Bearer ${controller}`)
      .send({ behaviours: 2, version });
    expect(rehearsed.status).toBe(200);
    const { problems } = rehearsed.body as { problems: { severity: string }[] };
    const errors = problems.some(({ severity }) => severity === 'error');
    expect((await readiness(exercise, controller)).state['rehearsal']).toBe(errors ? 'red' : problems.length > 0 ? 'warn' : 'ok');
    const path = `/api/exercises/${exercise.id}/readiness`;
    for (const token of [seats[0]!.token, await platform.as('observer')]) {
      expect((await platform.http().get(path).set('Authorization', `Bearer ${token}`)).status).toBe(403);
    }
    const none = await platform.http().get('/api/exercises/none/readiness').set('Authorization', `Bearer ${controller}`);
    expect(none.status).toBe(404);
  });
});
