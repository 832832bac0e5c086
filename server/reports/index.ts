/** The after-action report in every edition and form, built from the log; what has not changed since is not built again. */
import { createHash } from 'node:crypto';
import type { Drill } from '../drills/service.js';
import { Refused } from '../errors.js';
import type { EvaluationRecord, ObservationRecord } from '../shared/evaluation.js';
import type { FeedbackResults } from '../shared/feedback.js';
import type { ImprovementPlan } from '../shared/improvement.js';
import type { Appeal, Layout, OfficialPaper, Publication } from '../shared/publishing.js';
import { AfterActionReport } from '../shared/report.js';
import type { ScoreSheet, Sensitivity } from '../shared/scores.js';
import type { Lang } from '../shared/text.js';
import type { MemberView } from '../shared/views.js';
import { buildReport, narrowed, type ReportInput } from './build.js';
import { createKept } from './kept.js';
import { anonymised, forKind, forTeam } from './editions.js';
import { createReportPage, layoutFor } from './html.js';
import { outward } from './outward.js';
import type { Printer, PrintStep } from './pdf.js';
import { createPrints } from './prints.js';
import { summaryOf } from './summary.js';

export { createPrinter, type Printer } from './pdf.js';
export { BadTemplate } from './templates.js';

export interface ReportSources {
  drill(exerciseId: string): Promise<Drill | null>;
  /** `only`: these teams alone, ranked among themselves. */
  score(drill: Drill, only?: ReadonlySet<string>): Promise<ScoreSheet>;
  /** How the ranking would stand by other rules; asked for the whole exercise once it is over. */
  sensitivity(drill: Drill): Promise<Sensitivity>;
  members(exerciseId: string): Promise<Record<string, MemberView[]>>;
  observations(exerciseId: string): Promise<readonly ObservationRecord[]>;
  /** Everything evaluators have recorded: the sheet follows from it and the log. */
  records(exerciseId: string): Promise<readonly EvaluationRecord[]>;
  /** Names of accounts by id. */
  people(): Promise<Record<string, string>>;
  /** Findings, actions, signatures, promises of earlier drills as they stand. */
  improvement(exerciseId: string, sheet: ScoreSheet): Promise<ImprovementPlan>;
  /** Agencies by team id. */
  agencies(exerciseId: string): Promise<Record<string, { agencyId: string; kind?: string }>>;
  feedback(exerciseId: string): Promise<FeedbackResults | null>;
  appeals(exerciseId: string): Promise<readonly Appeal[]>;
  publication(drill: Drill, sheet: ScoreSheet): Promise<Publication | null>;
  paper(exerciseId: string): Promise<OfficialPaper>;
  /** What was given out last; null: nothing was. */
  given(drill: Drill): Promise<{ sheet: ScoreSheet; observations: readonly ObservationRecord[]; appeals: readonly Appeal[] } | null>;
  wall(): number;
  printer: Printer;
  /** An organisation's own templates. */
  templates: string | undefined;
}

export interface ReportOptions {
  lang: Lang;
  /** Absent: what readers of the language expect. */
  layout?: Layout;
  /** One team's edition; absent: the whole exercise. */
  teamId?: string;
  /** The teams of one kind of agency. */
  kind?: string;
  anonymous?: boolean;
  /** As it was given out last, where something was: what teams and guests read. */
  given?: boolean;
}

/** Reports that are over are kept until something they are made of changes; the latest few. */
const KEPT = 3;

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64');

