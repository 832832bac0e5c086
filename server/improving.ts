/** The improvement plan put together: its desk over the database, and the reminders that the active instance queues. */
import { planStore, reminderStore } from './directory/improvement.js';
import type { Models } from './directory/models.js';
import type { HostLogger } from './drills/logger.js';
import type { HostClock } from './drills/ports.js';
import type { Drill } from './drills/service.js';
import type { ScoreDrill } from './http/ports.js';
import { newId, type Random } from './ids.js';
import { HOUR } from './improvement/reminders.js';
import { createImprovement, type Improvement } from './improvement-desk.js';
import { createReminders, type Reminders } from './improvement-reminders.js';
import { createDaily, type Daily } from './jobs/daily.js';
import type { ClaimStore } from './jobs/ports.js';

export interface ImprovingDeps {
  models: Models;
  open(exerciseId: string): Promise<Drill | null>;
  score: ScoreDrill;
  /** Names of accounts by id. */
  people(): Promise<Record<string, string>>;
  mail: { on: () => boolean; queue: (digestId: string, email: string) => Promise<void> };
  claims: ClaimStore;
  clock: HostClock;
  zone: string;
  random: Random;
  logger: HostLogger;
}

export interface Improving {
  desk: Improvement;
  reminders: Reminders;
  /** Queues reminders; only the active instance may. */
  daily: Daily;
  /** The stored plan of an exercise has been changed: it is read anew. */
  forget: (exerciseId: string) => Promise<void>;
}

export function createImproving(deps: ImprovingDeps): Improving {
  const { models, clock, zone, random, logger } = deps;
  const store = planStore(models);
  const desk = createImprovement({
    store,
    open: (exerciseId) => deps.open(exerciseId),
    score: deps.score,
    evaluated: (exerciseId) => models.evaluation.countDocuments({ exerciseId }),
    people: () => deps.people(),
    changed: () => daily.wake(),
    clock,
    zone,
  });
  const reminders = createReminders({
    plans: desk,
    store: reminderStore(models),
    drills: (ids) => store.drills(ids),
    ...deps.mail,
    newId: () => newId(random),
    clock,
    zone,
  });
  const daily = createDaily({
    name: 'improvement-reminders',
    hour: HOUR,
    zone,
    run: () => reminders.sweep(),
    claims: deps.claims,
    clock,
    logger,
  });
  return { desk, reminders, daily, forget: store.forget };
}
