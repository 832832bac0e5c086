/** What comes after END EX put together: proof, giving out results, the improvement plan, the programme, reports, exports, replay. */
import type { AccountStore } from './auth/ports.js';
import type { Config } from './config.js';
import type { ScenarioReader } from './content/reader.js';
import { makeRenderer } from './content/render.js';
import { feedbackBox } from './directory/feedback.js';
import type { Models } from './directory/models.js';
import type { EventLog, HostClock } from './drills/ports.js';
import { replayOf } from './drills/replay.js';
import type { Drill } from './drills/service.js';
import { createExports } from './exports/index.js';
import type { AfterPorts } from './http/after-ports.js';
import type { AgencyDirectory, EvaluationLog, Logger, OpenDrill, PaperStore, ScenarioShelf, ScoreDrill } from './http/ports.js';
import type { Exercises } from './directory/exercises.js';
import type { Random } from './ids.js';
import { createImproving, type Improving } from './improving.js';
import type { ClaimStore } from './jobs/ports.js';
import { createProving } from './proving.js';
import type { ProgrammeDesk } from './programme/index.js';
import type { PublishingDesk } from './publishing/index.js';
import { createReporting } from './reporting.js';
import type { Printer, ReportSources } from './reports/index.js';
import { createResults, createShared, outwardScore } from './results.js';
import { createYearly } from './yearly.js';

export interface AfterDeps {
  config: Config;
  models: Models;
  log: EventLog;
  reader: ScenarioReader;
  scenarios: ScenarioShelf;
  exercises: Exercises;
  agencies: AgencyDirectory;
  accounts: AccountStore;
  evaluation: EvaluationLog;
  open: OpenDrill;
  score: ScoreDrill;
  members: ReportSources['members'];
  /** Names of accounts by id. */
  people: () => Promise<Record<string, string>>;
  mail: {
    on: () => boolean;
    /** A digest of reminders to this address. */
    digest: (digestId: string, email: string) => Promise<void>;
    /** An appeal of the team has been answered. */
    answered: (exerciseId: string, teamId: string, appealId: string) => Promise<void>;
  };
  claims: ClaimStore;
  printer: Printer;
  clock: HostClock;
  random: Random;
  logger: Logger;
}

export interface After {
  publishing: PublishingDesk;
  improving: Improving;
  programme: ProgrammeDesk;
  papers: PaperStore;
  /** Scores as teams and walls may see them. */
  outward: ScoreDrill;
  shared: ReturnType<typeof createShared>;
  /** Hears of END EX and of publication, seals and gives out. */
  follow: (drill: Drill) => void;
  ports: AfterPorts;
}

/** @throws BadSettings when a template of the organisation is broken; when the signing key cannot be read or written */
export async function createAfter(deps: AfterDeps): Promise<After> {
  const { config, models, log, open, score, evaluation, exercises, agencies, people, claims, printer, clock, random, logger } = deps;
  const zone = config.timeZone;
  const proof = await createProving({ config, models, log, open, evaluation, reader: deps.reader, clock, logger });
  const publishing = createResults({
    models,
    open,
    score,
    evaluation,
    exercises,
    accounts: deps.accounts,
    seal: (exerciseId, issue) => proof.sealIssue(exerciseId, issue),
    tell: deps.mail.answered,
    clock,
    logger,
  });
  const improving = createImproving({
    models,
    open,
    score,
    people,
    mail: { on: deps.mail.on, queue: deps.mail.digest },
    claims,
    clock,
    zone,
    random,
    logger,
  });
  const programme = createYearly({ models, log, plan: exercises.plan, score, agencies, scenarios: deps.scenarios, clock, zone, logger });
  const { reports, papers } = createReporting({
    models,
    config,
    open,
    score,
    evaluation,
    exercises,
    agencies,
    feedback: feedbackBox(models),
    publishing,
    members: deps.members,
    people,
    improvement: improving.desk.plan,
    printer,
    clock,
  });
  return {
    publishing,
    improving,
    programme,
    papers,
    outward: outwardScore(score, publishing),
    shared: createShared({ publishing, reports }),
    follow(drill) {
      publishing.follow(drill);
      proof.follow(drill);
    },
    ports: {
      proof,
      improvement: improving.desk,
      programme,
      exports: createExports({
        report: reports.json,
        score,
        templates: config.templates,
        draw: (svgs) => printer.draw(svgs),
        publicUrl: config.publicUrl,
      }),
      replay: (drill, audience) => replayOf(drill, makeRenderer(drill.plan.definition), audience),
    },
  };
}
