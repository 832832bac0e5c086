/** What comes after END EX put together: proof, publishing, the improvement plan, exports, replay, the programme. */
import type { Models } from './directory/models.js';
import type { HostClock } from './drills/ports.js';

export interface AfterDeps {
  models: Models;
  clock: HostClock;
}

export function createAfter(_deps: AfterDeps) {
  return {};
}
