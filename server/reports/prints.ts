/**
 * Prints that take longer than a request should: asked for, looked after, fetched. Kept in memory for a while only; whoever
 * loses one prints again.
 */
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Refused } from '../errors.js';
import { PRINT_STEPS, type PrintState } from '../shared/prints.js';
import type { Lang } from '../shared/text.js';
import type { Layout } from '../shared/publishing.js';
import type { PrintStep } from './pdf.js';

export interface PrintOrder {
  lang: Lang;
  layout?: Layout;
  teamId?: string;
  kind?: string;
  anonymous?: boolean;
}

interface Job {
  id: string;
  exerciseId: string;
  order: PrintOrder;
  state: PrintState['state'];
  /** Steps behind it. */
  done: number;
  pages: number | null;
  wall: number;
  endedWall: number | null;
  why: { vi: string; en: string } | null;
  file: Buffer | null;
}

/** Prints waiting or under way at a time; further ones are refused. */
const MOST_OPEN = 12;
/** Finished ones are kept this long, ms, and no more bytes of them than this. */
const KEPT = 30 * 60_000;
const MOST_BYTES = 256 * 2 ** 20;

const isOpen = ({ state }: Job): boolean => state !== 'done' && state !== 'failed';

export function createPrints(deps: {
  print(exerciseId: string, order: PrintOrder, step: (step: PrintStep, pages: number | null) => void): Promise<Buffer>;
  wall(): number;
}) {
  const jobs = new Map<string, Job>();

  /** Old ones go, then the oldest until what is kept is small enough. */
  function sweep(): void {
    const now = deps.wall();
    for (const job of jobs.values()) if (job.endedWall !== null && now - job.endedWall > KEPT) jobs.delete(job.id);
    let bytes = [...jobs.values()].reduce((sum, { file }) => sum + (file?.length ?? 0), 0);
    for (const job of [...jobs.values()].filter((one) => one.file !== null).slice(0, -1)) {
      if (bytes <= MOST_BYTES) return;
      bytes -= job.file?.length ?? 0;
      jobs.delete(job.id);
    }
  }

  async function run(job: Job): Promise<void> {
    try {
      job.state = 'building';
      job.file = await deps.print(job.exerciseId, job.order, (step, pages) => {
        job.state = step;
        job.done = step === 'numbering' ? 2 : 1;
        job.pages = pages ?? job.pages;
      });
      job.state = 'done';
      job.done = PRINT_STEPS.length;
    } catch (error) {
      job.state = 'failed';
      job.why = (error instanceof Refused ? error.refusal.detail : undefined) ?? {
        vi: 'Trình in gặp lỗi; hãy in lại.',
        en: 'The printer failed; print again.',
      };
    }
    job.endedWall = deps.wall();
    sweep();
  }

  /** @throws Refused not-found for one of another exercise, or one that is gone */
  function find(exerciseId: string, id: string): Job {
    sweep();
    const job = jobs.get(id);
    if (job?.exerciseId !== exerciseId) throw new Refused('not-found');
    return job;
  }
  const stateOf = ({ id, state, done, pages, order, why }: Job): PrintState => ({
    id,
    state,
    done,
    total: PRINT_STEPS.length,
    pages,
    ...(order.teamId !== undefined && { teamId: order.teamId }),
    ...(why && { why }),
  });

  return {
    /** @throws Refused too-many */
    start(exerciseId: string, order: PrintOrder): PrintState {
      sweep();
      // asked for again while it is made, it is the same print
      const same = [...jobs.values()].find((job) => isOpen(job) && job.exerciseId === exerciseId && isDeepStrictEqual(job.order, order));
      if (same) return stateOf(same);
      if ([...jobs.values()].filter(isOpen).length >= MOST_OPEN) throw new Refused('too-many', { retryAfter: 30 });
      const job: Job = {
        id: randomUUID(),
        exerciseId,
        order,
        state: 'queued',
        done: 0,
        pages: null,
        wall: deps.wall(),
        endedWall: null,
        why: null,
        file: null,
      };
      jobs.set(job.id, job);
      void run(job);
      return stateOf(job);
    },
    /** Names were erased: what was printed with them is not handed out any more. */
    forget(exerciseId: string): void {
      for (const job of jobs.values()) if (job.exerciseId === exerciseId) jobs.delete(job.id);
    },
    state: (exerciseId: string, id: string): PrintState => stateOf(find(exerciseId, id)),
    /** @throws Refused not-found, print-under-way, print-failed */
    file(exerciseId: string, id: string): { bytes: Buffer; order: PrintOrder } {
      const { state, file, order, why } = find(exerciseId, id);
      if (state === 'failed') throw new Refused('print-failed', why ? { detail: why } : {});
      if (!file) throw new Refused('print-under-way');
      return { bytes: file, order };
    },
  };
}
export type Prints = ReturnType<typeof createPrints>;
