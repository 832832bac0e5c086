/** The printed after-action report: Handlebars templates of `templates/`, fonts inside the page, one language at a time. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';
import { TEMPLATES } from '../paths.js';
import { TAGS } from '../shared/evaluation.js';
import type { AfterActionReport } from '../shared/report.js';
import type { Bi, Lang } from '../shared/text.js';
import { fontFaces } from './fonts.js';
import { clockText, dateText, numberText, percentText, spanText, wallText } from './words.js';

export interface PrintOptions {
  lang: Lang;
  /** Page of each heading, for the contents; empty before the first print. */
  pages: ReadonlyMap<string, number>;
  /** Set in a team's own edition. */
  teamId?: string;
}

type Labels = Record<string, Bi>;

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
        observed: TAGS.map((tag) => ({ tag, list: report.observations.filter((one) => one.tag === tag) })).filter(
          ({ list }) => list.length > 0,
        ),
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
