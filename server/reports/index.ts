/** The after-action report in its three forms, built anew from the log at every call. */
import type { Drill } from '../drills/service.js';
import { Refused } from '../errors.js';
import type { ObservationRecord } from '../shared/evaluation.js';
import { AfterActionReport } from '../shared/report.js';
import type { ScoreSheet, Sensitivity } from '../shared/scores.js';
import type { Lang } from '../shared/text.js';
import type { MemberView } from '../shared/views.js';
import { buildReport, forTeam } from './build.js';
import { createReportPage } from './html.js';
import type { Printer } from './pdf.js';

export { createPrinter, type Printer } from './pdf.js';

export interface ReportSources {
  drill(exerciseId: string): Promise<Drill | null>;
  score(drill: Drill): Promise<ScoreSheet>;
  /** How the ranking would stand by other rules; asked for the whole exercise once it is over. */
  sensitivity(drill: Drill): Promise<Sensitivity>;
  members(exerciseId: string): Promise<Record<string, MemberView[]>>;
  observations(exerciseId: string): Promise<readonly ObservationRecord[]>;
  /** Names of accounts by id. */
  people(): Promise<Record<string, string>>;
  wall(): number;
  printer: Printer;
}

interface Options {
  lang: Lang;
  teamId?: string;
}

export function createReports(sources: ReportSources) {
  const page = createReportPage();
  const json = async (exerciseId: string, { teamId }: Options): Promise<AfterActionReport> => {
    const drill = await sources.drill(exerciseId);
    if (!drill) throw new Refused('not-found');
    const phase = drill.phase();
    if (phase === 'planned' || phase === 'ready') throw new Refused('wrong-phase');
    if (teamId !== undefined && !drill.plan.teams.some((team) => team.id === teamId)) throw new Refused('not-found');
    const whole = buildReport({
      drill,
      sheet: await sources.score(drill),
      sensitivity: teamId === undefined && (phase === 'ended' || phase === 'published') ? await sources.sensitivity(drill) : null,
      members: await sources.members(exerciseId),
      observations: await sources.observations(exerciseId),
      people: await sources.people(),
      generatedWall: sources.wall(),
    });
    return AfterActionReport.parse(teamId === undefined ? whole : forTeam(whole, teamId));
  };
  const team = (options: Options) => (options.teamId === undefined ? {} : { teamId: options.teamId });
  return {
    json,
    /** One self-contained page: styles and fonts inside, no script. */
    html: async (exerciseId: string, options: Options): Promise<string> =>
      page(await json(exerciseId, options), { lang: options.lang, pages: new Map(), ...team(options) }),
    pdf: async (exerciseId: string, options: Options): Promise<Buffer> => {
      const report = await json(exerciseId, options);
      return sources.printer.print((pages) => page(report, { lang: options.lang, pages, ...team(options) }));
    },
  };
}
