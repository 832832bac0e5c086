/** The evaluation over HTTP: assignments, blind double marking, observations with files, overrides; nothing is ever changed (S3, S5, S8). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Exercise } from '../../server/shared/api.js';
import type { Coverage, EvaluationView, HistoryEntry, QueueItem } from '../../server/shared/evaluation.js';
import type { ScoreLine, ScoreSheet } from '../../server/shared/scores.js';
import { newAccount } from '../../server/auth/identity.js';
import { systemRandom } from '../../server/ids.js';
import { PASSWORD, startTestPlatform, type Platform } from '../support/platform.js';

let platform: Platform;
let exercise: Exercise;
let director: string;
const people: Record<string, { id: string; token: string }> = {};
let ids = 0;
const recordId = (): string => `record-${++ids}-${process.pid}`;
const path = (rest: string): string => `/api/exercises/${exercise.id}/${rest}`;
const auth = (token: string) => `Bearer ${token}`;
const get = (rest: string, token: string) => platform.http().get(path(rest)).set('Authorization', auth(token));
const put = (rest: string, token: string, body: object) => platform.http().put(path(rest)).set('Authorization', auth(token)).send(body);
const post = (rest: string, token: string, body: object) => platform.http().post(path(rest)).set('Authorization', auth(token)).send(body);
const patch = (rest: string, token: string, body: object) => platform.http().patch(path(rest)).set('Authorization', auth(token)).send(body);
const remove = (rest: string, token: string) => platform.http().delete(path(rest)).set('Authorization', auth(token));
const person = (name: string): { id: string; token: string } => people[name] ?? { id: '', token: '' };
const team = (at: number): string => exercise.teams[at]?.id ?? '';
const queue = async (token: string, query = '?mine=true'): Promise<QueueItem[]> =>
  (await get(`marking-queue${query}`, token)).body as QueueItem[];
const sheetOf = async (at: number) => ((await get('scores', director)).body as ScoreSheet).teams[at];

beforeAll(async () => {
  platform = await startTestPlatform();
  director = await platform.as('director');
  for (const name of ['an', 'binh', 'chi']) {
    const email = `${name}@dientap.example`;
    await platform.app.accounts.create(await newAccount({ email, name, password: PASSWORD }, ['evaluator'], systemRandom));
    const { answer } = await platform.app.identity.login({ email, password: PASSWORD }, '127.0.0.1');
    people[name] = { id: answer.user.id, token: answer.accessToken };
  }
  exercise = await platform.plan([{ name: 'Đội 1' }, { name: 'Đội 2' }, { name: 'Đội 3' }]);
  await platform.command(exercise, director, { type: 'start' });
  const sent = await platform.command(exercise, director, {
    type: 'send-adhoc',
    to: 'all',
    channel: 'phone',
    from: 'Lãnh đạo',
    title: 'Báo cáo nhanh',
    body: 'Báo cáo tình hình.',
    expects: [{ action: 'ESC', target: '10m', max: '20m', points: 10, quality: true, objective: 'o3' }],
  });
  if (sent.status !== 200) throw new Error(sent.text);
  for (const at of [0, 1]) {
    const member = await platform.join(exercise, at);
    const view = await platform.http().get(path('snapshot')).set('Authorization', auth(member.token));
    const inject = (view.body.injects as { deliveryId: string; inject: { title: string } }[]).find(
      (one) => one.inject.title === 'Báo cáo nhanh',
    );
    const answer = await platform.command(exercise, member.token, {
      type: 'act',
      action: 'ESC',
      inject: inject?.deliveryId,
      fields: { what: `Việc của đội ${at + 1}` },
    });
    if (answer.status !== 200) throw new Error(answer.text);
  }
});
afterAll(() => platform.stop());

describe('assignments', () => {
  test('given a plan of evaluators, then it is checked and kept; evaluators themselves may not change it', async () => {
    const plan = [
      { userId: person('an').id, teams: [team(0)] },
      { userId: person('binh').id, teams: [team(0), team(1)] },
    ];
    expect((await put('assignments', person('an').token, plan)).body.code).toBe('forbidden');
    expect((await put('assignments', director, [{ userId: 'nobody', teams: [team(0)] }])).body.code).toBe('unknown-evaluator');
    expect((await put('assignments', director, [{ ...plan[0], teams: ['x'] }])).body.code).toBe('unknown-team');
    expect((await put('assignments', director, [{ userId: person('an').id }])).body.code).toBe('bad-request');
    expect((await put('assignments', await platform.as('organiser'), plan)).body).toEqual(plan);
    await put('assignments', director, plan);
    expect((await get('assignments', person('chi').token)).body).toEqual(plan);
    const history = (await get('evaluation/history', director)).body as HistoryEntry[];
    expect(history.filter(({ kind }) => kind === 'assignment')).toHaveLength(1);
  });
});

describe('S3 blind double marking', () => {
  let work: QueueItem;
  test('given the queue, then each has what is assigned, oldest first, in the team’s own words', async () => {
    const an = await queue(person('an').token);
    expect(an.map(({ teamId, status }) => [teamId, status])).toEqual([[team(0), 'unmarked']]);
    work = an[0] ?? ({} as QueueItem);
    expect(work).toMatchObject({ injectTitle: { vi: 'Báo cáo nhanh' }, objective: 'o3', markers: [person('an').id, person('binh').id] });
    expect(work.written.map(({ value }) => value.vi)).toContain('Việc của đội 1');
    const binh = await queue(person('binh').token);
    expect(binh.map(({ teamId }) => teamId)).toEqual([team(0), team(1)]);
    expect(binh[0]?.filedX).toBeLessThanOrEqual(binh[1]?.filedX ?? 0);
  });

  test('given one mark of two, then it is in no answer for anybody else, the line still waits, and a retry is the same record', async () => {
    const id = recordId();
    const body = { value: 0.75, note: 'Chữ ký nhận dạng', recordId: id };
    const first = await put(`marks/${work.markId}`, person('an').token, body);
    expect(first.body).toMatchObject({ kind: 'mark', value: 0.75, recordId: id });
    expect((await put(`marks/${work.markId}`, person('an').token, body)).body).toEqual(first.body);
    expect((await put(`marks/${work.markId}`, person('an').token, { ...body, value: 0.5 })).body.code).toBe('command-reused');
    expect((await put(`marks/${work.markId}`, person('chi').token, { value: 1 })).body.code).toBe('not-assigned');
    for (const token of [person('binh').token, director, person('chi').token]) {
      for (const address of [
        'marking-queue',
        'marking-queue?mine=true',
        'marking-queue?state=done',
        'evaluation',
        'evaluation/history',
        'evaluation/coverage',
        'scores',
        'report.json',
      ]) {
        const answer = await get(address, token);
        expect([address, answer.status]).toEqual([address, 200]);
        expect([address, answer.text.includes('0.75,"note"') || answer.text.includes('Chữ ký nhận dạng')]).toEqual([address, false]);
      }
    }
    const history = (await get('evaluation/history', person('binh').token)).body as HistoryEntry[];
    expect(history.filter(({ kind }) => kind === 'mark')).toEqual([expect.objectContaining({ by: person('an').id, withheld: true })]);
    expect(history.find(({ kind }) => kind === 'mark')).not.toHaveProperty('value');
    expect((await queue(person('an').token)).length).toBe(0);
    expect((await queue(person('an').token, ''))[0]?.mine).toMatchObject({ value: 0.75 });
    expect((await sheetOf(0))?.lines.find(({ markId }) => markId === work.markId)).toMatchObject({
      state: 'awaiting-mark',
      marking: 'half',
    });
  });

  test('given a blind mark that is taken back, then its value stays withheld, and the withdrawal sent again stands once', async () => {
    const { token } = person('an');
    const again = `marks/${work.markId}?recordId=${recordId()}`;
    expect([(await remove(again, token)).status, (await remove(again, token)).status]).toEqual([204, 204]);
    const history = (await get('evaluation/history', person('binh').token)).body as HistoryEntry[];
    expect(history.filter(({ kind }) => kind === 'retract')).toHaveLength(1);
    expect(history.find(({ kind }) => kind === 'mark')).not.toHaveProperty('value');
    await put(`marks/${work.markId}`, token, { value: 0.75 });
  });

  test('given two different marks, then both see the difference, the lead decides, and the decision can be taken back', async () => {
    await put(`marks/${work.markId}`, person('binh').token, { value: 0.5 });
    const seen = (await queue(person('an').token, '')).find(({ markId }) => markId === work.markId);
    expect(seen?.status).toBe('differs');
    expect(seen?.marks.map(({ value }) => value)).toEqual([0.75, 0.5]);
    expect((await queue(director)).map(({ markId, status }) => [markId, status])).toContainEqual([work.markId, 'differs']);
    expect((await put(`decisions/${work.markId}`, person('binh').token, { value: 1 })).body.code).toBe('forbidden');
    const line = async (): Promise<ScoreLine | undefined> => (await sheetOf(0))?.lines.find(({ markId }) => markId === work.markId);
    expect(await line()).toMatchObject({ state: 'awaiting-mark', marking: 'differs' });
    // a lead who is not one of the two decides by marking
    expect((await put(`marks/${work.markId}`, director, { value: 0.75 })).body.kind).toBe('decision');
    expect(await line()).toMatchObject({ state: 'met', quality: 0.75 });
    expect((await remove(`decisions/${work.markId}`, director)).status).toBe(204);
    expect(await line()).toMatchObject({ state: 'awaiting-mark' });
    // the two agree after all
    await put(`marks/${work.markId}`, person('binh').token, { value: 0.75 });
    expect(await line()).toMatchObject({ state: 'met', quality: 0.75 });
  });

  test('given one assigned, then one mark counts, can be corrected and taken back', async () => {
    const [other] = await queue(person('binh').token);
    const line = async () => (await sheetOf(1))?.lines.find(({ markId }) => markId === other?.markId);
    await put(`marks/${other?.markId}`, person('binh').token, { value: 0 });
    await put(`marks/${other?.markId}`, person('binh').token, { value: 1 });
    expect(await line()).toMatchObject({ quality: 1 });
    expect((await remove(`marks/${other?.markId}`, person('binh').token)).status).toBe(204);
    expect(await line()).toMatchObject({ state: 'awaiting-mark' });
  });
});

describe('observations, files and ticks', () => {
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('picture')]);
  const send = (id: string, bytes: Buffer, type: string, token: string) =>
    platform
      .http()
      .post(path(`observation-files?id=${id}`))
      .set('Authorization', auth(token))
      .set('Content-Type', type)
      .send(bytes);

  test('given a picture, then it is kept once under its id by what it is, and shown to who may watch', async () => {
    const { token } = person('an');
    const file = recordId();
    expect((await send(file, png, 'image/png', token)).body).toEqual({ id: file });
    expect((await send(file, png, 'image/png', token)).status).toBe(201);
    expect((await send(file, Buffer.from('khác'), 'text/plain', token)).body.code).toBe('command-reused');
    expect((await send(recordId(), Buffer.from([0x4d, 0x5a, 0, 1]), 'image/png', token)).body.code).toBe('unsupported-type');
    expect((await send(recordId(), Buffer.alloc(9 * 1024 * 1024, 65), 'text/plain', token)).body.code).toBe('too-large');
    const back = await get(`observation-files/${file}`, director);
    expect([back.status, back.headers['content-type'], Buffer.compare(back.body as Buffer, png)]).toEqual([200, 'image/png', 0]);
    expect((await get(`observation-files/${file}`, await platform.as('observer'))).body.code).toBe('forbidden');

    const body = {
      recordId: recordId(),
      teamId: team(0),
      text: 'Bảng phân công treo đúng chỗ',
      tag: 'strength',
      x: 61_000,
      wall: 1_700_000_000_000,
      files: [file],
    };
    const noted = await post('observations', token, body);
    expect([noted.status, noted.body.seenX, noted.body.seenWall]).toEqual([201, 61_000, 1_700_000_000_000]);
    // the answer was lost: sent again it is the same observation
    expect((await post('observations', token, body)).body).toEqual(noted.body);
    expect((await get('observations', director)).body).toHaveLength(1);
    expect((await post('observations', token, { ...body, recordId: recordId(), files: [recordId()] })).body.code).toBe('unknown-file');
  });

  test('given a correction and a withdrawal, then each is a new record and the history has all of them', async () => {
    const { token } = person('an');
    const id = recordId();
    await post('observations', token, { recordId: id, teamId: team(0), text: 'Chưa báo cáo', tag: 'improvement', objective: 'o3' });
    const changed = await patch(`observations/${id}`, token, { recordId: recordId(), text: 'Báo cáo chậm', objective: null });
    expect(changed.body).toMatchObject({ id, text: 'Báo cáo chậm', tag: 'improvement', teamId: team(0) });
    expect(changed.body).not.toHaveProperty('objective');
    expect((await patch(`observations/${id}`, person('binh').token, { recordId: recordId(), text: 'x' })).body.code).toBe('not-assigned');
    expect((await get(`observations?tag=improvement&team=${team(0)}`, director)).body).toMatchObject([{ text: 'Báo cáo chậm' }]);
    const away = `observations/${id}?recordId=${recordId()}`;
    expect([(await remove(away, token)).status, (await remove(away, token)).status]).toEqual([204, 204]);
    expect((await get('observations?tag=improvement', director)).body).toEqual([]);
    const kinds = ((await get('evaluation/history', director)).body as HistoryEntry[])
      .filter((one) => one['id'] === id || one['of'] !== undefined)
      .map(({ kind }) => kind);
    expect(kinds.slice(-3)).toEqual(['observation', 'observation', 'retract']);
  });

  test('given an assignment, then its holder writes within it alone; who has none writes anywhere', async () => {
    const note = (token: string, at: number) =>
      post('observations', token, { recordId: recordId(), teamId: team(at), text: 'Ghi nhận', tag: 'note' });
    expect((await note(person('an').token, 2)).body.code).toBe('not-assigned');
    expect((await note(person('chi').token, 2)).status).toBe(201);
    expect((await note(director, 2)).status).toBe(201);
    expect((await note(await platform.as('controller'), 2)).body.code).toBe('forbidden');
    const { token } = await platform.join(exercise, 0, 'Người chơi');
    for (const address of ['observations', 'evaluation', 'marking-queue', 'evaluation/history', 'assignments'])
      expect([address, (await get(address, token)).body.code]).toEqual([address, 'forbidden']);
  });

  test('given critical tasks, then they can be ticked and unticked, and nothing else can', async () => {
    const { tasks } = (await get('evaluation', person('an').token)).body as EvaluationView;
    expect(tasks.map(({ ref }) => ref)).toEqual(expect.arrayContaining(['task.o1.o1-t1', 's1-06.report']));
    const tick = (done: boolean) => put(`ticks/${team(0)}:task.o1.o1-t1`, person('an').token, { done, recordId: recordId() });
    expect((await tick(true)).body).toMatchObject({ done: true, ref: 'task.o1.o1-t1' });
    await tick(false);
    await tick(true);
    expect(((await get('evaluation', director)).body as EvaluationView).ticks).toMatchObject([{ done: true, by: person('an').id }]);
    expect((await put(`ticks/${team(0)}:task.o9.x`, director, { done: true })).body.code).toBe('unknown-task');
  });
});

describe('ratings and points', () => {
  test('S5: given a rating, then it can be withdrawn and the machine’s counts again', async () => {
    const key = `ratings/${team(0)}:o3`;
    await put(key, person('an').token, { rating: 'M', reason: 'Báo cáo thiếu nơi nhận' });
    const rated = async () => (await sheetOf(0))?.objectives.find(({ id }) => id === 'o3');
    expect(await rated()).toMatchObject({ rating: 'M', override: { by: person('an').id } });
    expect((await remove(key, person('binh').token)).body.code).toBe('not-assigned');
    expect((await remove(key, person('an').token)).status).toBe(204);
    expect((await rated())?.rating).toBe((await rated())?.machine);
    expect((await remove(key, person('an').token)).body.code).toBe('not-found');
  });

  test('S8: given points with a reason, then the sheet and the report show both, the log is untouched, and it can be withdrawn', async () => {
    const head = (await platform.app.open(exercise.id))?.heads();
    const line = async () => (await sheetOf(0))?.lines.find(({ markId }) => markId !== undefined);
    const id = (await line())?.markId ?? '';
    expect((await put(`overrides/${id}`, director, { earned: 11, reason: 'Quá' })).body.code).toBe('bad-points');
    expect((await put(`overrides/${team(0)}~no~line`, director, { earned: 1, reason: 'x' })).body.code).toBe('unknown-line');
    const before = (await sheetOf(0))?.earned ?? 0;
    const was = (await line())?.earned ?? 0;
    expect((await put(`overrides/${id}`, person('an').token, { earned: 2.5, reason: 'Nội dung sai đơn vị' })).status).toBe(200);
    expect(await line()).toMatchObject({ earned: 2.5, override: { earned: 2.5, computed: was, reason: 'Nội dung sai đơn vị' } });
    expect((await sheetOf(0))?.earned).toBeCloseTo(before - was + 2.5, 9);
    const report = (await get('report.html?lang=vi', director)).text;
    expect(report).toContain('Đánh giá viên sửa thành 2,5 điểm: Nội dung sai đơn vị');
    expect(report).toContain('Bảng phân công treo đúng chỗ');
    expect((await platform.app.open(exercise.id))?.heads()).toEqual(head);
    expect((await remove(`overrides/${id}`, director)).status).toBe(204);
    expect((await line())?.earned).toBe(was);
  });

  test('given the lead’s view, then who has observed, ticked, rated and marked what', async () => {
    const { teams, evaluators } = (await get('evaluation/coverage', director)).body as Coverage;
    expect(teams[0]).toMatchObject({
      teamId: team(0),
      evaluators: [person('an').id, person('binh').id],
      observations: 1,
      ticked: 1,
      marked: 1,
      unmarked: 0,
    });
    expect(teams[1]).toMatchObject({ observations: 0, unmarked: 1 });
    expect(evaluators.find(({ userId }) => userId === person('binh').id)).toMatchObject({ marks: 1, owed: 1 });
  });
});
