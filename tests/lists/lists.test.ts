/** Lists as offices send them: CSV and XLSX with titles, odd heads, marks, blanks and mistakes; each mistake named by its row. */
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { changesOf, planImport, readAgencies } from '../../server/lists/agencies.js';
import { readProfiles } from '../../server/lists/profiles.js';
import { readTeams, TEAM_COLUMNS } from '../../server/lists/teams.js';
import { template } from '../../server/lists/template.js';
import { NotAWorkbook } from '../../server/msel/guard.js';
import { AGENCY_PROFILES } from '../../server/paths.js';
import type { Agency } from '../../server/shared/agencies.js';
import { nameKey } from '../../server/shared/names.js';
import { book } from '../msel/book.js';

const said = async (reading: Promise<unknown>): Promise<string> =>
  reading.then(
    () => '',
    (error: unknown) => (error instanceof NotAWorkbook ? error.text.en : String(error)),
  );
const csv = (text: string, bom = false): Buffer => Buffer.from((bom ? '\ufeff' : '') + text);
const DIRECTORY: Agency[] = [
  { id: 'a1', name: 'Sở Ví dụ', shortName: 'SVD', kind: 'Sở', emails: ['vanthu@svd.example'] },
  { id: 'a2', name: 'UBND phường Yên Hoà Mẫu' },
];
const PARTS = [
  { id: 'owner', title: { vi: 'Đơn vị chủ quản', en: 'Owner' } },
  { id: 'soc', title: { vi: 'Trung tâm giám sát', en: 'Monitoring centre' } },
];

