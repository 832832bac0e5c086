/** The keeping of personal data put together: erasure over the database, and the daily look at what is due. */
import type { Db } from 'mongodb';
import type { Config } from './config.js';
import { erasureStore } from './directory/erasure.js';
import type { Models } from './directory/models.js';
import type { HostLogger } from './drills/logger.js';
import type { HostClock } from './drills/ports.js';
import type { OpenDrill } from './http/ports.js';
import { createDaily, type Daily } from './jobs/daily.js';
import type { ClaimStore } from './jobs/ports.js';
import { createPrivacy, type PrivacyDesk } from './privacy/desk.js';

/** Hour of the day at which names that are due are erased: when nobody works. */
const HOUR = 3;

export function createKeeping(deps: {
  models: Models;
  db: Db;
  config: Pick<Config, 'retention' | 'timeZone'>;
  open: OpenDrill;
  people: () => Promise<Record<string, string>>;
  /** Everything that holds names in memory. */
  forget: readonly ((exerciseId: string) => Promise<void>)[];
  dropLog: (exerciseId: string) => Promise<void>;
  claims: ClaimStore;
  clock: HostClock;
  logger: HostLogger;
}): { privacy: PrivacyDesk; daily: Daily } {
  const { models, db, config, open, people, forget, dropLog, claims, clock, logger } = deps;
  const privacy = createPrivacy({
    store: erasureStore(models, db),
    open,
    people,
    retention: config.retention,
    zone: config.timeZone,
    async erased(exerciseId) {
      await Promise.all(forget.map((each) => each(exerciseId)));
    },
    dropLog,
    clock,
    logger,
  });
  const daily = createDaily({ name: 'retention', hour: HOUR, zone: config.timeZone, run: () => privacy.sweep(), claims, clock, logger });
  return { privacy, daily };
}
