/** What comes after END EX put together: proof, publishing, the improvement plan, exports, replay, the programme. */
import { makeRenderer } from './content/render.js';
import { createExports, type ExportSources } from './exports/index.js';
import type { Models } from './directory/models.js';
import type { HostClock } from './drills/ports.js';
import type { ProgrammeDesk } from './programme/index.js';
import { replayOf } from './drills/replay.js';
import type { AfterPorts, ProofDesk, ImprovementDesk } from './http/after-ports.js';

export interface AfterDeps {
  proof: ProofDesk;
  models: Models;
  clock: HostClock;
  exports: ExportSources;
  improvement: ImprovementDesk;
  programme: ProgrammeDesk;
}

export function createAfter(deps: AfterDeps): AfterPorts {
  return {
    proof: deps.proof,
    improvement: deps.improvement,
    programme: deps.programme,
    exports: createExports(deps.exports),
    replay: (drill, audience) => replayOf(drill, makeRenderer(drill.plan.definition), audience),
  };
}
