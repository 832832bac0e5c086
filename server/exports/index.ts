/** What leaves the house besides pages and prints: workbook, Word document, event log, xAPI, STIX, Navigator layer. */
import type { Drill } from '../drills/service.js';
import type { ScenarioSummary } from '../shared/api.js';
import type { AfterActionReport } from '../shared/report.js';
import type { ScoreSheet } from '../shared/scores.js';
import { layoutFor } from '../reports/html.js';
import type { ReportOptions } from '../reports/index.js';
import { openTemplates, type Templates } from '../reports/templates.js';
import type { Lang } from '../shared/text.js';
import { wholeLog } from '../drills/log-pages.js';
import { makeDocument } from './docx/index.js';
import { logCsv, logSchema, type Separator } from './log.js';
import { navigatorLayer } from './navigator.js';
import { stixOfDrill, stixOfScenario, type TlpLevel } from './stix.js';
import { xapiStatements } from './xapi.js';
import { makeWorkbook } from './xlsx/index.js';

export interface ExportSources {
  /** The very report that pages and prints show. @throws Refused as the report does */
  report: (exerciseId: string, opts: ReportOptions) => Promise<AfterActionReport>;
  score: (drill: Drill) => Promise<ScoreSheet>;
  /** An organisation's own templates: the Word document takes labels and glossary from them. */
  templates: string | undefined;
  /** SVG to PNG by the browser that prints. */
  draw: (svgs: readonly string[]) => Promise<Buffer[]>;
  /** Where people open this server; undefined: not set. */
  publicUrl: string | undefined;
}

export function createExports({ report, score, templates, draw, publicUrl }: ExportSources) {
  let schema: object | null = null;
  let opened: (() => Templates) | null = null;
  /** @throws Refused bad-template */
  const labels = (): Templates => (opened ??= openTemplates(templates))();
  return {
    xlsx: async (exerciseId: string, opts: ReportOptions): Promise<Buffer> => makeWorkbook(await report(exerciseId, opts), opts.lang),
    docx: async (exerciseId: string, opts: ReportOptions): Promise<Buffer> => {
      const { lang, layout = layoutFor(lang) } = opts;
      return makeDocument(await report(exerciseId, opts), { lang, layout, templates: labels(), draw });
    },
    logCsv: (drill: Drill, separator: Separator): Iterable<string> => logCsv(drill, separator),
    logSchema: (): object => (schema ??= logSchema()),
    xapi: async (drill: Drill): Promise<Iterable<object>> =>
      xapiStatements({
        plan: drill.plan,
        entries: wholeLog(drill),
        sheet: await score(drill),
        home: publicUrl ?? `urn:dientap:${drill.plan.exerciseId}`,
      }),
    stix: async (exerciseId: string, lang: Lang, tlp: TlpLevel): Promise<object> =>
      stixOfDrill(await report(exerciseId, { lang }), lang, tlp),
    scenarioStix: (scenario: ScenarioSummary, createdAt: string | null, lang: Lang, tlp: TlpLevel): object =>
      stixOfScenario(scenario, createdAt, lang, tlp),
    navigator: async (exerciseId: string, lang: Lang): Promise<object> => navigatorLayer(await report(exerciseId, { lang }), lang),
  };
}
