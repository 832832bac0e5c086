/** The after-action report as data and as a page: figures from the log, both layouts in their order, every sheet explained. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildReport } from '../../server/reports/build.js';
import { forTeam } from '../../server/reports/editions.js';
import { createReportPage } from '../../server/reports/html.js';
import { LAYOUTS, type Layout } from '../../server/shared/publishing.js';
import { AfterActionReport } from '../../server/shared/report.js';
import type { Lang } from '../../server/shared/text.js';
import { played, START, withoutCharts, type Played } from './played.js';

let given: Played;
let report: AfterActionReport;
const page = createReportPage();
const print = (lang: Lang, layout: Layout, of: AfterActionReport = report): string => page(withoutCharts(of), { lang, layout })(new Map());

beforeAll(async () => {
  given = await played();
  report = buildReport({ ...given, generatedWall: START });
});

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

const LANGS = ['vi', 'en'] as const;
const WAYS = LAYOUTS.flatMap((layout) => LANGS.map((lang) => [layout, lang] as const));

describe('printed page', () => {
  test.each(WAYS)('%s, %s: every score, rank and explanation of the sheet stands in it', (layout, lang) => {
    const html = print(lang, layout);
    for (const team of report.sheet.teams) {
      const percent = team.percent.toFixed(2);
      expect(html).toContain(`${lang === 'vi' ? percent.replace('.', ',') : percent} %`);
      for (const line of team.lines) expect(html).toContain(escaped(line.explain[lang]));
    }
  });

  test.each([
    ['hseep', ['summary', 'overview', 'analysis', 'plan', 'participants', 'feedback', 'events', 'results', 'glossary', 'sheets']],
    [
      'vn',
      [
        'general',
        'summary',
        'analysis',
        'results',
        'strengths',
        'improvements',
        'plan',
        'participants',
        'events',
        'feedback',
        'glossary',
        'figures',
        'sheets',
      ],
    ],
  ] as const)('%s: chapters in the order of its template, each in the contents', (layout, order) => {
    const html = print('en', layout);
    const places = order.map((id) => html.indexOf(`<h2 id="${id}"`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    for (const id of order) expect(html).toContain(`<a href="#${id}">`);
  });

  test('vn: heading, number, addressees and signer of an official paper; dots where nothing was entered', () => {
    const paper = { body: 'BAN TỔ CHỨC', number: '12/BC-BTC', place: 'Sen Hồ', date: '2026-08-05', to: ['UBND Thành phố Sen Hồ'] };
    const html = print('vi', 'vn', { ...report, paper });
    for (const text of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Số: 12/BC-BTC',
      'ngày 05 tháng 8 năm 2026',
      'Kính gửi:',
      'UBND Thành phố Sen Hồ.',
      'Nơi nhận:',
    ])
      expect(html).toContain(text);
    expect(html).toMatch(/<p class="name">\.{20,}<\/p>/);
    expect(print('vi', 'vn')).toContain('ngày ..... tháng ..... năm');
  });

  test('is marked as a drill, has a mark across it until published, and needs nothing from outside', () => {
    for (const layout of LAYOUTS) {
      const html = print('vi', layout);
      expect(html).toContain('[DIỄN TẬP] ĐÂY LÀ CUỘC DIỄN TẬP');
      expect(html).toMatch(/<body class="\w+ draft">/);
      const final = print('vi', layout, { ...report, published: true });
      expect(final).toMatch(/<body class="\w+">/);
      expect(final).not.toContain('BẢN NHÁP -');
      expect(html).not.toMatch(/(src|href)="(?!#|data:)/);
      expect(html).not.toContain('<script');
    }
  });

  test('a name that looks like markup stays text', () => {
    expect(print('vi', 'hseep')).toContain('UBND xã Im Lặng &lt;b&gt;&amp;');
    expect(print('vi', 'hseep')).not.toContain('Im Lặng <b>');
  });

  test.each(WAYS)('%s, %s: no label was forgotten', (layout, lang) => {
    // a missing label prints its own key
    for (const edition of [report, forTeam(report, 't2')]) {
      expect(print(lang, layout, edition)).not.toMatch(
        />(metric|state|rating|play|element|action|hseep|hseepTeam|vn|vnTeam|variant)\.[\w.]+</,
      );
    }
  });

  test('what would have earned more stands in a team’s own edition alone', () => {
    const own = forTeam(report, 't2');
    const better = own.sheet.teams[0]?.lines.find((line) => line.better)?.better?.vi;
    expect(better).toBeDefined();
    expect(print('vi', 'vn', own)).toContain(escaped(better!));
    expect(print('vi', 'vn')).not.toContain(escaped(better!));
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
