/** Updating a scenario by Event Number, columns of the planner's own, and cells edited by hand (spec 2, XLSX MSEL). */
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { loadLibrary } from '../../server/content/library.js';
import { exportMsel, HEAD_ROW, tablesOf } from '../../server/msel/export.js';
import { MSEL_COLUMNS } from '../../server/msel/columns.js';
import { SCENARIOS } from '../../server/paths.js';
import type { Catalogue } from '../../server/shared/catalogue.js';
import type { InjectSource, ScenarioSource } from '../../server/shared/scenario.js';
import { book, edit, errors, read } from './book.js';

jest.setTimeout(120_000);

let source: ScenarioSource;
let shared: Catalogue[];
let bytes: Buffer;
beforeAll(async () => {
  const library = await loadLibrary(SCENARIOS);
  source = library.entries.find(({ id }) => id === 'hn-one-door-defacement')!.scenario!.source;
  shared = library.catalogues;
  bytes = await exportMsel(source, shared);
});

const column = (key: string): number => MSEL_COLUMNS.findIndex((each) => each.key === key) + 1;
const inject = (scenario: ScenarioSource | undefined, id: string): InjectSource | undefined =>
  scenario?.injects.find((each) => each.id === id);
const rowOf = (sheet: ExcelJS.Worksheet, event: string): ExcelJS.Row => {
  let found: ExcelJS.Row | undefined;
  sheet.eachRow((row) => {
    if (!found && row.getCell(column('event')).text === event) found = row;
  });
  return found!;
};
const mselOf = (workbook: ExcelJS.Workbook): ExcelJS.Worksheet => workbook.getWorksheet('MSEL')!;

describe('an exported workbook, edited', () => {
  test('given a changed time, title, channel and points, then these change and nothing else', async () => {
    const changed = await edit(bytes, (workbook) => {
      const row = rowOf(mselOf(workbook), '1.2');
      row.getCell(column('time')).value = 'T+00:12';
      row.getCell(column('title')).value = 'Công dân gọi lần hai';
      row.getCell(column('channel')).value = 'Tin nhắn';
      row.getCell(column('points')).value = 5;
    });
    const imported = await read(changed, { existing: source });
    expect(errors(imported)).toEqual([]);
    const before = inject(source, 's1-02')!;
    const after = inject(imported.source, 's1-02')!;
    expect(after).toEqual({
      ...before,
      at: '12m',
      title: { ...(before.title as object), vi: 'Công dân gọi lần hai' },
      channel: 'sms',
      expects: before.expects.map((each, index) => (index === 0 ? { ...each, points: 5 } : each)),
    });
    expect(imported.changes.filter(({ does }) => does !== 'keep')).toEqual([
      expect.objectContaining({ event: '1.2', does: 'update', keys: expect.arrayContaining(['at', 'title', 'channel', 'expects']) }),
    ]);
    expect({ ...imported.source, injects: [] }).toEqual({ ...source, injects: [] });
  });

  test('given a time that "More" remembers in other words, when the cell is edited, then the cell counts', async () => {
    const odd: ScenarioSource = {
      ...source,
      injects: source.injects.map((each) => (each.id === 's1-02' ? { ...each, at: '0h10m0s' } : each)),
    };
    const exported = await exportMsel(odd, shared);
    expect(inject((await read(exported)).source, 's1-02')?.at).toBe('0h10m0s');
    const changed = await edit(exported, (workbook) => (rowOf(mselOf(workbook), '1.2').getCell(column('time')).value = 'T+00:11'));
    const imported = await read(changed);
    expect(inject(imported.source, 's1-02')?.at).toBe('11m');
    expect(imported.messages.some(({ level, event, message }) => level === 'info' && event === '1.2' && message.includes('"at"'))).toBe(
      true,
    );
  });

  test('given a condition that is no YAML any more, then the row, the column and the line in the cell are told', async () => {
    const changed = await edit(
      bytes,
      (workbook) => (rowOf(mselOf(workbook), '1.2').getCell(column('variants')).value = '- if: { done: [ TRIAGE\n  body: x'),
    );
    const [error] = errors(await read(changed, { existing: source }));
    expect(error).toMatchObject({ sheet: 'MSEL', event: '1.2', head: 'Variants Biến thể', message: expect.stringContaining('YAML') });
  });

  test('given a part, an action and an objective that do not exist, then each cell names what does', async () => {
    const changed = await edit(bytes, (workbook) => {
      const row = rowOf(mselOf(workbook), '1.2');
      row.getCell(column('to')).value = 'hcx';
      row.getCell(column('action')).value = 'TRIAGES';
      row.getCell(column('objective')).value = 'o9';
    });
    const told = errors(await read(changed, { existing: source }));
    expect(told.map(({ head }) => head)).toEqual(['To Nơi nhận', 'Objective Mục tiêu', 'Expected Participant Response Phản ứng mong đợi']);
    expect(told[0]?.message).toContain('hcc');
    expect(told[2]?.messageEn).toContain('TRIAGE');
  });

  test("given columns of the planner's own and a status, then they travel through the scenario and back", async () => {
    const next = MSEL_COLUMNS.length + 1;
    const changed = await edit(bytes, (workbook) => {
      const sheet = mselOf(workbook);
      sheet.getCell(HEAD_ROW, next).value = 'Hậu cần (xe, phòng)';
      rowOf(sheet, '1.2').getCell(next).value = 'Phòng 2, loa ngoài';
      rowOf(sheet, '1.2').getCell(column('status')).value = 'Đã duyệt';
    });
    const imported = await read(changed);
    expect(inject(imported.source, 's1-02')?.extra).toEqual({ Status: 'Đã duyệt', 'Hậu cần (xe, phòng)': 'Phòng 2, loa ngoài' });
    const again = await exportMsel(imported.source!, shared);
    expect((await read(again)).source).toEqual(imported.source);
    const [msel] = tablesOf(imported.source!, shared);
    expect(msel?.columns.at(-1)?.en).toBe('Hậu cần (xe, phòng)');
  });
});

