/** Bad input of each kind gets its clear refusal: RFC 9457, a code of the closed list, a sentence in each language. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Response } from 'supertest';
import { Problem } from '../../server/shared/api.js';
import { CODES, type Code } from '../../server/shared/codes.js';
import { startTestPlatform, type Platform } from '../support/platform.js';

let platform: Platform;
let admin: string;
beforeAll(async () => {
  platform = await startTestPlatform();
  admin = `Bearer ${await platform.as('admin')}`;
});
afterAll(() => platform.stop());

function expectProblem(answer: Response, code: Code): void {
  const problem = Problem.parse(JSON.parse(answer.text));
  expect([problem.code, problem.status, answer.status]).toEqual([code, CODES[code].http, CODES[code].http]);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(problem.detail).toContain(CODES[code].vi);
  expect(problem.en).toContain(CODES[code].en);
}

describe('refusals over HTTP', () => {
  test('given an unknown address below /api, then not-found; elsewhere the application’s page answers', async () => {
    expectProblem(await platform.http().get('/api/nothing/here'), 'not-found');
    expectProblem(await platform.http().delete('/api/me'), 'not-found');
  });

  test('given no token, a false one, a scheme we do not know, then unauthenticated', async () => {
    for (const header of [undefined, 'Bearer', 'Bearer x.y.z', 'Basic YTpi']) {
      const call = platform.http().get('/api/me');
      expectProblem(await (header ? call.set('Authorization', header) : call), 'unauthenticated');
    }
  });

  test('given malformed JSON, then bad-request without the parser’s words', async () => {
    const answer = await platform.http().post('/api/auth/login').set('Content-Type', 'application/json').send('{"email": ');
    expectProblem(answer, 'bad-request');
    expect(answer.text).not.toMatch(/Unexpected|position|stack|node_modules/);
  });

  test('given wrong fields, then each is named', async () => {
    const answer = await platform.http().post('/api/auth/login').send({ email: 'not-an-address', password: '', more: 1 });
    expectProblem(answer, 'bad-request');
    expect((answer.body as Problem).errors?.map(({ path }) => path).toSorted()).toEqual(['body', 'email', 'password']);
  });

  test('given objects where texts belong, then the database never sees them', async () => {
    expectProblem(
      await platform
        .http()
        .post('/api/auth/login')
        .send({ email: { $ne: null }, password: { $ne: null } }),
      'bad-request',
    );
    expectProblem(await platform.http().get('/api/exercises/x/log?after[$gt]=').set('Authorization', admin), 'not-found');
    expectProblem(
      await platform
        .http()
        .post('/api/auth/join')
        .send({ code: { $gt: '' }, name: 'x' }),
      'bad-request',
    );
  });

  test('given 2 MB, then too-large, whatever the route reads', async () => {
    const big = 'x'.repeat(2 * 1024 * 1024);
    expectProblem(await platform.http().post('/api/auth/login').send({ email: 'a@b.example', password: big }), 'too-large');
    const yaml = platform.http().post('/api/scenarios').set('Authorization', admin).set('Content-Type', 'application/yaml');
    expectProblem(await yaml.send(`id: ${big}`), 'too-large');
  });

  test('given a body of a kind that the route does not read, then unsupported-type', async () => {
    expectProblem(await platform.http().post('/api/auth/login').set('Content-Type', 'application/xml').send('<a/>'), 'unsupported-type');
    expectProblem(
      await platform
        .http()
        .post('/api/auth/login')
        .set('Content-Type', 'application/octet-stream')
        .send(Buffer.from([0, 1, 2, 255])),
      'unsupported-type',
    );
    expectProblem(
      await platform.http().post('/api/auth/login').set('Content-Type', 'application/json; charset=utf-99').send('{}'),
      'unsupported-type',
    );
  });

  test('given an address that is no UTF-8, then bad-request', async () => {
    expectProblem(await platform.http().get('/api/exercises/%E0%A4%A').set('Authorization', admin), 'bad-request');
  });

  test('given who may not, then nothing of the body is read', async () => {
    const observer = `Bearer ${await platform.as('observer')}`;
    expectProblem(
      await platform.http().post('/api/scenarios').set('Authorization', observer).set('Content-Type', 'application/yaml').send('a: ['),
      'forbidden',
    );
  });

  test('given our pages, then the browser is told to run nothing foreign', async () => {
    const { headers } = await platform.http().get('/api/docs/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  });

  test('given health and metrics, then they answer outside /api', async () => {
    expect((await platform.http().get('/healthz')).body).toEqual({ ok: true });
    expect((await platform.http().get('/readyz')).body).toEqual({ ok: true });
    const { text } = await platform.http().get('/metrics');
    for (const name of [
      'dientap_commands_total',
      'dientap_events_recorded_total',
      'dientap_append_seconds_bucket',
      'dientap_sockets',
      'nodejs_eventloop_lag_seconds',
    ]) {
      expect(text).toContain(name);
    }
  });
});
