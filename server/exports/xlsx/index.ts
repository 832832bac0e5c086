/** The after-action report as a workbook, from the very JSON that pages and prints show. */
import { chartTables, type ChartTable } from '../../charts/options/tables.js';
import type { AfterActionReport } from '../../shared/report.js';
import type { Bi, Lang } from '../../shared/text.js';
import { overviewSheet, provenanceSheet, sensitivitySheet } from './about.js';
import { injectsSheet, metricsSheet, participantsSheet, timelineSheet } from './course.js';
import { linesSheet } from './lines.js';
import { objectivesSheet, ratingsSheet } from './objectives.js';
import { writeWorkbook } from './paint.js';
import { appealsSheet, feedbackSheet, findingsSheet, observationsSheet, planSheet } from './plan.js';
import { rankingSheet } from './ranking.js';
import { column, type Sheet } from './sheet.js';
import { BAD, BETWEEN, CHART_SHEETS } from './words.js';

/** Excel takes 31 characters of a sheet's name and not all of them. */
const MOST_NAME = 31;
function nameOf(number: number, title: string): string {
  const name = `${String(number).padStart(2, '0')} ${title.replaceAll(/[:\\/?*[\]']+ ?/g, ' - ').replaceAll(/\s+/g, ' ')}`;
  return name.length <= MOST_NAME ? name : `${name.slice(0, MOST_NAME - 1).replace(/\s+\S*$/, '')}…`;
}

/** A table behind a chart; numbered, since their titles are longer than a sheet's name may be. */
function chartSheet({ id, title, note, columns, rows }: ChartTable, index: number): Sheet {
  const name = CHART_SHEETS[id] ?? title;
  return {
    name: { vi: nameOf(index + 1, name.vi), en: nameOf(index + 1, name.en) },
    title,
    ...(note && { note }),
    fixed: 1,
    columns: columns.map(({ label, unit }, at) =>
      unit === 'text' ? column(label.vi, label.en, 'state', at === 0 ? 36 : 18) : column(label.vi, label.en, unit),
    ),
    rows,
  };
}

/** Every sheet in its order. */
export function sheetsOf(report: AfterActionReport, lang: Lang): Sheet[] {
  const whole = report.edition.teamId === undefined;
  return [
    overviewSheet(report, lang),
    rankingSheet(report, lang),
    objectivesSheet(report, lang),
    ratingsSheet(report),
    linesSheet(report),
    injectsSheet(report),
    metricsSheet(report),
    findingsSheet(report),
    planSheet(report),
    observationsSheet(report),
    ...(report.feedback ? [feedbackSheet(report)] : []),
    ...(report.appeals.length > 0 ? [appealsSheet(report)] : []),
    participantsSheet(report),
    timelineSheet(report),
    ...(whole && report.sensitivity ? [sensitivitySheet(report)] : []),
    ...chartTables(report)
      .filter(({ rows }) => rows.length > 0)
      .map(chartSheet),
    provenanceSheet(report),
  ];
}

/** `&` begins a code in headers, which take 255 characters in all. */
const inHeader = (text: string): string => text.slice(0, 120).replaceAll('&', '&&');

const wordsOf = (list: readonly Bi[], lang: Lang): string[] => [...new Set(list.map((word) => word[lang]))];

/** Bytes of the workbook. */
export function makeWorkbook(report: AfterActionReport, lang: Lang): Promise<Buffer> {
  const vi = lang === 'vi';
  const { exercise, published, generatedWall } = report;
  const draft = published ? '' : vi ? ' - BẢN NHÁP' : ' - DRAFT';
  return writeWorkbook(
    sheetsOf(report, lang),
    {
      lang,
      title: `${vi ? 'Báo cáo sau diễn tập' : 'After-action report'}: ${exercise.name}`,
      header: `&L&"Arial,Bold"${vi ? '[DIỄN TẬP]' : '[DRILL]'} ${inHeader(exercise.name)}${draft}&R&A`,
      footer: `&C${vi ? 'Chỉ dùng cho diễn tập' : 'Exercise use only'}&R${vi ? 'Trang' : 'Page'} &P/&N`,
      bad: wordsOf(BAD, lang),
      between: wordsOf(BETWEEN, lang),
    },
    generatedWall,
  );
}