describe('a list of agencies', () => {
  test.each([
    ['commas and no mark', csv('Tên cơ quan,Loại,Email\n"Sở Ví dụ, số 2",Sở,a@svd.example;b@svd.example\n')],
    ['semicolons and a mark', csv('TEN CO QUAN;LOAI;THU DIEN TU\r\n"Sở Ví dụ, số 2";Sở;"a@svd.example, b@svd.example"\r\n', true)],
    ['tabs and English heads', csv('Name\tKind\tE-mail\nSở Ví dụ, số 2\tSở\ta@svd.example b@svd.example')],
    [
      'UTF-16 as spreadsheets write it',
      Buffer.from('\ufeffName\tKind\tEmail\r\nSở Ví dụ, số 2\tSở\ta@svd.example|b@svd.example\r\n', 'utf16le'),
    ],
  ])('given %s, then the same agency is read', async (_name, bytes) => {
    const { candidates, ignored } = await readAgencies(bytes);
    expect(candidates).toEqual([
      { row: 2, agency: { name: 'Sở Ví dụ, số 2', kind: 'Sở', emails: ['a@svd.example', 'b@svd.example'] }, errors: [] },
    ]);
    expect(ignored).toEqual([]);
  });

  test('given a workbook with a title, a remark in the head, blanks and a column of its own, then rows keep their numbers', async () => {
    const bytes = await book([
      ['DANH SÁCH ĐƠN VỊ THAM GIA'],
      [],
      ['STT', 'Tên cơ quan, đơn vị (*)', 'Cấp', 'Quận/huyện', 'Ghi chú'],
      [1, 'UBND xã Mẫu', 'Xã', 'huyện Ví dụ', 'x'],
      [],
      [2, { richText: [{ text: 'Sở ' }, { text: 'Mẫu' }] }, 'cấp tỉnh', null, ''],
    ]);
    const { candidates, ignored } = await readAgencies(bytes);
    expect(candidates.map(({ row, agency }) => [row, agency])).toEqual([
      [4, { name: 'UBND xã Mẫu', level: 'commune', parent: 'huyện Ví dụ' }],
      [6, { name: 'Sở Mẫu', level: 'city' }],
    ]);
    expect(ignored).toEqual(['STT', 'Ghi chú']);
  });

  test('given mistakes, then each row says its own in both languages and the others are sound', async () => {
    const { candidates } = await readAgencies(csv('Tên,Cấp,Email\nSở Mẫu,tỉnh,\nSỞ MẪU,,\n,xã,a@b.example\nSở Khác,cao,not-an-address\n'));
    expect(candidates.map(({ row, errors }) => [row, errors.map(({ en }) => en)])).toEqual([
      [2, []],
      [3, ['has the same name as row 2']],
      [4, ['the name is missing']],
      [5, [expect.stringContaining('level “cao” is not known'), '“not-an-address” is not an e-mail address']],
    ]);
    expect(candidates[1]?.errors[0]?.vi).toBe('trùng tên với dòng 2');
  });

  test('given systems with their levels, then each is read; one without its level is told, and a list that says the same changes nothing', async () => {
    const { candidates } = await readAgencies(
      csv('Tên cơ quan,Hệ thống thông tin\nSở Một,Cổng (thử nghiệm) (3); Thư điện tử (cấp độ 2)\nSở Hai,Cổng\n'),
    );
    const systems = [
      { name: 'Cổng (thử nghiệm)', level: 3 },
      { name: 'Thư điện tử', level: 2 },
    ];
    expect(candidates[0]?.agency).toEqual({ name: 'Sở Một', systems });
    expect(candidates[1]?.errors[0]?.en).toContain('system “Cổng” needs a name and its level');
    expect(changesOf({ id: 'a', name: 'Sở Một', systems }, candidates[0]!.agency)).toEqual({});
    expect(changesOf({ id: 'a', name: 'Sở Một' }, candidates[0]!.agency)).toEqual({ systems });
  });

  test('given a single column without a head, then it is a list of names; given several, then the head is asked for', async () => {
    const { candidates } = await readAgencies(csv('Sở Một\nSở Hai\n'));
    expect(candidates.map(({ row, agency }) => [row, agency.name])).toEqual([
      [1, 'Sở Một'],
      [2, 'Sở Hai'],
    ]);
    expect(await said(readAgencies(csv('1,Sở Một\n2,Sở Hai\n')))).toContain('no column “Name”');
  });

  test('given what is no list, then it is refused in plain words', async () => {
    const bomb = deflateRawSync(Buffer.alloc(90_000_000));
    expect(await said(readAgencies(Buffer.from('Tên\nS\xef\xbf Mẫu', 'latin1')))).toContain('UTF-8');
    expect(await said(readAgencies(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])))).toContain('.xls');
    expect(await said(readAgencies(Buffer.concat([Buffer.from('PK\u0003\u0004'), bomb])))).toMatch(/damaged|not an Excel/);
    expect(await said(readAgencies(csv('')))).toContain('no rows');
    expect(await said(readAgencies(csv(`Tên\n${'x\n'.repeat(5001)}`)))).toContain('5000 rows');
    expect(await said(readAgencies(csv('a\0b')))).toContain('neither a CSV nor');
  });

  test('given the directory, then a row is new, the same or changed; an empty cell changes nothing', async () => {
    const { candidates } = await readAgencies(
      csv('Tên,Viết tắt,Loại,Email\nsở ví dụ,,Sở,\nUBND phường Yên Hòa Mẫu,,Phường,\nSở Mới,,,\nSở  Ví dụ 2,,,x\n'),
    );
    const plan = planImport(candidates, [DIRECTORY[0] as Agency, { ...(DIRECTORY[1] as Agency), kind: 'Phường' }], true, []);
    expect(plan.answer.rows.map(({ status }) => status)).toEqual(['changed', 'changed', 'new', 'error']);
    expect(plan.change).toEqual([
      { id: 'a1', changes: { name: 'sở ví dụ' } },
      { id: 'a2', changes: { name: 'UBND phường Yên Hòa Mẫu' } },
    ]);
    expect(changesOf(DIRECTORY[0] as Agency, { name: 'Sở Ví dụ', kind: 'Sở' })).toEqual({});
  });
});

