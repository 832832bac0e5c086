/** `/api/scenarios/…` for the studio: pictures, previews, versions and files; what is read without being kept. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ScenarioSummary } from '../../server/shared/api.js';
import type { ScenarioPicture, ValidateAnswer } from '../../server/shared/studio.js';
import { LIBRARY_SCENARIO, startTestPlatform, type Platform } from '../support/platform.js';

let platform: Platform;
let token: string;
let text: string;
beforeAll(async () => {
  platform = await startTestPlatform();
  token = `Bearer ${await platform.as('organiser')}`;
  text = (await get(`/scenarios/${LIBRARY_SCENARIO}`)).body.text as string;
});
afterAll(() => platform.stop());

const get = (address: string) => platform.http().get(`/api${address}`).set('Authorization', token);
const post = (address: string, body: string) =>
  platform.http().post(`/api${address}`).set('Authorization', token).set('Content-Type', 'application/yaml').send(body);
const validate = async (body: string, query = ''): Promise<ValidateAnswer> =>
  (await post(`/scenarios/validate${query}`, body)).body as ValidateAnswer;
const withVersion = (version: string): string => text.replace(/^version: .*$/m, `version: ${version}`);
const withId = (id: string): string => text.replace(/^id: .*$/m, `id: ${id}`);

describe('the picture of a scenario', () => {
  test('given S1, then injects, points, rules and what leads to what are told, with the answers', async () => {
    const { status, body } = await get(`/scenarios/${LIBRARY_SCENARIO}/picture`);
    const picture = body as ScenarioPicture;
    expect(status).toBe(200);
    expect(picture.injects.flatMap(({ lines }) => lines).reduce((sum, { points }) => sum + points, 0)).toBe(100);
    expect(picture.objectives.reduce((sum, { points }) => sum + points, 0)).toBe(100);
    const known = new Set(picture.injects.map(({ id }) => id));
    expect(picture.links.length).toBeGreaterThan(0);
    for (const { from, to } of picture.links) expect([known.has(from), known.has(to)]).toEqual([true, true]);
    for (const { x } of picture.injects) expect(x >= 0 && x <= picture.duration).toBe(true);
    expect(picture.injects.find(({ type, if: only }) => type === 'contingency' && only)?.if?.vi).toMatch(/không/);
    expect((await get('/scenarios/none/picture')).status).toBe(404);
  });

  test('given an attachment, then its bytes come from under the scenario, as no page of ours', async () => {
    const { files } = (await get(`/scenarios/${LIBRARY_SCENARIO}/picture`)).body as ScenarioPicture;
    const file = files[0];
    const answer = await get((file?.url ?? '').replace('/api', ''));
    expect([answer.status, answer.headers['content-length']]).toEqual([200, String(file?.size)]);
    expect(answer.headers['content-security-policy']).toContain('sandbox');
    expect((await get(`/scenarios/${LIBRARY_SCENARIO}/files/..%2Fscenario.yaml`)).status).toBe(404);
  });

  test('given someone who may not read scenarios, then refused', async () => {
    const answer = await platform
      .http()
      .get(`/api/scenarios/${LIBRARY_SCENARIO}/picture`)
      .set('Authorization', `Bearer ${await platform.as('observer')}`);
    expect(answer.status).toBe(403);
    const evaluator = await platform
      .http()
      .post('/api/scenarios/validate')
      .set('Authorization', `Bearer ${await platform.as('evaluator')}`)
      .set('Content-Type', 'application/yaml')
      .send(text);
    expect(evaluator.status).toBe(403);
  });
});

describe('reading without keeping', () => {
  test('given a good text, then previews in both languages are rendered and sanitised, and nothing is stored', async () => {
    const answer = await validate(withId('only-read').replace('body:\n', 'body:\n'));
    // its files belong to another scenario, which nobody has named
    expect(answer.errors.length).toBeGreaterThan(0);
    const named = await validate(withId('only-read'), `?files=${LIBRARY_SCENARIO}`);
    expect([named.errors, named.taken, named.summary?.id]).toEqual([[], false, 'only-read']);
    expect(named.previews.filter(({ id }) => !id.includes('/'))).toHaveLength(named.picture?.injects.length ?? 0);
    for (const { body } of named.previews) {
      expect(body.vi + body.en).not.toMatch(/<script|<a |\{\{/);
      expect(body.vi).not.toBe('');
    }
    expect((await get('/scenarios/only-read')).status).toBe(404);
  });

  test('given errors, then 200 with all of them at their lines and no picture', async () => {
    const broken = text.replace('channel: phone', 'channel: pigeon').replace(/^duration: .*$/m, 'duration: soon');
    const answer = await validate(broken);
    const lineOf = (needle: string): number => broken.split('\n').findIndex((line) => line.includes(needle)) + 1;
    expect(answer.errors.map(({ line }) => line)).toEqual(expect.arrayContaining([lineOf('channel: pigeon'), lineOf('duration: soon')]));
    expect([answer.summary, answer.picture, answer.previews]).toEqual([null, null, []]);
    expect((await validate('')).errors.length).toBeGreaterThan(0);
  });

  test('given a version that exists, then it says so before anybody tries to save', async () => {
    expect((await validate(text)).taken).toBe(true);
    expect((await validate(withVersion('9.9.9'))).taken).toBe(false);
  });
});

describe('versions', () => {
  test('given a new version of a library scenario, then it may name the files of the library, and both can be read', async () => {
    const added = await post('/scenarios', withVersion('9.0.1'));
    expect(added.status).toBe(201);
    const versions = (await get(`/scenarios/${LIBRARY_SCENARIO}/versions`)).body as { version: string; source: string }[];
    expect(versions.map(({ version, source }) => [version, source])).toEqual([
      ['9.0.1', 'uploaded'],
      [expect.any(String), 'library'],
    ]);
    expect((await get(`/scenarios/${LIBRARY_SCENARIO}/versions/${versions[1]?.version}`)).body.text).toBe(text);
    expect((await get(`/scenarios/${LIBRARY_SCENARIO}/versions/9.0.1`)).body.text).toBe(withVersion('9.0.1'));
    expect((await get(`/scenarios/${LIBRARY_SCENARIO}/versions/7.7.7`)).status).toBe(404);
    const listed = ((await get('/scenarios')).body as ScenarioSummary[]).find(({ id }) => id === LIBRARY_SCENARIO);
    expect([listed?.version, listed?.versions]).toEqual(['9.0.1', versions.map(({ version }) => version)]);
    expect(listed?.techniques).toContain('T1491.002');
    expect(listed?.systems.map(({ id }) => id)).not.toContain('attacker');
  });

  test('given a copy under a new id, then the files of the original come along, for later versions too, and an exercise freezes them', async () => {
    expect((await post(`/scenarios?files=${LIBRARY_SCENARIO}`, withId('my-copy'))).status).toBe(201);
    const again = withId('my-copy').replace(/^version: .*$/m, 'version: 9.1.0');
    expect((await post('/scenarios', again)).status).toBe(201);
    const { files } = (await get('/scenarios/my-copy/picture')).body as ScenarioPicture;
    expect((await get((files[0]?.url ?? '').replace('/api', ''))).status).toBe(200);
    const exercise = await platform.plan([{ name: 'Đội 1' }], { scenarioId: 'my-copy' });
    expect(exercise.scenario).toMatchObject({ id: 'my-copy', version: '9.1.0' });
    expect((await platform.app.exercises.file(exercise.id, files[0]?.name ?? ''))?.bytes.length).toBe(files[0]?.size);
  });
});
