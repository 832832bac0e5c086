/** Coming to a seat: the list behind a code, the same seat again, a second device, a new code. Real HTTP and MongoDB. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { IDLE_MS } from '../../server/auth/sessions.js';
import type { Exercise } from '../../server/shared/api.js';
import { SEAT_LINK_SECONDS } from '../../server/shared/joining.js';
import { startTestPlatform, type Platform } from '../support/platform.js';

let platform: Platform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.stop());

type Sent = Promise<request.Response>;
const post = (path: string, body: object, token?: string): Sent => {
  const call = platform.http().post(`/api${path}`);
  return (token ? call.set('Authorization', `Bearer ${token}`) : call).send(body);
};
const codeOf = (exercise: Exercise, team = 0): string => exercise.teams[team]?.joinCode ?? '';
const refusal = ({ status, body }: request.Response): unknown[] => [status, body.code];
const cookie = (answer: request.Response): string =>
  ((answer.headers['set-cookie'] as unknown as string[] | undefined) ?? []).find((each) => each.startsWith('dientap_seat=')) ?? '';
const excon = async (exercise: Exercise, command: object): Promise<void> => {
  expect((await platform.command(exercise, await platform.as('director'), command)).body).toMatchObject({ ok: true });
};

describe('the seats behind a code', () => {
  test('given a code as people type it, then the team with who sits in it and who is here; who was removed is not among them', async () => {
    const exercise = await platform.plan([{ name: 'Đội 1' }, { name: 'Đội 2' }]);
    const code = codeOf(exercise);
    const empty = await post('/auth/seats', { code: ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)}` });
    expect(empty.body).toEqual({ exercise: 'Diễn tập thử', team: 'Đội 1', phase: 'planned', members: [] });
    const first = await platform.join(exercise, 0, 'Trần Thị B');
    const second = await platform.join(exercise, 0, 'Lê Văn C');
    await platform.join(exercise, 1, 'Người đội khác');
    await excon(exercise, { type: 'ready' });
    await excon(exercise, { type: 'set-captain', team: first.teamId, member: first.memberId });
    await platform.connect({ token: first.token, exerciseId: exercise.id });
    const listed = await post('/auth/seats', { code });
    expect(listed.body).toMatchObject({ phase: 'ready' });
    expect(listed.body.members).toEqual([
      { id: first.memberId, name: 'Trần Thị B', here: true, captain: true },
      { id: second.memberId, name: 'Lê Văn C', here: false },
    ]);
    await excon(exercise, { type: 'remove-member', team: second.teamId, member: second.memberId, reason: 'Nhầm đội' });
    expect((await post('/auth/seats', { code })).body.members).toHaveLength(1);
  });

  test('given guesses, then they are refused and counted together with those of joining; right codes are not counted', async () => {
    const exercise = await platform.plan([{ name: 'Đội 1' }]);
    expect(refusal(await post('/auth/seats', { code: 'AAAAAA' }))).toEqual([404, 'wrong-join-code']);
    expect(refusal(await post('/auth/seats', { code: '!!' }))).toEqual([400, 'bad-request']);
    const apart = await startTestPlatform();
    try {
      const guess = (path: string, body: object): Sent => apart.http().post(`/api${path}`).send(body);
      for (let n = 0; n < 75; n++) {
        // oxlint-disable-next-line no-await-in-loop -- counted one by one
        await Promise.all([guess('/auth/seats', { code: 'AAAAAA' }), guess('/auth/join', { code: 'AAAAAA', name: 'X' })]);
      }
      expect(refusal(await guess('/auth/seats', { code: 'AAAAAA' }))).toEqual([429, 'too-many']);
      expect(refusal(await guess('/auth/seat-link/redeem', { token: 'x' }))).toEqual([429, 'too-many']);
    } finally {
      await apart.stop();
    }
    expect((await post('/auth/seats', { code: codeOf(exercise) })).status).toBe(200);
  });
});

describe('the same seat again', () => {
  test('given a browser that lost its cookie, when it names its seat, then it has the same one; never another team’s, a removed or an open one', async () => {
    const exercise = await platform.plan([{ name: 'Đội 1' }, { name: 'Đội 2' }]);
    const code = codeOf(exercise);
    const mine = await platform.join(exercise, 0, 'Trần Thị B');
    const other = await platform.join(exercise, 1, 'Người đội khác');
    const again = await post('/auth/join', { code, seat: mine.memberId });
    expect(again.body.seat).toEqual({ exerciseId: exercise.id, teamId: mine.teamId, memberId: mine.memberId });
    expect((await post('/auth/seats', { code })).body.members).toHaveLength(1);
    expect(refusal(await post('/auth/join', { code, seat: other.memberId }))).toEqual([422, 'unknown-member']);
    expect(refusal(await post('/auth/join', { code: 'AAAAAA', seat: mine.memberId }))).toEqual([404, 'wrong-join-code']);
    expect(refusal(await post('/auth/join', { code }))).toEqual([400, 'bad-request']);

    const line = await platform.connect({ token: mine.token, exerciseId: exercise.id });
    expect(refusal(await post('/auth/join', { code, name: 'Trần Thị B', seat: mine.memberId }))).toEqual([409, 'seat-in-use']);
    line.socket.disconnect();

    await excon(exercise, { type: 'ready' });
    const open = await platform.connect({ token: again.body.accessToken, exerciseId: exercise.id });
    const cutOff = new Promise((resolve) => open.socket.on('disconnect', resolve));
    await excon(exercise, { type: 'remove-member', team: mine.teamId, member: mine.memberId, reason: 'Thiết bị thất lạc' });
    await cutOff;
    expect(refusal(await post('/auth/join', { code, seat: mine.memberId }))).toEqual([403, 'seat-removed']);
    // the person whose seat it was is told why
    const renewed = await platform
      .http()
      .post('/api/auth/refresh')
      .set('Cookie', cookie(again).split(';')[0] ?? '');
    expect(refusal(renewed)).toEqual([403, 'seat-removed']);
    expect([renewed.body.detail, renewed.body.en]).toEqual([
      expect.stringContaining('Lý do: Thiết bị thất lạc'),
      expect.stringContaining('Reason: Thiết bị thất lạc'),
    ]);
  });

  test('given a seat was taken, then its cookie outlives the browser’s process', async () => {
    const exercise = await platform.plan([{ name: 'Đội 1' }]);
    const given = cookie(await post('/auth/join', { code: codeOf(exercise), name: 'D' }));
    expect(given).toContain(`Max-Age=${IDLE_MS / 1000}`);
    expect(given).toContain('HttpOnly');
  });
});

describe('a second device', () => {
  test('given a link from the first device, then it opens the same seat once and within its time; both devices are one member', async () => {
    const exercise = await platform.plan([{ name: 'Đội 1' }]);
    const mine = await platform.join(exercise, 0);
    expect(refusal(await post('/auth/seat-link', {}))).toEqual([401, 'unauthenticated']);
    expect(refusal(await post('/auth/seat-link', {}, await platform.as('director')))).toEqual([403, 'forbidden']);
    const link = await post('/auth/seat-link', {}, mine.token);
    expect(link.body).toMatchObject({ expiresIn: SEAT_LINK_SECONDS });
    expect(new URL(link.body.url).searchParams.get('seat')).toBe(link.body.token);
    const both = await Promise.all([1, 2].map(() => post('/auth/seat-link/redeem', { token: link.body.token })));
    expect(both.map(({ status }) => String(status)).toSorted()).toEqual(['200', '410']);
    const redeemed = both.find(({ status }) => status === 200);
    expect(redeemed?.body.seat.memberId).toBe(mine.memberId);
    expect(cookie(redeemed!)).toContain('dientap_seat=');

    const [one, two] = [
      await platform.connect({ token: mine.token, exerciseId: exercise.id }),
      await platform.connect({ token: redeemed?.body.accessToken, exerciseId: exercise.id }),
    ];
    const counted = (event: string, payload: unknown): boolean =>
      event === 'presence' && (payload as { pages?: Record<string, number> }).pages?.[mine.memberId] === 2;
    await one.until(counted);
    const told = one.heard.findLast(({ event }) => event === 'presence')?.payload as {
      teams: Record<string, string[]>;
      since: Record<string, number>;
    };
    expect(told.teams[mine.teamId]).toEqual([mine.memberId]);
    expect(told.since[mine.memberId]).toEqual(expect.any(Number));
    two.socket.disconnect();
  });

  test('given a link that lay for too long, was made up, or is of a seat taken away meanwhile, then it opens nothing', async () => {
    const exercise = await platform.plan([{ name: 'Đội 1' }]);
    const mine = await platform.join(exercise, 0);
    const make = async (): Promise<string> => (await post('/auth/seat-link', {}, mine.token)).body.token as string;
    const redeem = (token: string): Sent => post('/auth/seat-link/redeem', { token });
    expect(refusal(await redeem('made-up'))).toEqual([410, 'link-expired']);
    const first = await make();
    for (let n = 0; n < 3; n++) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other: the oldest makes room
      await make();
    }
    expect(refusal(await redeem(first))).toEqual([410, 'link-expired']);
    const stale = await make();
    platform.later((SEAT_LINK_SECONDS + 1) * 1000);
    expect(refusal(await redeem(stale))).toEqual([410, 'link-expired']);
    const late = await make();
    await excon(exercise, { type: 'ready' });
    await excon(exercise, { type: 'remove-member', team: mine.teamId, member: mine.memberId, reason: 'Không tham gia' });
    expect(refusal(await redeem(late))).toEqual([403, 'seat-removed']);
  });
});

describe('a new code', () => {
  test('given a stolen link, when the captain removes the seat and asks a new code, then the old one opens nothing and who sits stays', async () => {
    const exercise = await platform.plan([{ name: 'Đội 1' }]);
    const [captain, member, thief] = [
      await platform.join(exercise, 0, 'Đội trưởng'),
      await platform.join(exercise, 0, 'Thành viên'),
      await platform.join(exercise, 0, 'Người lạ'),
    ];
    await excon(exercise, { type: 'ready' });
    const order = (token: string, command: object): Sent => platform.command(exercise, token, command);
    expect((await order(captain.token, { type: 'name-captain', member: captain.memberId })).body).toMatchObject({ ok: true });
    expect(refusal(await post('/me/team-code', {}, member.token))).toEqual([403, 'needs-captain']);
    expect(refusal(await post('/me/team-code', {}, await platform.as('director')))).toEqual([403, 'forbidden']);
    expect((await order(captain.token, { type: 'remove-seat', member: thief.memberId, reason: 'Không quen' })).body).toMatchObject({
      ok: true,
    });
    const fresh = await post('/me/team-code', {}, captain.token);
    expect(fresh.body).toEqual({ joinCode: expect.stringMatching(/^[A-Z2-9]{6}$/) });
    expect(refusal(await post('/auth/seats', { code: codeOf(exercise) }))).toEqual([404, 'wrong-join-code']);
    expect((await post('/auth/seats', { code: fresh.body.joinCode })).body.members.map(({ name }: { name: string }) => name)).toEqual([
      'Đội trưởng',
      'Thành viên',
    ]);
    expect(refusal(await post('/me/team-code', {}, thief.token))[0]).not.toBe(200);
    expect((await platform.http().get('/api/me').set('Authorization', `Bearer ${member.token}`)).body.name).toBe('Thành viên');
    // a team's own picture never holds the code
    expect(
      JSON.stringify((await platform.http().get(`/api/exercises/${exercise.id}`).set('Authorization', `Bearer ${member.token}`)).body),
    ).not.toContain(fresh.body.joinCode);
  });

  test('given EXCON at work, then a controller gives a new code, an evaluator does not', async () => {
    const exercise = await platform.plan([{ name: 'Đội 1' }]);
    const path = `/exercises/${exercise.id}/teams/${exercise.teams[0]?.id}/code`;
    expect(refusal(await post(path, {}, await platform.as('evaluator')))).toEqual([403, 'forbidden']);
    const answer = await post(path, {}, await platform.as('controller'));
    expect(answer.body.teams[0].joinCode).not.toBe(codeOf(exercise));
  });
});
