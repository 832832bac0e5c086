/** The workbook of the report, opened again: formulas that agree with what they stand on, kinds of cells, and how it prints. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { CellFormulaValue, Workbook, Worksheet } from 'exceljs';
import { makeWorkbook } from '../../server/exports/xlsx/index.js';
import { loadExcel } from '../../server/msel/excel.js';
import { buildReport } from '../../server/reports/build.js';
import { forTeam } from '../../server/reports/editions.js';
import type { AfterActionReport } from '../../server/shared/report.js';
import { city } from '../reports/city.js';

let report: AfterActionReport;
let book: Workbook;

async function open(of: AfterActionReport, lang: 'vi' | 'en'): Promise<Workbook> {
  const { Workbook } = await loadExcel();
  const workbook = new Workbook();
  await workbook.xlsx.load((await makeWorkbook(of, lang)) as unknown as ArrayBuffer);
  return workbook;
}
const sheet = (name: string, of = book): Worksheet => of.getWorksheet(name)!;
/** Rows below the head, by the words of the head. */
function rows(name: string, of = book): Record<string, unknown>[] {
  const heads = (sheet(name, of).getRow(3).values as string[]).slice(1);
  const found: Record<string, unknown>[] = [];
  for (let at = 4; at <= sheet(name, of).rowCount; at += 1) {
    const row = sheet(name, of).getRow(at);
    found.push(Object.fromEntries(heads.map((head, index) => [head, row.getCell(index + 1).value])));
  }
  return found;
}
/** The library leaves out a result of 0 when it reads. */
const formula = (value: unknown): CellFormulaValue => ({ result: 0, ...(value as CellFormulaValue) });

beforeAll(async () => {
  const input = await city(12);
  report = buildReport(input);
  // what people write may look like a formula
  report.improvement.actions[0]!.action = '=HYPERLINK("https://dientap.example")';
  report.sheet.teams[1]!.name = '+SUM(1)';
  report.observations[0]!.text = '@cmd _x0041_';
  book = await open(report, 'vi');
});

describe('figures', () => {
  test('every line of every team is a row, and its numbers are numbers', () => {
    const lines = rows('Dòng điểm');
    const all = report.sheet.teams.flatMap((team) => team.lines);
    expect(lines).toHaveLength(all.length);
    expect(lines.map((row) => row['Đạt'])).toEqual(all.map(({ earned }) => earned));
    const timed = all.findIndex(({ responseMs }) => (responseMs ?? 0) > 10_000);
    expect(lines[timed]!['Phản hồi (giờ:phút:giây)']).toEqual(new Date(Date.UTC(1899, 11, 30) + all[timed]!.responseMs!));
  });

  test('earned and possible are sums of the lines of that very team, percent and rank follow, and the check says they agree', () => {
    const lines = rows('Dòng điểm');
    const ranking = rows('Xếp hạng');
    expect(ranking).toHaveLength(12);
    for (const row of ranking) {
      const own = lines.filter((line) => line['Mã đội'] === row['Mã đội']);
      const sum = (head: string): number => own.reduce((total, line) => total + (line[head] as number), 0);
      expect(formula(row['Đạt']).formula).toMatch(/^MAX\(0,SUMIFS\('Dòng điểm'!\$V\$4:\$V\$\d+,'Dòng điểm'!\$A\$4:\$A\$\d+,\$A\d+\)\)$/);
      expect(formula(row['Đạt']).result).toBeCloseTo(Math.max(0, sum('Đạt')), 9);
      expect(formula(row['Tối đa']).result).toBeCloseTo(sum('Tối đa được tính'), 9);
      expect(formula(row['Kết quả']).result).toBeCloseTo(Math.max(0, sum('Đạt')) / sum('Tối đa được tính'), 9);
      expect(formula(row['Đối chiếu'])).toMatchObject({ result: 'khớp', formula: expect.stringContaining('LỆCH') });
      expect(formula(row['Hạng']).result).toBe(row['Phiếu: hạng']);
    }
    const byRank = new Map(report.sheet.teams.map(({ name, rank }) => [name, rank]));
    expect(ranking.map((row) => formula(row['Hạng']).result)).toEqual(ranking.map((row) => byRank.get(row['Đội'] as string)));
  });

  test('given a rank that the formula would not make, then the sheet’s own stands there as it is', async () => {
    const teams = report.sheet.teams.map((team, at) => (at === 0 ? { ...team, rank: 7 } : team));
    const other = await open({ ...report, sheet: { ...report.sheet, teams } }, 'vi');
    expect(rows('Xếp hạng', other).map((row) => typeof row['Hạng'])).toEqual(teams.map(() => 'number'));
  });

  test('ratings are counted by formula; the counts are those of the report', () => {
    const ratings = rows('Mức theo đội');
    for (const [at, row] of rows('Mục tiêu').entries()) {
      const objective = report.objectives[at]!;
      for (const rating of ['P', 'S', 'M', 'U'] as const) {
        expect(formula(row[rating])).toMatchObject({ result: objective.ratings[rating], formula: expect.stringContaining(`"${rating}"`) });
        expect(ratings.filter((one) => one['Mã mục tiêu'] === objective.id && one['Mức'] === rating)).toHaveLength(
          objective.ratings[rating],
        );
      }
      expect(formula(row['Kết quả']).result).toBeCloseTo(objective.percent! / 100, 9);
    }
  });

  test('what was not reached is a text that says so, never a number (S7)', () => {
    const metrics = rows('Chỉ số thời gian');
    const censored = Object.values(report.metrics).filter(({ p90Above }) => p90Above !== undefined);
    expect(censored.length).toBeGreaterThan(0);
    const shown = metrics.filter((row) => row['Đội'] === 'Tất cả các đội').map((row) => row['Bách phân vị 90 (giờ:phút:giây)']);
    expect(shown.filter((value) => typeof value === 'string' && /^> \d/.test(value))).toHaveLength(censored.length);
  });

  test('due days are dates, moments are in Hà Nội’s time', () => {
    const [plan] = rows('Kế hoạch khắc phục');
    expect(plan!['Hạn hoàn thành']).toEqual(new Date(Date.UTC(2027, 0, 15)));
    const start = rows('Tổng quan').find((row) => row['Mục'] === 'START EX');
    expect(start!['Nội dung']).toEqual(new Date(Date.UTC(2026, 10, 22, 8, 0, 0)));
  });
});

