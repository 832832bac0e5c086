/** An exercise from its plan to its score sheet over HTTP: who sees what, and when. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Exercise } from '../../server/shared/api.js';
import type { ScoreSheet } from '../../server/shared/scores.js';
import type { ExconView, TeamView } from '../../server/shared/views.js';
import { fresh, startTestPlatform, type Platform } from '../support/platform.js';

let platform: Platform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.stop());

const get = (address: string, token: string) => platform.http().get(`/api${address}`).set('Authorization', `Bearer ${token}`);
/** The bytes of an answer that is no JSON. */
const whole: Parameters<ReturnType<typeof get>['parse']>[0] = (answer, done) => {
  const chunks: Buffer[] = [];
  answer.on('data', (chunk) => chunks.push(Buffer.from(chunk)));
  answer.on('end', () => done(null, Buffer.concat(chunks)));
};
const post = (address: string, token: string, body: object) =>
  platform.http().post(`/api${address}`).set('Authorization', `Bearer ${token}`).send(body);

describe('planning', () => {
  test('given parallel play, then a world per team, every part, codes without look-alikes, each once', async () => {
    const exercise = await platform.plan(Array.from({ length: 40 }, (_, i) => ({ name: `Đội ${i}` })));
    expect(new Set(exercise.teams.map(({ worldId }) => worldId)).size).toBe(40);
    expect(exercise.teams[7]?.parts).toEqual(['hcc', 'ttdl', 'ducsc']);
    const codes = exercise.teams.map(({ joinCode }) => joinCode ?? '');
    expect(new Set(codes).size).toBe(40);
    for (const code of codes) expect(code).toMatch(/^[A-HJKMNP-TW-Z2-9]{6}$/);
    expect(exercise).toMatchObject({ phase: 'planned', play: 'parallel', timeFactor: 1, startsAt: null });
  });

  test('given joint play, then a world per label, and teams without a part take the ones left over', async () => {
    const teams = [
      { name: 'A1', world: 'a', part: 'ttdl' },
      { name: 'A2', world: 'a' },
      { name: 'B1', world: 'b' },
      { name: 'B2', world: 'b' },
      { name: 'B3', world: 'b' },
      { name: 'B4', world: 'b' },
    ];
    const { teams: planned } = await platform.plan(teams, { play: 'joint' });
    const worlds = [...new Set(planned.map(({ worldId }) => worldId))];
    expect(planned.map(({ worldId }) => worlds.indexOf(worldId))).toEqual([0, 0, 1, 1, 1, 1]);
    // a world's name counts nothing (W1)
    expect(worlds.every((id) => /^[0-9a-f]{24}$/.test(id))).toBe(true);
    expect(planned.map(({ parts }) => parts)).toEqual([['ttdl'], ['hcc', 'ducsc'], ['hcc'], ['ttdl'], ['ducsc'], ['hcc']]);
  });

  test('given several mistakes in a plan, then all are named at once', async () => {
    const organiser = await platform.as('organiser');
    const plan = (more: object) => post('/exercises', organiser, { name: 'X', scenarioId: 'hn-one-door-defacement', ...more });
    const wrong = await plan({ play: 'joint', teams: [{ name: 'A', part: 'nope' }, { name: 'a' }, { name: 'B', agencyId: 'nope' }] });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'invalid-exercise']);
    expect(wrong.body.errors.map(({ path }: { path: string }) => path)).toEqual(['teams[0].part', 'teams[1].name', 'teams[2].agencyId']);
    const unplayed = await plan({ play: 'joint', teams: [{ name: 'A', part: 'hcc' }] });
    expect(unplayed.body.errors[0].message).toContain('ttdl, ducsc');
    expect((await plan({ scenarioId: 'none', teams: [{ name: 'A' }] })).body.code).toBe('not-found');
    expect((await plan({ teams: [] })).body.code).toBe('bad-request');
    const recurring = await plan({ teams: [{ name: 'A' }], recurrence: { cron: '0 25 * * 1', timezone: 'Asia/Ho_Chi_Minh' } });
    expect(recurring.body.code).toBe('bad-cron');
  });

  test('given one that never started, then it can be renamed and removed; afterwards it is gone, codes and all', async () => {
    const organiser = await platform.as('organiser');
    const exercise = await platform.plan([{ name: 'Đội 1' }]);
    const renamed = await platform
      .http()
      .patch(`/api/exercises/${exercise.id}`)
      .set('Authorization', `Bearer ${organiser}`)
      .send({ name: 'Tên mới', settings: { openRoster: true, captainApproval: true } });
    expect(renamed.body).toMatchObject({ name: 'Tên mới', settings: { openRoster: true } });
    const { token } = await platform.join(exercise, 0);
    expect(((await get(`/exercises/${exercise.id}/snapshot`, token)).body as TeamView).kit).toMatchObject({
      exercise: { name: 'Tên mới' },
      approval: true,
    });
    const removed = await platform.http().delete(`/api/exercises/${exercise.id}`).set('Authorization', `Bearer ${organiser}`);
    expect(removed.status).toBe(204);
    expect((await get(`/exercises/${exercise.id}`, organiser)).body.code).toBe('not-found');
    expect((await post('/auth/join', '', { code: exercise.teams[0]?.joinCode, name: 'A' })).body.code).toBe('wrong-join-code');
  });

  test('given an observer or a team, then no join codes, and a team finds itself only', async () => {
    const exercise = await platform.plan([{ name: 'Đội 1' }, { name: 'Đội 2' }]);
    const seen = (await get(`/exercises/${exercise.id}`, await platform.as('observer'))).body as Exercise;
    expect(seen.teams.map(({ name, joinCode }) => [name, joinCode])).toEqual([
      ['Đội 1', undefined],
      ['Đội 2', undefined],
    ]);
    const { token } = await platform.join(exercise, 1);
    const own = (await get(`/exercises/${exercise.id}`, token)).body as Exercise;
    expect(own.teams.map(({ name, joinCode }) => [name, joinCode])).toEqual([['Đội 2', undefined]]);
    expect((await get('/exercises', token)).body.code).toBe('forbidden');
  });

  test('given an agency of the directory, then a team stands for it; the same name twice is refused', async () => {
    const organiser = await platform.as('organiser');
    const agency = (await post('/agencies', organiser, { name: 'Sở Ví dụ', kind: 'sở' })).body as { id: string };
    expect((await post('/agencies', organiser, { name: 'sở ví dụ' })).body.code).toBe('already-exists');
    const exercise = await platform.plan([{ name: 'Đội 1', agencyId: agency.id }]);
    expect(exercise.teams[0]?.agencyId).toBe(agency.id);
    expect((await get('/agencies', organiser)).body).toEqual([{ id: agency.id, name: 'Sở Ví dụ', kind: 'sở' }]);
  });
});

