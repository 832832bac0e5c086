/** `/api/scenarios`: the library, uploads, and every error of a broken file with its line. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { compareVersions } from '../../server/directory/shelf.js';
import { SCENARIOS } from '../../server/paths.js';
import type { Problem, ScenarioSummary } from '../../server/shared/api.js';
import { LIBRARY_SCENARIO, startTestPlatform, type Platform } from '../support/platform.js';

let platform: Platform;
let token: string;
beforeAll(async () => {
  platform = await startTestPlatform();
  token = `Bearer ${await platform.as('organiser')}`;
});
afterAll(() => platform.stop());

const upload = (text: string, type = 'application/yaml') =>
  platform.http().post('/api/scenarios').set('Authorization', token).set('Content-Type', type).send(text);
const get = (address: string) => platform.http().get(`/api${address}`).set('Authorization', token);

/** The smallest scenario that can be played. */
const small = (version: string, id = 'small-drill'): string => `format: dientap/scenario@1
id: ${id}
version: ${version}
title: { vi: Diễn tập nhỏ, en: Small drill }
summary: { vi: Một tình huống, en: One inject }
duration: 30m
parts:
  team: { title: { vi: Đội, en: Team } }
personas:
  desk: { name: Bàn trực }
objectives:
  - id: o1
    title: { vi: Tiếp nhận, en: Receive }
actions:
  use: [standard]
  offer: [ACK]
scoring: { total: 10 }
injects:
  - id: s1
    number: "1.1"
    type: event
    at: 1m
    from: desk
    to: team
    channel: phone
    title: { vi: Cuộc gọi, en: A call }
    body: { vi: "Xin chào {{team.name}}", en: "Hello {{team.name}}" }
    objective: o1
    expects:
      - { id: ack, action: ACK, target: 2m, max: 5m, points: 10, must: true }
`;

describe('the scenario library', () => {
  test('given the library, then S1 is listed with its parts and 100 points, and its text can be read', async () => {
    const list = (await get('/scenarios')).body as ScenarioSummary[];
    const s1 = list.find(({ id }) => id === LIBRARY_SCENARIO);
    expect(s1).toMatchObject({ points: 100, source: 'library', duration: 7_200_000 });
    const { body } = await get(`/scenarios/${LIBRARY_SCENARIO}`);
    expect(body.text).toBe(await readFile(path.join(SCENARIOS, LIBRARY_SCENARIO, 'scenario.yaml'), 'utf8'));
    expect((await get('/scenarios/none')).body.code).toBe('not-found');
  });

  test('given a good file, then it can be planned with; the same version again is refused, a higher one replaces it', async () => {
    const added = await upload(small('1.0.0'));
    expect([added.status, added.body.source, added.body.version]).toEqual([201, 'uploaded', '1.0.0']);
    const again = await upload(small('1.0.0'));
    expect([again.status, again.body.code]).toEqual([409, 'already-exists']);
    expect((await upload(small('1.10.0'))).status).toBe(201);
    expect((await upload(small('1.9.0'))).status).toBe(201);
    expect((await get('/scenarios/small-drill')).body.version).toBe('1.10.0');
    const exercise = await platform.plan([{ name: 'Đội 1' }], { scenarioId: 'small-drill' });
    expect(exercise.scenario).toMatchObject({ id: 'small-drill', version: '1.10.0' });
  });

  test('given the id and version of a library scenario, then 409', async () => {
    const shipped = ((await get('/scenarios')).body as ScenarioSummary[]).find(({ id }) => id === LIBRARY_SCENARIO);
    const taken = await upload(small(shipped?.version ?? '', LIBRARY_SCENARIO));
    expect([taken.status, taken.body.code]).toEqual([409, 'already-exists']);
  });

  test('given broken YAML, then 422 with line and column', async () => {
    const broken = await upload('format: dientap/scenario@1\nid: x\ntitle: [a, b\nduration: 10m\n');
    expect([broken.status, broken.body.code]).toEqual([422, 'invalid-scenario']);
    const [first] = (broken.body as Problem).errors ?? [];
    expect(first?.line).toBeGreaterThanOrEqual(3);
    expect(first?.column).toBeGreaterThan(0);
  });

  test('given several mistakes, then all come back at once, each at its line', async () => {
    const text = small('2.0.0')
      .replace('at: 1m', 'at: tomorrow')
      .replace('to: team', 'to: nobody')
      .replace('action: ACK, target: 2m, max: 5m', 'action: NOPE, target: 6m, max: 5m');
    const answer = await upload(text);
    expect(answer.status).toBe(422);
    const errors = (answer.body as Problem).errors ?? [];
    const lineOf = (needle: string): number => text.split('\n').findIndex((line) => line.includes(needle)) + 1;
    for (const needle of ['at: tomorrow', 'to: nobody', 'action: NOPE']) expect(errors.map(({ line }) => line)).toContain(lineOf(needle));
  });

  test('given JSON, then it is read like YAML, with lines', async () => {
    const answer = await upload('{\n  "format": "dientap/scenario@1",\n  "id": 5\n}', 'application/json');
    expect(answer.status).toBe(422);
    expect((answer.body as Problem).errors?.some(({ line }) => line === 3)).toBe(true);
    expect((await upload('   ')).body.code).toBe('bad-request');
  });
});

test('versions are compared by number, and a pre-release comes before its release', () => {
  const ordered = ['0.9.9', '1.0.0-alpha', '1.0.0-beta', '1.0.0', '1.2.0', '1.10.0', '2.0.0'];
  expect(ordered.toReversed().toSorted(compareVersions)).toEqual(ordered);
  expect(compareVersions('1.0.0+a', '1.0.0+b')).toBe(0);
});
