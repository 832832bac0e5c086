/** The parts around the hall put together: viewing links, the wallboard, feedback forms, the hot wash. */
import { createBrake } from './auth/limits.js';
import type { Tokens } from './auth/tokens.js';
import { createViewing, type Viewing } from './auth/viewing.js';
import { feedbackBox } from './directory/feedback.js';
import { hotWashStore } from './directory/hotwash.js';
import { linkStore } from './directory/links.js';
import type { Models } from './directory/models.js';
import type { HostClock } from './drills/ports.js';
import type { Drill } from './drills/service.js';
import type { FeedbackBox, HotWashStore, WallOf } from './http/hall-ports.js';
import type { ExerciseDirectory } from './http/ports.js';
import type { Random } from './ids.js';
import type { At } from './shared/events.js';
import type { Presence } from './shared/protocol.js';
import type { ScoreSheet } from './shared/scores.js';
import { createWall } from './wall.js';

export interface Hall {
  viewing: Viewing;
  wall: WallOf;
  feedback: FeedbackBox;
  hotwash: HotWashStore;
}

export function createHall(deps: {
  models: Models;
  tokens: Tokens;
  clock: HostClock;
  random: Random;
  secrets: readonly string[];
  exercises: ExerciseDirectory;
  score: (drill: Drill, until?: At) => Promise<ScoreSheet>;
  presence: (exerciseId: string, teamIds: readonly string[]) => Presence;
  /** Ends the sockets of a link that is no longer good. */
  linkEnded: (linkId: string) => void;
}): Hall {
  const { models, tokens, clock, random, secrets, exercises } = deps;
  return {
    viewing: createViewing({
      store: linkStore(models),
      tokens,
      clock,
      random,
      secrets,
      nameOf: async (exerciseId) => (await models.exercises.findById(exerciseId, { name: 1 }).lean())?.name ?? null,
      brakes: {
        // a secret of 256 bits is not guessed; this only keeps somebody who tries from costing anything
        wrong: createBrake('link-wrong', 120, 60),
        opens: createBrake('link-opens', 300, 60),
      },
      ended: deps.linkEnded,
    }),
    wall: createWall({
      clock,
      score: deps.score,
      online: (exerciseId, teamIds) => Object.values(deps.presence(exerciseId, teamIds).teams).filter((here) => here.length > 0).length,
      startsAt: async (exerciseId) => (await exercises.get(exerciseId))?.startsAt ?? null,
    }),
    feedback: feedbackBox(models),
    hotwash: hotWashStore(models, random),
  };
}
