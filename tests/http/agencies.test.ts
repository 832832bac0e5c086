/** The directory of agencies, imports, and the teams of a plan, over real HTTP and a real MongoDB. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Agency, AgencyImport, AgencyProfile, TeamImport } from '../../server/shared/agencies.js';
import type { Exercise, Problem } from '../../server/shared/api.js';
import { book } from '../msel/book.js';
import { startTestPlatform, type Platform } from '../support/platform.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
let platform: Platform;
let organiser: string;
let observer: string;
beforeAll(async () => {
  platform = await startTestPlatform();
  organiser = `Bearer ${await platform.as('organiser')}`;
  observer = `Bearer ${await platform.as('observer')}`;
});
afterAll(() => platform.stop());

const get = (path: string, as = organiser) => platform.http().get(`/api${path}`).set('Authorization', as);
const send = (path: string, body: Buffer | object, type = 'application/json', as = organiser) =>
  platform.http().post(`/api${path}`).set('Authorization', as).set('Content-Type', type).send(body);
const patch = (path: string, body: object) => platform.http().patch(`/api${path}`).set('Authorization', organiser).send(body);
const directory = async (): Promise<Agency[]> => (await get('/agencies')).body as Agency[];
const LIST = Buffer.from('\ufeffTên cơ quan;Loại;Thư điện tử\nSở Mẫu;Sở;vanthu@mau.example\nUBND xã Ví dụ;Xã;\n');

describe('importing agencies', () => {
  test('given a dry run, then it says what would happen and writes nothing; the import writes it; again it changes nothing', async () => {
    const dry = (await send('/agencies/import?dryRun=true', LIST, 'text/csv')).body as AgencyImport;
    expect(dry).toMatchObject({ dryRun: true, counts: { new: 2, same: 0, changed: 0, error: 0 } });
    expect(await directory()).toEqual([]);
    expect(((await send('/agencies/import', LIST, 'text/csv')).body as AgencyImport).counts.new).toBe(2);
    const kept = await directory();
    expect(kept.map(({ name, kind, emails }) => [name, kind, emails])).toEqual([
      ['Sở Mẫu', 'Sở', ['vanthu@mau.example']],
      ['UBND xã Ví dụ', 'Xã', undefined],
    ]);
    expect(((await send('/agencies/import', LIST, 'text/csv')).body as AgencyImport).counts).toEqual({
      new: 0,
      same: 2,
      changed: 0,
      error: 0,
    });
    expect(await directory()).toEqual(kept);
  });

  test('given a workbook with a row that is wrong, then all is refused by its row, or with `skip` the sound rows are taken', async () => {
    const bytes = await book([
      ['Name', 'E-mail'],
      ['Sở Mẫu', 'moi@mau.example'],
      ['', 'x'],
    ]);
    const refused = await send('/agencies/import', bytes, XLSX);
    expect([refused.status, refused.body.code]).toEqual([422, 'invalid-import']);
    expect((refused.body as Problem).errors?.map(({ path, message }) => [path, message])).toEqual([
      ['row 3', 'thiếu tên cơ quan'],
      ['row 3', 'địa chỉ thư “x” không đúng'],
    ]);
    const taken = (await send('/agencies/import?skip=true', bytes, XLSX)).body as AgencyImport;
    expect(taken.counts).toEqual({ new: 0, same: 0, changed: 1, error: 1 });
    expect((await directory()).find(({ name }) => name === 'Sở Mẫu')).toMatchObject({ kind: 'Sở', emails: ['moi@mau.example'] });
  });

  test('given a profile, then its kinds can be chosen, its agencies come once, in Vietnamese order', async () => {
    const profiles = (await get('/agencies/profiles', observer)).body as AgencyProfile[];
    expect(profiles.map(({ id }) => id)).toEqual(['hanoi-2025', 'hanoi-2015']);
    const wards = { profile: 'hanoi-2025', kinds: ['Phường'] };
    expect(((await send('/agencies/import?dryRun=true', wards)).body as AgencyImport).counts.new).toBe(51);
    expect(((await send('/agencies/import', { profile: 'hanoi-2025' })).body as AgencyImport).counts.new).toBe(profiles[0]?.total);
    expect(((await send('/agencies/import', wards)).body as AgencyImport).counts).toEqual({ new: 0, same: 51, changed: 0, error: 0 });
    const names = (await directory()).map(({ name }) => name);
    expect(names).toHaveLength((profiles[0]?.total ?? 0) + 2);
    expect(names.indexOf('UBND phường Cầu Giấy')).toBeLessThan(names.indexOf('UBND phường Đống Đa'));
    expect((await send('/agencies/import', { profile: 'none' })).body.code).toBe('not-found');
    expect((await send('/agencies/import', { profil: 'x' })).body.code).toBe('bad-request');
  });

  test('given a correction, then it is kept; a name that is taken, a stranger, an unknown agency are refused', async () => {
    const [first, second] = await directory();
    const path = `/agencies/${first?.id ?? ''}`;
    expect((await patch(path, { shortName: 'BQL', level: 'other', kind: null })).body).toMatchObject({ shortName: 'BQL', level: 'other' });
    expect((await patch(path, { kind: null })).body.kind).toBeUndefined();
    expect((await patch(path, { name: second?.name.toUpperCase() })).body.code).toBe('already-exists');
    expect((await patch('/agencies/none', { kind: 'x' })).body.code).toBe('not-found');
    expect((await send('/agencies/import', LIST, 'text/csv', observer)).status).toBe(403);
    const gone = await platform.http().delete(`/api${path}`).set('Authorization', organiser);
    expect([gone.status, (await directory()).some(({ id }) => id === first?.id)]).toEqual([204, false]);
  });

  test('given what is no list, then it is refused by its code', async () => {
    const codes = [
      await send('/agencies/import', Buffer.from('PK\u0003\u0004 not a zip'), XLSX),
      await send('/agencies/import', Buffer.alloc(6 * 1024 * 1024), 'text/csv'),
      await send('/agencies/import', Buffer.from('x'), 'image/png'),
      await send('/agencies/import', Buffer.alloc(0), 'text/csv'),
    ];
    expect(codes.map(({ body }) => body.code)).toEqual(['invalid-import', 'too-large', 'unsupported-type', 'bad-request']);
  });
});

describe('teams of a plan', () => {
  const scenario = 'hn-one-door-defacement';

  test('given a list, then it is read and matched with the directory, and nothing is written', async () => {
    const before = await directory();
    const { rows } = (
      await send(`/teams/import?scenarioId=${scenario}`, Buffer.from('Tên đội,Vai\nSở Mẫu,\nĐội lạ,phi công\n'), 'text/csv')
    ).body as TeamImport;
    expect(rows[0]).toMatchObject({ row: 2, name: 'Sở Mẫu', emails: ['moi@mau.example'], errors: [] });
    expect(rows[0]?.agencyId).toBe(before.find(({ name }) => name === 'Sở Mẫu')?.id);
    expect(rows[1]?.errors[0]?.en).toContain('the scenario has no part “phi công”');
    expect(await directory()).toEqual(before);
    expect((await send('/teams/import?scenarioId=none', LIST, 'text/csv')).body.code).toBe('not-found');
    const sheet = await get(`/teams/template.xlsx?scenarioId=${scenario}&lang=en`);
    expect([sheet.status, sheet.headers['content-type']]).toEqual([200, XLSX]);
  });

  test('given addresses and corrections, then those who plan see them and nobody else; a new code voids the old', async () => {
    const exercise = await platform.plan([{ name: 'Đội một', ...({ emails: ['mot@doi.example'] } as object) }, { name: 'Đội hai' }]);
    const [one, two] = exercise.teams;
    const at = `/exercises/${exercise.id}/teams/${one?.id ?? ''}`;
    const agency = (await directory()).find(({ name }) => name === 'Sở Mẫu');
    const after = (await patch(at, { name: 'Đội Một mới', agencyId: agency?.id, emails: ['a@doi.example', 'b@doi.example'] }))
      .body as Exercise;
    expect(after.teams[0]).toMatchObject({ name: 'Đội Một mới', agency: 'Sở Mẫu', emails: ['a@doi.example', 'b@doi.example'] });
    expect((await patch(at, { name: 'đội  hai' })).body.code).toBe('invalid-exercise');
    expect((await patch(at, { agencyId: 'none' })).body.code).toBe('invalid-exercise');
    expect(((await get(`/exercises/${exercise.id}`, observer)).body as Exercise).teams[0]).not.toHaveProperty('emails');
    const seat = await platform.join(after, 1);
    const own = (await get(`/exercises/${exercise.id}`, `Bearer ${seat.token}`)).body as Exercise;
    expect([own.teams.length, own.teams[0]]).toEqual([1, expect.not.objectContaining({ emails: expect.anything() })]);

    const renewed = (await send(`${at}/code`, {})).body as Exercise;
    const code = renewed.teams[0]?.joinCode ?? '';
    expect(code).not.toBe(one?.joinCode);
    const join = (with_: string) => platform.http().post('/api/auth/join').send({ code: with_, name: 'Trần Thị B' });
    expect([(await join(one?.joinCode ?? '')).body.code, (await join(code)).status]).toEqual(['wrong-join-code', 200]);
    const excon = `Bearer ${await platform.as('controller')}`;
    const snapshot = (await get(`/exercises/${exercise.id}/snapshot`, excon)).body as {
      kit?: { teams: { id: string; name: string; joinCode: string }[] };
    };
    expect(JSON.stringify(snapshot)).toContain(code);
    expect(JSON.stringify(snapshot)).toContain('Đội Một mới');

    await platform.command(exercise, await platform.as('controller'), { type: 'start' });
    expect((await patch(at, { name: 'Muộn' })).body.code).toBe('wrong-phase');
    expect(
      ((await patch(`/exercises/${exercise.id}/teams/${two?.id ?? ''}`, { emails: ['c@doi.example'] })).body as Exercise).teams[1]?.emails,
    ).toEqual(['c@doi.example']);
    expect((await patch(`/exercises/${exercise.id}/teams/none`, { emails: [] })).body.code).toBe('not-found');
  });

  test('given a plan that wants the board open (S6), then START EX opens it once; closed by EXCON it stays closed', async () => {
    const exercise = await platform.plan([{ name: 'Đội một' }], { settings: { boardOpen: true, note: 'Chỉ ban tổ chức đọc' } });
    const controller = await platform.as('controller');
    const line = await platform.connect({ token: controller, exerciseId: exercise.id });
    await platform.command(exercise, controller, { type: 'start' });
    await line.until((_event, payload) => JSON.stringify(payload ?? null).includes('"board-opened"'));
    await platform.command(exercise, controller, { type: 'open-board', open: false });
    await platform.command(exercise, controller, { type: 'pause' });
    await platform.command(exercise, controller, { type: 'resume' });
    const { events } = (await get(`/exercises/${exercise.id}/log?limit=500`, `Bearer ${controller}`)).body as {
      events: { stream: string; type: string; open?: boolean; by?: string }[];
    };
    const board = events.filter(({ stream, type }) => stream.startsWith('control') && type === 'board-opened');
    expect(board.map(({ open }) => open)).toEqual([true, false]);
    expect(board[0]?.by).toBe('system');
    const seat = await platform.join(exercise, 0);
    expect(JSON.stringify((await get(`/exercises/${exercise.id}`, `Bearer ${seat.token}`)).body)).not.toContain('Chỉ ban tổ chức');
  });
});
