/** The composition root: the only file that knows every concrete part, and how they are started and stopped. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino, type Logger } from 'pino';
import { createBuckets } from './auth/bucket.js';
import { approvedOnly, createCommandGate } from './auth/command-gate.js';
import { createIdentity, newAccount, type Identity } from './auth/identity.js';
import { createBrake } from './auth/limits.js';
import type { AccountStore } from './auth/ports.js';
import { serverSecrets } from './auth/secrets.js';
import { createSeating } from './auth/seating.js';
import { createSessions } from './auth/sessions.js';
import { createTokens, type Tokens } from './auth/tokens.js';
import { createUsers } from './auth/users.js';
import { createAfter } from './after.js';
import { createBoards } from './board.js';
import { systemClock } from './clock.js';
import type { Config } from './config.js';
import { makeRenderer } from './content/render.js';
import { createScenarioReader } from './content/reader.js';
import { createExercises, type Exercises } from './directory/exercises.js';
import { agencyDirectory } from './directory/agencies.js';
import { openModels } from './directory/models.js';
import { accountStore, familyStore, seatStore } from './directory/people.js';
import { evaluationLog } from './directory/records.js';
import { createRehearsals, lastRehearsals, rehearsalBook } from './directory/rehearsals.js';
import { mailStore } from './directory/mails.js';
import { createSeries } from './directory/series.js';
import { createShelf, type Shelf } from './directory/shelf.js';
import { createTimetable } from './directory/timetable.js';
import { draftStore } from './directory/drafts.js';
import { createDrafts } from './drafts/desk.js';
import { createDrills } from './drills/index.js';
import type { EventLog, HostClock } from './drills/ports.js';
import type { Drill, DrillPlan, Drills } from './drills/service.js';
import { createHall } from './hall.js';
import { createHttp } from './http/app.js';
import { createMetrics, type Metrics } from './http/metrics.js';
import { newId, systemRandom, type Random } from './ids.js';
import { createDuty, fenced, type Duty } from './jobs/duty.js';
import { createScheduler } from './jobs/scheduler.js';
import { createTicker } from './jobs/ticker.js';
import { openMongoLog } from './log/mongo-log.js';
import { createMailroom, createSheets, type Mailroom } from './mail/index.js';
import { createListDesk } from './lists/desk.js';
import { createMselDesk } from './msel/desk.js';
import { mongoClaims } from './ops/mongo/claim-store.js';
import { connectMongo } from './ops/mongo/connect.js';
import { hasEnded, mongoLease, thisInstance } from './ops/mongo/lease-store.js';
import { AGENCY_PROFILES, CLIENT_DIST, SCENARIOS } from './paths.js';
import { createPrinter } from './reports/index.js';
import { createKeeping } from './keeping.js';
import { createPhaseNotes } from './phase-notes.js';
import { createReadiness } from './readiness.js';
import { createRosters } from './rosters.js';
import { createSeats } from './seats.js';
import { createScoreDrill } from './score-drill.js';
import { createGateway, type Gateway } from './socket/gateway.js';
import { VERSION } from './version.js';

/** New connections the system may hold for us while a hall connects at once. */
const BACKLOG = 4096;
/** ms that requests under way get to finish when the server stops. */
const LAST_REQUESTS = 2000;

export interface AppOptions {
  config: Config;
  /** Where MongoDB is, the site's own or the embedded one. */
  mongoUri: string;
  clock?: HostClock;
  random?: Random;
  logger?: Logger;
  /** Folder of the scenario library; default: the product's own. */
  scenarios?: string;
}

export interface App {
  httpServer: Server;
  logger: Logger;
  drills: Drills;
  exercises: Exercises;
  scenarios: Shelf;
  accounts: AccountStore;
  identity: Identity;
  tokens: Tokens;
  gateway: Gateway;
  /** Whether this instance is the active one or on standby. */
  duty: Duty;
  mail: Mailroom;
  /** The drill behind an exercise, with its members' names. */
  open(exerciseId: string): Promise<Drill | null>;
  /** Starts to accept; answers the address that people open. @throws when the port is taken */
  listen(): Promise<{ port: number; url: string }>;
  /** The one-time link that makes the first administrator; null when there is an account. Call after `listen`. */
  setupLink(): Promise<string | null>;
  /** Stops accepting, writes the drills' last heartbeat, closes sockets and the database. */
  close(): Promise<void>;
}

