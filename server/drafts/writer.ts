/** Brings drafts to storage: what is typed within a moment travels together, for all teams in one round trip. */
import type { HostLogger } from '../drills/logger.js';
import type { HostClock } from '../drills/ports.js';
import type { DraftDocument } from './document.js';
import type { DraftStore } from './ports.js';

/** ms in which changes are gathered. */
export const GATHER_MS = 200;
/** ms between attempts while the database is away. */
const AGAIN_MS = 1000;
/** Drafts in one round trip. */
const TOGETHER = 200;

export interface Sheet {
  id: string;
  exerciseId: string;
  document: DraftDocument;
  version: number;
  /** Epoch ms of the last durable write; null: never written. */
  wall: number | null;
}

interface Waiting {
  done: (wall: number) => void;
  failed: (error: unknown) => void;
}

export interface Writer {
  /** Resolves with the server's epoch ms once the sheet, as it is now, is durable. Rejects when that failed; it is tried on. */
  write(sheet: Sheet): Promise<number>;
  unwritten(sheet: Sheet): boolean;
  /** Forgets these, or all; who waits is told that it failed. */
  forget(which?: (sheet: Sheet) => boolean): void;
  /** Tries once to write what is left. */
  close(): Promise<void>;
}

/** `written` hears of every sheet that has become durable. */
export function createWriter(deps: { store: DraftStore; clock: HostClock; logger: HostLogger; written: (sheet: Sheet) => void }): Writer {
  const { store, clock, logger } = deps;
  const dirty = new Map<Sheet, Waiting[]>();
  let underway = new Map<Sheet, Waiting[]>();
  let cancel: (() => void) | undefined;
  let busy: Promise<boolean> | undefined;
  let closed = false;

  function plan(ms: number): void {
    if (!busy && !closed) cancel ??= clock.after(ms, () => void run());
  }

  async function run(): Promise<void> {
    cancel = undefined;
    busy = flush();
    const went = await busy;
    busy = undefined;
    if (dirty.size > 0) plan(went ? GATHER_MS : AGAIN_MS);
  }

  const again = (sheet: Sheet, waiting: Waiting[]): void => void dirty.set(sheet, [...waiting, ...(dirty.get(sheet) ?? [])]);

  /** Stored by another hand meanwhile: both are joined and written on top of it. */
  async function join(sheet: Sheet): Promise<void> {
    const stored = await store.load(sheet.id);
    if (stored) sheet.document.merge(stored.state);
    sheet.version = stored?.version ?? 0;
  }

  /** False when it failed. */
  async function flush(): Promise<boolean> {
    const batch = [...dirty].slice(0, TOGETHER);
    underway = new Map(batch);
    for (const [sheet] of batch) dirty.delete(sheet);
    try {
      const wall = clock.wall();
      const records = batch.map(([{ id, exerciseId, document, version }]) => {
        return { id, exerciseId, state: document.state(), version: version + 1, wall };
      });
      const results = await store.save(records);
      for (const [index, [sheet]] of batch.entries()) {
        const waiting = underway.get(sheet);
        underway.delete(sheet);
        if (!waiting) continue;
        if (results[index] === 'conflict') {
          again(sheet, waiting);
          // oxlint-disable-next-line no-await-in-loop
          await join(sheet);
          continue;
        }
        sheet.version += 1;
        sheet.wall = wall;
        for (const { done } of waiting) done(wall);
        deps.written(sheet);
      }
      return true;
    } catch (error) {
      logger.warn({ err: error, drafts: batch.length }, 'drafts were not stored yet, trying on');
      for (const [sheet, waiting] of underway) {
        for (const { failed } of waiting) failed(error);
        again(sheet, []);
      }
      return false;
    } finally {
      underway.clear();
    }
  }

  return {
    write(sheet) {
      return new Promise((done, failed) => {
        again(sheet, []);
        dirty.get(sheet)?.push({ done, failed });
        plan(GATHER_MS);
      });
    },
    unwritten: (sheet) => dirty.has(sheet) || underway.has(sheet),
    forget(which = () => true) {
      for (const list of [dirty, underway]) {
        for (const [sheet, waiting] of list) {
          if (!which(sheet)) continue;
          list.delete(sheet);
          for (const { failed } of waiting) failed(new Error('the draft was let go'));
        }
      }
    },
    async close() {
      closed = true;
      cancel?.();
      await busy;
      while (dirty.size > 0) {
        // oxlint-disable-next-line no-await-in-loop
        if (!(await flush())) break;
      }
    },
  };
}
