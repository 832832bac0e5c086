/** The printed after-action report: Handlebars templates of `templates/`, fonts inside the page, one language at a time. */
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import Handlebars from 'handlebars';
import { TEMPLATES } from '../paths.js';
import type { AfterActionReport } from '../shared/report.js';
import type { Bi, Lang } from '../shared/text.js';
import { clockText, dateText, numberText, percentText, spanText, wallText } from './words.js';

export interface PrintOptions {
  lang: Lang;
  /** Page of each heading, for the contents; empty before the first print. */
  pages: ReadonlyMap<string, number>;
  /** Set in a team's own edition. */
  teamId?: string;
}

type Labels = Record<string, Bi>;
const require = createRequire(import.meta.url);

/** Compiles the templates once; `folder` may be an organisation's own copy of `templates/`. */
export function createReportPage(folder: string = TEMPLATES): (report: AfterActionReport, options: PrintOptions) => string {
  const labels = JSON.parse(readFileSync(path.join(folder, 'reports', 'labels.json'), 'utf8')) as Labels;
  const fonts = fontFaces();
  const engine = Handlebars.create();
  for (const file of readdirSync(path.join(folder, 'partials'))) {
    if (file.endsWith('.hbs'))
      engine.registerPartial(path.basename(file, '.hbs'), readFileSync(path.join(folder, 'partials', file), 'utf8'));
  }
  registerHelpers(engine, labels);
  const style = readFileSync(path.join(folder, 'reports', 'print.css'), 'utf8');
  const template = engine.compile(readFileSync(path.join(folder, 'reports', 'after-action.hbs'), 'utf8'), { strict: false });
  return (report, { lang, pages, teamId }) =>
    template(
      {
        report,
        teams: report.sheet.teams.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity)),
        names: Object.fromEntries(report.participants.map((team) => [team.teamId, team.team])),
        metrics: Object.entries(report.metrics).map(([name, stat]) => ({ name, ...stat })),
        strengths: report.findings.filter((finding) => finding.kind === 'strength'),
        improvements: report.findings.filter((finding) => finding.kind === 'improvement'),
        chronology: chronology(report, teamId),
        single: teamId !== undefined,
      },
      { data: { lang, pages, fonts, style } },
    );
}

/** The whole exercise prints what EXCON did and how injects ended; a team's edition prints everything of that team. */
function chronology(report: AfterActionReport, teamId: string | undefined): AfterActionReport['timeline'] {
  const kinds = new Set(['control', 'report', 'missed', 'penalty']);
  return teamId === undefined ? report.timeline.filter((entry) => kinds.has(entry.kind)) : report.timeline;
}

interface Frame {
  data: { lang: Lang; pages: ReadonlyMap<string, number> };
}

function registerHelpers(engine: typeof Handlebars, labels: Labels): void {
  const lang = (options: Frame): Lang => options.data.lang;
  const label = (key: string, options: Frame): string => labels[key]?.[lang(options)] ?? key;
  engine.registerHelper({
    t: label,
    /** `{{tt "rating." code}}`: a label whose key is put together. */
    tt: (prefix: string, key: string, options: Frame) => label(`${prefix}${key}`, options),
    bi: (text: Bi | undefined, options: Frame) => text?.[lang(options)] ?? '',
    num: (value: number | null, options: Frame) => (value === null || value === undefined ? '–' : numberText(value, lang(options))),
    pct: (value: number | null, options: Frame) => (value === null || value === undefined ? '–' : percentText(value, lang(options))),
    x: (ms: number | null) => (ms === null || ms === undefined ? '–' : clockText(ms)),
    span: (ms: number | null) => (ms === null || ms === undefined ? '–' : spanText(ms)),
    wall: (ms: number | null) => (ms === null ? '–' : wallText(ms)),
    date: (ms: number | null) => (ms === null ? '–' : dateText(ms)),
    page: (heading: string, options: Frame) => options.data.pages.get(heading) ?? '',
    lang: (options: Frame) => lang(options),
    look: (object: Record<string, unknown>, key: string) => object[key],
    array: (...values: unknown[]) => values.slice(0, -1),
    inc: (index: number) => index + 1,
    joined: (list: string[]) => list.join(', '),
    percentWidth: (value: number | null) => Math.max(0, Math.min(100, value ?? 0)).toFixed(1),
  });
}

const FONT_FILES = ['vietnamese', 'latin-ext', 'latin'] as const;
// the ranges that the font's own style sheets declare for its three files
const RANGES: Record<(typeof FONT_FILES)[number], string> = {
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  'latin-ext':
    'U+0100-0101,U+0104-010F,U+0112-0127,U+012A-0167,U+016A-019F,U+01A2-01AE,U+01B1-02BA,U+1E00-1E9F,U+2020,U+20A0-20AA,U+20AC-20C0',
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-201F,U+2021-206F,U+2122,U+2190-2193,U+2212,U+2215,U+2264-2265',
};

/** The three weights that reports use, inside the page, so that it prints the same on any machine. */
function fontFaces(): string {
  const folder = path.join(path.dirname(require.resolve('@fontsource/be-vietnam-pro/package.json')), 'files');
  return [400, 600, 700]
    .flatMap((weight) =>
      FONT_FILES.map((subset) => {
        const bytes = readFileSync(path.join(folder, `be-vietnam-pro-${subset}-${weight}-normal.woff2`)).toString('base64');
        return `@font-face{font-family:"Be Vietnam Pro";font-weight:${weight};font-style:normal;src:url(data:font/woff2;base64,${bytes}) format("woff2");unicode-range:${RANGES[subset]}}`;
      }),
    )
    .join('\n');
}
