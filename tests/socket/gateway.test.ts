/** The live line over real sockets: who is let in, what each hears, and what abuse does to the others (nothing). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ACCESS_SECONDS } from '../../server/auth/tokens.js';
import type { Exercise } from '../../server/shared/api.js';
import type { Ack } from '../../server/shared/commands.js';
import type { Feed, Presence } from '../../server/shared/protocol.js';
import type { TeamView } from '../../server/shared/views.js';
import { fresh, startTestPlatform, type Line, type Platform } from '../support/platform.js';

let platform: Platform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.stop());

async function drill(
  teams = 2,
): Promise<{ exercise: Exercise; seats: { token: string; teamId: string; memberId: string }[]; controller: string }> {
  const exercise = await platform.plan(Array.from({ length: teams }, (_, i) => ({ name: `Đội ${i + 1}` })));
  const seats = await Promise.all(exercise.teams.map((_, i) => platform.join(exercise, i, `Người ${i + 1}`)));
  return { exercise, seats, controller: await platform.as('controller') };
}

const feeds = (line: Line): Feed[] => line.heard.filter(({ event }) => event === 'feed').map(({ payload }) => payload as Feed);
const types = (line: Line): string[] => feeds(line).flatMap(({ items }) => items.map(({ type }) => type));
const heardType = (type: string) => (event: string, payload: unknown) =>
  event === 'feed' && (payload as Feed).items.some((item) => item.type === type);

describe('the handshake', () => {
  test('given each kind of wrong handshake, then connect_error with its code', async () => {
    const { exercise, seats, controller } = await drill();
    const other = await drill(1);
    const exerciseId = exercise.id;
    const codeFor = async (auth: object): Promise<string | undefined> => (await platform.refused(auth)).code;
    expect(await codeFor({})).toBe('unauthenticated');
    expect(await codeFor({ token: 'x.y.z', exerciseId })).toBe('unauthenticated');
    expect(await codeFor({ token: { $ne: 1 }, exerciseId: ['x'] })).toBe('unauthenticated');
    expect(await codeFor({ token: seats[0]?.token, exerciseId: other.exercise.id })).toBe('forbidden');
    expect(await codeFor({ token: controller, exerciseId: 'none' })).toBe('not-found');
  });

  test('given an expired token, then it is refused; a socket that is open already lives on', async () => {
    const { exercise, seats } = await drill(1);
    const auth = { token: seats[0]?.token, exerciseId: exercise.id };
    const line = await platform.connect(auth);
    platform.later((ACCESS_SECONDS + 1) * 1000);
    expect((await platform.refused(auth)).code).toBe('unauthenticated');
    expect((await line.send({ type: 'say', to: 'team', text: 'còn đây' })).ok).toBe(false);
    expect(line.socket.connected).toBe(true);
    platform.later(-(ACCESS_SECONDS + 1) * 1000);
  });

  test('given the session is signed out, then its open sockets end at once', async () => {
    const { exercise } = await drill(1);
    const joined = await platform.http().post('/api/auth/join').send({ code: exercise.teams[0]?.joinCode, name: 'Người rời đi' });
    const line = await platform.connect({ token: joined.body.accessToken, exerciseId: exercise.id });
    const gone = new Promise<string>((resolve) => line.socket.on('disconnect', resolve));
    const cookies = joined.headers['set-cookie'] as unknown as string[];
    await platform
      .http()
      .post('/api/auth/logout')
      .set(
        'Cookie',
        cookies.map((cookie) => cookie.split(';')[0] ?? ''),
      );
    expect(await gone).toBe('io server disconnect');
  });

  test('given one seat opens socket after socket, then too-many', async () => {
    const { exercise, seats } = await drill(1);
    const auth = { token: seats[0]?.token, exerciseId: exercise.id };
    for (let i = 0; i < 12; i++) await platform.connect(auth);
    expect((await platform.refused(auth)).code).toBe('too-many');
  });
});

describe('a drill on the line', () => {
  test('given START EX, then each audience hears its own: the team its inject, the other team nothing of it, EXCON all', async () => {
    const { exercise, seats, controller } = await drill();
    const [one, two] = await Promise.all(seats.map(({ token }) => platform.connect({ token, exerciseId: exercise.id })));
    const excon = await platform.connect({ token: controller, exerciseId: exercise.id });
    const observer = await platform.connect({ token: await platform.as('observer'), exerciseId: exercise.id });
    expect(one!.hello).toMatchObject({ protocol: 1, clock: { phase: 'planned', x: 0 }, snapshot: { audience: 'team' } });
    expect(excon.hello.snapshot?.audience).toBe('excon');
    expect(observer.hello.snapshot?.audience).toBe('observer');

    expect(await excon.send({ type: 'start' })).toMatchObject({ ok: true });
    await Promise.all([one!.until(heardType('inject-delivered')), two!.until(heardType('inject-delivered'))]);
    await one!.until((event, payload) => event === 'clock' && (payload as { phase: string }).phase === 'running');
    const streams = (line: Line): Set<string> => new Set(feeds(line).map(({ stream }) => stream));
    expect([...streams(one!)]).toEqual([`world:${exercise.id}:${exercise.teams[0]!.worldId}`]);
    expect([...streams(two!)]).toEqual([`world:${exercise.id}:${exercise.teams[1]!.worldId}`]);
    await excon.until((event, payload) => event === 'feed' && (payload as Feed).stream.startsWith('control:'));

    expect(await one!.send({ type: 'act', action: 'TRIAGE' })).toMatchObject({ ok: true, at: { x: expect.any(Number) } });
    await one!.until(heardType('action-recorded'));
    await excon.until(heardType('action-recorded'));
    expect(types(two!)).not.toContain('action-recorded');
    // Items are numbered one by one: the last number of a page is the one before plus its length.
    for (const line of [one!, excon, observer]) {
      const last = { ...line.hello.cursor };
      for (const { stream, seq, items } of feeds(line)) {
        expect(seq).toBe((last[stream] ?? 0) + items.length);
        last[stream] = seq;
      }
    }
  });

  test('W2: given a team returns with its cursor, then exactly what it missed; with a foreign one, a snapshot', async () => {
    const { exercise, seats, controller } = await drill(1);
    const auth = { token: seats[0]?.token, exerciseId: exercise.id };
    const before = await platform.connect(auth);
    await platform.command(exercise, controller, { type: 'start' });
    await before.until(heardType('inject-delivered'));
    const stay = await platform.connect(auth);
    const since = feeds(before).at(-1)!;
    before.socket.disconnect();
    for (const text of ['một', 'hai', 'ba']) await stay.send({ type: 'say', to: 'team', text });
    await stay.until((event, payload) => event === 'feed' && JSON.stringify(payload).includes('"ba"'));

    const back = await platform.connect({ ...auth, since: { [since.stream]: since.seq } });
    expect(back.hello.resumed).toBe(true);
    expect(back.hello.snapshot).toBeUndefined();
    await back.until((event) => event === 'feed');
    const texts = feeds(back).flatMap(({ items }) => items.map((item) => (item.type === 'message' ? item.text : item.type)));
    expect(texts).toEqual(['một', 'hai', 'ba']);
    expect(feeds(back).at(-1)?.seq).toBe(since.seq + 3);
    expect(back.hello.cursor).toEqual({ [since.stream]: since.seq + 3 });

    for (const odd of [{ 'world:other:w1': 3 }, { [since.stream]: 9999 }, 'nonsense', { [since.stream]: -1 }]) {
      const fresh = await platform.connect({ ...auth, since: odd });
      expect((fresh.hello.snapshot as TeamView | undefined)?.messages.length).toBe(3);
    }
  });

  test('given members come and go, then the team and EXCON know who is here', async () => {
    const { exercise, seats, controller } = await drill(2);
    const excon = await platform.connect({ token: controller, exerciseId: exercise.id });
    const first = await platform.connect({ token: seats[0]!.token, exerciseId: exercise.id });
    const { teamId } = seats[0]!;
    const here = (count: number) => (event: string, payload: unknown) =>
      event === 'presence' && (payload as Presence).teams[teamId]?.length === count;
    await Promise.all([excon.until(here(1)), first.until(here(1))]);
    const mate = await platform.join(exercise, 0, 'Người mới');
    const second = await platform.connect({ token: mate.token, exerciseId: exercise.id });
    await Promise.all([excon.until(here(2)), first.until(here(2))]);
    const told = first.heard.filter(({ event }) => event === 'presence').map(({ payload }) => payload as Presence);
    expect(told.at(-1)?.members?.[teamId]?.map(({ name }) => name)).toEqual(['Người 1', 'Người mới']);
    for (const presence of told) expect(Object.keys(presence.teams)).toEqual([teamId]);
    first.heard.length = 0;
    second.socket.disconnect();
    await first.until(here(1));
  });
});

describe('abuse', () => {
  test('given 10,000 commands from one seat, then it is told too-many, and another seat works meanwhile', async () => {
    const { exercise, seats, controller } = await drill(2);
    const [flood, calm] = await Promise.all(seats.map(({ token }) => platform.connect({ token, exerciseId: exercise.id })));
    await platform.command(exercise, controller, { type: 'start' });
    await calm!.until(heardType('inject-delivered'));
    const answers = Array.from({ length: 10_000 }, () => flood!.send({ type: 'say', to: 'team', text: 'x' }));
    const meanwhile: Ack[] = [];
    for (let i = 0; i < 10; i++) meanwhile.push(await calm!.send({ type: 'act', action: 'TRIAGE' }));
    expect(meanwhile.every(({ ok }) => ok)).toBe(true);
    const counts = new Map<string, number>();
    for (const ack of await Promise.all(answers)) {
      const code = ack.ok ? 'ok' : ack.code;
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    expect([...counts.keys()].toSorted()).toEqual(['ok', 'too-many']);
    expect(counts.get('too-many')).toBeGreaterThan(5000);
    expect(counts.get('ok')).toBeGreaterThanOrEqual(50);
  });

  test('given binary garbage, odd payloads, foreign events, then clear refusals; who keeps on is cut off, the drill goes on', async () => {
    const { exercise, seats, controller } = await drill(2);
    const [odd, calm] = await Promise.all(seats.map(({ token }) => platform.connect({ token, exerciseId: exercise.id })));
    await platform.command(exercise, controller, { type: 'start' });
    for (const payload of [
      Buffer.from([0, 255, 1, 254]),
      null,
      7,
      'start',
      [],
      {},
      { type: 'act' },
      fresh({ type: 'act', action: { $gt: '' } }),
    ]) {
      const ack = (await odd!.socket.emitWithAck('command', payload)) as Ack;
      expect(ack).toMatchObject({ ok: false, code: 'bad-request' });
    }
    const gone = new Promise<string>((resolve) => odd!.socket.on('disconnect', resolve));
    for (let i = 0; i < 60; i++) odd!.socket.emit('no-such-event', Buffer.alloc(10));
    expect(await gone).toMatch(/server disconnect|transport close/);
    expect(await calm!.send({ type: 'act', action: 'TRIAGE' })).toMatchObject({ ok: true });
  });

  test('given a message of 2 MB or bytes that are no packet, then that socket ends and nothing else', async () => {
    const { exercise, seats, controller } = await drill(3);
    const [large, broken, calm] = await Promise.all(seats.map(({ token }) => platform.connect({ token, exerciseId: exercise.id })));
    await platform.command(exercise, controller, { type: 'start' });
    const ends = [large!, broken!].map(({ socket }) => new Promise<void>((resolve) => socket.on('disconnect', () => resolve())));
    large!.socket.emit('command', fresh({ type: 'say', to: 'team', text: 'x'.repeat(2 * 1024 * 1024) }));
    const { engine } = broken!.socket.io as unknown as { engine: { transport: { ws: { send(data: unknown): void } } } };
    engine.transport.ws.send('\u0000\u0001garbage');
    await Promise.all(ends);
    expect(await calm!.send({ type: 'act', action: 'TRIAGE' })).toMatchObject({ ok: true });
  });
});
