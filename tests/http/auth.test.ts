/** `/api/auth` over real HTTP and a real MongoDB. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { ACCESS_SECONDS } from '../../server/auth/tokens.js';
import { GRACE_MS } from '../../server/auth/sessions.js';
import { PASSWORD, startTestPlatform, type Platform } from '../support/platform.js';

let platform: Platform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.stop());

const cookiesOf = (answer: request.Response): string[] => (answer.headers['set-cookie'] as unknown as string[] | undefined) ?? [];
const refreshCookie = (answer: request.Response, name = 'dientap_user'): string =>
  cookiesOf(answer).find((cookie) => cookie.startsWith(`${name}=`)) ?? '';
const bare = (cookie: string): string => cookie.split(';')[0] ?? '';
const login = (email: string, password = PASSWORD) => platform.http().post('/api/auth/login').send({ email, password });

describe('the first administrator', () => {
  test('given no accounts, then the one-time link makes exactly one, and a guessed token none', async () => {
    expect((await platform.http().get('/api/setup')).body).toEqual({ needed: true });
    const link = await platform.app.setupLink();
    const token = new URL(link ?? '').searchParams.get('token') ?? '';
    const account = { email: 'Quan.Tri@dientap.example', name: 'Quản trị', password: PASSWORD };
    const guessed = await platform
      .http()
      .post('/api/auth/setup')
      .send({ ...account, token: 'guess' });
    expect([guessed.status, guessed.body.code]).toEqual([403, 'forbidden']);
    const both = await Promise.all(
      [1, 2].map(() =>
        platform
          .http()
          .post('/api/auth/setup')
          .send({ ...account, token }),
      ),
    );
    expect(both.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409']);
    expect((await platform.http().get('/api/setup')).body).toEqual({ needed: false });
    expect(await platform.app.setupLink()).toBeNull();
    const signedIn = await login('quan.tri@dientap.example');
    expect(signedIn.body).toMatchObject({ expiresIn: ACCESS_SECONDS, user: { email: 'quan.tri@dientap.example', roles: ['admin'] } });
  });
});

describe('signing in and staying signed in', () => {
  test('given a good password, then the refresh token is out of reach of scripts and of other sites', async () => {
    await platform.as('observer');
    const cookie = refreshCookie(await login('observer@dientap.example'));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).toMatch(/Path=\/api\/auth/);
  });

  test('given a wrong password or nobody’s address, then both get the same answer', async () => {
    const wrong = await login('observer@dientap.example', 'not-the-password');
    const nobody = await login('nobody@dientap.example', 'not-the-password');
    expect(wrong.status).toBe(401);
    expect(wrong.body).toEqual(nobody.body);
    expect(wrong.body.code).toBe('wrong-credentials');
  });

  test('given ten wrong passwords, then this person waits, and others at the same address do not', async () => {
    await platform.as('evaluator');
    await platform.as('controller');
    const tries = Array.from({ length: 10 }, () => login('evaluator@dientap.example', 'not-the-password'));
    await Promise.all(tries);
    const eleventh = await login('evaluator@dientap.example');
    expect([eleventh.status, eleventh.body.code]).toEqual([429, 'too-many']);
    expect(Number(eleventh.headers['retry-after'])).toBeGreaterThan(0);
    expect((await login('controller@dientap.example')).status).toBe(200);
  });

  test('given a refresh cookie, then it is replaced at each use, and an old copy ends the session', async () => {
    const first = bare(refreshCookie(await login('observer@dientap.example')));
    const renewed = await platform.http().post('/api/auth/refresh').set('Cookie', first);
    expect(renewed.body.user.email).toBe('observer@dientap.example');
    const second = bare(refreshCookie(renewed));
    expect(second).not.toBe(first);
    platform.later(GRACE_MS + 1);
    const copied = await platform.http().post('/api/auth/refresh').set('Cookie', first);
    expect([copied.status, copied.body.code]).toEqual([401, 'session-reused']);
    expect((await platform.http().post('/api/auth/refresh').set('Cookie', second)).body.code).toBe('session-reused');
    const me = await platform.http().get('/api/me').set('Authorization', `Bearer ${renewed.body.accessToken}`);
    expect(me.body.code).toBe('unauthenticated');
  });

  test('given two browsers, when one signs out, then both are out', async () => {
    const [one, two] = [await login('controller@dientap.example'), await login('controller@dientap.example')];
    const out = await platform
      .http()
      .post('/api/auth/logout')
      .set('Cookie', bare(refreshCookie(one)));
    expect(out.status).toBe(204);
    for (const browser of [one, two]) {
      expect(
        (
          await platform
            .http()
            .post('/api/auth/refresh')
            .set('Cookie', bare(refreshCookie(browser)))
        ).status,
      ).toBe(401);
      expect((await platform.http().get('/api/me').set('Authorization', `Bearer ${browser.body.accessToken}`)).status).toBe(401);
    }
  });

  test('given 15 minutes, then the token is refused as expired and the cookie gives a new one', async () => {
    const answer = await login('observer@dientap.example');
    const me = (token: string) => platform.http().get('/api/me').set('Authorization', `Bearer ${token}`);
    expect((await me(answer.body.accessToken)).body.user.email).toBe('observer@dientap.example');
    platform.later((ACCESS_SECONDS + 1) * 1000);
    const late = await me(answer.body.accessToken);
    expect([late.status, late.body.code]).toEqual([401, 'token-expired']);
    const renewed = await platform
      .http()
      .post('/api/auth/refresh')
      .set('Cookie', bare(refreshCookie(answer)));
    expect((await me(renewed.body.accessToken)).status).toBe(200);
  });

  test('given no cookie, then there is nothing to renew, and signing out is no error', async () => {
    expect((await platform.http().post('/api/auth/refresh')).body.code).toBe('unauthenticated');
    expect((await platform.http().post('/api/auth/logout')).status).toBe(204);
  });

  test('given an account is switched off, then it is out at once', async () => {
    const { answer } = await platform.app.identity.login({ email: 'quan.tri@dientap.example', password: PASSWORD }, 'elsewhere');
    const admin = `Bearer ${answer.accessToken}`;
    const signedIn = await login('observer@dientap.example');
    const off = await platform.http().patch(`/api/users/${signedIn.body.user.id}`).set('Authorization', admin).send({ active: false });
    expect(off.body.active).toBe(false);
    expect((await platform.http().get('/api/me').set('Authorization', `Bearer ${signedIn.body.accessToken}`)).status).toBe(401);
    expect((await login('observer@dientap.example')).body.code).toBe('wrong-credentials');
    const last = await platform
      .http()
      .patch(`/api/users/${answer.user.id}`)
      .set('Authorization', admin)
      .send({ roles: ['observer'] });
    expect([last.status, last.body.en]).toEqual([403, expect.stringContaining('administrator must remain')]);
  });
});

describe('taking a seat', () => {
  test('given the six characters as people type them, then the seat is in the token; a wrong code says so', async () => {
    const exercise = await platform.plan([{ name: 'Đội 1' }]);
    const code = exercise.teams[0]?.joinCode ?? '';
    const typed = `${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `;
    const joined = await platform.http().post('/api/auth/join').send({ code: typed, name: 'Trần Thị B', role: 'Trực ban' });
    expect(joined.status).toBe(200);
    expect(joined.body.seat).toMatchObject({ exerciseId: exercise.id, teamId: exercise.teams[0]?.id });
    const me = await platform.http().get('/api/me').set('Authorization', `Bearer ${joined.body.accessToken}`);
    expect(me.body).toMatchObject({ kind: 'seat', name: 'Trần Thị B', team: 'Đội 1', exercise: 'Diễn tập thử' });
    const wrong = await platform.http().post('/api/auth/join').send({ code: 'AAAAAA', name: 'C' });
    expect([wrong.status, wrong.body.code]).toEqual([404, 'wrong-join-code']);
  });

  test('given one browser holds an account and a seat, then each is renewed by name, and without one the last taken', async () => {
    const exercise = await platform.plan([{ name: 'Đội 1' }]);
    const browser = request.agent(platform.app.httpServer);
    await platform.as('director');
    await browser.post('/api/auth/login').send({ email: 'director@dientap.example', password: PASSWORD });
    await browser.post('/api/auth/join').send({ code: exercise.teams[0]?.joinCode, name: 'D' });
    expect((await browser.post('/api/auth/refresh')).body.seat.exerciseId).toBe(exercise.id);
    expect((await browser.post('/api/auth/refresh').send({ kind: 'user' })).body.user.email).toBe('director@dientap.example');
    expect((await browser.post('/api/auth/refresh').send({ kind: 'seat' })).body.seat.exerciseId).toBe(exercise.id);
  });
});
