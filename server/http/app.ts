/** The HTTP edge put together: security headers, the table of routes, documentation, health, and the web application. */
import cookieParser from 'cookie-parser';
import express, { type Express } from 'express';
import type { CommandGate } from '../auth/command-gate.js';
import type { Identity } from '../auth/identity.js';
import type { Tokens } from '../auth/tokens.js';
import type { MselDesk } from '../msel/desk.js';
import type { Users } from '../auth/users.js';
import type { HostClock } from '../drills/ports.js';
import { client } from './client.js';
import { createCookies } from './cookies.js';
import { docs } from './docs.js';
import { health } from './health.js';
import type { Metrics } from './metrics.js';
import { mountRoutes } from './mount.js';
import { openApiDocument } from './openapi.js';
import type {
  AgencyDirectory,
  EvaluationLog,
  ExerciseDirectory,
  Logger,
  OpenDrill,
  Rehearse,
  ReportMaker,
  ScenarioShelf,
  ScoreDrill,
} from './ports.js';
import { problems, sendProblem } from './problems.js';
import type { Route } from './route.js';
import { authRoutes } from './routes/auth.js';
import { directoryRoutes } from './routes/directory.js';
import { drillRoutes } from './routes/drill.js';
import { evaluationRoutes } from './routes/evaluation.js';
import { exerciseRoutes } from './routes/exercises.js';
import { mselRoutes } from './routes/msel.js';
import { readinessRoutes } from './routes/readiness.js';
import { rehearsalRoutes } from './routes/rehearsal.js';
import { reportRoutes } from './routes/reports.js';
import { scenarioRoutes } from './routes/scenarios.js';
import { studioRoutes } from './routes/studio.js';
import { security } from './security.js';
import type { Readiness } from '../shared/readiness.js';

export interface HttpDeps {
  publicUrl: string | undefined;
  trustProxy: boolean | number | string[];
  version: string;
  clientFolder: string;
  logger: Logger;
  clock: HostClock;
  tokens: Tokens;
  identity: Identity;
  users: Users;
  agencies: AgencyDirectory;
  scenarios: ScenarioShelf;
  msel: MselDesk;
  rehearse: Rehearse;
  exercises: ExerciseDirectory;
  evaluation: EvaluationLog;
  open: OpenDrill;
  gate: CommandGate;
  score: ScoreDrill;
  /** null: no such exercise. */
  readiness: (exerciseId: string) => Promise<Readiness | null>;
  reports: ReportMaker;
  metrics: Metrics;
  ready: () => Promise<boolean>;
}

/** Every route below `/api`, in the order they are tried. */
export function apiRoutes(deps: HttpDeps): Route[] {
  return [
    ...authRoutes(deps.identity, createCookies(deps.publicUrl)),
    ...directoryRoutes(deps.users, deps.agencies),
    ...scenarioRoutes(deps.scenarios),
    ...mselRoutes(deps.msel),
    ...studioRoutes(deps.scenarios),
    ...rehearsalRoutes(deps.rehearse),
    ...exerciseRoutes(deps.exercises),
    ...readinessRoutes(deps.readiness),
    ...drillRoutes(deps),
    ...evaluationRoutes(deps),
    ...reportRoutes(deps),
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
  app.use(
    '/api',
    cookieParser(),
    mountRoutes(routes, deps.tokens),
    docs(() => openApiDocument(routes, deps.version)),
  );
  app.use('/api', (_req, res) => sendProblem(res, { code: 'not-found' }));
  app.use(client(deps.clientFolder));
  app.use(problems(deps.logger));
  return app;
}