describe('the book itself', () => {
  test('text that begins like a formula is text', () => {
    const [plan] = rows('Kế hoạch khắc phục');
    expect(plan!['Biện pháp khắc phục']).toBe('=HYPERLINK("https://dientap.example")');
    expect(rows('Xếp hạng').map((row) => row['Đội'])).toContain('+SUM(1)');
    expect(sheet('Kế hoạch khắc phục').getRow(4).getCell(3).numFmt).toBe('@');
    expect(rows('Quan sát')[0]!['Nội dung']).toBe('@cmd _x0041_');
  });

  test('heads stay in sight, can be filtered, repeat on A4 pages that say it is a drill', () => {
    for (const name of ['Xếp hạng', 'Dòng điểm', 'Kế hoạch khắc phục', 'Diễn biến']) {
      const one = sheet(name);
      expect(one.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
      expect(one.autoFilter).toBeTruthy();
      expect(one.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', printTitlesRow: '3:3' });
      expect(one.headerFooter.oddHeader).toContain('[DIỄN TẬP]');
    }
  });

  test('the tables behind the charts are there, and every sheet in either language', async () => {
    const names = book.worksheets.map(({ name }) => name);
    expect(names.filter((name) => /^\d\d /.test(name)).length).toBeGreaterThan(12);
    expect(names.at(-1)).toBe('Nguồn số liệu');
    const english = await open(report, 'en');
    expect(english.worksheets).toHaveLength(names.length);
    expect(english.worksheets.slice(0, 5).map(({ name }) => name)).toEqual([
      'Overview',
      'Ranking',
      'Objectives',
      'Ratings by team',
      'Score lines',
    ]);
    expect(english.worksheets[1]!.headerFooter.oddHeader).toContain('[DRILL]');
  });

  test('a team’s own edition has no other team in it', async () => {
    const own = await open(forTeam(report, 't3'), 'vi');
    expect(rows('Xếp hạng', own)).toHaveLength(1);
    const said = JSON.stringify(own.worksheets.map((one) => one.getSheetValues()));
    // the first one is named as responsible for an action that concerns this team
    const others = report.participants.filter(({ teamId }) => teamId !== 't3' && teamId !== 't1');
    expect(others.filter(({ team }) => said.includes(team))).toEqual([]);
    expect(formula(rows('Xếp hạng', own)[0]!['Đạt']).result).toBe(report.sheet.teams[2]!.earned);
  });
});
