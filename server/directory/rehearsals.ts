/** Rehearsals asked for while the server runs: one at a time, in small steps, so that a drill beside it is not kept waiting. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { Definition } from '../engine/definition.js';
import { rehearsing, type RehearseOptions } from '../rehearsal/index.js';
import type { LastRehearsal, RehearsalReport } from '../shared/rehearsal.js';
import type { Rehearse } from '../http/ports.js';
import type { Models, RehearsalRecord } from './models.js';
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

/** What the go/no-go list asks of rehearsals; `at` epoch ms. */
export interface RehearsalBook {
  note(hash: string, report: RehearsalReport): Promise<void>;
  /** The last one of the scenario with this hash. */
  readonly last: (hash: string) => Promise<(RehearsalRecord['found'] & { at: number }) | null>;
}

export function rehearsalBook(models: Models, wall: () => number): RehearsalBook {
  return {
    async note(hash, { ok, problems, behaviours }) {
      const errors = problems.filter(({ severity }) => severity === 'error').length;
      const found = { ok, errors, warnings: problems.length - errors, behaviours: behaviours.length };
      await models.rehearsals.updateOne({ _id: hash }, { $set: { found, at: new Date(wall()) } }, { upsert: true });
    },
    async last(hash) {
      const record = await models.rehearsals.findById(hash).lean();
      return record && { ...record.found, at: record.at.getTime() };
    },
  };
}

/** Of the newest version of every scenario that was rehearsed. */
export async function lastRehearsals(shelf: Pick<Shelf, 'list' | 'take'>, book: Pick<RehearsalBook, 'last'>): Promise<LastRehearsal[]> {
  const found = await Promise.all(
    (await shelf.list()).map(async ({ id, version }) => {
      const scenario = await shelf.take(id, version);
      const last = scenario && (await book.last(scenario.hash));
      return last ? [{ scenarioId: id, version, ...last }] : [];
    }),
  );
  return found.flat();
}

/** A report follows from the scenario's hash and the options alone, so it is made once. */
export function createRehearsals(shelf: Pick<Shelf, 'take'>, book?: Pick<RehearsalBook, 'note'>): Rehearse {
  const kept = new Map<string, Promise<RehearsalReport>>();
  let last: Promise<unknown> = Promise.resolve();
  return async (id, { seed = 1, behaviours = 200, version }) => {
    const scenario = await shelf.take(id, version);
    if (!scenario) return null;
    const key = JSON.stringify([scenario.hash, seed, behaviours]);
    const known = kept.get(key);
    if (known) return known;
    const played = play(last, scenario.definition, { seed, behaviours });
    last = played;
    const made = played.then(async (report) => {
      await book?.note(scenario.hash, report);
      return report;
    });
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
    return made;
  };
}
