/** Erasing everybody of an exercise: no name is left in any collection, every chain holds, report and bundle still come out. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { verifyChain } from '../../server/drills/commit.js';
import { openMongoLog } from '../../server/log/mongo-log.js';
import { INVENTORY } from '../../server/privacy/inventory.js';
import { verifyBundle } from '../../server/proof/index.js';
import type { Exercise } from '../../server/shared/api.js';
import type { EraseAnswer, PersonalData } from '../../server/shared/privacy.js';
import type { ScoreSheet } from '../../server/shared/scores.js';
import { startTestPlatform, type Platform } from '../support/platform.js';

const NAMES = ['Hoàng Thiên Kim', 'Lưu Bảo Châu', 'Đặng Minh Triết', 'Tạ Quỳnh Giao'] as const;
const TRACES = [...NAMES, 'Trưởng phòng số 7', 'hop-thu-doi-1', 'dau-moi-khac-phuc', 'Người nhận liên kết', 'anh-chup-hoi-truong'];

let platform: Platform;
let exercise: Exercise;
let admin: string;
let director: string;
let mongo: MongoClient;
const seats: { token: string; memberId: string; teamId: string }[] = [];
const auth = (token: string) => `Bearer ${token}`;
const path = (rest: string): string => `/api/exercises/${exercise.id}/${rest}`;
const get = (rest: string, token: string) => platform.http().get(path(rest)).set('Authorization', auth(token));
const post = (rest: string, token: string, body: object = {}) =>
  platform.http().post(path(rest)).set('Authorization', auth(token)).send(body);
const done = async (call: Promise<{ status: number; text: string }>): Promise<void> => {
  const { status, text } = await call;
  if (status >= 300) throw new Error(text);
};

/** Everything stored, collection by collection, files and texts alike. */
async function dump(): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const { name } of await mongo.db().listCollections().toArray()) {
    const rows = await mongo.db().collection(name).find().toArray();
    all[name] = JSON.stringify(rows, (_key, value: unknown) =>
      typeof value === 'object' && value !== null && '_bsontype' in value && value._bsontype === 'Binary'
        ? Buffer.from((value as unknown as { buffer: Uint8Array }).buffer).toString('utf8')
        : value,
    );
  }
  return all;
}
/** `<collection>: <trace>` of what is found. */
const found = (all: Record<string, string>): string[] =>
  Object.entries(all).flatMap(([name, text]) =>
    TRACES.filter((trace) => text.toLowerCase().includes(trace.toLowerCase())).map((trace) => `${name}: ${trace}`),
  );

beforeAll(async () => {
  platform = await startTestPlatform();
  [admin, director] = [await platform.as('admin'), await platform.as('director')];
  mongo = await MongoClient.connect(platform.mongoUri);
  exercise = await platform.plan([{ name: 'Đội 1' }, { name: 'Đội 2' }]);
  await platform
    .http()
    .patch(path(`teams/${exercise.teams[0]?.id}`))
    .set('Authorization', auth(director))
    .send({ emails: ['hop-thu-doi-1@co-quan.example'] });
  for (const [at, name] of [
    [0, NAMES[0]],
    [0, NAMES[1]],
    [1, NAMES[2]],
  ] as const) {
    const joined = await platform
      .http()
      .post('/api/auth/join')
      .send({ code: exercise.teams[at]?.joinCode, name, role: 'Trưởng phòng số 7' });
    const { accessToken: token, seat } = joined.body as { accessToken: string; seat: { memberId: string; teamId: string } };
    seats.push({ token, ...seat });
  }
  await platform.command(exercise, director, { type: 'start' });
  await done(platform.command(exercise, seats[0]?.token ?? '', { type: 'say', to: 'excon', text: 'Đội đã sẵn sàng' }));
  await done(platform.command(exercise, director, { type: 'end' }));
  await done(platform.command(exercise, director, { type: 'publish' }));

  const answers = { strengths: [`Nhờ ${NAMES[1]}`], improvements: [], missed: '', actions: [], resources: [], ratings: {}, comments: '' };
  const head = { name: NAMES[0], title: 'Trưởng phòng số 7', agency: 'Sở thử nghiệm', role: 'player' };
  await done(post('feedback', seats[0]?.token ?? '', { formId: '0'.repeat(32), head, answers }));
  await done(
    post('notes', seats[2]?.token ?? '', {
      noteId: '1'.repeat(32),
      question: 'q1',
      text: `Đề nghị khen ${NAMES[2].toUpperCase()}`,
      anonymous: true,
    }),
  );
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  await done(post('links', director, { kind: 'observer', expiresAt, label: 'Người nhận liên kết' }));
  const sheet = (await get('scores', seats[0]?.token ?? '')).body as ScoreSheet;
  const line = sheet.teams[0]?.lines[0];
  await done(
    platform
      .http()
      .post(path('appeal-files?id=evidence-1'))
      .set('Authorization', auth(seats[0]?.token ?? ''))
      .set('Content-Type', 'text/plain')
      .send(Buffer.from(`Ảnh có ${NAMES[0]}`)),
  );
  const reason = `Đồng chí ${NAMES[1]} đã báo cáo đúng hạn theo quy định.`;
  const evidence = [{ id: 'evidence-1', name: 'anh-chup-hoi-truong.txt' }];
  await done(
    post('appeals', seats[0]?.token ?? '', {
      id: 'appeal-0001',
      ref: line?.ref,
      deliveryId: line?.deliveryId ?? 'penalty',
      reason,
      evidence,
    }),
  );
  const finding = await post('findings', director, { recordId: 'finding-0001', kind: 'improvement', title: `${NAMES[0]} chưa có số trực` });
  await done(Promise.resolve(finding));
  await done(
    post('corrective-actions', director, {
      recordId: 'action-00001',
      findingId: (finding.body as { id: string }).id,
      action: 'Lập danh bạ trực',
      element: 'planning',
      responsible: 'Sở thử nghiệm',
      contact: { name: NAMES[3], email: 'dau-moi-khac-phuc@co-quan.example' },
      due: '2030-01-01',
    }),
  );
  // a draft left behind, and a mail as the queue keeps it
  const db = mongo.db();
  await db.collection<{ _id: string }>('drafts').insertOne({
    _id: `${exercise.id}:${seats[0]?.teamId}:form:1`,
    exerciseId: exercise.id,
    state: Buffer.from(`Người báo cáo: ${NAMES[0]}`),
    version: 1,
    wall: 1,
  } as never);
  await db.collection<{ _id: string }>('mails').insertOne({
    _id: 'mail-1',
    exerciseId: exercise.id,
    teamId: seats[0]?.teamId,
    address: 'hop-thu-doi-1@co-quan.example',
    kind: 'invitation',
    occasion: '',
    status: 'sent',
  } as never);
});
afterAll(async () => {
  await mongo.close();
  await platform.stop();
});

