/** The control room over the whole platform: seats taken away, given back and moved (A8), a frozen board (C9), staff, texts before release. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Exercise, Me } from '../../server/shared/api.js';
import type { Feed, Hello } from '../../server/shared/protocol.js';
import type { ExconView, TeamView } from '../../server/shared/views.js';
import { fresh, startTestPlatform, type Line, type Platform } from '../support/platform.js';

let platform: Platform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.stop());

interface Browser {
  token: string;
  memberId: string;
  /** Trades the cookie for a new access token. */
  renew(): Promise<{ status: number; body: { accessToken?: string; seat?: { teamId: string; memberId: string }; code?: string } }>;
}

async function sitDown(exercise: Exercise, team: number, name: string): Promise<Browser> {
  const joined = await platform.http().post('/api/auth/join').send({ code: exercise.teams[team]?.joinCode, name });
  const jar = (answer: { headers: Record<string, unknown> }): string[] =>
    ((answer.headers['set-cookie'] ?? []) as string[]).map((cookie) => cookie.split(';')[0] ?? '');
  let cookies = jar(joined);
  return {
    token: joined.body.accessToken as string,
    memberId: joined.body.seat.memberId as string,
    async renew() {
      const answer = await platform.http().post('/api/auth/refresh').set('Cookie', cookies).send({ kind: 'seat' });
      // as a browser does, whatever the answer says of the cookie
      if (answer.headers['set-cookie']) cookies = jar(answer);
      return { status: answer.status, body: answer.body };
    },
  };
}

const get = (path: string, token: string) => platform.http().get(path).set('Authorization', `Bearer ${token}`);
const ended = (line: Line): Promise<string> => new Promise((resolve) => line.socket.on('disconnect', resolve));
const teamView = (line: { hello: Hello }): TeamView => line.hello.snapshot as TeamView;

async function ready(teams = 2): Promise<{ exercise: Exercise; controller: string; director: string }> {
  const exercise = await platform.plan(Array.from({ length: teams }, (_, i) => ({ name: `Đội ${i + 1}` })));
  const [controller, director] = await Promise.all([platform.as('controller'), platform.as('director')]);
  expect((await platform.command(exercise, controller, { type: 'ready' })).body).toMatchObject({ ok: true });
  return { exercise, controller, director };
}

test('A8 given a seat is taken away, then its sockets and tokens end, its browser is told why, and given back it goes on', async () => {
  const { exercise, controller } = await ready(1);
  const browser = await sitDown(exercise, 0, 'Trần Thị C');
  const line = await platform.connect({ token: browser.token, exerciseId: exercise.id });
  const gone = ended(line);
  const team = exercise.teams[0]!.id;
  const order = { type: 'remove-member', team, member: browser.memberId, reason: 'Nhầm đội' };
  expect((await platform.command(exercise, controller, { ...order, member: 'nobody' })).body).toMatchObject({ code: 'unknown-member' });
  expect((await platform.command(exercise, controller, order)).body).toMatchObject({ ok: true });
  expect(await gone).toBe('io server disconnect');
  expect((await platform.refused({ token: browser.token, exerciseId: exercise.id })).code).toBe('unauthenticated');
  expect((await get(`/api/exercises/${exercise.id}/snapshot`, browser.token)).status).toBe(401);
  expect(await browser.renew()).toMatchObject({ status: 403, body: { code: 'seat-removed' } });

  expect((await platform.command(exercise, controller, { ...order, type: 'restore-member' })).body).toMatchObject({ ok: true });
  const again = await until(
    () => browser.renew(),
    ({ status }) => status === 200,
  );
  expect(again.body.seat).toMatchObject({ teamId: team, memberId: browser.memberId });
  const back = await platform.connect({ token: again.body.accessToken, exerciseId: exercise.id });
  expect(teamView(back)).toMatchObject({ audience: 'team', removed: [] });
});

test('A10, A12 given a captain by EXCON’s word, then the captain takes a seat away and its line ends', async () => {
  const { exercise, controller } = await ready(2);
  const [captain, other, stranger] = await Promise.all([
    sitDown(exercise, 0, 'Lê Thị Đội Trưởng'),
    sitDown(exercise, 0, 'Ngô Văn E'),
    sitDown(exercise, 1, 'Võ Thị F'),
  ]);
  const team = exercise.teams[0]!.id;
  const named = await platform.command(exercise, controller, { type: 'set-captain', team, member: captain.memberId });
  expect(named.body).toMatchObject({ ok: true });
  const line = await platform.connect({ token: other.token, exerciseId: exercise.id });
  expect(teamView(line)).toMatchObject({ captain: captain.memberId, captaincies: [{ byExcon: true }] });
  const gone = ended(line);
  const remove = (token: string, member: string) => platform.command(exercise, token, { type: 'remove-seat', member });
  expect((await remove(other.token, captain.memberId)).body).toMatchObject({ code: 'needs-captain' });
  expect((await remove(captain.token, stranger.memberId)).body).toMatchObject({ code: 'unknown-member' });
  expect((await remove(captain.token, other.memberId)).body).toMatchObject({ ok: true });
  expect(await gone).toBe('io server disconnect');
  expect(await other.renew()).toMatchObject({ status: 403, body: { code: 'seat-removed' } });
});

