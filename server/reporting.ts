/** The after-action report put together: where its figures, its people and what is written around them come from. */
import { paperStore } from './directory/papers.js';
import type { Models } from './directory/models.js';
import type { HostClock } from './drills/ports.js';
import type { Drill } from './drills/service.js';
import { BadSettings, type Config } from './config.js';
import { feedbackResults } from './http/feedback-results.js';
import type { FeedbackBox } from './http/hall-ports.js';
import type { AgencyDirectory, EvaluationLog, ExerciseDirectory, OpenDrill, PaperStore, ScoreDrill } from './http/ports.js';
import type { PublishingDesk } from './publishing/index.js';
import { BadTemplate, createReports, type Printer, type ReportSources } from './reports/index.js';
import { createSensitivity } from './score-drill.js';

export interface ReportingDeps {
  models: Models;
  config: Config;
  open: OpenDrill;
  score: ScoreDrill;
  evaluation: EvaluationLog;
  exercises: Pick<ExerciseDirectory, 'get'>;
  agencies: Pick<AgencyDirectory, 'list'>;
  feedback: Pick<FeedbackBox, 'all'>;
  publishing: PublishingDesk;
  members: ReportSources['members'];
  people: ReportSources['people'];
  improvement: ReportSources['improvement'];
  printer: Printer;
  clock: HostClock;
}

export interface Reporting {
  reports: ReturnType<typeof createReports>;
  papers: PaperStore;
}

/** @throws BadSettings when a template of the organisation is broken */
export function createReporting(deps: ReportingDeps): Reporting {
  const { models, config, exercises, evaluation, publishing, feedback } = deps;
  const papers = paperStore(models);
  const sources: ReportSources = {
    drill: deps.open,
    score: (drill, only) => deps.score(drill, undefined, only),
    sensitivity: createSensitivity(evaluation),
    members: deps.members,
    people: deps.people,
    improvement: deps.improvement,
    observations: async (exerciseId) => (await evaluation.current(exerciseId)).observations,
    records: (exerciseId) => evaluation.records(exerciseId),
    async agencies(exerciseId) {
      const [exercise, list] = await Promise.all([exercises.get(exerciseId), deps.agencies.list()]);
      const kinds = new Map(list.map(({ id, kind }) => [id, kind]));
      return Object.fromEntries(
        (exercise?.teams ?? []).flatMap(({ id, agencyId }) => {
          if (agencyId === undefined) return [];
          const kind = kinds.get(agencyId);
          return [[id, { agencyId, ...(kind && { kind }) }]];
        }),
      );
    },
    async feedback(exerciseId) {
      const exercise = await exercises.get(exerciseId);
      const seats = exercise?.teams.reduce((sum, team) => sum + team.seats, 0) ?? 0;
      return feedbackResults(seats, await feedback.all(exerciseId));
    },
    appeals: (exerciseId) => publishing.appeals(exerciseId, null),
    publication: (drill, sheet) => publishing.publication(drill, sheet),
    paper: (exerciseId) => papers.get(exerciseId),
    async given(drill: Drill) {
      const issue = await publishing.given(drill);
      const { exerciseId } = drill.plan;
      return (
        issue && {
          sheet: issue.sheet,
          observations: await publishing.observed(exerciseId, issue.wall),
          appeals: await publishing.appeals(exerciseId, issue.wall),
        }
      );
    },
    wall: () => deps.clock.wall(),
    printer: deps.printer,
    templates: config.templates,
  };
  try {
    return { reports: createReports(sources), papers };
  } catch (error) {
    if (error instanceof BadTemplate) throw new BadSettings([{ name: 'DIENTAP_TEMPLATES', message: error.message }]);
    throw error;
  }
}
