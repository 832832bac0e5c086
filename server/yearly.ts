/** The programme of exercises put together: summaries made from the log itself, so that no finished drill has to be taken up for them. */
import { finishedDrills, summaryStore } from './directory/summaries.js';
import type { Models } from './directory/models.js';
import type { EventLog, HostClock } from './drills/ports.js';
import type { HostLogger } from './drills/logger.js';
import type { DrillPlan } from './drills/service.js';
import type { AgencyDirectory, ScenarioShelf } from './http/ports.js';
import { REQUIREMENTS } from './paths.js';
import { createProgramme, summaryOf, type ProgrammeDesk } from './programme/index.js';
import { sheetHashOf } from './publishing/sheet.js';
import type { PlayedDrill } from './score-drill.js';
import { controlStream, worldStream, type ControlEvent, type WorldEvent } from './shared/events.js';
import type { ScoreSheet } from './shared/scores.js';
import { VERSION } from './version.js';

/** Streams read from the log at once. */
const READ_AT_ONCE = 32;

export interface YearlyDeps {
  models: Models;
  log: Pick<EventLog, 'read'>;
  /** The frozen plan; null: no such exercise. */
  plan(exerciseId: string): Promise<DrillPlan | null>;
  score(drill: PlayedDrill): Promise<ScoreSheet>;
  agencies: Pick<AgencyDirectory, 'list'>;
  scenarios: Pick<ScenarioShelf, 'list'>;
  clock: HostClock;
  /** IANA name in which a year begins. */
  zone: string;
  logger: HostLogger;
}

export function createYearly(deps: YearlyDeps): ProgrammeDesk {
  const { models, log } = deps;

  async function worldsOf(plan: DrillPlan): Promise<Record<string, WorldEvent[]>> {
    const ids = [...new Set(plan.teams.map(({ worldId }) => worldId))];
    const worlds: Record<string, WorldEvent[]> = {};
    for (let i = 0; i < ids.length; i += READ_AT_ONCE) {
      const part = ids.slice(i, i + READ_AT_ONCE);
      // oxlint-disable-next-line no-await-in-loop -- hundreds of worlds must not flood the database
      const read = await Promise.all(part.map((id) => log.read(worldStream(plan.exerciseId, id))));
      for (const [n, id] of part.entries()) worlds[id] = read[n]!.flatMap(({ events }) => events as WorldEvent[]);
    }
    return worlds;
  }

  return createProgramme({
    store: summaryStore(models),
    async finished() {
      // a new program may score otherwise; a new record of an evaluator may
      const drills = await finishedDrills(models);
      return drills.map(({ exerciseId, phase, records }) => ({ exerciseId, stamp: `${VERSION} ${phase} ${records}` }));
    },
    async summarise(exerciseId, stamp) {
      const plan = await deps.plan(exerciseId);
      if (!plan) return null;
      const control = (await log.read(controlStream(exerciseId))).flatMap(({ events }) => events as ControlEvent[]);
      const worlds = await worldsOf(plan);
      const sheet = await deps.score({ plan, worldEvents: () => worlds });
      const drill = (await finishedDrills(models)).find((one) => one.exerciseId === exerciseId);
      return summaryOf({ plan, stamp, sheetHash: await sheetHashOf(sheet), sheet, control, worlds, agencies: drill?.agencies ?? {} });
    },
    agencies: () => deps.agencies.list(),
    library: () => deps.scenarios.list(),
    folder: REQUIREMENTS,
    clock: deps.clock,
    zone: deps.zone,
    failed: (exerciseId, error) => deps.logger.warn({ err: error, exerciseId }, 'a finished drill could not be summed up'),
  });
}
