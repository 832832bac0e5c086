/** One drill, scored once with marks and overrides: every figure of it stands in every form of the report, and a changed one is noticed. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Cell, CellValue } from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import { makeDocument } from '../../server/exports/docx/index.js';
import { makeWorkbook } from '../../server/exports/xlsx/index.js';
import { loadExcel } from '../../server/msel/excel.js';
import { buildReport } from '../../server/reports/build.js';
import { createReportPage } from '../../server/reports/html.js';
import { createPrinter, type Printer } from '../../server/reports/pdf.js';
import { openTemplates } from '../../server/reports/templates.js';
import { clockText, dateText, dayText, numberText, percentText, spanText } from '../../server/reports/words.js';
import { scoreDrill } from '../../server/scoring/index.js';
import { AfterActionReport } from '../../server/shared/report.js';
import type { MetricStat, Rating, ScoreSheet } from '../../server/shared/scores.js';
import { city, START } from '../reports/city.js';

const LAYOUTS = ['vn', 'hseep'] as const;
const templates = openTemplates()();
const page = createReportPage();
let printer: Printer;
let sheet: ScoreSheet;
let report: AfterActionReport;
/** Events of the log by type. */
let counted: Record<'inject-delivered' | 'action-recorded' | 'report-recorded' | 'answer-recorded', number>;

/** Every mark given, one line and one rating set by an evaluator. */
async function played() {
  const input = await city(4);
  const { plan } = input.drill;
  const by = { by: 'evaluator', wall: START };
  const scoring = {
    definition: plan.definition,
    rubricHash: plan.scenarioHash,
    teams: plan.teams.map(({ id, name, parts, worldId }) => ({ teamId: id, name, parts, worldId })),
    worlds: input.drill.worldEvents(),
  };
  const unmarked = scoreDrill({ ...scoring, marks: [], overrides: [] }).teams;
  const marks = unmarked.flatMap(({ teamId, lines }) =>
    lines.flatMap(({ state, ref, deliveryId }) =>
      state === 'awaiting-mark' ? [{ teamId, ref, deliveryId: deliveryId!, value: 0.75 as const, ...by }] : [],
    ),
  );
  const line = unmarked[1]!.lines.find(({ kind, state }) => kind === 'expect' && state === 'met')!;
  const scored = scoreDrill({
    ...scoring,
    marks,
    overrides: [{ teamId: 't3', objective: 'o1', rating: 'P', reason: 'Đã thấy tại chỗ', ...by }],
    lineOverrides: [{ teamId: 't2', ref: line.ref, deliveryId: line.deliveryId!, earned: 0.5, reason: 'Làm sau khi được nhắc', ...by }],
  });
  const types = Object.values(input.drill.worldEvents()).flatMap((events) => events.map(({ type }) => type));
  const count = (type: keyof typeof counted): number => types.filter((one) => one === type).length;
  return {
    sheet: scored,
    report: buildReport({ ...input, sheet: scored }),
    counted: {
      'inject-delivered': count('inject-delivered'),
      'action-recorded': count('action-recorded'),
      'report-recorded': count('report-recorded'),
      'answer-recorded': count('answer-recorded'),
    },
  };
}

beforeAll(async () => {
  printer = createPrinter();
  ({ sheet, report, counted } = await played());
});
afterAll(() => printer.close());

/** What must be found, by a name: a text, or what one looks like where the form has more between. */
type Expected = Record<string, string | RegExp>;
const num = (value: number): string => numberText(value, 'vi');
const pct = (value: number): string => percentText(value, 'vi');
const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const bound = (value: number | null, above: number | undefined): string =>
  value === null ? (above === undefined ? '–' : `> ${spanText(above)}`) : spanText(value);
const METRIC = {
  acknowledge: 'Tiếp nhận',
  detect: 'Phát hiện',
  escalate: 'Báo cáo cấp trên',
  contain: 'Ngăn chặn',
  recover: 'Khôi phục',
  report: 'Báo cáo',
};