test('given the database, then every collection is in the inventory', async () => {
  const there = (await mongo.db().listCollections().toArray()).map(({ name }) => name);
  expect(there.filter((name) => !(name in INVENTORY))).toEqual([]);
  expect(Object.keys(INVENTORY).filter((name) => !there.includes(name))).toEqual([]);
});

test('given names everywhere, then a dry run counts and changes nothing, and only an administrator may', async () => {
  expect((await post('personal-data/erase', director)).body.code).toBe('forbidden');
  const before = await dump();
  const counted = (await post('personal-data/erase?dryRun=true', admin)).body as EraseAnswer;
  expect(counted.dryRun).toBe(true);
  expect(counted.counts).toMatchObject({ members: 3, feedback: 1, drafts: 1, addresses: 1, mails: 1, links: 1, contacts: 1, log: 0 });
  for (const place of ['texts', 'files', 'sessions'] as const) expect([place, counted.counts[place] > 0]).toEqual([place, true]);
  expect(found(await dump())).toEqual(found(before));
});

test('given one member, then that name alone is gone', async () => {
  const [, one] = seats;
  expect((await post('personal-data/erase', admin, { memberId: 'nobody' })).body.code).toBe('unknown-member');
  expect(((await post('personal-data/erase', admin, { memberId: one?.memberId })).body as EraseAnswer).counts).toMatchObject({
    members: 1,
    links: 0,
  });
  const left = found(await dump());
  expect(left.filter((trace) => trace.endsWith(NAMES[1]))).toEqual([]);
  expect(left).toContain(`members: ${NAMES[0]}`);
});

test('given everybody, then no name is anywhere, chains hold, the report has substitutes, the bundle verifies; again changes nothing', async () => {
  const heads = async () => {
    const log = await openMongoLog(mongo.db());
    const streams = [...(await log.streams(`control:${exercise.id}`)), ...(await log.streams(`world:${exercise.id}:`))];
    return Promise.all(streams.map(async (stream) => verifyChain(await log.read(stream))));
  };
  const before = await heads();
  expect((await post('personal-data/erase', admin)).status).toBe(200);
  expect(found(await dump())).toEqual([]);
  expect(await heads()).toEqual(before);
  expect(before.every(({ ok }) => ok)).toBe(true);

  const report = await get('report.html', director);
  expect([report.status, found({ report: report.text })]).toEqual([200, []]);
  expect(report.text).toContain('Thành viên 1');
  const bundle = await get('bundle.zip', director)
    .buffer(true)
    .parse((res, give) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => give(null, Buffer.concat(parts)));
    });
  expect(verifyBundle(bundle.body as Buffer).verification).toMatchObject({ sound: true, published: true });

  const again = (await post('personal-data/erase', admin)).body as EraseAnswer;
  expect(Object.values(again.counts).every((n) => n === 0)).toBe(true);
  const state = (await get('personal-data', admin)).body as PersonalData;
  expect(state.erasures.map(({ memberId, name }) => [memberId, name])).toEqual([
    [seats[1]?.memberId, 'admin'],
    [undefined, 'admin'],
  ]);
});

test('given the least period, then a shorter one is refused; once it is over the whole record can be removed', async () => {
  const retention = (months: number) =>
    platform.http().put(path('personal-data/retention')).set('Authorization', auth(admin)).send({ months });
  expect((await retention(3)).body.code).toBe('bad-retention');
  expect(((await retention(24)).body as PersonalData).retention).toMatchObject({ months: 24, own: true, least: 12 });
  expect((await post('personal-data/remove-record', admin, { name: 'Diễn tập thử' })).body.code).toBe('too-early');
  platform.later(400 * 86_400_000);
  const { answer } = await platform.app.identity.login({ email: 'admin@dientap.example', password: 'mat-khau-du-dai-1' }, '127.0.0.1');
  expect((await post('personal-data/remove-record', answer.accessToken, { name: 'Khác' })).body.code).toBe('bad-request');
  expect((await post('personal-data/remove-record', answer.accessToken, { name: 'Diễn tập thử' })).status).toBe(204);
  const left = Object.entries(await dump()).filter(([, text]) => text.includes(exercise.id));
  expect(left.map(([name]) => name)).toEqual(['erasures']);
});