describe('a drill over HTTP', () => {
  let exercise: Exercise;
  let director: string;
  let one: { token: string; teamId: string; memberId: string };
  let two: typeof one;
  const at = (rest: string): string => `/exercises/${exercise.id}/${rest}`;

  beforeAll(async () => {
    exercise = await platform.plan([{ name: 'Đội 1' }, { name: 'Đội 2' }]);
    director = await platform.as('director');
    one = await platform.join(exercise, 0, 'Lê Văn C');
    two = await platform.join(exercise, 1);
  });

  test('given START EX over HTTP, then the ack is the socket’s; the same commandId again gets the same answer (A2)', async () => {
    const early = await platform.command(exercise, one.token, { type: 'act', action: 'TRIAGE' });
    expect([early.status, early.body.code]).toEqual([409, 'wrong-phase']);
    const start = fresh({ type: 'start' });
    const first = await post(at('commands'), director, start);
    expect(first.body).toMatchObject({ ok: true, at: { x: 0 } });
    expect((await post(at('commands'), director, start)).body).toEqual(first.body);
    expect((await get('/exercises', director)).body.find(({ id }: Exercise) => id === exercise.id).phase).toBe('running');
  });

  test('given a refusal, then the problem carries the ack’s code and sentences', async () => {
    const unknown = await platform.command(exercise, one.token, { type: 'act', action: 'TRIAGE', inject: 'no-such-inject' });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'unknown-inject']);
    expect(unknown.headers['content-type']).toMatch(/problem\+json/);
    expect(unknown.body.en).toContain('has not received');
    expect((await platform.command(exercise, one.token, { type: 'end' })).body.code).toBe('forbidden');
    expect((await platform.command(exercise, director, { type: 'launch' })).body.code).toBe('unknown-command');
    expect((await post(at('commands'), director, { type: 'pause' })).body.code).toBe('bad-request');
    expect((await post('/exercises/none/commands', director, fresh({ type: 'start' }))).body.code).toBe('not-found');
    expect((await post('/exercises/none/commands', one.token, fresh({ type: 'say', to: 'team', text: 'x' }))).body.code).toBe('forbidden');
  });

  test('W1: given a team’s view, then its names and injects, nothing of the MSEL; EXCON may look through its eyes', async () => {
    const team = (await get(at('snapshot'), one.token)).body as TeamView & { cursor: object; clock: { phase: string } };
    expect(team.audience).toBe('team');
    expect(team.members.map(({ name }) => name)).toEqual(['Lê Văn C']);
    expect(team.clock.phase).toBe('running');
    expect(JSON.stringify(team)).not.toMatch(/expects|points|correct|msel/);
    const excon = (await get(at('snapshot'), director)).body as ExconView;
    expect(excon.audience).toBe('excon');
    const through = (await get(`${at('snapshot')}?team=${one.teamId}`, director)).body as TeamView;
    expect(through.kit.team.id).toBe(one.teamId);
    expect((await get(`${at('snapshot')}?team=${two.teamId}`, one.token)).body.code).toBe('forbidden');
    expect((await get(at('snapshot'), await platform.as('observer'))).body.audience).toBe('observer');
  });

  test('given the log page by page, then every event once, and the tail can be followed', async () => {
    const seen: string[] = [];
    let after = '';
    for (;;) {
      const page = (await get(`${at('log')}?limit=3${after && `&after=${after}`}`, director)).body as {
        events: { id: string }[];
        cursor: string;
        next: string | null;
      };
      seen.push(...page.events.map(({ id }) => id));
      after = page.cursor;
      if (page.next === null) break;
      expect(page.next).toBe(page.cursor);
    }
    const whole = (await get(at('log.ndjson'), director)).text
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id);
    expect(seen).toEqual(whole);
    expect(new Set(seen).size).toBe(seen.length);
    await platform.command(exercise, one.token, { type: 'say', to: 'excon', text: 'Đã nhận' });
    const tail = (await get(`${at('log')}?after=${after}`, director)).body as {
      events: { type: string; stream: string; seq: number; memberId: string }[];
    };
    expect(tail.events.at(-1)).toMatchObject({
      type: 'message',
      memberId: one.memberId,
      stream: expect.stringMatching(/^world:/),
      seq: expect.any(Number),
    });
    expect((await get(`${at('log')}?after=nonsense`, director)).body.code).toBe('bad-request');
    expect((await get(at('log'), one.token)).body.code).toBe('forbidden');
  });

  test('given an attachment, then a team gets it only with an inject it has received', async () => {
    const file = 'files/web-01-access.log';
    const plan = (await platform.app.open(exercise.id))?.plan;
    const name = (Object.keys(plan?.files ?? {})[0] ?? file).replace(/^files\//, '');
    expect((await get(at(`files/${name}`), director)).status).toBe(200);
    const view = (await get(at('snapshot'), one.token)).body as TeamView;
    const received = view.injects.flatMap(({ inject }) => inject.attachments.map((each) => each.name));
    for (const path of Object.keys(plan?.files ?? {})) {
      const short = path.replace(/^files\//, '');
      expect((await get(at(`files/${short}`), one.token)).status).toBe(received.includes(short) ? 200 : 404);
    }
    for (const odd of ['..%2f..%2fpackage.json', '%2e%2e/secrets/jwt', 'nope.txt'])
      expect((await get(at(`files/${odd}`), director)).status).toBe(404);
  });

  test('given marks and ratings, then they are taken for what was delivered, by who evaluates', async () => {
    const evaluator = await platform.as('evaluator');
    const put = (address: string, token: string, body: object) =>
      platform
        .http()
        .put(`/api${at(address)}`)
        .set('Authorization', `Bearer ${token}`)
        .send(body);
    const sheet = (await get(at('scores'), evaluator)).body as ScoreSheet;
    const line = sheet.teams[0]?.lines.find(({ kind }) => kind === 'expect');
    const mark = await put(`marks/${one.teamId}:${line?.ref}`, evaluator, { value: 0.75 });
    expect(mark.body).toMatchObject({ teamId: one.teamId, ref: line?.ref, value: 0.75 });
    expect((await put(`marks/${one.teamId}:${line?.ref}`, evaluator, { value: 0.6 })).body.code).toBe('bad-request');
    expect((await put(`marks/${one.teamId}:no-inject.ack`, evaluator, { value: 1 })).body.code).toBe('unknown-inject');
    expect((await put('marks/nobody:s1-01.ack', evaluator, { value: 1 })).body.code).toBe('unknown-team');
    expect((await put(`marks/${one.teamId}:${line?.ref}`, await platform.as('controller'), { value: 1 })).body.code).toBe('forbidden');
    const objective = sheet.teams[0]?.objectives[0]?.id;
    for (const rating of ['U', 'S'])
      await put(`ratings/${one.teamId}:${objective}`, evaluator, { rating, reason: 'Theo quan sát tại chỗ' });
    const after = (await get(at('scores'), evaluator)).body as ScoreSheet;
    expect(after.teams[0]?.objectives[0]).toMatchObject({ rating: 'S', override: { reason: 'Theo quan sát tại chỗ' } });
    expect((await put(`ratings/${one.teamId}:nope`, evaluator, { rating: 'P', reason: 'x' })).body.code).toBe('not-found');
  });

  test('S6, W1: given the board, then a team reads nothing, then its own totals, and after publication its own lines', async () => {
    const closed = await get(at('scores'), one.token);
    expect([closed.status, closed.body.code]).toEqual([403, 'forbidden']);
    await platform.command(exercise, director, { type: 'open-board', open: true });
    const open = (await get(at('scores'), one.token)).body as ScoreSheet;
    expect(open.teams.map(({ teamId, lines, objectives }) => [teamId, lines.length, objectives.length])).toEqual([[one.teamId, 0, 0]]);
    expect((await get(`${at(`teams/${one.teamId}`)}/report.json`, one.token)).body.code).toBe('forbidden');
    await platform.command(exercise, director, { type: 'end' });
    await platform.command(exercise, director, { type: 'publish' });
    const published = (await get(at('scores'), one.token)).body as ScoreSheet;
    expect(published.teams.map(({ teamId }) => teamId)).toEqual([one.teamId]);
    expect(published.teams[0]?.lines.length).toBeGreaterThan(0);
    expect((await get(`${at(`teams/${one.teamId}`)}/report.json`, one.token)).status).toBe(200);
    expect((await get(`${at(`teams/${two.teamId}`)}/report.json`, one.token)).body.code).toBe('forbidden');
    expect((await get(at('report.json'), one.token)).body.code).toBe('forbidden');
  });

  test('given it is over, then it can be neither changed nor removed, and late acts are refused', async () => {
    const organiser = await platform.as('organiser');
    expect((await platform.http().delete(`/api/exercises/${exercise.id}`).set('Authorization', `Bearer ${organiser}`)).body.code).toBe(
      'wrong-phase',
    );
    expect(
      (await platform.http().patch(`/api/exercises/${exercise.id}`).set('Authorization', `Bearer ${organiser}`).send({ name: 'x' })).body
        .code,
    ).toBe('wrong-phase');
    expect((await platform.command(exercise, one.token, { type: 'act', action: 'TRIAGE' })).body.code).toBe('ended');
  });

  test('given the drill for other programs, then each form is whole, of its own type, and EXCON’s alone', async () => {
    const schema = z.fromJSONSchema((await platform.http().get('/api/log.schema.json')).body);
    const lines = (await get(at('log.ndjson'), director)).text.trim().split('\n');
    expect(lines.filter((line) => !schema.safeParse(JSON.parse(line)).success)).toEqual([]);
    const table = await get(`${at('log.csv')}?separator=tab`, director);
    expect(table.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(table.text.trimEnd().split('\r\n')).toHaveLength(lines.length + 1);
    const xapi = (await get(at('xapi.json'), director)).body as { verb: { id: string } }[];
    expect(xapi.filter(({ verb }) => verb.id.endsWith('/completed'))).toHaveLength(exercise.teams.length);
    const stix = await get(at('stix.json'), director).buffer(true).parse(whole);
    expect(stix.headers['content-type']).toContain('application/stix+json; version=2.1');
    expect(JSON.parse(String(stix.body)).objects.at(-1).type).toBe('report');
    expect((await get(at('navigator.json'), director)).body.techniques.length).toBeGreaterThan(0);
    expect((await get('/scenarios/hn-one-door-defacement/stix.json', director)).status).toBe(200);
    for (const form of ['log.csv', 'xapi.json', 'stix.json', 'navigator.json', 'report.xlsx', 'report.docx'])
      expect((await get(at(form), one.token)).body.code).toBe('forbidden');
  });

  test('given workbook and Word document, then a team gets its own alone, once it is published', async () => {
    for (const form of ['report.xlsx', 'report.docx']) {
      const own = await get(at(`teams/${one.teamId}/${form}`), one.token)
        .buffer(true)
        .parse(whole);
      expect([own.status, own.headers['content-disposition']]).toEqual([200, expect.stringContaining(form.slice(-5))]);
      expect((own.body as Buffer).subarray(0, 2).toString()).toBe('PK');
      expect((await get(at(`teams/${two.teamId}/${form}`), one.token)).status).toBe(403);
      expect(
        (
          await get(`${at(form)}?lang=en&anonymous=true`, director)
            .buffer(true)
            .parse(whole)
        ).status,
      ).toBe(200);
    }
  });

  test('given the report as a page, then it brings everything along and runs nothing', async () => {
    const page = await get(at('report.html'), director);
    expect(page.headers['content-type']).toMatch(/text\/html/);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.text).toContain('Đội 1');
    expect(page.text).not.toMatch(/<script|src="http/);
  });

  test('given what an official paper says, then it is printed; editions and prints are for those they are for', async () => {
    const put = (token: string) =>
      platform
        .http()
        .put(`/api${at('paper')}`)
        .set('Authorization', `Bearer ${token}`)
        .send({ body: 'BAN TỔ CHỨC THỬ' });
    expect((await put(await platform.as('evaluator'))).body.code).toBe('forbidden');
    expect((await put(director)).body).toEqual({ body: 'BAN TỔ CHỨC THỬ' });
    expect((await get(`${at('report.html')}?layout=vn`, director)).text).toContain('BAN TỔ CHỨC THỬ');
    expect((await get(`${at('report.json')}?kind=Xa`, director)).body.code).toBe('not-found');
    const bare = await get(`${at('report.json')}?anonymous=true`, director);
    expect(bare.body.sheet.teams.map(({ name }: { name: string }) => name)).toEqual(['A', 'B']);
    expect(JSON.stringify(bare.body)).not.toContain(one.teamId);

    const print = (token: string, order: object) =>
      platform
        .http()
        .post(`/api${at('prints')}`)
        .set('Authorization', `Bearer ${token}`)
        .send(order);
    expect((await print(one.token, {})).body.code).toBe('forbidden');
    expect((await print(one.token, { teamId: two.teamId })).body.code).toBe('forbidden');
    const { id } = (await print(one.token, { teamId: one.teamId })).body as { id: string };
    expect((await get(at(`prints/${id}`), one.token)).body).toMatchObject({ id, total: 3, teamId: one.teamId });
    for (const address of [`prints/${id}`, `prints/${id}/file`]) expect((await get(at(address), two.token)).body.code).toBe('forbidden');
    let state = '';
    // one look after the other, until it is printed
    // oxlint-disable-next-line no-await-in-loop
    while (state !== 'done') state = ((await get(at(`prints/${id}`), one.token)).body as { state: string }).state;
    const file = await get(at(`prints/${id}/file`), one.token);
    expect([file.status, file.headers['content-type'], file.headers['content-disposition']]).toEqual([
      200,
      'application/pdf',
      `inline; filename="report-${one.teamId}.pdf"`,
    ]);
  });
});