/** The figures as the score sheet and the plan have them, not as the report says them. `book`: as rows of the workbook have them. */
function figures(book: boolean): Expected {
  const found: Expected = {};
  for (const { teamId, name, rank, percent, earned, possible, penalties } of sheet.teams) {
    const kind = report.participants.find((team) => team.teamId === teamId)!.kind;
    found[`team ${teamId}`] = book
      ? `${rank} ${name} ${kind} ${pct(percent)} ${num(earned)} ${num(possible)} ${num(penalties)}`
      : `${rank} ${name} ${pct(percent)} ${num(earned)} / ${num(possible)} ${penalties > 0 ? `−${num(penalties)}` : '0'}`;
  }
  for (const { id, title } of report.objectives) {
    const scores = sheet.teams.flatMap((team) => team.objectives.filter((one) => one.id === id));
    const of = (rating: Rating): number => scores.filter((one) => one.rating === rating).length;
    const sum = (key: 'earned' | 'possible'): number => scores.reduce((total, one) => total + one[key], 0);
    const counts = (['P', 'S', 'M', 'U'] as const).map(of).join(' ');
    const percent = pct((sum('earned') / sum('possible')) * 100);
    found[`objective ${id}`] = new RegExp(
      book ? `${literal(title.vi)} .{0,300} ${counts} 0 \\S ${percent}` : `${literal(title.vi)} .{0,300} \\S ${percent} ${counts}\\b`,
    );
  }
  for (const [stamp, stat] of Object.entries(sheet.metrics) as [keyof typeof METRIC, MetricStat][]) {
    const [median, p90] = [bound(stat.median, stat.medianAbove), bound(stat.p90, stat.p90Above)].map(literal);
    const span = '(?:> )?[\\d:.–]+ ';
    found[`metric ${stamp}`] = new RegExp(
      book
        ? `${METRIC[stamp]}[^\\d]* ${stat.n} ${stat.censored} ${median} ${p90}`
        : `${METRIC[stamp]}[^\\d]* ${stat.n} ${stat.censored} ${span}${span}${median} ${span}${p90}`,
    );
  }
  for (const [at, { action, finding, due, responsible }] of report.improvement.actions
    .map((one) => ({ ...one, finding: report.improvement.findings.find(({ id }) => id === one.findingId)!.title }))
    .entries()) {
    found[`plan ${at + 1}`] = new RegExp(`${literal(finding)} ${literal(action)} .{0,60} ?${literal(responsible)} .{0,80}${dayText(due)}`);
  }
  found['counts'] = book
    ? `Lượt phát tình huống ${num(counted['inject-delivered'])} ¶ Hành động ghi nhận ${num(counted['action-recorded'])} ¶ Báo cáo đã gửi ${num(counted['report-recorded'])} ¶ Câu trả lời ${num(counted['answer-recorded'])}`
    : `Phát ${num(counted['inject-delivered'])} lượt tình huống; ghi nhận ${num(counted['action-recorded'])} hành động, ${num(counted['report-recorded'])} báo cáo, ${num(counted['answer-recorded'])} câu trả lời.`;
  return found;
}

const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ');
const unescaped = (text: string): string =>
  text.replaceAll(
    /&(amp|lt|gt|quot|#x27|#39|apos|#x3D);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#x3D': '=' })[name] ?? "'",
  );
const stripped = (markup: string): string =>
  tidy(unescaped(markup.replaceAll(/<(style|svg)[\s\S]*?<\/\1>/g, ' ').replaceAll(/<[^>]+>/g, ' ')));

/** Names of what a form lacks. */
const lacking = (text: string, book = false): string[] =>
  Object.entries(figures(book)).flatMap(([name, one]) => ((typeof one === 'string' ? text.includes(one) : one.test(text)) ? [] : [name]));

const htmlOf = (of: AfterActionReport, layout: (typeof LAYOUTS)[number]): string => stripped(page(of, { lang: 'vi', layout })(new Map()));

async function pdfOf(of: AfterActionReport): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(await printer.printOnce(page(of, { lang: 'vi', layout: 'vn' })(new Map()))));
  return tidy((await extractText(document, { mergePages: true })).text);
}

const partsOf = async (of: AfterActionReport, layout: (typeof LAYOUTS)[number]): Promise<(name: string) => string> => {
  const parts = unzipSync(await makeDocument(of, { lang: 'vi', layout, templates }));
  return (name) => strFromU8(parts[`word/${name}.xml`]!);
};
async function docxOf(of: AfterActionReport, layout: (typeof LAYOUTS)[number]): Promise<string> {
  // runs of a paragraph belong together, paragraphs and line breaks do not
  const body = (await partsOf(of, layout))('document').replaceAll(/<w:br\/>|<\/w:p>/g, ' ');
  return tidy(unescaped(body.replaceAll(/<[^>]+>/g, '')));
}

