/** The after-action report: the same figures in every form, nothing of other teams in a team's edition, a PDF that is one. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { buildReport, forTeam } from '../../server/reports/build.js';
import { createReportPage } from '../../server/reports/html.js';
import { createPrinter, headingPages, type Printer } from '../../server/reports/pdf.js';
import { AfterActionReport } from '../../server/shared/report.js';
import { played, START, type Played } from './played.js';

let given: Played;
let report: AfterActionReport;
let printer: Printer;
const page = createReportPage();
const print = (lang: 'vi' | 'en', of: AfterActionReport = report, teamId?: string): string =>
  page(of, { lang, pages: new Map(), ...(teamId === undefined ? {} : { teamId }) });

beforeAll(async () => {
  given = await played();
  report = buildReport({ ...given, generatedWall: START });
  printer = createPrinter();
});
afterAll(() => printer.close());

describe('figures', () => {
  test('keep the published shape', () => {
    expect(AfterActionReport.parse(report)).toEqual(report);
  });

  test('counts, outages and chain heads come from the log', () => {
    const all = Object.values(given.drill.worldEvents()).flat();
    expect(report.counts.deliveries).toBe(all.filter((event) => event.type === 'inject-delivered').length);
    expect(report.counts.reports).toBe(2);
    expect(report.outages).toEqual([{ x: 600_000, fromWall: START + 600_000, toWall: START + 660_000 }]);
    expect(report.log.events).toBe(all.length + 4);
    expect(report.log.heads).toEqual(given.drill.heads());
  });

  test('an objective is rated overall by what half of the teams reached', () => {
    // one team perfect (P), two of three with nothing in time (U): half of three teams is the second best
    const evidence = report.objectives.find((objective) => objective.id === 'o2')!;
    expect(evidence.ratings).toMatchObject({ P: 1, U: 2 });
    expect(evidence.overall).toBe('U');
  });

  test('an inject row tells how it went over all teams', () => {
    const row = report.injects.find((inject) => inject.id === 's1-01')!;
    expect(row).toMatchObject({ number: '1.1', scheduledX: 0, delivered: 3, met: 3, missed: 3, late: 0 });
    // 1.4 is needed only where nobody verified the citizen's report
    expect(report.injects.find((inject) => inject.id === 's1-04')).toMatchObject({ delivered: 2, notNeeded: 1 });
    // reopening unverified brings the second wave back to that one team
    expect(report.injects.find((inject) => inject.id === 's1-08-again')).toMatchObject({ number: '1.8′', delivered: 1, scheduledX: null });
  });

  test('given titles with variables, then no form of the report shows one as it was typed', () => {
    const { drill } = given;
    const named = drill.plan.definition.injects.map((inject) => ({
      ...inject,
      title: { vi: `{{team.name}} ${inject.id}`, en: '{{clock}}' },
    }));
    const plan = { ...drill.plan, definition: { ...drill.plan.definition, injects: named } };
    const { timeline, injects } = buildReport({ ...given, drill: { ...drill, plan }, generatedWall: START });
    expect(injects[0]?.title).toEqual({ vi: '[tên đội] s1-01', en: '[drill time]' });
    expect(JSON.stringify([timeline, injects])).not.toContain('{{');
  });

  test('what the rules noted is listed once with its teams', () => {
    const noted = report.findings.find((finding) => finding.text.vi.startsWith('Máy chủ bị cài lại'));
    expect(noted).toMatchObject({ kind: 'improvement', objective: 'o2', teams: ['t2'] });
  });
});

describe('printed page', () => {
  test.each(['vi', 'en'] as const)('every score, rank and explanation of the sheet stands in it (%s)', (lang) => {
    const html = print(lang);
    for (const team of report.sheet.teams) {
      const percent = team.percent.toFixed(2);
      expect(html).toContain(`${lang === 'vi' ? percent.replace('.', ',') : percent} %`);
      for (const line of team.lines) expect(html).toContain(escaped(line.explain[lang]));
    }
  });

  test('HSEEP order: overview, objectives, ranking, times, drift, sheets, timeline, participants', () => {
    const html = print('en');
    const places = ['h1', 'h2', 'h3', 'h4', 'h5', 'h7', 'hA', 'hB'].map((id) => html.indexOf(`id="${id}"`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('is marked as a drill, as a draft until published, and needs nothing from outside', () => {
    const html = print('vi');
    expect(html).toContain('[DIỄN TẬP] ĐÂY LÀ CUỘC DIỄN TẬP');
    expect(html).toContain('BẢN NHÁP');
    expect(print('vi', { ...report, published: true })).not.toContain('BẢN NHÁP');
    expect(html).not.toMatch(/(src|href)="(?!#|data:)/);
    expect(html).not.toContain('<script');
  });

  test('a name that looks like markup stays text', () => {
    expect(print('vi')).toContain('UBND xã Im Lặng &lt;b&gt;&amp;');
    expect(print('vi')).not.toContain('Im Lặng <b>');
  });

  test('no label was forgotten in either language', () => {
    // a missing label prints its own key; h1…hB are also ids and links
    for (const lang of ['vi', 'en'] as const) expect(print(lang)).not.toMatch(/>(metric|state|rating|play)\.\w+</);
  });
});

describe("a team's edition", () => {
  test('holds nothing of another team', () => {
    const own = forTeam(report, 't2');
    const text = JSON.stringify(own) + print('vi', own, 't2');
    expect(text).toContain('UBND phường Giả Định');
    for (const other of ['Sở Thử nghiệm', 'Im Lặng', 'Nguyễn Thị Thử', '"t1"', '"t3"']) expect(text).not.toContain(other);
    expect(own.sheet.teams.map((team) => team.teamId)).toEqual(['t2']);
  });
});

describe('PDF', () => {
  test('is tagged, has an outline, embedded fonts, Vietnamese text, and contents that name the right pages', async () => {
    const pdf = await printer.print((pages) => page(report, { lang: 'vi', pages }));
    const pages = await headingPages(pdf);
    const document = await getDocumentProxy(new Uint8Array(pdf));
    const { text } = await extractText(document, { mergePages: false });
    const said = text.map((one) => one.replaceAll(/\s+/g, ' '));
    expect(document.numPages).toBeGreaterThan(6);
    expect((await document.getMarkInfo())?.Marked).toBe(true);
    expect(pdf.includes('FontFile2') || pdf.includes('FontFile3')).toBe(true);
    const ranking = pages.get('3. Kết quả và xếp hạng');
    expect(said[(ranking ?? 0) - 1]).toContain('Kết quả và xếp hạng');
    expect(said[1]).toMatch(new RegExp(`3\\. Kết quả và xếp hạng ${ranking}`));
    expect(said.join(' ')).toContain('UBND phường Giả Định');
    expect(said.join(' ')).toContain('Thay đổi giao diện cổng một cửa điện tử');
  });
});

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  '`': '&#x60;',
  '=': '&#x3D;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"'`=]/g, (char) => ENTITIES[char] ?? char);
