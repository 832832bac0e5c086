/** After END EX over the real server: feedback forms that cannot be joined to their seat, and the notes of the hot wash. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connectMongo } from '../../server/ops/mongo/connect.js';
import type { Exercise } from '../../server/shared/api.js';
import type { FeedbackForm, FeedbackResults } from '../../server/shared/feedback.js';
import type { HotWash } from '../../server/shared/hotwash.js';
import { startTestPlatform, type Platform } from '../support/platform.js';

let platform: Platform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.stop());

const call = (method: 'get' | 'post' | 'patch', address: string, token: string, body?: object) => {
  const asked = platform.http()[method](`/api${address}`).set('Authorization', `Bearer ${token}`);
  return body ? asked.send(body) : asked;
};
let ids = 0;
const freshId = (): string => (++ids).toString(16).padStart(32, '0');

const form = (strength: string, more: Partial<FeedbackForm> = {}, prepared = 4): FeedbackForm => ({
  formId: freshId(),
  head: null,
  answers: {
    strengths: [strength, '', ''],
    improvements: [],
    missed: '',
    actions: [{ action: 'Mua thêm bộ lưu điện', priority: 'high', responsible: 'Văn phòng' }],
    resources: [],
    ratings: { prepared, plausible: 5 },
    comments: '',
  },
  ...more,
});
const head = { name: 'Lê Văn Bình', title: 'Chuyên viên', agency: 'Sở A', role: 'player' } as const;

/** A drill of two teams that has ended, with `n` seats in the first. */
async function over(n: number): Promise<{ exercise: Exercise; seats: { token: string; memberId: string }[] }> {
  const exercise = await platform.plan([{ name: 'Đội 1' }, { name: 'Đội 2' }]);
  const seats = [];
  for (let i = 0; i < n; i += 1) seats.push(await platform.join(exercise, 0, `Người ${i}`));
  const director = await platform.as('director');
  await platform.command(exercise, director, { type: 'start' });
  expect((await call('post', `/exercises/${exercise.id}/feedback`, seats[0]?.token ?? '', form('Sớm quá'))).body.code).toBe('wrong-phase');
  await platform.command(exercise, director, { type: 'end' });
  return { exercise, seats };
}