const EXCEL_ZERO = Date.UTC(1899, 11, 30);
function cellText({ value, numFmt }: Cell): string {
  const said = typeof value === 'object' && value !== null && 'formula' in value ? (value.result ?? 0) : (value as CellValue);
  if (said instanceof Date) {
    if (numFmt.startsWith('dd/mm')) return dateText(said.getTime() - 7 * 3_600_000 + (numFmt.includes('hh') ? 0 : 7 * 3_600_000));
    return numFmt.startsWith('"T+') ? clockText(said.getTime() - EXCEL_ZERO) : spanText(said.getTime() - EXCEL_ZERO);
  }
  if (typeof said !== 'number') return typeof said === 'string' ? said : '';
  return numFmt === '0.00%' ? pct(said * 100) : num(said);
}
async function xlsxOf(of: AfterActionReport): Promise<string> {
  const { Workbook } = await loadExcel();
  const book = new Workbook();
  await book.xlsx.load((await makeWorkbook(of, 'vi')) as unknown as ArrayBuffer);
  const lines: string[] = [];
  for (const one of book.worksheets) {
    one.eachRow((row) => {
      const cells: string[] = [];
      row.eachCell((cell) => cells.push(cellText(cell)));
      lines.push(cells.filter((text) => text !== '').join(' '));
    });
  }
  return tidy(lines.join(' ¶ '));
}

describe('the same figures', () => {
  test('given marks and overrides, then what is looked for is not the computed sheet alone', () => {
    expect(sheet.provisional).toBe(false);
    expect(sheet.teams[1]!.lines.some(({ override }) => override?.earned === 0.5)).toBe(true);
    expect(sheet.teams[2]!.objectives.find(({ id }) => id === 'o1')).toMatchObject({ rating: 'P', override: { rating: 'P' } });
    expect(Object.keys(figures(false)).length).toBe(4 + report.objectives.length + Object.keys(sheet.metrics).length + 2 + 1);
  });

  test('stand in the JSON', () => {
    const json = AfterActionReport.parse(JSON.parse(JSON.stringify(report)));
    expect(json.sheet).toEqual(sheet);
    expect(json.metrics).toEqual(sheet.metrics);
  });

  test.each(LAYOUTS)('stand on the page (%s)', (layout) => {
    expect(lacking(htmlOf(report, layout))).toEqual([]);
  });

  test('stand in the print', async () => {
    expect(lacking(await pdfOf(report))).toEqual([]);
  });

  test.each(LAYOUTS)('stand in the Word document (%s)', async (layout) => {
    expect(lacking(await docxOf(report, layout))).toEqual([]);
  });

  test('stand in the workbook', async () => {
    expect(lacking(await xlsxOf(report), true)).toEqual([]);
  });
});

test('given a figure that was changed on the way, then every form is caught', async () => {
  const [stamp] = Object.keys(report.metrics) as (keyof typeof METRIC)[];
  const late = <T extends MetricStat>(stat: T): T => ({ ...stat, n: stat.n + 1 });
  const changed: AfterActionReport = {
    ...report,
    sheet: {
      ...report.sheet,
      teams: report.sheet.teams.map((team) =>
        team.teamId === 't4' ? { ...team, earned: team.earned + 1, percent: team.percent + 1 } : team,
      ),
    },
    objectives: report.objectives.map((one) => (one.id === 'o2' ? { ...one, ratings: { ...one.ratings, P: one.ratings.P + 1 } } : one)),
    metrics: { ...report.metrics, [stamp!]: late(report.metrics[stamp!]!) },
    analysis: {
      ...report.analysis,
      distributions: {
        ...report.analysis.distributions,
        stamp: report.analysis.distributions.stamp.map((one) => (one.key === stamp ? { ...one, stat: late(one.stat) } : one)),
      },
    },
    improvement: {
      ...report.improvement,
      actions: report.improvement.actions.map((one, at) => (at === 0 ? { ...one, due: '2027-01-16' } : one)),
    },
  };
  const wrong = ['team t4', 'objective o2', `metric ${stamp}`, 'plan 1'];
  expect(lacking(htmlOf(changed, 'vn'))).toEqual(wrong);
  expect(lacking(await docxOf(changed, 'hseep'))).toEqual(wrong);
  expect(lacking(await xlsxOf(changed), true)).toEqual(wrong);
});

test('the Word document is made of styles and fields, marked as a drill, with the frame of an official paper', async () => {
  const part = await partsOf(report, 'vn');
  const body = part('document');
  const known = new Set([...part('styles').matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id));
  const used = new Set([...body.matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g)].map(([, id]) => id));
  expect([...used].filter((id) => !known.has(id))).toEqual([]);
  for (const id of ['Heading1', 'Heading2', 'Heading3', 'Caption', 'ReportTable']) expect(used).toContain(id);
  expect(body).toMatch(/<w:instrText[^>]*>TOC /);
  expect(body).toMatch(/SEQ Table/);
  expect(body.match(/<w:tblHeader\/>/g)!.length).toBeGreaterThan(8);
  expect(part('header1')).toContain('[DIỄN TẬP] ĐÂY LÀ CUỘC DIỄN TẬP · BẢN NHÁP');
  expect(part('footer1')).toContain('NUMPAGES');
  for (const said of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Kính gửi:', 'Nơi nhận:', 'TRƯỞNG BAN']) expect(body).toContain(said);
});
