/** Sealing put together: where seals lie, what signs them, which issues there are, which page checks them. */
import path from 'node:path';
import type { Config } from './config.js';
import type { ScenarioReader } from './content/reader.js';
import type { Models } from './directory/models.js';
import { publishingStore } from './directory/publishing.js';
import { frozenCopy, sealStore } from './directory/seals.js';
import type { HostLogger } from './drills/logger.js';
import type { EventLog, HostClock } from './drills/ports.js';
import type { Drill } from './drills/service.js';
import type { EvaluationLog, OpenDrill } from './http/ports.js';
import { CLIENT_DIST } from './paths.js';
import { VERIFIER } from './proof/index.js';
import { stateOf } from './publishing/records.js';
import { createProof, type Proof } from './seals/desk.js';
import { openSigner } from './seals/key.js';
import { VERSION } from './version.js';

export interface ProvingDeps {
  config: Pick<Config, 'signingKey' | 'dataDir'>;
  models: Models;
  log: EventLog;
  open: OpenDrill;
  evaluation: Pick<EvaluationLog, 'records'>;
  reader: Pick<ScenarioReader, 'read'>;
  clock: HostClock;
  logger: HostLogger;
}

/** @throws when the data folder cannot be written or the key in it is damaged. */
export async function createProving({ config, models, log, open, evaluation, reader, clock, logger }: ProvingDeps): Promise<Proof> {
  const store = publishingStore(models);
  return createProof({
    store: sealStore(models),
    signer: await openSigner(config.signingKey, config.dataDir),
    log,
    open,
    copy: (exerciseId) => frozenCopy(models, exerciseId),
    records: evaluation.records,
    /** The first issue is the recorded act of publication itself, whether or not it has been kept as an issue yet. */
    async issues(drill: Drill) {
      const published = drill.controlEvents().find(({ type }) => type === 'published');
      if (!published) return [];
      const { issues } = stateOf(await store.records(drill.plan.exerciseId));
      return [{ n: 1, wall: published.at.wall }, ...issues.filter(({ n }) => n > 1)];
    },
    readScenario: reader.read,
    verifier: path.join(CLIENT_DIST, VERIFIER),
    product: VERSION,
    clock,
    logger,
  });
}
