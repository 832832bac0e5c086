/** `GET /scenarios/:id/msel.xlsx` and `POST /scenarios/import` (spec 4): out, dry run, kept, refused. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type request from 'supertest';
import { readWorkbook } from '../../server/msel/read.js';
import type { MselAnswer } from '../../server/msel/desk.js';
import type { Problem } from '../../server/shared/api.js';
import { book } from '../msel/book.js';
import { LIBRARY_SCENARIO, startTestPlatform, type Platform } from '../support/platform.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
let platform: Platform;
let token: string;
beforeAll(async () => {
  platform = await startTestPlatform();
  token = `Bearer ${await platform.as('organiser')}`;
});
afterAll(() => platform.stop());

const binary = (res: request.Response, done: (error: Error | null, body: Buffer) => void): void => {
  const pieces: Buffer[] = [];
  res.on('data', (piece: Buffer) => pieces.push(piece));
  res.on('end', () => done(null, Buffer.concat(pieces)));
};
const download = (id: string, as = token) =>
  platform
    .http()
    .get(`/api/scenarios/${id}/msel.xlsx`)
    .set('Authorization', as)
    .buffer(true)
    .parse(binary as never);
const send = (bytes: Buffer, query = '', type = XLSX, as = token) =>
  platform.http().post(`/api/scenarios/import${query}`).set('Authorization', as).set('Content-Type', type).send(bytes);

const HEAD = [
  'Số tình huống',
  'Thời điểm',
  'Tên tình huống',
  'Nội dung',
  'Nguồn phát',
  'Nơi nhận',
  'Kênh phát',
  'Phản ứng mong đợi',
  'Điểm',
];
const ROW = ['1', 'T+5', 'Cuộc gọi lạ', '[DIỄN TẬP] Xin chào', 'Công dân', 'Đội trực', 'Điện thoại', 'ACK', '100'];

describe('MSEL over HTTP', () => {
  test('given the library, then S1 comes as a workbook with a name, and imports as nothing changed', async () => {
    const answer = await download(LIBRARY_SCENARIO);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, XLSX]);
    expect(answer.headers['content-disposition']).toContain(`${LIBRARY_SCENARIO}-1.0.0.xlsx`);
    const bytes = answer.body as Buffer;
    expect((await readWorkbook(bytes)).map(({ name }) => name)).toEqual(['MSEL', 'Objectives', 'Parts', 'Actions', 'Rules']);
    const dry = await send(bytes, `?dryRun=true&scenarioId=${LIBRARY_SCENARIO}`);
    expect(dry.status).toBe(200);
    const { ok, counts, scenario } = dry.body as MselAnswer;
    expect({ ok, add: counts.add, update: counts.update }).toEqual({ ok: true, add: 0, update: 0 });
    expect(scenario?.id).toBe(LIBRARY_SCENARIO);
    expect((await platform.http().get(`/api/scenarios/${LIBRARY_SCENARIO}`).set('Authorization', token)).body.version).toBe('1.0.0');
    expect((await download('none')).status).toBe(404);
  });

  test('given an updated event, when imported, then the next version is kept with its attachments and can be planned with', async () => {
    const bytes = await book([
      ['Event Number', 'Title', 'Designated Scenario Time'],
      ['1.2', 'Công dân gọi lại', 'T+11'],
    ]);
    const kept = await send(bytes, `?scenarioId=${LIBRARY_SCENARIO}`);
    expect([kept.status, (kept.body as MselAnswer).scenario]).toEqual([201, { id: LIBRARY_SCENARIO, version: '1.0.1' }]);
    const { body } = await platform.http().get(`/api/scenarios/${LIBRARY_SCENARIO}`).set('Authorization', token);
    expect([body.version, body.points]).toEqual(['1.0.1', 100]);
    expect(body.text).toContain('Công dân gọi lại');
    const exercise = await platform.plan([{ name: 'Đội 1' }]);
    expect(exercise.scenario.version).toBe('1.0.1');
  });

  test('given a plan typed by hand, then a dry run keeps nothing, an import makes a new scenario, and a second one is refused', async () => {
    const bytes = await book([['DIỄN TẬP PHƯỜNG'], HEAD, ROW]);
    const dry = (await send(bytes, '?dryRun=true&id=phuong-01')).body as MselAnswer;
    expect(dry).toMatchObject({
      ok: true,
      dryRun: true,
      scenario: { id: 'phuong-01', version: '1.0.0' },
      counts: { add: 1, update: 0, keep: 0 },
    });
    expect(dry.changes).toEqual([{ row: 3, event: '1', id: 'e1', does: 'add', keys: [] }]);
    expect((await platform.http().get('/api/scenarios/phuong-01').set('Authorization', token)).status).toBe(404);
    expect((await send(bytes, '?id=phuong-01')).status).toBe(201);
    expect((await platform.http().get('/api/scenarios/phuong-01').set('Authorization', token)).body.points).toBe(100);
    const again = await send(bytes, '?id=phuong-01');
    expect([again.status, again.body.code]).toEqual([409, 'already-exists']);
  });

  test('given mistakes, then a dry run answers 200 with each row, an import 422 with the cell', async () => {
    const bytes = await book([HEAD, ROW.with(1, 'sáng mai'), ROW.with(0, '2').with(6, 'Bồ câu')]);
    const dry = (await send(bytes, '?dryRun=true')).body as MselAnswer;
    expect(dry.ok).toBe(false);
    expect(dry.messages.filter(({ level }) => level === 'error').map(({ row, column }) => `${column}${row}`)).toEqual(['B2', 'G3']);
    const refused = await send(bytes);
    expect([refused.status, refused.body.code]).toEqual([422, 'invalid-scenario']);
    expect((refused.body as Problem).errors?.map(({ path, line }) => [path, line])).toEqual([
      ['Sheet1!B2', 2],
      ['Sheet1!G3', 3],
    ]);
  });

  test('given what is no workbook, too large, of another type, or empty, then each is refused by its code', async () => {
    const codes = [
      await send(Buffer.from('STT,Tên')),
      await send(Buffer.alloc(6 * 1024 * 1024)),
      await send(Buffer.from('x'), '', 'text/csv'),
      await send(Buffer.alloc(0)),
      await send(await book([HEAD, ROW]), '?scenarioId=none'),
    ];
    expect(codes.map(({ status, body }) => [status, body.code])).toEqual([
      [422, 'invalid-workbook'],
      [413, 'too-large'],
      [415, 'unsupported-type'],
      [400, 'bad-request'],
      [404, 'not-found'],
    ]);
    expect(codes[0]?.body.detail).toContain('.xlsx');
  });

  test('given an evaluator, then the workbook may be read but none be sent; a seat may do neither', async () => {
    const evaluator = `Bearer ${await platform.as('evaluator')}`;
    expect((await download(LIBRARY_SCENARIO, evaluator)).status).toBe(200);
    expect((await send(await book([HEAD, ROW]), '?dryRun=true', XLSX, evaluator)).status).toBe(403);
    const exercise = await platform.plan([{ name: 'Đội 1' }]);
    const seat = `Bearer ${(await platform.join(exercise, 0)).token}`;
    expect((await download(LIBRARY_SCENARIO, seat)).status).toBe(403);
    expect((await send(await book([HEAD, ROW]), '', XLSX, seat)).status).toBe(403);
  });
});