/** Between two pieces of work that each take a second for hundreds of teams: running drills go first. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** @throws BadTemplate when a template of the overlay is broken */
export function createReports(sources: ReportSources) {
  const page = createReportPage(sources.templates);
  const scored = createKept<{ sheet: ScoreSheet; sensitivity: Sensitivity | null }>(KEPT);
  const built = createKept<AfterActionReport>(KEPT);

  async function inputOf(drill: Drill, over: boolean, asGiven: boolean): Promise<{ input: ReportInput; stamp: string | null }> {
    const { exerciseId } = drill.plan;
    const log = over ? digest([exerciseId, drill.heads(), await sources.records(exerciseId)]) : null;
    const given = asGiven && over ? await sources.given(drill) : null;
    const { sheet, sensitivity } = given
      ? { sheet: given.sheet, sensitivity: null }
      : await scored(log, async () => {
          const counted = await sources.score(drill);
          await breath();
          return { sheet: counted, sensitivity: over ? await sources.sensitivity(drill) : null };
        });
    await breath();
    const around = {
      members: await sources.members(exerciseId),
      observations: given?.observations ?? (await sources.observations(exerciseId)),
      people: await sources.people(),
      agencies: await sources.agencies(exerciseId),
      improvement: await sources.improvement(exerciseId, sheet),
      feedback: over ? await sources.feedback(exerciseId) : null,
      appeals: given?.appeals ?? (await sources.appeals(exerciseId)),
      publication: over ? await sources.publication(drill, sheet) : null,
      paper: await sources.paper(exerciseId),
    };
    const input = { drill, sheet, sensitivity, ...around, generatedWall: sources.wall() };
    return { input, stamp: log && digest([log, around, asGiven]) };
  }

  /** The teams of a kind as if they alone had played. */
  async function ofKind(input: ReportInput, drill: Drill, kind: string): Promise<AfterActionReport> {
    const only = new Set(drill.plan.teams.flatMap(({ id }) => (input.agencies?.[id]?.kind === kind ? [id] : [])));
    if (only.size === 0) throw new Refused('not-found');
    const members = Object.fromEntries(Object.entries(input.members).filter(([teamId]) => only.has(teamId)));
    const sheet = await sources.score(drill, only);
    return forKind(buildReport({ ...input, members, sheet, sensitivity: null, drill: narrowed(drill, only) }), kind);
  }

  async function json(exerciseId: string, { teamId, kind, anonymous = false, given = false }: ReportOptions): Promise<AfterActionReport> {
    const drill = await sources.drill(exerciseId);
    if (!drill) throw new Refused('not-found');
    const phase = drill.phase();
    if (phase === 'planned' || phase === 'ready') throw new Refused('wrong-phase');
    if (teamId !== undefined && !drill.plan.teams.some((team) => team.id === teamId)) throw new Refused('not-found');
    const { input: named, stamp } = await inputOf(drill, phase === 'ended' || phase === 'published', given);
    const input = { ...named, anonymous };
    const whole = await built(stamp && `${stamp} ${kind ?? ''} ${anonymous}`, async () => {
      const made = kind === undefined ? buildReport(input) : await ofKind(input, drill, kind);
      await breath();
      return AfterActionReport.parse(made);
    });
    const cut = teamId === undefined ? whole : forTeam(whole, teamId);
    // names are struck by all there are, so nothing is left out before
    const bare = anonymous ? anonymised(cut) : given ? outward(cut) : cut;
    return { ...bare, generatedWall: input.generatedWall, summary: summaryOf(bare) };
  }

  const pageOf = async (exerciseId: string, options: ReportOptions) => {
    const { lang, layout = layoutFor(lang) } = options;
    const report = await json(exerciseId, options);
    await breath();
    const laidOut = page(report, { lang, layout });
    await breath();
    return laidOut;
  };
  const pdf = async (exerciseId: string, options: ReportOptions, step?: (step: PrintStep, pages: number | null) => void): Promise<Buffer> =>
    sources.printer.print(await pageOf(exerciseId, options), step);
  return {
    json,
    /** One self-contained page: styles and fonts inside, no script. */
    html: async (exerciseId: string, options: ReportOptions): Promise<string> => (await pageOf(exerciseId, options))(new Map()),
    pdf: (exerciseId: string, options: ReportOptions): Promise<Buffer> => pdf(exerciseId, options),
    prints: createPrints({ print: pdf, wall: () => sources.wall() }),
  };
}
