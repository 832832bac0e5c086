/** Viewing links over the real server: who makes them, what a guest may read and what not, how they end; what the wall tells. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connectMongo } from '../../server/ops/mongo/connect.js';
import type { Exercise } from '../../server/shared/api.js';
import type { LinkAnswer, LinkKind, ViewingLink } from '../../server/shared/links.js';
import type { ExconView } from '../../server/shared/views.js';
import type { Wall } from '../../server/shared/wall.js';
import { startTestPlatform, type Line, type Platform } from '../support/platform.js';

let platform: Platform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.stop());

const HOUR = 3_600_000;
const ahead = (ms: number): string => new Date(Date.now() + ms).toISOString();
const get = (address: string, token: string) => platform.http().get(`/api${address}`).set('Authorization', `Bearer ${token}`);
const tokenOf = (link: ViewingLink): string => link.url.split('/').at(-1) ?? '';
const trade = (token: string) => platform.http().post('/api/auth/link').send({ token });

async function make(exercise: Exercise, kind: LinkKind, ms = HOUR): Promise<ViewingLink> {
  const answer = await platform
    .http()
    .post(`/api/exercises/${exercise.id}/links`)
    .set('Authorization', `Bearer ${await platform.as('organiser')}`)
    .send({ kind, expiresAt: ahead(ms), label: 'Hội trường' });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body as ViewingLink;
}
async function guest(exercise: Exercise, kind: LinkKind): Promise<{ link: ViewingLink; token: string }> {
  const link = await make(exercise, kind);
  return { link, token: ((await trade(tokenOf(link))).body as LinkAnswer).accessToken };
}
const ended = (line: Line): Promise<void> => new Promise((done) => line.socket.on('disconnect', () => done()));

describe('viewing links', () => {
  test('given who may not publish, then no link is made or listed; given an expiry that cannot be, then it is refused', async () => {
    const exercise = await platform.plan([{ name: 'Đội 1' }]);
    const seat = await platform.join(exercise, 0);
    const { token } = await guest(exercise, 'observer');
    const refused = [await platform.as('observer'), await platform.as('evaluator'), seat.token, token];
    for (const each of refused) expect((await get(`/exercises/${exercise.id}/links`, each)).status).toBe(403);
    const post = (body: object, id = exercise.id) =>
      platform.http().post(`/api/exercises/${id}/links`).set('Authorization', `Bearer ${director}`).send(body);
    const director = await platform.as('director');
    expect((await post({ kind: 'observer', expiresAt: ahead(-1000) })).body.code).toBe('bad-request');
    expect((await post({ kind: 'observer', expiresAt: ahead(367 * 24 * HOUR) })).body.code).toBe('bad-request');
    expect((await post({ kind: 'observer', expiresAt: ahead(HOUR) }, 'none')).body.code).toBe('not-found');
    expect((await post({ kind: 'team', expiresAt: ahead(HOUR) })).body.code).toBe('bad-request');
  });

  test('given a link, then its address can be copied again, its uses are counted, and the database alone opens nothing', async () => {
    const exercise = await platform.plan([{ name: 'Đội 1' }]);
    const link = await make(exercise, 'wallboard');
    expect(link).toMatchObject({ kind: 'wallboard', label: 'Hội trường', opens: 0, withdrawnAt: null, lastUsedAt: null });
    expect((await trade(tokenOf(link))).body).toMatchObject({ exerciseId: exercise.id, exercise: exercise.name, view: 'wallboard' });
    await platform
      .http()
      .post('/api/auth/link')
      .send({ token: tokenOf(link), again: true });
    const [listed] = (await get(`/exercises/${exercise.id}/links`, await platform.as('organiser'))).body as ViewingLink[];
    expect(listed).toMatchObject({ id: link.id, url: link.url, opens: 1 });
    expect(listed?.lastUsedAt).not.toBeNull();
    const mongo = await connectMongo(platform.mongoUri);
    const stored = JSON.stringify(await mongo.db.collection('links').find().toArray());
    await mongo.close();
    expect(stored).toContain(link.id);
    expect(stored).not.toContain(tokenOf(link).split('.')[1]);
  });

  test('given a wrong, withdrawn or expired link, then 410 with the same words, and what was open with it ends', async () => {
    const exercise = await platform.plan([{ name: 'Đội 1' }]);
    const { link, token } = await guest(exercise, 'observer');
    const wall = await guest(exercise, 'wallboard');
    const line = await platform.connect({ token, exerciseId: exercise.id });
    expect((await get(`/exercises/${exercise.id}/wall`, wall.token)).status).toBe(200);
    const gone = ended(line);
    const organiser = await platform.as('organiser');
    const remove = (id: string) =>
      platform.http().delete(`/api/exercises/${exercise.id}/links/${id}`).set('Authorization', `Bearer ${organiser}`);
    for (const each of [link, wall.link]) expect((await remove(each.id)).status).toBe(204);
    await gone;
    expect((await remove(link.id)).body.code).toBe('not-found');
    expect(await platform.refused({ token, exerciseId: exercise.id })).toMatchObject({ code: 'link-expired' });
    expect((await get(`/exercises/${exercise.id}/wall`, wall.token)).body.code).toBe('link-expired');
    const short = await make(exercise, 'wallboard', 60_000);
    platform.later(120_000);
    for (const dead of [tokenOf(link), tokenOf(short), `${link.id}.${'A'.repeat(43)}`, 'nothing']) {
      const answer = await trade(dead);
      expect([answer.status, answer.body.code]).toEqual([410, 'link-expired']);
    }
  });
});

describe('what a guest may read', () => {
  test('given every route of the server, then an observer reads its snapshot alone, a wallboard its wall, a report’s link its report, of their own exercise', async () => {
    const exercise = await platform.plan([{ name: 'Đội 1' }, { name: 'Đội 2' }]);
    const other = await platform.plan([{ name: 'Đội 3' }]);
    const tokens = {
      observer: (await guest(exercise, 'observer')).token,
      wallboard: (await guest(exercise, 'wallboard')).token,
      report: (await guest(exercise, 'report')).token,
    };
    const { paths } = (await platform.http().get('/api/openapi.json')).body as { paths: Record<string, Record<string, unknown>> };
    const open: string[] = [];
    for (const [path, methods] of Object.entries(paths)) {
      for (const method of Object.keys(methods)) {
        for (const [view, token] of Object.entries(tokens)) {
          for (const [of, id] of [['own', exercise.id] as const, ['other', other.id] as const]) {
            const address = `/api${path.replace('{id}', id).replace(/\{\w+\}/g, 'x')}`;
            const call = platform.http()[method as 'get'](address).set('Authorization', `Bearer ${token}`);
            const { status } = await (method === 'get' ? call : call.send({}));
            if (status !== 401 && status !== 403) open.push(`${view} ${of} ${method} ${path} ${status}`);
          }
        }
      }
    }
    // public ones ask nobody who they are: they refuse an empty body or tell what is nobody's secret
    const own = open.filter((each) => !/ (post|get) \/(auth\/|setup|signing-key|log\.schema\.json)/.test(each));
    expect(own.toSorted()).toEqual([
      'observer own get /exercises/{id}/snapshot 200',
      // nothing before the results are given out
      'report own get /exercises/{id}/report.html 409',
      'report own get /exercises/{id}/report.pdf 409',
      'report own get /exercises/{id}/results 200',
      'wallboard own get /exercises/{id}/wall 200',
    ]);
    expect(await platform.refused({ token: tokens.wallboard, exerciseId: exercise.id })).toMatchObject({ code: 'forbidden' });
    expect(await platform.refused({ token: tokens.observer, exerciseId: other.id })).toMatchObject({ code: 'forbidden' });
  });

  test('W1: given an observer on the live line, then no names of people, no join codes, nothing to come, and no command is taken', async () => {
    const exercise = await platform.plan([{ name: 'Đội 1' }]);
    const seat = await platform.join(exercise, 0, 'Trần Thị Kín');
    const member = await platform.connect({ token: seat.token, exerciseId: exercise.id });
    const { token } = await guest(exercise, 'observer');
    const line = await platform.connect({ token, exerciseId: exercise.id });
    await platform.command(exercise, await platform.as('director'), { type: 'start' });
    await line.until((event, payload) => event === 'feed' && JSON.stringify(payload).includes('inject-delivered'));
    await line.until((event) => event === 'presence');
    expect((await line.send({ type: 'pause' })).ok).toBe(false);
    expect((await line.send({ type: 'say', to: 'excon', text: 'chào' })).ok).toBe(false);
    const told = JSON.stringify(line.heard);
    for (const secret of ['Trần Thị Kín', exercise.teams[0]?.joinCode ?? '?', '"expects":[{', '"dueX"', '"harmful"'])
      expect(told).not.toContain(secret);
    member.socket.disconnect();
  });
});

describe('the wallboard', () => {
  const wallOf = async (exercise: Exercise, token: string): Promise<Wall> =>
    (await get(`/exercises/${exercise.id}/wall`, token)).body as Wall;
  /** A picture is made once a second; asks until it shows. */
  async function until(exercise: Exercise, token: string, test: (wall: Wall) => boolean): Promise<Wall> {
    for (;;) {
      const wall = await wallOf(exercise, token);
      if (test(wall)) return wall;
    }
  }

  test('W1: given a drill on its way, then only titles that every team has had, no ids, no expectations; the board when it is opened', async () => {
    const exercise = await platform.plan([{ name: 'Đội 1' }, { name: 'Đội 2' }], { timeFactor: 120 });
    const director = await platform.as('director');
    const { token } = await guest(exercise, 'wallboard');
    expect(await wallOf(exercise, token)).toMatchObject({ phase: 'planned', injects: [], board: null, teams: { online: 0, all: 2 } });
    const seat = await platform.join(exercise, 0);
    const line = await platform.connect({ token: seat.token, exerciseId: exercise.id });
    await platform.command(exercise, director, { type: 'start' });
    await line.until((event, payload) => event === 'feed' && JSON.stringify(payload).includes('inject-delivered'));
    await platform.command(exercise, director, { type: 'pause', realIncident: true, reason: 'Mất điện' });
    const view = (await platform.app.open(exercise.id))!.snapshot({ kind: 'excon' }).snapshot as ExconView;
    const wall = await until(exercise, token, (each) => each.phase === 'paused' && each.injects.length > 0);
    expect(wall).toMatchObject({ notice: { realIncident: true, reason: 'Mất điện' }, teams: { online: 1, all: 2 }, board: null });
    const delivered = (teamId: string, id: string): boolean => view.cells[teamId]?.[id]?.deliveryId !== undefined;
    const had = view.msel.filter((row) => exercise.teams.every((team) => delivered(team.id, row.id))).map((row) => row.title.vi);
    for (const inject of wall.injects) expect(had).toContain(inject.title.vi);
    const text = JSON.stringify(wall);
    for (const row of view.msel) {
      if (!had.includes(row.title.vi)) expect(text).not.toContain(row.title.vi);
      expect(text).not.toContain(`"${row.id}"`);
    }
    for (const team of exercise.teams) for (const secret of [team.id, team.joinCode ?? '?', team.name]) expect(text).not.toContain(secret);
    expect(Object.keys(wall.injects[0] ?? {}).toSorted()).toEqual(['channel', 'delivered', 'n', 'onTime', 'responded', 'title', 'x']);

    await platform.command(exercise, director, { type: 'open-board', open: true });
    const opened = await until(exercise, token, (each) => each.board !== null);
    expect(opened.board?.rows.map((row) => Object.keys(row).toSorted())).toEqual([
      ['name', 'percent', 'rank'],
      ['name', 'percent', 'rank'],
    ]);
    expect(opened.board?.frozenX).toBeNull();
    await platform.command(exercise, director, { type: 'open-board', open: true, frozen: true });
    const frozen = await until(exercise, token, (each) => typeof each.board?.frozenX === 'number');
    expect(frozen.board?.rows).toEqual(opened.board?.rows);
    await platform.command(exercise, director, { type: 'open-board', open: false });
    await until(exercise, token, (each) => each.board === null);
    line.socket.disconnect();
  });

  test('given an inject that one team has had and another has still before it, then the wall does not tell it (W1)', async () => {
    const exercise = await platform.plan([{ name: 'Đội 1' }, { name: 'Đội 2' }]);
    const director = await platform.as('director');
    const { token } = await guest(exercise, 'wallboard');
    const seat = await platform.join(exercise, 0);
    const line = await platform.connect({ token: seat.token, exerciseId: exercise.id });
    await platform.command(exercise, director, { type: 'start' });
    const drill = (await platform.app.open(exercise.id))!;
    const rows = (drill.snapshot({ kind: 'excon' }).snapshot as ExconView).msel;
    const later = rows.find((row) => (row.at ?? 0) > 5 * 60_000);
    const done = await platform.command(exercise, director, { type: 'release', inject: later?.id, teams: [exercise.teams[0]?.id] });
    expect(done.status).toBe(200);
    const before = await until(exercise, token, (wall) => wall.phase === 'running');
    expect(JSON.stringify(before)).not.toContain(later?.title.vi);
    await platform.command(exercise, director, { type: 'release', inject: later?.id, teams: [exercise.teams[1]?.id] });
    const after = await until(exercise, token, (wall) => JSON.stringify(wall).includes(later?.title.vi ?? '?'));
    expect(after.injects[0]).toMatchObject({ delivered: 2, responded: 0, onTime: 0 });
    line.socket.disconnect();
  });

  test('given nothing new, then 304 to the same ETag', async () => {
    const exercise = await platform.plan([{ name: 'Đội 1' }]);
    const { token } = await guest(exercise, 'wallboard');
    const first = await get(`/exercises/${exercise.id}/wall`, token);
    const again = await get(`/exercises/${exercise.id}/wall`, token).set('If-None-Match', first.headers['etag'] ?? '');
    expect([first.status, again.status, again.text]).toEqual([200, 304, '']);
  });
});