describe('a list of teams', () => {
  test('given agencies of the directory, parts by title, worlds and addresses, then each is found', async () => {
    const bytes = await book([
      ['Tên đội', 'Cơ quan', 'Vai', 'Cụm', 'Thư điện tử'],
      ['Đội một', 'SVD', 'don vi chu quan', 'A', ''],
      ['Đội hai', '', 'Monitoring centre', 'A', 'truc@hai.example'],
      ['Sở ví dụ', '', 'soc', 'B', ''],
    ]);
    expect((await readTeams(bytes, DIRECTORY, PARTS)).rows).toEqual([
      {
        row: 2,
        name: 'Đội một',
        agency: 'Sở Ví dụ',
        agencyId: 'a1',
        part: 'owner',
        world: 'A',
        emails: ['vanthu@svd.example'],
        errors: [],
      },
      { row: 3, name: 'Đội hai', part: 'soc', world: 'A', emails: ['truc@hai.example'], errors: [] },
      { row: 4, name: 'Sở ví dụ', agency: 'Sở Ví dụ', agencyId: 'a1', part: 'soc', world: 'B', emails: ['vanthu@svd.example'], errors: [] },
    ]);
  });

  test('given doubled names, unknown parts and agencies, bad addresses, then each is named by its row', async () => {
    const { rows } = await readTeams(csv('Đội,Cơ quan,Vai,Email\nĐội một,Sở Lạ,,\nđội  MỘT,,phi công,\n,,,a@@b\n'), DIRECTORY, PARTS);
    expect(rows.map(({ row, errors }) => [row, errors.map(({ vi }) => vi)])).toEqual([
      [2, ['danh bạ không có cơ quan “Sở Lạ”']],
      [3, ['trùng tên với dòng 2', 'kịch bản không có vai “phi công”; có: Đơn vị chủ quản; Trung tâm giám sát']],
      [4, ['thiếu tên đội', 'địa chỉ thư “a@@b” không đúng']],
    ]);
  });

  test('given the template filled in, in either language, then it is read; its guide is never taken for the list', async () => {
    for (const lang of ['vi', 'en'] as const) {
      const bytes = await template(TEAM_COLUMNS, lang, [['Đơn vị chủ quản', 'owner']]);
      // oxlint-disable-next-line no-await-in-loop -- two small files
      expect(await readTeams(bytes, [], PARTS)).toEqual({ rows: [], ignored: [] });
    }
  });
});

describe('names and profiles', () => {
  test('given two ways to write one name, then it is one; given another diacritic, then it is not', () => {
    for (const [a, b] of [
      ['UBND phường Yên Hoà', 'ubnd  phường yên hòa'],
      ['Thuỵ Khuê', 'Thụy Khuê'],
      ['Sở Quy hoạch – Kiến trúc', 'sở quy hoạch-kiến trúc'],
      ['Khoẻ', 'Khỏe'],
    ] as const)
      expect(nameKey(a)).toBe(nameKey(b));
    for (const [a, b] of [
      ['Ba Vì', 'Ba Vi'],
      ['Hoàng', 'Hòang'],
      ['Quý', 'Qúy'],
    ] as const)
      expect(nameKey(a)).not.toBe(nameKey(b));
  });

  test('given the profiles that come with the product, then they hold the public units, no two of one name', async () => {
    const profiles = await readProfiles(AGENCY_PROFILES);
    const count = Object.fromEntries(profiles.map(({ id, kinds }) => [id, Object.fromEntries(kinds.map(({ kind, n }) => [kind, n]))]));
    expect(count['hanoi-2025']).toMatchObject({ Phường: 51, Xã: 75 });
    expect(count['hanoi-2015']).toMatchObject({ Quận: 12, Huyện: 17, 'Thị xã': 1, Phường: 177, Xã: 386, 'Thị trấn': 21 });
    for (const { agencies, total } of profiles) expect(new Set(agencies.map(({ name }) => nameKey(name))).size).toBe(total);
  });
});
