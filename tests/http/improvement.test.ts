/** The improvement plan over HTTP, through its whole life: observation, finding, action, evidence, done, verified, signed, and the next drill's promise. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Exercise } from '../../server/shared/api.js';
import type { ActionBoard, CorrectiveAction, Finding, ImprovementPlan, PlanHistoryEntry } from '../../server/shared/improvement.js';
import type { AfterActionReport } from '../../server/shared/report.js';
import { startTestPlatform, type Platform } from '../support/platform.js';

let platform: Platform;
let first: Exercise;
let organiser: string;
let evaluator: string;
let ids = 0;
const recordId = (): string => `record-${++ids}-${process.pid}`;

type Method = 'get' | 'post' | 'patch' | 'delete';
const call = (method: Method, path: string, token: string, body?: object) => {
  const asked = platform.http()[method](`/api${path}`).set('Authorization', `Bearer ${token}`);
  return body === undefined ? asked : asked.send(body);
};
const of = (exercise: Exercise, rest: string): string => `/exercises/${exercise.id}/${rest}`;
const planOf = async (exercise: Exercise): Promise<ImprovementPlan> =>
  (await call('get', of(exercise, 'improvement-plan'), evaluator)).body as ImprovementPlan;

const agencies: string[] = [];
async function play(): Promise<Exercise> {
  return platform.plan([
    { name: 'Đội 1', agencyId: agencies[0]! },
    { name: 'Đội 2', agencyId: agencies[1]! },
  ]);
}

beforeAll(async () => {
  platform = await startTestPlatform();
  organiser = await platform.as('organiser');
  evaluator = await platform.as('evaluator');
  for (const name of ['Sở Một', 'Sở Hai']) agencies.push((await call('post', '/agencies', organiser, { name })).body.id as string);
  first = await play();
});
afterAll(() => platform.stop());

describe('from an observation to an action that is done, verified and signed', () => {
  const finding: { body?: Finding } = {};
  const source: { kind: 'observation'; id: string } = { kind: 'observation', id: '' };

  test('given a drill that has not started, then nothing can be found; once it runs, an urgent finding need not wait', async () => {
    const early = { recordId: recordId(), kind: 'improvement', title: 'Sớm' };
    expect((await call('post', of(first, 'findings'), organiser, early)).body.code).toBe('wrong-phase');
    await platform.command(first, await platform.as('director'), { type: 'start' });
    const seen = {
      recordId: recordId(),
      text: 'Báo cáo ban đầu gửi muộn 20 phút.',
      tag: 'improvement',
      teamId: first.teams[0]!.id,
      objective: 'o3',
    };
    source.id = (await call('post', of(first, 'observations'), await platform.as('director'), seen)).body.id as string;

    const body = {
      recordId: recordId(),
      kind: 'improvement',
      title: seen.text,
      objective: 'o3',
      teams: [seen.teamId],
      urgent: true,
      source,
    };
    const entered = await call('post', of(first, 'findings'), evaluator, body);
    expect(entered.status).toBe(201);
    finding.body = entered.body as Finding;
    expect(finding.body).toMatchObject({ urgent: true, source, objectiveTitle: { vi: expect.any(String) as unknown } });
    // the same act again is the same finding; another one of this source is refused with the first one's name
    expect((await call('post', of(first, 'findings'), evaluator, body)).body).toEqual(finding.body);
    const again = await call('post', of(first, 'findings'), organiser, { ...body, recordId: recordId() });
    expect([again.status, again.body.code, again.body.errors[0].findingId]).toEqual([409, 'already-exists', finding.body.id]);
    expect(
      (await call('post', of(first, 'findings'), organiser, { ...body, source: undefined, recordId: recordId(), objective: 'o99' })).body
        .code,
    ).toBe('unknown-objective');
  });

  test('given who asks, then observers and teams read nothing, and an evaluator changes only what is the evaluator’s own', async () => {
    const seat = await platform.join(first, 0);
    for (const path of ['improvement-plan', 'improvement-plan/history', 'findings', 'corrective-actions']) {
      for (const token of [await platform.as('observer'), seat.token])
        expect([path, (await call('get', of(first, path), token)).status]).toEqual([path, 403]);
    }
    expect((await call('get', '/corrective-actions', await platform.as('observer'))).status).toBe(403);
    const { id, changedWall: basis } = finding.body!;
    const path = of(first, `findings/${id}`);
    const own = await call('patch', path, evaluator, { recordId: recordId(), basis, analysis: 'Chưa phân công người trực.' });
    expect(own.body).toMatchObject({ analysis: 'Chưa phân công người trực.', title: finding.body!.title });
    // decided on the picture before that
    expect((await call('patch', path, organiser, { recordId: recordId(), basis, title: 'Khác' })).body.code).toBe('stale');
    const other = { recordId: recordId(), kind: 'strength', title: 'Phối hợp tốt' };
    const { body: foreign } = await call('post', of(first, 'findings'), organiser, other);
    const change = { recordId: recordId(), basis: foreign.changedWall as number, title: 'Sửa' };
    expect((await call('patch', of(first, `findings/${foreign.id as string}`), evaluator, change)).status).toBe(403);
    const withdrawn = `findings/${foreign.id as string}?recordId=${recordId()}&basis=${foreign.changedWall as number}`;
    const answers = [await call('delete', of(first, withdrawn), organiser), await call('delete', of(first, withdrawn), organiser)];
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
  });

  test('given END EX, then an action is entered, proven by a file, done, verified and signed', async () => {
    const wanted = {
      recordId: recordId(),
      findingId: finding.body!.id,
      action: 'Ban hành quy trình trực báo cáo',
      element: 'planning',
      agencyId: agencies[0],
      responsible: 'Sở Một',
      contact: { name: 'Đầu mối', email: 'organiser@dientap.example' },
      due: '2030-01-31',
    };
    expect((await call('post', of(first, 'corrective-actions'), organiser, wanted)).body.code).toBe('wrong-phase');
    await platform.command(first, await platform.as('director'), { type: 'end' });
    expect((await call('post', of(first, 'corrective-actions'), evaluator, wanted)).status).toBe(403);
    const { body: entered } = await call('post', of(first, 'corrective-actions'), organiser, wanted);
    expect(entered).toMatchObject({ status: 'proposed', issue: finding.body!.title, objective: 'o3', overdue: false });

    const { planHash } = await planOf(first);
    const sign = { recordId: recordId(), name: 'Trần Thị B', title: 'Phó Giám đốc', organisation: 'Sở Một', planHash };
    expect((await call('post', of(first, 'improvement-plan/signatures'), organiser, sign)).body).toMatchObject({ current: true });

    const path = of(first, `corrective-actions/${entered.id as string}`);
    let basis = entered.changedWall as number;
    const move = async (status: string): Promise<string> => {
      const answer = await call('patch', path, organiser, { recordId: recordId(), basis, status });
      if (answer.status === 200) basis = (answer.body as CorrectiveAction).changedWall;
      return (answer.body.code ?? answer.body.status) as string;
    };
    expect(await move('done')).toBe('bad-step');
    expect([await move('agreed'), await move('doing'), await move('done'), await move('verified')]).toEqual([
      'agreed',
      'doing',
      'done',
      'missing-field',
    ]);
    const file = `${path}/evidence?id=${recordId()}&name=${encodeURIComponent('Quyết định.pdf')}`;
    const send = (bytes: Buffer) =>
      platform.http().post(`/api${file}`).set('Authorization', `Bearer ${organiser}`).set('Content-Type', 'application/pdf').send(bytes);
    expect((await send(Buffer.from([0, 1, 2, 3]))).body.code).toBe('unsupported-type');
    const pdf = Buffer.from('%PDF-1.4 quyết định');
    const [sent, twice] = [await send(pdf), await send(pdf)];
    expect([sent.status, twice.body.evidence.length]).toEqual([201, 1]);
    const kept = await call('get', `${path}/evidence/${sent.body.evidence[0].id as string}`, evaluator);
    expect(Buffer.from(kept.body as Uint8Array).equals(pdf)).toBe(true);
    expect(kept.headers['content-disposition']).toContain("UTF-8''Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh.pdf");
    expect(await move('verified')).toBe('verified');

    const plan = await planOf(first);
    expect(plan.signatures).toMatchObject([{ name: 'Trần Thị B', current: true }]);
    const moved = await call('patch', path, organiser, { recordId: recordId(), basis, due: '2030-02-28' });
    expect(moved.status).toBe(200);
    expect((await planOf(first)).signatures).toMatchObject([{ current: false }]);
    // what the signer saw is not the plan any more
    expect((await call('post', of(first, 'improvement-plan/signatures'), organiser, { ...sign, recordId: recordId() })).body.code).toBe(
      'stale',
    );

    const history = (await call('get', of(first, 'improvement-plan/history'), evaluator)).body as PlanHistoryEntry[];
    expect(history.map(({ kind }) => kind)).toEqual([
      'finding',
      'finding',
      'finding',
      'withdrawal',
      'action',
      'signature',
      'action',
      'action',
      'action',
      'evidence',
      'action',
      'action',
    ]);
    expect(history[0]).toMatchObject({ byName: 'evaluator' });
    // the report prints the very plan
    const report = (await call('get', of(first, 'report.json'), evaluator)).body as AfterActionReport;
    expect(report.improvement).toEqual(await planOf(first));
  });

  test('given the board across drills, then it filters, counts, and comes as a table', async () => {
    const board = async (query: string): Promise<ActionBoard> =>
      (await call('get', `/corrective-actions?${query}`, organiser)).body as ActionBoard;
    expect(await board('mine=true')).toMatchObject({
      total: 1,
      counts: { verified: 1 },
      exercises: [{ id: first.id, name: first.name, n: 1 }],
    });
    expect((await board(`element=training&exercise=${first.id}`)).total).toBe(0);
    expect((await board('q=quy%20trinh%20truc')).actions).toMatchObject([{ exercise: first.name, responsible: 'Sở Một' }]);
    const table = await call('get', '/corrective-actions.csv', organiser);
    expect(table.text).toContain('"Đã xác nhận kết quả"');
  });
});

describe('carried on', () => {
  test('given the next drill of the scenario, then it shows what was promised and whether it held', async () => {
    const director = await platform.as('director');
    const next = await play();
    await platform.command(next, director, { type: 'start' });
    const running = (await planOf(next)).promises;
    expect(running).toMatchObject([{ verdict: 'unknown', exercise: { id: first.id }, why: { vi: 'Cuộc diễn tập này chưa kết thúc.' } }]);
    await platform.command(next, director, { type: 'end' });
    const [promise] = (await planOf(next)).promises;
    expect(promise).toMatchObject({
      action: { action: 'Ban hành quy trình trực báo cáo', status: 'verified' },
      exercise: { id: first.id, name: first.name },
    });
    // nobody acted in either drill: what is claimed follows from the figures that the sheets have
    const percent = async (exercise: Exercise) => {
      const sheet = (await call('get', of(exercise, 'scores'), director)).body as {
        teams: { objectives: { id: string; percent: number | null }[] }[];
      };
      return sheet.teams[0]!.objectives.find(({ id }) => id === 'o3')!.percent;
    };
    expect([promise!.before, promise!.after]).toEqual([await percent(first), await percent(next)]);
    expect(promise!.verdict).toBe(promise!.after === null ? 'unknown' : 'not-held');
    expect((await planOf(first)).promises).toEqual([]);
  });
});
