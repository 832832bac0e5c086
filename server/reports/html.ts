/** The printed after-action report: one self-contained page per edition, layout and language; fonts and styles inside, no script. */
import type { Layout } from '../shared/publishing.js';
import type { AfterActionReport } from '../shared/report.js';
import type { Lang } from '../shared/text.js';
import { openTemplates, type Templates } from './templates.js';
import { viewOf } from './view.js';

export interface PageOptions {
  lang: Lang;
  layout: Layout;
}
/** The page with these numbers in its contents; empty ones before the first print. */
export type ReportPage = (pages: ReadonlyMap<string, number>) => string;

/** The layout that readers of a language expect. */
export const layoutFor = (lang: Lang): Layout => (lang === 'vi' ? 'vn' : 'hseep');

/** `overlay`: an organisation's own templates. @throws BadTemplate when one of them is broken, Refused bad-template later */
export function createReportPage(overlay?: string): (report: AfterActionReport, options: PageOptions) => ReportPage {
  const templates = openTemplates(overlay);
  return (report, options) => pageOf(templates(), report, options);
}

function pageOf(templates: Templates, report: AfterActionReport, { lang, layout }: PageOptions): ReportPage {
  const view = viewOf(report, lang, templates.glossary);
  return (pages) => templates.render(layout, view, { lang, pages });
}