describe('a short sheet for a scenario that exists', () => {
  test('given two known events and a new one, then the known are updated, the new stands behind them, the rest stays', async () => {
    const short = await book([
      ['Event Number', 'Title', 'Time', 'From', 'To', 'Delivery Method', 'Message'],
      ['1.2', 'Gọi lại', 'T+11', 'citizen-lan', 'hcc', 'phone', 'Nội dung mới'],
      ['1.2a', 'Thêm', 'T+13', 'Nhà thầu đường truyền', 'Trung tâm Dữ liệu Nhà nước', 'email', '[DIỄN TẬP] Thêm'],
    ]);
    const imported = await read(short, { existing: source });
    expect(errors(imported)).toEqual([]);
    expect(imported.changes.map(({ event, does }) => [event, does])).toEqual([
      ['1.2', 'update'],
      ['1.2a', 'add'],
    ]);
    const ids = imported.source!.injects.map(({ id }) => id);
    expect(ids).toHaveLength(source.injects.length + 1);
    const at = ids.indexOf('s1-02');
    expect(imported.source!.injects[at + 1]).toMatchObject({ number: '1.2a', to: 'ttdl', from: 'nha-thau-duong-truyen' });
    // No column speaks of these: they stay as they were, the English title too.
    const before = inject(source, 's1-02')!;
    expect(imported.source!.injects[at]).toMatchObject({
      at: '11m',
      expects: before.expects,
      asks: before.asks,
      variants: before.variants,
      title: { vi: 'Gọi lại', en: (before.title as { en: string }).en },
    });
    expect(imported.source!.personas['nha-thau-duong-truyen']).toEqual({ name: 'Nhà thầu đường truyền' });
    expect(imported.source!.injects.filter(({ id }) => id !== 's1-02' && ids.includes(id)).slice(0, 1)).toEqual(source.injects.slice(0, 1));
  });

  test('given only numbers and notes, then only the notes change', async () => {
    const imported = await read(
      await book([
        ['Số tình huống', 'Tên tình huống', 'Ghi chú'],
        ['1.2', 'Công dân gọi', 'Gọi từ phòng bên'],
      ]),
      { existing: source },
    );
    expect(imported.changes[0]?.keys.toSorted()).toEqual(['notes', 'title']);
    expect(inject(imported.source, 's1-02')).toMatchObject({ notes: 'Gọi từ phòng bên', at: '10m' });
  });
});

