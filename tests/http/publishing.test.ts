/** From the draft to the second issue over HTTP: approval, publication, what a team reads, an appeal, its answer, a shared link. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Exercise } from '../../server/shared/api.js';
import type { LinkAnswer, ViewingLink } from '../../server/shared/links.js';
import type { Appeal, AppealItem, PublicationState, PublishedResults, TeamResults } from '../../server/shared/publishing.js';
import type { ScoreLine, ScoreSheet } from '../../server/shared/scores.js';
import { startTestPlatform, type Platform } from '../support/platform.js';

let platform: Platform;
let exercise: Exercise;
let director: string;
let controller: string;
let organiser: string;
const seats: { token: string; memberId: string; teamId: string }[] = [];

const auth = (token: string) => `Bearer ${token}`;
const path = (rest: string): string => `/api/exercises/${exercise.id}/${rest}`;
const get = (rest: string, token: string) => platform.http().get(path(rest)).set('Authorization', auth(token));
const post = (rest: string, token: string, body: object) => platform.http().post(path(rest)).set('Authorization', auth(token)).send(body);
const state = async (): Promise<PublicationState> => (await get('publication', director)).body as PublicationState;
const seat = (at: number) => seats[at] ?? { token: '', memberId: '', teamId: '' };
/** The line of the ad-hoc order in a team's own sheet. */
async function ownLine(at: number): Promise<ScoreLine> {
  const sheet = (await get('scores', seat(at).token)).body as ScoreSheet;
  const line = sheet.teams[0]?.lines.find(({ injectTitle }) => injectTitle?.vi === 'Báo cáo nhanh');
  if (!line) throw new Error(JSON.stringify(sheet));
  return line;
}

beforeAll(async () => {
  platform = await startTestPlatform();
  [director, controller, organiser] = [await platform.as('director'), await platform.as('controller'), await platform.as('organiser')];
  exercise = await platform.plan([{ name: 'Đội 1' }, { name: 'Đội 2' }], { settings: { appealDays: 2 } });
  await platform.command(exercise, director, { type: 'start' });
  await platform.command(exercise, director, {
    type: 'send-adhoc',
    to: 'all',
    channel: 'phone',
    from: 'Lãnh đạo',
    title: 'Báo cáo nhanh',
    body: 'Báo cáo tình hình.',
    expects: [{ action: 'ESC', target: '10m', max: '20m', points: 10, quality: true, objective: 'o3' }],
  });
  for (const at of [0, 1]) {
    seats.push(await platform.join(exercise, at));
    const view = (await get('snapshot', seat(at).token)).body as { injects: { deliveryId: string; inject: { title: string } }[] };
    const inject = view.injects.find((one) => one.inject.title === 'Báo cáo nhanh')?.deliveryId;
    const done = await platform.command(exercise, seat(at).token, { type: 'act', action: 'ESC', inject, fields: { what: 'Báo cáo' } });
    if (done.status !== 200) throw new Error(done.text);
  }
  await platform.command(exercise, director, { type: 'end' });
});
afterAll(() => platform.stop());

describe('approval', () => {
  test('given marks that are missing, then only a note approves; a controller publishes nothing that is not approved', async () => {
    const { sheetHash, unmarked, approval, issues } = await state();
    expect([unmarked, approval, issues]).toEqual([2, null, []]);
    expect((await platform.command(exercise, controller, { type: 'publish' })).body.code).toBe('not-approved');
    expect((await platform.command(exercise, organiser, { type: 'publish' })).body.code).toBe('not-approved');
    expect((await post('approval', organiser, { sheetHash })).body.code).toBe('forbidden');
    expect((await post('approval', director, { sheetHash })).body.code).toBe('marks-missing');
    expect((await post('approval', director, { sheetHash: 'x' })).body.code).toBe('stale');
    const approved = (await post('approval', director, { sheetHash, note: 'Hội đồng chấm sau' })).body as PublicationState;
    expect(approved.approval).toMatchObject({ name: 'director', note: 'Hội đồng chấm sau', sheetHash });
  });

  test('given a mark after the approval, then the approval has lapsed and the new results are approved again', async () => {
    const before = await state();
    const sheet = (await get('scores', director)).body as ScoreSheet;
    for (const { lines } of sheet.teams) {
      const line = lines.find(({ state: is }) => is === 'awaiting-mark');
      await platform
        .http()
        .put(path(`marks/${line?.markId}`))
        .set('Authorization', auth(director))
        .send({ value: 0.5, note: 'Còn thiếu nguồn' });
    }
    const after = await state();
    expect([after.sheetHash === before.sheetHash, after.approval, after.lapsed?.sheetHash, after.unmarked]).toEqual([
      false,
      null,
      before.sheetHash,
      0,
    ]);
    expect((await platform.command(exercise, controller, { type: 'publish' })).body.code).toBe('not-approved');
    await post('observations', director, { recordId: 'seen-0001', teamId: seat(0).teamId, text: 'Phân công rõ ràng', tag: 'strength' });
    await post('observations', director, { recordId: 'seen-0002', teamId: seat(0).teamId, text: 'Chỉ để nhớ', tag: 'note' });
    await post('approval', director, { sheetHash: after.sheetHash });
  });
});

