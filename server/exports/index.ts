/** What leaves the house besides pages and prints: workbook, Word document, event log, xAPI, STIX, Navigator layer. */
import type { Drill } from '../drills/service.js';
import type { ScenarioSummary } from '../shared/api.js';
import type { AfterActionReport } from '../shared/report.js';
import type { ScoreSheet } from '../shared/scores.js';
import type { Lang } from '../shared/text.js';
import { wholeLog } from '../drills/log-pages.js';
import { logCsv, logSchema, type Separator } from './log.js';
import { navigatorLayer } from './navigator.js';
import { stixOfDrill, stixOfScenario, type TlpLevel } from './stix.js';
import { xapiStatements } from './xapi.js';

export interface ExportSources {
  /** The very report that pages and prints show. @throws Refused as the report does */
  report(exerciseId: string, opts: { lang: Lang }): Promise<AfterActionReport>;
  score(drill: Drill): Promise<ScoreSheet>;
  /** Where people open this server; undefined: not set. */
  publicUrl: string | undefined;
}

export function createExports({ report, score, publicUrl }: ExportSources) {
  let schema: object | null = null;
  return {
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
