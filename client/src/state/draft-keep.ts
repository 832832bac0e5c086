/** Drafts on this device, so that a reload while cut off costs no word: one record per window, joined when a window opens. */
import { createStore, type UseStore } from 'idb-keyval';
import { readDraftKey } from '../../../server/shared/drafts.js';
import type { FieldValues } from '../../../server/shared/events.js';

export interface Kept {
  /** The whole document, encoded. */
  state: Uint8Array;
  /** Own updates that the server has not confirmed. */
  queue: Uint8Array[];
}
interface Entry extends Kept {
  /** Counts the writes of its window. */
  n: number;
  /** Epoch ms on this device. */
  at: number;
  /** Instead of a draft: what came too late for the report. */
  late?: FieldValues;
}
/** Seat, draft, window. */
type Key = [string, string, string];
/** In place of a window: what came too late. */
const LATE = '';

/** What was written here and is not in the report that somebody filed meanwhile. */
export interface Late {
  draft: string;
  fields: FieldValues;
  /** Epoch ms on this device. */
  at: number;
}

/** What a session keeps its draft in. Never rejects: a closed or full storage only costs the copy on this device. */
export interface DraftKeep {
  /** What the windows of this seat have left. */
  load(): Promise<Kept[]>;
  save(kept: Kept): Promise<void>;
  /** Removes the draft from the device; what came too late for the report is kept by itself. */
  forget(late?: FieldValues): Promise<void>;
}

/** ms after which what nobody has touched is thrown away. */
const LONGEST = 14 * 24 * 3600 * 1000;
/** ms after which a storage that does not answer counts as closed. */
const ANSWERS_WITHIN = 2000;

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('storage')));
  });

async function quietly<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silent = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), ANSWERS_WITHIN);
  });
  try {
    return await Promise.race([work(), silent]);
  } catch {
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}

let opened: UseStore | undefined;
const store = (): UseStore => (opened ??= createStore('dientap-drafts', 'drafts'));

/** Looks at every record in one transaction; those for which `drop` says so are removed. */
const sweep = (drop: (key: Key, entry: Entry) => boolean): Promise<void> =>
  store()('readwrite', async (objects) => {
    const [keys, entries] = await Promise.all([done(objects.getAllKeys()), done(objects.getAll() as IDBRequest<Entry[]>)]);
    for (const [index, entry] of entries.entries()) {
      const key = keys[index] as Key;
      if (drop(key, entry)) objects.delete(key);
    }
  });

/** Of the same form, and filed since. */
function isEarlier(draft: string, than: string): boolean {
  const [one, other] = [readDraftKey(draft), readDraftKey(than)];
  return one !== null && other !== null && one.form === other.form && one.round < other.round;
}

/** Members whose drafts this page has cleared: what a session that is still open has on its way is not kept. */
const cleared = new Set<string>();
/** Names of seats have their parts set apart by dots. */
const isOf = (seat: string, memberId: string): boolean => seat.split('.').includes(memberId);
const isCleared = (seat: string): boolean => seat.split('.').some((part) => cleared.has(part));

/** @param seat whose draft it is; @param draft its key; @param tab names this window */
export function deviceKeep(seat: string, draft: string, tab: string): DraftKeep {
  const own: Key = [seat, draft, tab];
  const same = (key: Key): boolean => key[0] === seat && key[1] === draft && key[2] !== LATE;
  let n = 0;
  /** What was loaded and is not yet part of an own record: how often its window had written, by window. */
  let joined = new Map<string, number>();

  return {
    load: () =>
      quietly(async () => {
        const found: Kept[] = [];
        await sweep((key, entry) => {
          if (same(key)) {
            joined.set(key[2], entry.n);
            found.push({ state: entry.state, queue: entry.queue });
            return false;
          }
          const settled = key[2] !== LATE && entry.queue.length === 0;
          return Date.now() - entry.at > LONGEST || (settled && key[0] === seat && isEarlier(key[1], draft));
        });
        return found;
      }, []),
    save: (kept) =>
      quietly(async () => {
        if (isCleared(seat)) return;
        const entry: Entry = { ...kept, n: ++n, at: Date.now() };
        await store()('readwrite', (objects) => done(objects.put(entry, own)));
        if (joined.size === 0) return;
        // what others had left is in this record now; a window that has written since keeps its own
        const before = joined;
        joined = new Map();
        await sweep((key, entry) => same(key) && key[2] !== tab && before.get(key[2]) === entry.n);
      }, undefined),
    forget: (late = {}) =>
      quietly(async () => {
        await sweep(same);
        if (Object.keys(late).length === 0 || isCleared(seat)) return;
        const entry: Entry = { state: new Uint8Array(), queue: [], n: 0, at: Date.now(), late };
        await store()('readwrite', (objects) => done(objects.put(entry, [seat, draft, LATE] satisfies Key)));
        for (const each of told) each();
      }, undefined),
  };
}

/** Drafts of this seat with words that the server has not confirmed, by key. */
export async function unsentDrafts(seat: string): Promise<string[]> {
  const found = new Set<string>();
  const look = (): Promise<void> =>
    sweep((key, entry) => {
      if (key[0] === seat && entry.queue.length > 0) found.add(key[1]);
      return false;
    });
  await quietly(look, undefined);
  return [...found];
}

const told = new Set<() => void>();
/** Calls back whenever something has come too late. */
export function onLate(listener: () => void): () => void {
  told.add(listener);
  return () => told.delete(listener);
}

/** What came too late for reports of this form, oldest first. */
export async function lateFor(seat: string, form: string): Promise<Late[]> {
  const found: Late[] = [];
  const look = (): Promise<void> =>
    sweep(([whose, draft, tab], { late, at }) => {
      if (whose === seat && tab === LATE && late && readDraftKey(draft)?.form === form) found.push({ draft, fields: late, at });
      return false;
    });
  await quietly(look, undefined);
  return found.toSorted((a, b) => a.at - b.at);
}

export const dropLate = (seat: string, draft: string): Promise<void> =>
  quietly(() => sweep((key) => key[0] === seat && key[1] === draft && key[2] === LATE), undefined);

/** Takes every draft of a member from the device; nothing more is kept until they are opened again. */
export function clearDrafts(memberId: string): Promise<void> {
  cleared.add(memberId);
  return quietly(() => sweep((key) => isOf(key[0], memberId)), undefined);
}

export const openDrafts = (memberId: string): void => void cleared.delete(memberId);