function measured(log: EventLog, metrics: Metrics, clock: HostClock): EventLog {
  return {
    ...log,
    async append(commit) {
      const started = clock.mono();
      const result = await log.append(commit);
      if (result === 'appended') metrics.appended(commit.events.length, clock.mono() - started);
      return result;
    },
  };
}

/** Everything connected and every running drill taken up again, but nothing accepted yet. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, clock = systemClock, random = systemRandom } = options;
  const logger = options.logger ?? pino({ level: config.logLevel });
  const [mongo, secrets] = await Promise.all([connectMongo(options.mongoUri), serverSecrets(config.jwtSecrets, config.dataDir, random)]);
  const [models, rawLog] = await Promise.all([openModels(mongo.connection), openMongoLog(mongo.db)]);
  const metrics = createMetrics(() => gateway.count());
  const log = measured(rawLog, metrics, clock);

  const accounts = accountStore(models);
  const seats = seatStore(models);
  const tokens = createTokens(secrets, clock);
  const sessions = createSessions({
    store: familyStore(models),
    clock,
    random,
    secret: secrets[0] ?? '',
    ended(session, subject) {
      tokens.revoke(session, subject);
      gateway.endSession(session, subject);
    },
    readmitted: tokens.allow,
  });
  const rosters = createRosters(seats, (exerciseId, teamId) => gateway.rosterChanged(exerciseId, teamId));
  const seatChanges = createSeats({ seats, sessions, joined: rosters.joined, clock, logger });
  // Wrong codes alone count: in a hall of 600 behind one address a quarter may mistype theirs within the same minute.
  const joining = createBrake('join', 150, 60);
  const identity = createIdentity({
    accounts,
    seats,
    sessions,
    tokens,
    clock,
    random,
    brakes: {
      login: createBrake('login', 10, 300),
      address: createBrake('login-address', 100, 300),
      join: joining,
    },
    joined: rosters.joined,
  });

  const reader = createScenarioReader(options.scenarios ?? SCENARIOS, logger);
  const scenarios = createShelf({ models, reader, clock });
  const rescheduled = (): void => {
    scheduler.wake();
    ticker.refresh();
  };
  const exercises = createExercises({
    models,
    shelf: scenarios,
    drills: () => drills,
    open,
    replan,
    clock,
    random,
    found: (plan, by) => series.found(plan, by),
    rescheduled,
  });
  const drills = createDrills({
    log: fenced(log, () => duty.mayWrite()),
    clock,
    loadPlan: exercises.plan,
    listHosted: exercises.unfinished,
    newId: () => newId(random),
    render: (plan) => makeRenderer(plan.definition),
    logger,
  });

  async function replan(plan: DrillPlan): Promise<void> {
    await drills.remove(plan.exerciseId);
    await drills.create(plan);
    gateway.reconnect(plan.exerciseId);
  }

  const notePhases = createPhaseNotes(async (id, phase) => {
    await exercises.notePhase(id, phase);
    if (phase === 'ended' || phase === 'published')
      after.programme
        .refresh()
        .catch((error: unknown) => logger.warn({ err: error, exerciseId: id }, 'the programme was not brought up to date'));
  }, logger);
  const followBoard = createBoards({
    wanted: async (id) => (await exercises.get(id))?.settings.boardOpen ?? false,
    failed: (exerciseId, error) => logger.warn({ err: error, exerciseId }, 'the score board was not opened'),
  });

  async function open(exerciseId: string): Promise<Drill | null> {
    const drill = await drills.get(exerciseId);
    if (drill) {
      followBoard(drill);
      notePhases(drill);
      mail.follow(drill);
      after.follow(drill);
      await rosters.adopt(drill);
      await seatChanges.adopt(drill);
    }
    return drill;
  }

  const evaluation = evaluationLog(models);
  const score = createScoreDrill(evaluation);
  const series = createSeries({ models, exercises: () => plans, clock, random, rescheduled, logger });
  const scheduler = createScheduler({
    timetable: createTimetable(models),
    planner: series,
    open,
    notePhase: (id, phase) => exercises.notePhase(id, phase),
    remind: (exerciseId, minutes) => mail.remind(exerciseId, minutes),
    clock,
    logger,
  });
  const claims = await mongoClaims(mongo.db, () => clock.wall());
  const ticker = createTicker({
    planner: series,
    claims,
    tick: () => scheduler.sweep(),
    logger,
  });
  const agencies = agencyDirectory(models, random);
  const printer = createPrinter();
  const people = async () => Object.fromEntries((await accounts.list()).map(({ id, name }) => [id, name]));
  const after = await createAfter({
    config,
    models,
    log,
    reader,
    scenarios,
    exercises,
    agencies,
    accounts,
    evaluation,
    open,
    score,
    members: (exerciseId) => rosters.ofExercise(exerciseId),
    people,
    mail: {
      on: () => mail.state().on,
      digest: (digestId, email) => mail.digest(digestId, email),
      answered: (exerciseId, teamId, appealId) => mail.answered(exerciseId, teamId, appealId),
    },
    claims,
    printer,
    clock,
    random,
    logger,
  });
  const { publishing, improving, shared } = after;

  let url = '';
  const letters = mailStore(models, random);
  const mail = createMailroom({
    smtpUrl: config.smtpUrl,
    publicUrl: config.publicUrl,
    address: () => url,
    store: letters,
    drill: open,
    digest: improving.reminders.digest,
    appeal: publishing.answered,
    clock,
    logger,
  });
  const sheets = createSheets({ store: letters, address: () => url, print: (html) => printer.printOnce(html) });

  const plans: Exercises = {
    ...exercises,
    async remove(id) {
      await exercises.remove(id);
      await drafts.drop(id);
    },
    async patch(id, change) {
      const after = await exercises.patch(id, change);
      if (change.startsAt !== undefined || change.name !== undefined)
        mail.changed(id).catch((error: unknown) => logger.warn({ err: error, exerciseId: id }, 'a change was not told'));
      return after;
    },
  };

  const rehearsals = rehearsalBook(models, () => clock.wall());
  const readiness = createReadiness({
    exercises,
    open,
    presence: (exerciseId, teamIds) => gateway.presence(exerciseId, teamIds),
    async lintWarnings({ id, version, hash }) {
      const found = await scenarios.take(id, version);
      return found?.hash === hash ? found.warnings.length : null;
    },
    rehearsed: rehearsals.last,
    mail,
    async evaluators(exerciseId) {
      const { assignments } = await evaluation.current(exerciseId);
      // who watches an objective watches it in every team
      return assignments.map(({ userId, teams, objectives }) => ({ userId, teamIds: objectives?.length ? null : (teams ?? []) }));
    },
    wall: () => clock.wall(),
  });

  const hall = createHall({
    models,
    tokens,
    clock,
    random,
    secrets,
    exercises,
    score: after.outward,
    presence: (exerciseId, teamIds) => gateway.presence(exerciseId, teamIds),
    linkEnded: (linkId) => gateway.endLink(linkId),
  });
  const seating = createSeating({
    seats,
    sessions,
    tokens,
    clock,
    random,
    brake: joining,
    open,
    here: (exerciseId, teamId) => gateway.presence(exerciseId, [teamId]).teams[teamId] ?? [],
    newCode: async (exerciseId, teamId) =>
      (await exercises.newCode(exerciseId, teamId)).teams.find(({ id }) => id === teamId)?.joinCode ?? '',
  });
  const keeping = createKeeping({
    models,
    db: mongo.db,
    config,
    open,
    people,
    forget: [rosters.reload, (id) => hall.hotwash.forget(id), improving.forget, shared.forget],
    async dropLog(exerciseId) {
      await drills.remove(exerciseId);
      await drafts.drop(exerciseId);
    },
    claims,
    clock,
    logger,
  });
  const drafts = createDrafts({ store: draftStore(models), clock, logger });
  const gate = createCommandGate(
    createBuckets(clock),
    metrics.command,
    approvedOnly((...asked) => publishing.approved(...asked)),
  );
  let ready = false;
  const http = createHttp({
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    version: VERSION,
    clientFolder: CLIENT_DIST,
    logger,
    clock,
    tokens,
    identity,
    seating,
    users: createUsers({ accounts, sessions, random }),
    agencies,
    lists: createListDesk({
      folder: AGENCY_PROFILES,
      agencies: () => agencies.list(),
      write: (add, change) => agencies.write(add, change),
      parts: async (id) => (await scenarios.get(id))?.parts ?? null,
    }),
    scenarios,
    msel: createMselDesk({ shelf: scenarios, catalogues: () => reader.catalogues() }),
    rehearse: createRehearsals(scenarios, rehearsals),
    rehearsals: () => lastRehearsals(scenarios, rehearsals),
    readiness,
    exercises: plans,
    series,
    active: () => duty.active(),
    mail,
    sheets,
    evaluation,
    newId: () => newId(random),
    open,
    gate,
    score,
    outward: after.outward,
    privacy: keeping.privacy,
    publishing,
    published: shared.page,
    reports: shared.reports,
    papers: after.papers,
    ...hall,
    addressOf: async (userId) => (await accounts.byId(userId))?.email ?? '',
    ...after.ports,
    metrics,
    async ready() {
      if (ready && !duty.active()) return { ok: false, standby: { active: duty.activeHost() } };
      return { ok: ready && (await mongo.db.command({ ping: 1 }, { timeoutMS: 2000 }))['ok'] === 1 };
    },
  });
  const httpServer = createServer(http);
  const gateway = createGateway(httpServer, {
    tokens,
    guest: hall.viewing.requireAlive,
    gate,
    open,
    hosting: () => duty.active(),
    drafts,
    roster: rosters.of,
    joinedAt: rosters.joinedAt,
    clock,
    logger,
  });

  async function takeUp(): Promise<void> {
    // Whatever was opened on standby is older than what the other instance has written since.
    drills.release();
    if (config.admin && !(await accounts.any())) {
      await accounts.create(await newAccount({ ...config.admin, name: config.admin.email.split('@')[0] ?? 'admin' }, ['admin'], random));
      logger.info({ email: config.admin.email }, 'administrator created');
    }
    await drills.recover();
    await Promise.all(
      (await exercises.unfinished()).map((id) =>
        open(id).catch((error: unknown) => logger.error({ err: error, exerciseId: id }, 'a drill could not be opened')),
      ),
    );
  }
  /** What the active instance does beside hosting; only when it can be reached, for mails name its address. */
  function begin(): void {
    if (!ready || !duty.active()) return;
    scheduler.start();
    ticker.start();
    improving.daily.start();
    keeping.daily.start();
    mail.start().catch((error: unknown) => logger.error({ err: error }, 'mail is not being sent'));
  }
  function stand(): void {
    scheduler.stop();
    ticker.stop();
    improving.daily.stop();
    keeping.daily.stop();
    mail.stop().catch((error: unknown) => logger.warn({ err: error }, 'mail was not stopped'));
  }
  const duty = createDuty({
    store: mongoLease(mongo.db),
    self: thisInstance(newId(random)),
    hasEnded,
    clock,
    logger,
    takeUp,
    begin,
    drop() {
      stand();
      drills.release();
      drafts.release();
      gateway.cutAll();
    },
  });
  await duty.start();

  return {
    httpServer,
    logger,
    drills,
    exercises,
    scenarios,
    accounts,
    identity,
    tokens,
    gateway,
    duty,
    mail,
    open,
    async listen() {
      await new Promise<void>((resolve, reject) => {
        httpServer.once('error', reject);
        httpServer.listen({ host: config.host, port: config.port, backlog: BACKLOG }, () => {
          httpServer.off('error', reject);
          resolve();
        });
      });
      const { port } = httpServer.address() as AddressInfo;
      const host = ['0.0.0.0', '::'].includes(config.host) ? 'localhost' : config.host.includes(':') ? `[${config.host}]` : config.host;
      url = config.publicUrl ?? `http://${host}:${port}`;
      ready = true;
      begin();
      // read in the background now, so that nobody's first look at the library waits for it
      scenarios.list().catch((error: unknown) => logger.error({ err: error }, 'the library could not be read'));
      return { port, url };
    },
    async setupLink() {
      const token = duty.active() ? await identity.setupToken() : null;
      return token && `${url}/setup?token=${token}`;
    },
    async close() {
      ready = false;
      const stopped = new Promise<void>((resolve) => {
        httpServer.close(() => resolve());
      });
      stand();
      seatChanges.close();
      hall.viewing.close();
      await mail.close();
      await drills.close();
      await duty.close();
      await gateway.close();
      await drafts.close();
      httpServer.closeIdleConnections();
      const cancel = clock.after(LAST_REQUESTS, () => httpServer.closeAllConnections());
      await stopped;
      cancel();
      await printer.close();
      metrics.stop();
      await mongo.close();
    },
  };
}

/** The accounts alone, for the command that makes an administrator. */
export async function openAccounts(mongoUri: string): Promise<{ store: AccountStore; close(): Promise<void> }> {
  const mongo = await connectMongo(mongoUri);
  try {
    return { store: accountStore(await openModels(mongo.connection)), close: () => mongo.close() };
  } catch (error) {
    await mongo.close();
    throw error;
  }
}
