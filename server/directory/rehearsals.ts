/** Rehearsals asked for while the server runs: one at a time, in small steps, so that a drill beside it is not kept waiting. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { Definition } from '../engine/definition.js';
import { rehearsing, type RehearseOptions } from '../rehearsal/index.js';
import type { RehearsalReport } from '../shared/rehearsal.js';
import type { Rehearse } from '../http/ports.js';
import type { Shelf } from './shelf.js';

/** Reports kept: an author asks again for what has not changed. */
const KEPT = 20;

/** Plays once whatever is under way is over; between two behaviours everybody else has a turn. */
async function play(before: Promise<unknown>, definition: Definition, options: RehearseOptions): Promise<RehearsalReport> {
  await before.catch(() => undefined);
  const steps = rehearsing(definition, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await breathe();
  }
}

/** A report follows from the scenario's hash and the options alone, so it is made once. */
export function createRehearsals(shelf: Pick<Shelf, 'take'>): Rehearse {
  const kept = new Map<string, Promise<RehearsalReport>>();
  let last: Promise<unknown> = Promise.resolve();
  return async (id, { seed = 1, behaviours = 200 }) => {
    const scenario = await shelf.take(id);
    if (!scenario) return null;
    const key = JSON.stringify([scenario.hash, seed, behaviours]);
    const known = kept.get(key);
    if (known) return known;
    const made = play(last, scenario.definition, { seed, behaviours });
    last = made;
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
    return made;
  };
}
