/** Giving out results put together: what is recorded of it, what an issue holds, what a guest's page shows. */
import { may } from './auth/access.js';
import type { AccountStore } from './auth/ports.js';
import type { Models } from './directory/models.js';
import { publishingStore } from './directory/publishing.js';
import type { Drill } from './drills/service.js';
import type { HostClock } from './drills/ports.js';
import type { EvaluationLog, ExerciseDirectory, OpenDrill, ReportMaker, ReportOptions, ScoreDrill } from './http/ports.js';
import { createPublishing, type PublishingDesk } from './publishing/index.js';
import type { PublishedResults } from './shared/publishing.js';
import type { AfterActionReport } from './shared/report.js';

export interface ResultsDeps {
  models: Models;
  open: OpenDrill;
  score: ScoreDrill;
  evaluation: EvaluationLog;
  exercises: Pick<ExerciseDirectory, 'get'>;
  accounts: AccountStore;
  seal: (exerciseId: string, issue: { n: number; wall: number }) => Promise<unknown>;
  tell: (exerciseId: string, teamId: string, appealId: string) => Promise<void>;
  clock: HostClock;
  logger: { warn(fields: object, message: string): void };
}

export function createResults({ models, accounts, exercises, ...deps }: ResultsDeps): PublishingDesk {
  return createPublishing({
    ...deps,
    store: publishingStore(models),
    settings: async (exerciseId) => (await exercises.get(exerciseId))?.settings ?? {},
    people: async () => Object.fromEntries((await accounts.list()).map(({ id, name }) => [id, name])),
    async mayApprove(userId) {
      const account = await accounts.byId(userId);
      return account !== null && may({ kind: 'user', userId, roles: account.roles, session: '' }, 'report.approve');
    },
  });
}

/** The scores as teams and walls may see them: once published those that were given out, whatever has changed since. */
export const outwardScore =
  (score: ScoreDrill, publishing: PublishingDesk): ScoreDrill =>
  async (drill, until, only) => {
    // a wall asks for the drill as if some of its teams were all
    const teams = only ?? new Set(drill.plan.teams.map(({ id }) => id));
    const given = until === undefined && drill.phase() === 'published' ? await publishing.given(drill, teams) : null;
    return given ? given.sheet : score(drill, until, only);
  };

/** Pages and prints kept at hand, of all exercises together. */
const KEPT = 12;

/** What shared links show, made once for each issue: a link may be opened by a whole city at once. */
export function createShared({ publishing, reports }: { publishing: PublishingDesk; reports: ReportMaker }): {
  page: (drill: Drill, anonymous: boolean) => Promise<PublishedResults>;
  /** The same reports; a whole one that was given out is made once. */
  reports: ReportMaker;
  /** Names were erased: nothing that was made before is shown any more. */
  forget: (exerciseId: string) => Promise<void>;
} {
  const made = new Map<string, Promise<unknown>>();
  function once<T>(exerciseId: string, n: number, what: object, make: () => Promise<T>): Promise<T> {
    const key = JSON.stringify([exerciseId, n, what]);
    const known = made.get(key) as Promise<T> | undefined;
    if (known) return known;
    const fresh = make();
    const [oldest] = made.keys();
    if (made.size >= KEPT && oldest !== undefined) made.delete(oldest);
    made.set(key, fresh);
    fresh.catch(() => made.delete(key));
    return fresh;
  }
  /** Only what is the same for everybody who has a link. */
  async function given<T>(exerciseId: string, what: string, options: ReportOptions, make: () => Promise<T>): Promise<T> {
    const n = options.given && options.teamId === undefined ? await publishing.lastIssueOf(exerciseId) : null;
    return n === null ? make() : once(exerciseId, n, { what, ...options }, make);
  }
  return {
    async page(drill, anonymous) {
      const last = await publishing.lastIssue(drill);
      if (!last) return bare(drill, anonymous);
      const { exerciseId } = drill.plan;
      return once(exerciseId, last.n, { page: anonymous }, async () =>
        publicPage(await reports.json(exerciseId, { lang: 'vi', anonymous, given: true }), anonymous, last),
      );
    },
    reports: {
      ...reports,
      html: (id, options) => given(id, 'html', options, () => reports.html(id, options)),
      pdf: (id, options) => given(id, 'pdf', options, () => reports.pdf(id, options)),
    },
    async forget(exerciseId) {
      reports.prints.forget(exerciseId);
      for (const key of made.keys()) if (key.startsWith(`["${exerciseId}"`)) made.delete(key);
    },
  };
}

type Given = NonNullable<PublishedResults['issue']>;

function bare({ plan }: Drill, anonymous: boolean): PublishedResults {
  const { title, summary } = plan.definition;
  return {
    exercise: { name: plan.name, startedWall: null, endedWall: null, endX: 0 },
    scenario: { title, summary },
    anonymous,
    issue: null,
    provisional: true,
    counts: { teams: plan.teams.length, members: 0, deliveries: 0, actions: 0, reports: 0 },
    summary: [],
    objectives: [],
    ranking: [],
  };
}

function publicPage(report: AfterActionReport, anonymous: boolean, issue: Given): PublishedResults {
  const { exercise, scenario, counts, sheet } = report;
  return {
    exercise: { name: exercise.name, startedWall: exercise.startedWall, endedWall: exercise.endedWall, endX: exercise.endX },
    scenario: { title: scenario.title, summary: scenario.summary },
    anonymous,
    issue: anonymous ? { n: issue.n, wall: issue.wall } : issue,
    provisional: sheet.provisional,
    counts: {
      teams: counts.teams,
      members: counts.members,
      deliveries: counts.deliveries,
      actions: counts.actions,
      reports: counts.reports,
    },
    summary: report.summary.map(({ text }) => text),
    objectives: report.objectives.map(({ id, title, capability, overall, percent, ratings }) => ({
      id,
      title,
      ...(capability && { capability }),
      overall,
      percent,
      ratings,
    })),
    ranking: sheet.teams
      .map(({ name, rank, percent, earned, possible, penalties, outcome }) => ({
        name,
        rank,
        percent,
        earned,
        possible,
        penalties,
        ...(outcome && { outcome }),
      }))
      .toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity)),
  };
}