describe('feedback forms', () => {
  test('given anonymous forms, then nothing stored joins answers and seat: no id in common, no time, no common order', async () => {
    const { exercise, seats } = await over(4);
    const send = (i: number, body: FeedbackForm) => call('post', `/exercises/${exercise.id}/feedback`, seats[i]?.token ?? '', body);
    for (const i of [2, 0, 3]) expect((await send(i, form(`Ý kiến ẩn danh ${i}`))).status).toBe(204);
    expect((await send(1, form('Có tên', { head }))).status).toBe(204);

    const mongo = await connectMongo(platform.mongoUri);
    const names = (await mongo.db.listCollections().toArray()).map(({ name }) => name);
    const holding: string[] = [];
    for (const name of names) {
      for (const document of await mongo.db.collection(name).find().toArray()) {
        const text = JSON.stringify(document);
        if (!text.includes('Ý kiến ẩn danh')) continue;
        holding.push(name);
        expect(Object.keys(document).toSorted()).toEqual(['_id', 'answers', 'exerciseId']);
        // a random id of the form's own: an ObjectId would tell the second
        expect(document['_id']).toMatch(/^[0-9a-f]{32}$/);
        for (const secret of [...seats.map(({ memberId }) => memberId), ...exercise.teams.map(({ id }) => id)])
          expect(text).not.toContain(secret);
      }
    }
    expect(new Set(holding)).toEqual(new Set(['feedbackAnonymous']));
    const answered = await mongo.db.collection<{ _id: string; seats: string[] }>('feedbackSeats').findOne({ _id: exercise.id });
    await mongo.close();
    expect(Object.keys(answered ?? {}).toSorted()).toEqual(['_id', 'seats']);
    expect(answered?.seats).toEqual(seats.map(({ memberId }) => memberId).toSorted());
  });

  test('given one form per seat, then only one with a name can be sent again, and the same one twice counts once', async () => {
    const { exercise, seats } = await over(2);
    const [quiet, named] = [seats[0]?.token ?? '', seats[1]?.token ?? ''];
    const address = `/exercises/${exercise.id}/feedback`;
    const mine = form('Một lần');
    expect((await call('post', address, quiet, mine)).status).toBe(204);
    expect((await call('post', address, quiet, mine)).status).toBe(204);
    for (const next of [form('Hai lần'), form('Nay có tên', { head })])
      expect((await call('post', address, quiet, next)).body.code).toBe('form-sent');
    expect((await call('get', address, quiet)).body).toEqual({ open: true, sent: 'anonymous' });
    await call('post', address, named, form('Bản đầu', { head }));
    await call('post', address, named, form('Bản sau', { head }));
    expect((await call('post', address, named, form('Nay ẩn danh'))).body.code).toBe('form-sent');
    expect((await call('get', address, named)).body).toMatchObject({
      sent: 'named',
      named: { head, answers: { strengths: ['Bản sau', '', ''] } },
    });
    // two pages of one seat at once leave one form
    const third = await platform.join(exercise, 0);
    const both = await Promise.all([
      call('post', address, third.token, form('Trang 1')),
      call('post', address, third.token, form('Trang 2')),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
    // the same page twice at once, as after a cut, is one form, and it is kept
    const fourth = await platform.join(exercise, 0);
    const cut = form('Gửi lại');
    const twice = await Promise.all([call('post', address, fourth.token, cut), call('post', address, fourth.token, cut)]);
    expect(twice.map(({ status }) => status)).toEqual([204, 204]);
    const { strengths } = (await call('get', `${address}/results`, await platform.as('evaluator'))).body as FeedbackResults;
    expect(strengths.map(({ text }) => text)).toContain('Gửi lại');
  });

  test('given results, then they count seats, hold back few anonymous forms, and are for those who run the drill', async () => {
    const { exercise, seats } = await over(5);
    const address = `/exercises/${exercise.id}/feedback`;
    const results = async (): Promise<FeedbackResults> =>
      (await call('get', `${address}/results`, await platform.as('evaluator'))).body as FeedbackResults;
    await call('post', address, seats[0]?.token ?? '', form('Phối hợp tốt', { head }, 2));
    await call('post', address, seats[1]?.token ?? '', form('phối hợp  TỐT'));
    await call('post', address, seats[2]?.token ?? '', form('Khác'));
    expect(await results()).toMatchObject({ seats: 5, answered: 3, shown: 1, held: 2, strengths: [{ text: 'Phối hợp tốt', n: 1 }] });
    await call('post', address, seats[3]?.token ?? '', form('Phối hợp tốt', {}, 5));
    const all = await results();
    expect(all).toMatchObject({ answered: 4, shown: 4, held: 0 });
    expect(all.statements.find(({ id }) => id === 'prepared')).toEqual({ id: 'prepared', counts: [0, 1, 0, 2, 1], n: 4, median: 4 });
    expect(all.strengths).toEqual([
      { text: 'Phối hợp tốt', n: 3, by: [{ name: head.name, title: head.title, agency: head.agency }] },
      { text: 'Khác', n: 1, by: [] },
    ]);
    expect(all.actions.filter(({ by }) => by !== null)).toHaveLength(1);
    for (const token of [seats[0]?.token ?? '', await platform.as('observer')])
      expect((await call('get', `${address}/results`, token)).status).toBe(403);
  });
});

describe('the hot wash', () => {
  test('given notes of seats and EXCON, then a seat sees its own team’s as written, and an anonymous one has no sender', async () => {
    const { exercise, seats } = await over(1);
    const other = await platform.join(exercise, 1);
    const staff = await platform.as('evaluator');
    const address = `/exercises/${exercise.id}/notes`;
    const note = (text: string, more: object = {}) => ({ noteId: freshId(), question: 'q1', text, ...more });
    const mine = seats[0]?.token ?? '';
    const first = note('Báo cáo nhanh');
    expect((await call('post', address, mine, first)).status).toBe(201);
    expect((await call('post', address, mine, first)).status).toBe(201);
    await call('post', address, mine, note('Thiếu người trực', { question: 'q2', anonymous: true }));
    await call('post', address, other.token, note('Của đội 2'));
    await call('post', address, staff, note('Của ban điều hành', { question: 'q3' }));
    await call('patch', `${address}/${first.noteId}`, staff, { theme: 'Thông tin', votes: 7, star: true, mark: 'strength' });

    const all = (await call('get', address, staff)).body as HotWash;
    expect(all.notes.map(({ text, from }) => [text, from])).toEqual([
      ['Báo cáo nhanh', 'team'],
      ['Thiếu người trực', 'anonymous'],
      ['Của đội 2', 'team'],
      ['Của ban điều hành', 'excon'],
    ]);
    expect(all.notes[0]).toMatchObject({ theme: 'Thông tin', votes: 7, star: true, mark: 'strength', hidden: false });
    expect(all.notes[1]).not.toHaveProperty('teamId');
    const own = (await call('get', address, mine)).body as HotWash;
    expect(own).toMatchObject({ sent: { q1: 1, q2: 1, q3: 0 }, each: 5 });
    expect(own.notes.map(({ text, theme, star }) => [text, theme, star])).toEqual([['Báo cáo nhanh', null, false]]);
    expect(Object.values(own.teams)).toEqual(['Đội 1']);

    const mongo = await connectMongo(platform.mongoUri);
    const records = await mongo.db.collection('hotwash').find({ exerciseId: exercise.id }).sort({ n: 1 }).toArray();
    await mongo.close();
    // only ever added, and the anonymous one has neither sender nor time
    expect(records.map(({ n, record }) => [n, record.type])).toEqual([
      [1, 'note'],
      [2, 'note'],
      [3, 'note'],
      [4, 'note'],
      [5, 'change'],
    ]);
    expect(Object.keys(records[1]?.['record'] ?? {}).toSorted()).toEqual(['from', 'noteId', 'question', 'text', 'type']);
  });

  test('given the facilitator, then questions and clock are theirs; given a sixth note to one question, then it is refused', async () => {
    const { exercise, seats } = await over(1);
    const staff = await platform.as('director');
    const address = `/exercises/${exercise.id}/notes`;
    const mine = seats[0]?.token ?? '';
    const questions = { q1: { vi: 'Được gì?', en: 'Gained?' }, q2: { vi: 'Mất gì?', en: 'Lost?' }, q3: { vi: 'Làm gì?', en: 'Next?' } };
    expect((await call('patch', address, mine, { questions })).status).toBe(403);
    const set = (await call('patch', address, staff, { questions, timer: { question: 'q2', seconds: 300 } })).body as HotWash;
    expect(set).toMatchObject({ questions, timer: { question: 'q2', seconds: 300, endsAt: expect.any(Number) } });
    expect(((await call('patch', address, staff, { timer: null })).body as HotWash).timer).toBeNull();
    expect((await call('patch', `${address}/none`, staff, { star: true })).body.code).toBe('not-found');
    const send = () => call('post', address, mine, { noteId: freshId(), question: 'q1', text: 'x' });
    // all at once: the count holds
    const answers = await Promise.all(Array.from({ length: 6 }, send));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 201, 201, 201, 201, 409]);
    expect((await call('get', `/exercises/${exercise.id}/notes`, await platform.as('observer'))).status).toBe(403);
  });
});