describe('the workbook itself', () => {
  test('has five sheets with frozen heads, choices, print set-up and the mark of a drill', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as never);
    const visible = workbook.worksheets.filter(({ state }) => state === 'visible');
    expect(visible.map(({ name }) => name)).toEqual(['MSEL', 'Objectives', 'Parts', 'Actions', 'Rules']);
    for (const sheet of visible) {
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: HEAD_ROW });
      expect(sheet.pageSetup).toMatchObject({
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: `${HEAD_ROW}:${HEAD_ROW}`,
      });
      expect(sheet.headerFooter.oddHeader).toContain('[DIỄN TẬP]');
      expect(sheet.headerFooter.oddFooter).toContain('&P/&N');
      expect(sheet.getCell(1, 1).text).toContain('[DIỄN TẬP]');
    }
    const msel = mselOf(workbook);
    for (const key of ['type', 'channel', 'to', 'from', 'objective', 'action'] as const) {
      expect([key, msel.getCell(HEAD_ROW + 1, column(key)).dataValidation?.type]).toEqual([key, 'list']);
    }
    // Beyond these lengths Excel calls the file damaged.
    for (const key of ['type', 'channel', 'action', 'to', 'from', 'objective'] as const) {
      const rule = msel.getCell(HEAD_ROW + 1, column(key)).dataValidation;
      expect(String(rule.formulae[0]).length).toBeLessThanOrEqual(255);
      expect(rule.errorTitle?.length ?? 0).toBeLessThanOrEqual(32);
      expect(rule.error?.length ?? 0).toBeLessThanOrEqual(255);
    }
    for (const sheet of visible) {
      expect(sheet.headerFooter.oddHeader?.length).toBeLessThanOrEqual(255);
      expect(sheet.name.length).toBeLessThanOrEqual(31);
    }
    const { formulae } = msel.getCell(HEAD_ROW + 1, column('action')).dataValidation;
    expect(formulae[0]).toMatch(/^Actions!\$C\$\d+:\$C\$\d+$/);
    expect(msel.getCell(HEAD_ROW + 1, column('message')).alignment).toMatchObject({ wrapText: true });
    for (const { name, index } of MSEL_COLUMNS.map(({ en }, at) => ({ name: en, index: at + 1 })))
      expect(msel.getCell(HEAD_ROW, index).text.startsWith(name)).toBe(true);
  });

  test('a text longer than a cell may be is cut and put together again', async () => {
    const long = `[DIỄN TẬP] ${'Một dòng nhật ký dài 📎 '.repeat(4000)}`;
    const odd: ScenarioSource = { ...source, injects: source.injects.map((each, index) => (index === 0 ? { ...each, body: long } : each)) };
    const exported = await exportMsel(odd, shared);
    expect((await read(exported)).source?.injects[0]?.body).toBe(long);
  });

  test('awkward texts survive: escapes of Excel, formulas, blank ends, marks between id and name', async () => {
    const bodies = [
      '=1+1',
      '_x0041_ and _x000D_',
      '  spaces at both ends  ',
      'line\n\n\nlines\n',
      '\ttab',
      '⟶ long-1',
      'a · b',
      'x',
      '1e5',
      '08:15',
      "'quoted",
      'null',
      '- 1',
      '@home',
    ];
    const odd: ScenarioSource = {
      ...source,
      injects: source.injects.map((each, index) =>
        index < bodies.length ? { ...each, body: bodies[index]!, notes: bodies[index]!, title: { vi: bodies[index]! } } : each,
      ),
    };
    const imported = await read(await exportMsel(odd, shared));
    expect(imported.source).toEqual(odd);
  });
});
