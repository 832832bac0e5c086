/** Mail as part of the whole platform: through the HTTP interface, and beside a drill that is played. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { pino } from 'pino';
import request from 'supertest';
import { extractText, getDocumentProxy } from 'unpdf';
import { createApp, type App } from '../../server/app.js';
import { newAccount } from '../../server/auth/identity.js';
import { readConfig } from '../../server/config.js';
import { systemRandom } from '../../server/ids.js';
import type { Exercise, Role } from '../../server/shared/api.js';
import type { MailView } from '../../server/shared/mail.js';
import type { TeamView } from '../../server/shared/views.js';
import { smallLibrary } from '../support/library.js';
import { testDatabase } from '../support/mongo.js';
import { LIBRARY_SCENARIO, PASSWORD } from '../support/platform.js';
import { openPostOffice, type PostOffice } from './post-office.js';

jest.setTimeout(120_000);

let office: PostOffice;
let database: Awaited<ReturnType<typeof testDatabase>>;
let dataDir: string;
let app: App;

async function open(): Promise<App> {
  const env = { HOST: '127.0.0.1', PORT: '0', DIENTAP_DATA: dataDir, SMTP_URL: office.url, PUBLIC_URL: 'https://dientap.example' };
  const started = await createApp({
    config: readConfig(env),
    mongoUri: database.uri,
    logger: pino({ level: 'silent' }),
    scenarios: await smallLibrary(dataDir),
  });
  await started.listen();
  return started;
}

beforeAll(async () => {
  [office, database, dataDir] = await Promise.all([openPostOffice(), testDatabase(), mkdtemp(path.join(tmpdir(), 'dientap-mail-'))]);
  app = await open();
});
afterAll(async () => {
  await app.close();
  await office.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

async function tokenOf(role: Role): Promise<string> {
  const email = `${role}@dientap.example`;
  await app.accounts.create(await newAccount({ email, name: role, password: PASSWORD }, [role], systemRandom));
  return (await app.identity.login({ email, password: PASSWORD }, '127.0.0.1')).answer.accessToken;
}
async function call(method: 'get' | 'post' | 'patch', url: string, role: Role, body?: object): Promise<request.Response> {
  const agent = request(app.httpServer);
  const asked = agent[method](`/api${url}`).set('Authorization', `Bearer ${await tokenOf(role)}`);
  return body === undefined ? asked : asked.send(body);
}
async function plan(teams: object[], more: object = {}): Promise<Exercise> {
  const answer = await call('post', '/exercises', 'organiser', { name: 'Diễn tập thử', scenarioId: LIBRARY_SCENARIO, teams, ...more });
  expect(answer.status).toBe(201);
  return answer.body as Exercise;
}
const pagesOf = async (pdf: Buffer): Promise<string[]> => {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text;
};

test('set-up, check, invitations, states and retry over HTTP, each for those who may', async () => {
  const { id, teams } = await plan([{ name: 'Đội Ất', emails: ['at@doi.example'] }, { name: 'Đội Giáp' }]);
  expect((await call('get', '/mail', 'observer')).status).toBe(403);
  expect((await call('post', '/mail/check', 'organiser')).body).toMatchObject({
    on: true,
    checked: { ok: true },
    server: `127.0.0.1:${office.port}`,
    from: 'dientap@ban-to-chuc.example',
    links: 'https://dientap.example',
    linksFixed: true,
  });
  expect((await call('post', `/exercises/${id}/invitations`, 'evaluator', {})).status).toBe(403);
  office.mails.length = 0;
  expect((await call('post', `/exercises/${id}/invitations`, 'organiser', {})).body).toEqual({ queued: 1, without: [teams[1]!.id] });
  const [received] = await office.until(1);
  expect(received!.text).toContain(`https://dientap.example/join?code=${teams[0]!.joinCode}`);

  const { body } = await call('get', `/exercises/${id}/mails`, 'evaluator');
  const [view] = body as MailView[];
  expect(view).toMatchObject({ teamId: teams[0]!.id, address: 'at@doi.example', kind: 'invitation' });
  expect(JSON.stringify(body)).not.toContain(teams[0]!.joinCode);
  expect((await call('get', `/exercises/${id}/invitations/preview?team=${teams[1]!.id}`, 'organiser')).body).toMatchObject({
    subject: '[DIỄN TẬP] Mời tham gia: Diễn tập thử',
    html: expect.stringContaining('Đội Giáp') as unknown,
  });
});

describe('a drill whose injects are mailed', () => {
  test('each team gets what it received and nothing else; a restart sends nothing again', async () => {
    const exercise = await plan(
      [
        { name: 'Một', emails: ['mot@doi.example'] },
        { name: 'Hai', emails: ['hai@doi.example'] },
      ],
      {
        settings: { mailInjects: true },
      },
    );
    const [one, two] = exercise.teams;
    office.mails.length = 0;
    const drill = (await app.open(exercise.id))!;
    const excon = { kind: 'excon', userId: 'u' } as const;
    const view = (teamId: string): TeamView => drill.snapshot({ kind: 'team', teamId }).snapshot as TeamView;
    expect(await drill.command(excon, { commandId: 'start-00001', type: 'start', override: [] })).toMatchObject({ ok: true });
    const adhoc = {
      commandId: 'adhoc-00001',
      type: 'send-adhoc',
      to: one!.id,
      channel: 'phone',
      from: 'citizen',
      title: 'Chỉ cho đội Một',
      body: 'Nội dung **riêng** <script>x</script>',
    } as const;
    expect(await drill.command(excon, adhoc)).toMatchObject({ ok: true });
    // the scenario's first inject comes with START EX, to both
    const owed = 3;
    const mails = await office.until(owed);
    expect([view(one!.id).injects.length, view(two!.id).injects.length]).toEqual([2, 1]);

    for (const team of [one!, two!]) {
      const mine = mails.filter(({ recipient }) => recipient === (team === one ? 'mot@doi.example' : 'hai@doi.example'));
      expect(new Set(mine.map(({ subject }) => subject))).toEqual(
        new Set(view(team.id).injects.map(({ inject }) => `[DIỄN TẬP] ${inject.title}`)),
      );
      expect(mine).toHaveLength(view(team.id).injects.length);
      for (const each of mine) {
        expect(each.text).toContain('Không cần trả lời thư này');
        expect(each.html).toContain('ĐÂY LÀ CUỘC DIỄN TẬP');
        expect(each.attachments).toEqual([]);
      }
    }
    const own = mails.find(({ subject }) => subject?.includes('Chỉ cho đội Một'))!;
    expect(own.html).toContain('<strong>riêng</strong>');
    expect(own.html).not.toContain('<script');

    // Everything is noted as sent once the mailroom has stopped; a new process takes the drill up.
    await app.close();
    app = await open();
    const again = (await app.open(exercise.id))!;
    const second = { ...adhoc, commandId: 'adhoc-00002', to: two!.id, title: 'Sau khi khởi động lại' };
    expect(await again.command(excon, second)).toMatchObject({ ok: true });
    await office.until(owed + 1);
    await app.mail.stop();
    expect(office.mails.slice(owed).map(({ subject }) => subject)).toEqual(['[DIỄN TẬP] Sau khi khởi động lại']);
    expect(await app.mail.list(exercise.id, 'inject')).toHaveLength(owed + 1);
    await app.mail.start();
  });

  test('those invited hear of a cancelled drill, and their calendar of it', async () => {
    const exercise = await plan([{ name: 'Ba', emails: ['ba@doi.example'] }], { startsAt: '2099-01-01T08:00:00+07:00' });
    office.mails.length = 0;
    await call('post', `/exercises/${exercise.id}/invitations`, 'organiser', {});
    await office.until(1);
    const drill = (await app.open(exercise.id))!;
    const cancel = { commandId: 'cancel-0001', type: 'cancel' } as const;
    expect(await drill.command({ kind: 'excon', userId: 'u' }, cancel)).toMatchObject({ ok: true });
    const notice = (await office.until(2))[1]!;
    expect(notice.subject).toBe('[DIỄN TẬP] Huỷ: Diễn tập thử');
    const entry = notice.attachments.find(({ contentType }) => contentType === 'application/ics')!.content.toString('utf8');
    expect(entry).toContain('METHOD:CANCEL');
    expect(entry).toContain('STATUS:CANCELLED');
    expect(entry).toContain('SEQUENCE:1');
    expect((await call('post', `/exercises/${exercise.id}/invitations`, 'organiser', {})).status).toBe(409);
  });

  test('those invited are thanked after END EX; a removed exercise leaves no address behind', async () => {
    const exercise = await plan([{ name: 'Tư', emails: ['tu@doi.example'] }]);
    office.mails.length = 0;
    await call('post', `/exercises/${exercise.id}/invitations`, 'organiser', {});
    await office.until(1);
    const drill = (await app.open(exercise.id))!;
    const excon = { kind: 'excon', userId: 'u' } as const;
    await drill.command(excon, { commandId: 'start-00002', type: 'start', override: [] });
    await drill.command(excon, { commandId: 'end-0000002', type: 'end' });
    const thanks = (await office.until(2))[1]!;
    expect(thanks.subject).toBe('[DIỄN TẬP] Cảm ơn: Diễn tập thử');
    expect(thanks.text).toContain('https://dientap.example/play');

    const other = await plan([{ name: 'Năm', emails: ['nam@doi.example'] }]);
    await call('post', `/exercises/${other.id}/invitations`, 'organiser', {});
    await app.exercises.remove(other.id);
    expect((await call('get', `/exercises/${other.id}/mails`, 'organiser')).status).toBe(404);
  });
});

describe('join sheets', () => {
  test('one page per team in Vietnamese order, each with its own code and link', async () => {
    const names = ['Ủy ban xã Ứng', 'Đội Đống', 'Đội Ất', 'Sở Y tế', 'Đội Ânm'];
    const { id, teams } = await plan(
      names.map((name) => ({ name })),
      { startsAt: '2026-11-22T08:00:00+07:00' },
    );
    expect((await call('get', `/exercises/${id}/join-sheets.pdf`, 'observer')).status).toBe(403);
    const answer = await call('get', `/exercises/${id}/join-sheets.pdf`, 'organiser');
    expect(answer.type).toBe('application/pdf');
    const pages = await pagesOf(answer.body as Buffer);
    const expected = teams.toSorted((a, b) => new Intl.Collator('vi').compare(a.name, b.name));
    expect(pages).toHaveLength(teams.length);
    for (const [i, team] of expected.entries()) {
      const text = pages[i]!;
      expect(text).toContain(team.name);
      expect(text).toContain('ĐÂY LÀ CUỘC DIỄN TẬP');
      expect(text).toContain('08:00 Chủ Nhật, ngày 22/11/2026');
      expect(text.replaceAll(/\s/g, '')).toContain(team.joinCode);
      for (const other of expected) if (other !== team) expect(text.replaceAll(/\s/g, '')).not.toContain(other.joinCode);
    }
    expect(await (await getDocumentProxy(new Uint8Array(answer.body as Buffer))).getMarkInfo()).toMatchObject({ Marked: true });

    const single = await call('get', `/exercises/${id}/join-sheets.pdf?lang=en&team=${teams[3]!.id}`, 'organiser');
    const [only, ...rest] = await pagesOf(single.body as Buffer);
    expect(rest).toEqual([]);
    expect(only).toContain('Join sheet');
    expect((await call('get', `/exercises/${id}/join-sheets.pdf?team=nobody`, 'organiser')).status).toBe(404);
  });
});
