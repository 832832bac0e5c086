/** The programme of a year over HTTP: drills that ended are summed up once, a new mark sums up anew, agencies owe a drill for their systems. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Agency } from '../../server/shared/agencies.js';
import type { Exercise } from '../../server/shared/api.js';
import type { AgencyTrend, Programme } from '../../server/shared/programme.js';
import type { ScoreSheet } from '../../server/shared/scores.js';
import { LIBRARY_SCENARIO, startTestPlatform, type Platform } from '../support/platform.js';

let platform: Platform;
let director: string;
let drilled: Agency;
let due: Agency;
let exercise: Exercise;
const auth = (token: string) => `Bearer ${token}`;
const get = async <T>(path: string, token = director): Promise<T> =>
  (await platform.http().get(`/api${path}`).set('Authorization', auth(token))).body as T;
/** As a page asks: again while drills are still being summed up. */
async function programme(): Promise<Programme> {
  const found = await get<Programme>('/programme');
  return found.pending > 0 ? programme() : found;
}
const agency = async (name: string, level: number): Promise<Agency> =>
  (
    await platform
      .http()
      .post('/api/agencies')
      .set('Authorization', auth(director))
      .send({
        name,
        kind: 'Phường',
        systems: [
          { name: 'Cổng thông tin điện tử', level },
          { name: 'Thư điện tử', level: 2 },
        ],
      })
  ).body as Agency;

beforeAll(async () => {
  platform = await startTestPlatform();
  director = await platform.as('director');
  drilled = await agency('UBND phường Mẫu Một', 3);
  due = await agency('UBND phường Mẫu Hai', 4);
  exercise = await platform.plan([
    { name: 'Đội 1', agencyId: drilled.id },
    { name: 'Đội 2', agencyId: due.id },
  ]);
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
  // the second team is never there
  const member = await platform.join(exercise, 0);
  const view = await platform.http().get(`/api/exercises/${exercise.id}/snapshot`).set('Authorization', auth(member.token));
  const inject = (view.body.injects as { deliveryId: string; inject: { title: string } }[]).find(
    (one) => one.inject.title === 'Báo cáo nhanh',
  );
  await platform.command(exercise, member.token, { type: 'act', action: 'ESC', inject: inject?.deliveryId, fields: { what: 'Đã báo' } });
});
afterAll(() => platform.stop());

describe('GET /programme', () => {
  test('given a drill that runs, then it is not of the year; nobody but who may watch drills sees it', async () => {
    expect((await programme()).drills).toEqual([]);
    expect(await get('/programme', await platform.as('observer'))).toMatchObject({ code: 'forbidden' });
  });

  test('given END EX, then who took part, coverage and what is due; a mark given later changes the result', async () => {
    await platform.command(exercise, director, { type: 'end' });
    const found = await programme();
    expect(found.drills).toMatchObject([{ exerciseId: exercise.id, teams: 2, took: 1, provisional: true, percent: null }]);
    const row = (id: string) => found.agencies.find(({ agencyId }) => agencyId === id);
    expect(row(drilled.id)?.takes).toMatchObject([{ team: 'Đội 1', took: true }]);
    expect(row(drilled.id)?.systems.map(({ drills }) => drills)).toEqual([[exercise.id], [exercise.id]]);
    expect(row(due.id)?.takes).toMatchObject([{ team: 'Đội 2', took: false }]);
    expect(found.scenarios.find(({ id }) => id === LIBRARY_SCENARIO)).toMatchObject({ shelved: true, drills: 1, teams: 1 });
    expect(found.scenarios.flatMap(({ id, drills }) => (drills === 0 ? [id] : [])).toSorted()).toEqual(['commex', 'tutorial']);
    expect(found.techniques.length).toBeGreaterThan(3);
    // level 3 has had its drill, level 4 has not; level 2 is asked nothing
    expect(found.requirements).toMatchObject([{ id: 'ct18-yearly', systems: 2, met: 1, due: [{ agencyId: due.id, level: 4, drills: 0 }] }]);

    const sheet = await get<ScoreSheet>(`/exercises/${exercise.id}/scores`);
    const markId = sheet.teams[0]?.lines.find((line) => line.markId)?.markId ?? '';
    await platform.http().put(`/api/exercises/${exercise.id}/marks/${markId}`).set('Authorization', auth(director)).send({ value: 1 });
    expect((await programme()).drills).toMatchObject([{ provisional: false, percent: 100 }]);
  });
});

describe('GET /agencies/{id}/trend', () => {
  test('given its drills, then a line for each capability; an agency that did not take part has none, an unknown one is not found', async () => {
    const trend = await get<AgencyTrend>(`/agencies/${drilled.id}/trend`);
    expect(trend.drills).toMatchObject([{ exerciseId: exercise.id, percent: 100, rank: 1, teams: 2 }]);
    expect(trend.lines.map(({ points }) => points.length)).toEqual(trend.lines.map(() => 1));
    expect(trend.lines.flatMap(({ points }) => points.map(({ rating }) => rating))).toContain('P');
    expect(await get<AgencyTrend>(`/agencies/${due.id}/trend`)).toMatchObject({ drills: [], lines: [] });
    expect(await get('/agencies/nobody/trend')).toMatchObject({ code: 'not-found' });
  });
});