describe('publication and appeal', () => {
  let line: ScoreLine;
  const reason = 'Báo cáo của đội nêu đủ nguồn tin, đề nghị xem lại mức chấm.';
  const appeal = () => ({ id: 'appeal-0001', ref: line.ref, deliveryId: line.deliveryId ?? '', reason });
  let link: ViewingLink;
  let guest: string;

  test('given no publication, then a shared link tells nothing and a team cannot appeal', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    link = (await post('links', organiser, { kind: 'report', expiresAt, anonymous: true })).body as ViewingLink;
    const token = link.url.split('/results/')[1];
    const traded = (await platform.http().post('/api/auth/link').send({ token })).body as LinkAnswer;
    expect(traded).toMatchObject({ view: 'report', anonymous: true });
    guest = traded.accessToken;
    const page = (await get('results', guest)).body as PublishedResults;
    expect([page.issue, page.ranking, page.objectives]).toEqual([null, [], []]);
    expect((await get('report.html', guest)).body.code).toBe('not-published');
    for (const hidden of ['publication', 'scores', 'report.json', 'snapshot', 'appeals', `teams/${seat(0).teamId}/report.json`])
      expect([hidden, (await get(hidden, guest)).body.code]).toEqual([hidden, 'forbidden']);
    expect((await post('appeals', seat(0).token, { id: 'appeal-0001', ref: 'x', deliveryId: 'y', reason })).body.code).toBe(
      'not-published',
    );
  });

  test('given approved results, then a controller publishes them, as issue 1, and a team reads its sheet and what was written for it', async () => {
    expect((await platform.command(exercise, controller, { type: 'publish' })).status).toBe(200);
    const now = await state();
    expect(now.issues).toMatchObject([{ n: 1, name: 'controller', sheetHash: now.sheetHash }]);
    expect([now.changed, now.observationsChanged, now.changes]).toEqual([false, false, []]);
    line = await ownLine(0);
    expect(line).toMatchObject({ quality: 0.5, earned: 5 });
    const own = (await get(`teams/${seat(0).teamId}/results`, seat(0).token)).body as TeamResults;
    expect(own).toMatchObject({ issue: { n: 1 }, appealsOpen: true, appeals: [] });
    expect(own.observations.map(({ text }) => text)).toEqual(['Phân công rõ ràng']);
    expect((await get(`teams/${seat(1).teamId}/results`, seat(0).token)).body.code).toBe('forbidden');
  });

  test('given an appeal with a file, then it is filed once, on own lines alone, and answered once', async () => {
    const sent = await platform
      .http()
      .post(path('appeal-files?id=evidence-1'))
      .set('Authorization', auth(seat(0).token))
      .set('Content-Type', 'text/plain')
      .send(Buffer.from('Trích sổ trực'));
    expect(sent.body).toEqual({ id: 'evidence-1' });
    const body = { ...appeal(), evidence: [{ id: 'evidence-1', name: 'sổ trực.txt' }] };
    expect((await post('appeals', seat(1).token, { ...body, id: 'appeal-0002' })).body.code).toBe('unknown-file');
    expect((await post('appeals', seat(1).token, { ...appeal(), id: 'appeal-0002' })).body.code).toBe('unknown-line');
    const filed = await post('appeals', seat(0).token, body);
    expect([filed.status, filed.body]).toMatchObject([201, { teamId: seat(0).teamId, evidence: [{ name: 'sổ trực.txt', size: 18 }] }]);
    expect((await post('appeals', seat(0).token, body)).body).toEqual(filed.body);
    expect((await post('appeals', seat(0).token, { ...body, id: 'appeal-0003' })).body.code).toBe('appeal-open');
    const file = `teams/${seat(0).teamId}/appeal-files/evidence-1`;
    expect([(await get(file, director)).text, (await get(file, seat(1).token)).body.code]).toEqual(['Trích sổ trực', 'forbidden']);

    const [item] = (await get('appeals', controller)).body as AppealItem[];
    expect(item).toMatchObject({ team: 'Đội 1', bounds: [0, 10], line: { ref: line.ref } });
    const answer = { accepted: true, text: 'Nguồn tin có trong báo cáo.', earned: 10 };
    const to = 'appeals/appeal-0001/answer';
    expect((await post(to, controller, answer)).body.code).toBe('forbidden');
    expect((await post(to, organiser, { ...answer, earned: 11 })).body.code).toBe('bad-points');
    expect((await post(to, organiser, answer)).body).toMatchObject({ answer: { accepted: true, earned: 10, name: 'organiser' } });
    expect((await post(to, organiser, answer)).status).toBe(200);
    expect((await post(to, organiser, { ...answer, text: 'Khác' })).body.code).toBe('appeal-answered');
  });

  test('given the accepted appeal, then the organiser sees the change, the team what was given out, until issue 2', async () => {
    const changed = await state();
    expect([changed.changed, changed.openAppeals, changed.approval]).toEqual([true, 0, null]);
    expect(changed.changes.map(({ teamId }) => teamId)).toContain(seat(0).teamId);
    expect(await ownLine(0)).toMatchObject({ earned: 5 });
    const before = (await get('results', guest)).body as PublishedResults;
    expect((await post('issues', controller, { reason: 'Sau phúc tra' })).body.code).toBe('not-approved');
    expect((await post('issues', director, { reason: 'Sau phúc tra', sheetHash: 'x' })).body.code).toBe('stale');
    const given = (await post('issues', director, { reason: 'Sau phúc tra', sheetHash: changed.sheetHash })).body as PublicationState;
    expect(given.issues.map(({ n, reason: why }) => [n, why])).toEqual([
      [1, undefined],
      [2, 'Sau phúc tra'],
    ]);
    expect((await post('issues', director, { reason: 'Lần nữa' })).body.code).toBe('nothing-to-do');
    expect(await ownLine(0)).toMatchObject({ earned: 10, override: { computed: 5, reason: expect.stringContaining('Phúc tra') } });
    const own = (await get(`teams/${seat(0).teamId}/results`, seat(0).token)).body as TeamResults;
    expect([own.issue?.n, own.appeals.map((one: Appeal) => one.answer?.text)]).toEqual([2, ['Nguồn tin có trong báo cáo.']]);
    const after = (await get('results', guest)).body as PublishedResults;
    expect([before.issue?.n, after.issue?.n]).toEqual([1, 2]);
    expect(before.ranking).not.toEqual(after.ranking);
    expect(JSON.stringify(after)).not.toContain('Đội 1');
    const print = await get('report.html', guest);
    expect([print.status, print.text.includes('Đội 1')]).toEqual([200, false]);
  });

  test('given the deadline has passed, then nothing more is taken; a withdrawn link ends', async () => {
    const until = new Date(Date.now() - 1000).toISOString();
    expect((await platform.http().put(path('appeals/deadline')).set('Authorization', auth(organiser)).send({ until })).status).toBe(200);
    expect((await post('appeals', seat(0).token, { ...appeal(), id: 'appeal-0009' })).body.code).toBe('appeals-closed');
    expect(
      (
        await platform
          .http()
          .delete(path(`links/${link.id}`))
          .set('Authorization', auth(organiser))
      ).status,
    ).toBe(204);
    expect((await get('results', guest)).body.code).toBe('link-expired');
  });
});