test('A8 given a person is moved, then the browser lands in the other team by its next renewal, under its name', async () => {
  const { exercise, controller } = await ready();
  const [from, to] = [exercise.teams[0]!.id, exercise.teams[1]!.id];
  const browser = await sitDown(exercise, 0, 'Lê Văn D');
  const line = await platform.connect({ token: browser.token, exerciseId: exercise.id });
  const room = await platform.connect({ token: controller, exerciseId: exercise.id });
  const gone = ended(line);
  const order = fresh({ type: 'remove-member', team: from, member: browser.memberId, to, reason: 'Đúng đội' });
  expect((await platform.command(exercise, controller, order)).body).toMatchObject({ ok: true });
  await gone;
  const renewed = await browser.renew();
  expect(renewed).toMatchObject({ status: 200, body: { seat: { teamId: to } } });
  const token = renewed.body.accessToken ?? '';
  const me = (await get('/api/me', token)).body as Me;
  expect(me).toMatchObject({ kind: 'seat', name: 'Lê Văn D', team: 'Đội 2' });
  expect((await platform.refused({ token: browser.token, exerciseId: exercise.id })).code).toBe('unauthenticated');
  const there = await platform.connect({ token, exerciseId: exercise.id });
  expect(teamView(there).kit.team.id).toBe(to);
  expect(await there.send({ type: 'say', to: 'excon', text: 'Đã sang đội mới' })).toMatchObject({ ok: true });
  await room.until((event, payload) => event === 'presence' && JSON.stringify(payload).includes(renewed.body.seat?.memberId ?? 'nobody'));
  // The same command again is answered as before and seats nobody twice.
  expect((await platform.command(exercise, controller, order)).body).toMatchObject({ ok: true });
  const picture = (await get(`/api/exercises/${exercise.id}/snapshot`, controller)).body as ExconView;
  expect(picture.removed).toEqual({ [from]: [browser.memberId] });
  expect(picture.kit.teams.find(({ id }) => id === to)?.members).toMatchObject([{ name: 'Lê Văn D' }]);
});

test('C9 given the board is frozen, then a team’s sheet stays as it was, and EXCON’s goes on', async () => {
  const { exercise, controller, director } = await ready(1);
  const seat = await platform.join(exercise, 0);
  await platform.command(exercise, director, { type: 'start' });
  await platform.command(exercise, director, { type: 'open-board', open: true, frozen: true });
  const sheet = async (token: string): Promise<number> => {
    const { body } = await get(`/api/exercises/${exercise.id}/scores`, token);
    return (body as { teams: { penalties: number }[] }).teams[0]?.penalties ?? 0;
  };
  const before = [await sheet(seat.token), await sheet(controller)];
  const line = await platform.connect({ token: seat.token, exerciseId: exercise.id });
  const picture = (await get(`/api/exercises/${exercise.id}/snapshot`, controller)).body as ExconView;
  const harmful = new Set(Object.entries(picture.kit.actions).flatMap(([code, { harmful: bad, form }]) => (bad && !form ? [code] : [])));
  const charged = line.until(
    (event, payload) => event === 'feed' && (payload as Feed).items.some(({ type }) => type === 'action-recorded'),
  );
  const acks = await Promise.all(teamView(line).kit.actions.map(({ code }) => line.send({ type: 'act', action: code })));
  await charged;
  expect(acks.some(({ ok }) => ok) && harmful.size > 0).toBe(true);
  expect(await sheet(seat.token)).toBe(before[0]);
  expect(await sheet(controller)).not.toBe(before[1]);
  await platform.command(exercise, director, { type: 'open-board', open: true });
  expect(await sheet(seat.token)).toBe(await sheet(controller));
});

test('given who asks, then the staff is told by name and an inject is read before it goes out, by EXCON alone', async () => {
  const { exercise, controller } = await ready(1);
  const seat = await platform.join(exercise, 0);
  await platform.as('observer');
  const staff = await get(`/api/exercises/${exercise.id}/staff`, controller);
  expect(staff.body).toEqual(expect.arrayContaining([{ id: expect.any(String), name: 'director', roles: ['director'] }]));
  expect((staff.body as { roles: string[] }[]).some(({ roles }) => roles.includes('observer'))).toBe(false);
  const picture = (await get(`/api/exercises/${exercise.id}/snapshot`, controller)).body as ExconView;
  const row = picture.msel[0]!;
  const text = await get(`/api/exercises/${exercise.id}/injects/${encodeURIComponent(row.id)}`, controller);
  expect(text.body).toMatchObject({
    id: row.id,
    title: row.title,
    variants: [{ variant: 0, channel: row.channel, source: { title: row.title } }],
  });
  expect(text.body.variants[0].body).not.toContain('{{');
  for (const path of ['staff', `injects/${encodeURIComponent(row.id)}`])
    expect((await get(`/api/exercises/${exercise.id}/${path}`, seat.token)).body).toMatchObject({ code: 'forbidden' });
  expect((await get(`/api/exercises/${exercise.id}/injects/none`, controller)).status).toBe(404);
});

/** What follows a recorded event is asked for until it is there. */
async function until<T>(ask: () => Promise<T>, test: (answer: T) => boolean): Promise<T> {
  for (let n = 0; n < 50; n++) {
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    const answer = await ask();
    if (test(answer)) return answer;
  }
  throw new Error('it never came');
}
