/** The HTTP edge put together: security headers, the table of routes, documentation, health, and the web application. */
import cookieParser from 'cookie-parser';
import express, { type Express } from 'express';
import type { CommandGate } from '../auth/command-gate.js';
import type { Identity } from '../auth/identity.js';
import type { Seating } from '../auth/seating.js';
import type { Tokens } from '../auth/tokens.js';
import type { ListDesk } from '../lists/desk.js';
import type { MselDesk } from '../msel/desk.js';
import type { Users } from '../auth/users.js';
import type { HostClock } from '../drills/ports.js';
import type { PrivacyDesk } from '../privacy/desk.js';
import type { AfterPorts } from './after-ports.js';
import { client } from './client.js';
import { createCookies } from './cookies.js';
import { docs } from './docs.js';
import { health, type Standing } from './health.js';
import type { Metrics } from './metrics.js';
import { mountRoutes } from './mount.js';
import { openApiDocument } from './openapi.js';
import type {
  AgencyDirectory,
  EvaluationLog,
  ExerciseDirectory,
  Logger,
  OpenDrill,
  PaperStore,
  Rehearse,
  ReportMaker,
  ScenarioShelf,
  ScoreDrill,
  SeriesDirectory,
} from './ports.js';
import { problems, sendProblem } from './problems.js';
import type { Route } from './route.js';
import { authRoutes } from './routes/auth.js';
import { agencyRoutes } from './routes/agencies.js';
import { userRoutes } from './routes/users.js';
import { mailRoutes } from './routes/mail.js';
import type { Mailroom } from '../mail/ports.js';
import type { SheetMaker } from '../mail/sheets.js';
import type { Viewing } from '../auth/viewing.js';
import type { FeedbackBox, HotWashStore, WallOf } from './hall-ports.js';
import { drillRoutes } from './routes/drill.js';
import { evaluationRoutes } from './routes/evaluation.js';
import { evaluatorRoutes } from './routes/evaluators.js';
import { observationRoutes } from './routes/observations.js';
import { exportRoutes } from './routes/exports.js';
import { exerciseRoutes } from './routes/exercises.js';
import { hotWashRoutes } from './routes/hotwash.js';
import { improvementRoutes } from './routes/improvement.js';
import { boardRoutes } from './routes/improvement-board.js';
import { linkRoutes } from './routes/links.js';
import { mselRoutes } from './routes/msel.js';
import { privacyRoutes } from './routes/privacy.js';
import { publishingRoutes, type PublishingPorts } from './routes/publishing.js';
import { readinessRoutes } from './routes/readiness.js';
import { replayRoutes } from './routes/replay.js';
import { rehearsalRoutes } from './routes/rehearsal.js';
import { programmeRoutes } from './routes/programme.js';
import { proofRoutes } from './routes/proof.js';
import { reportRoutes } from './routes/reports.js';
import { roomRoutes } from './routes/room.js';
import { scenarioRoutes } from './routes/scenarios.js';
import { scheduleRoutes } from './routes/schedule.js';
import { studioRoutes } from './routes/studio.js';
import { wallRoutes } from './routes/wall.js';
import { security } from './security.js';
import type { Readiness } from '../shared/readiness.js';
import type { LastRehearsal } from '../shared/rehearsal.js';

export interface HttpDeps extends AfterPorts, PublishingPorts {
  publicUrl: string | undefined;
  trustProxy: boolean | number | string[];
  version: string;
  clientFolder: string;
  logger: Logger;
  clock: HostClock;
  tokens: Tokens;
  identity: Identity;
  seating: Seating;
  users: Users;
  agencies: AgencyDirectory;
  lists: ListDesk;
  scenarios: ScenarioShelf;
  msel: MselDesk;
  rehearse: Rehearse;
  rehearsals: () => Promise<LastRehearsal[]>;
  exercises: ExerciseDirectory;
  evaluation: EvaluationLog;
  newId: () => string;
  open: OpenDrill;
  gate: CommandGate;
  score: ScoreDrill;
  privacy: PrivacyDesk;
  /** The same as it may be seen outside the control room: what was given out, once something was. */
  outward: ScoreDrill;
  /** null: no such exercise. */
  readiness: (exerciseId: string) => Promise<Readiness | null>;
  reports: ReportMaker;
  papers: PaperStore;
  /** Address of an account; '' when there is none any more. */
  addressOf: (userId: string) => Promise<string>;
  mail: Mailroom;
  sheets: SheetMaker;
  viewing: Viewing;
  wall: WallOf;
  feedback: FeedbackBox;
  hotwash: HotWashStore;
  metrics: Metrics;
  series: SeriesDirectory;
  /** Whether this instance is the active one; on standby the whole interface is refused. */
  active: () => boolean;
  ready: () => Promise<Standing>;
}

const ON_STANDBY = {
  vi: 'Máy chủ này đang dự phòng; hãy thử lại, máy chủ chính sẽ trả lời.',
  en: 'This server is on standby; try again, the active one will answer.',
};

/** Every route below `/api`, in the order they are tried. */
export function apiRoutes(deps: HttpDeps): Route[] {
  return [
    ...authRoutes(deps, createCookies(deps.publicUrl)),
    ...userRoutes(deps.users),
    ...agencyRoutes(deps.agencies, deps.lists),
    ...scenarioRoutes(deps.scenarios),
    ...mselRoutes(deps.msel),
    ...studioRoutes(deps.scenarios),
    ...rehearsalRoutes(deps.rehearse, deps.rehearsals),
    ...scheduleRoutes(deps),
    ...exerciseRoutes(deps.exercises),
    ...readinessRoutes(deps.readiness),
    ...drillRoutes(deps),
    ...roomRoutes(deps),
    ...evaluationRoutes(deps),
    ...observationRoutes(deps),
    ...evaluatorRoutes(deps),
    ...reportRoutes(deps),
    ...proofRoutes(deps),
    ...programmeRoutes(deps),
    ...publishingRoutes(deps),
    ...privacyRoutes(deps),
    ...exportRoutes(deps),
    ...replayRoutes(deps),
    ...improvementRoutes(deps),
    ...boardRoutes(deps),
    ...mailRoutes(deps),
    ...linkRoutes(deps),
    ...wallRoutes(deps),
    ...hotWashRoutes(deps),
  ];
}

export function createHttp(deps: HttpDeps): Express {
  const routes = apiRoutes(deps);
  const app = express();
  app.set('trust proxy', deps.trustProxy);
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.disable('x-powered-by');
  app.use(security(deps.publicUrl?.startsWith('https:') === true));
  app.use(health(deps));
  app.use('/api', (_req, res, next) => (deps.active() ? next() : sendProblem(res, { code: 'unavailable', detail: ON_STANDBY })));
  app.use(
    '/api',
    cookieParser(),
    mountRoutes(routes, deps.tokens, deps.viewing.requireAlive),
    docs(() => openApiDocument(routes, deps.version)),
  );
  app.use('/api', (_req, res) => sendProblem(res, { code: 'not-found' }));
  app.use(client(deps.clientFolder));
  app.use(problems(deps.logger));
  return app;
}
