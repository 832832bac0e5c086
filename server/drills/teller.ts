/** Tells in order, in small portions, so that news for hundreds of worlds does not hold up the next command. */

/** Portion between two turns of the event loop. */
const PORTION = 32;

export interface Teller {
  push(job: () => void): void;
}

/** Jobs run in the order they were pushed, never inside `push`; `failed` hears of one that throws. */
export function createTeller(failed: (error: unknown) => void, later: (run: () => void) => void = setImmediate): Teller {
  let jobs: (() => void)[] = [];
  let from = 0;
  let planned = false;
  const run = (): void => {
    const until = Math.min(jobs.length, from + PORTION);
    for (; from < until; from++)
      try {
        jobs[from]!();
      } catch (error) {
        failed(error);
      }
    if (from < jobs.length) later(run);
    else {
      jobs = [];
      from = 0;
      planned = false;
    }
  };
  return {
    push(job) {
      jobs.push(job);
      if (planned) return;
      planned = true;
      later(run);
    },
  };
}
