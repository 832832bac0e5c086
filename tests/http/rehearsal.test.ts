/** `POST /api/scenarios/{id}/rehearse`: the report of spec 2 over the wire, while the server goes on serving. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RehearsalReport } from '../../server/shared/rehearsal.js';
import { startTestPlatform, type Platform } from '../support/platform.js';

let platform: Platform;
let token: string;
beforeAll(async () => {
  platform = await startTestPlatform();
  token = `Bearer ${await platform.as('organiser')}`;
});
afterAll(() => platform.stop());

const rehearse = (id: string, body?: object) =>
  platform.http().post(`/api/scenarios/${id}/rehearse`).set('Authorization', token).send(body);

describe('rehearsal over HTTP', () => {
  test('given a scenario of the library, then its report; the same again for the same seed', async () => {
    const first = await rehearse('tutorial', { behaviours: 40, seed: 3 });
    expect(first.status).toBe(200);
    const report = RehearsalReport.parse(first.body);
    expect(report).toMatchObject({ ok: true, seed: 3, scenario: { id: 'tutorial' } });
    expect(report.behaviours.length).toBeGreaterThanOrEqual(40);
    expect((await rehearse('tutorial', { behaviours: 40, seed: 3 })).body).toEqual(first.body);
  });

  test('given no body, then the usual number of behaviours; the server answers others meanwhile', async () => {
    const order: string[] = [];
    const slow = rehearse('commex').then((answer) => {
      order.push('rehearsal');
      return answer;
    });
    await platform.http().get('/healthz');
    order.push('health');
    expect((await slow).body.behaviours).toHaveLength(200);
    expect(order).toEqual(['health', 'rehearsal']);
  });

  test('given an unknown scenario, a number out of bounds or nobody’s token, then a refusal with its code', async () => {
    expect((await rehearse('none', {})).body.code).toBe('not-found');
    for (const body of [{ behaviours: 0 }, { behaviours: 1e6 }, { seed: -1 }, { more: 1 }]) {
      expect((await rehearse('commex', body)).body.code).toBe('bad-request');
    }
    expect((await platform.http().post('/api/scenarios/commex/rehearse').send({})).body.code).toBe('unauthenticated');
  });
});
