/** Drafts on this device, so that a reload while cut off costs no word: one record per window, joined when a window opens. */
import { createStore, type UseStore } from 'idb-keyval';
import { readDraftKey } from '../../../server/shared/drafts.js';

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
}
/** Seat, draft, window. */
type Key = [string, string, string];

/** What a session keeps its draft in. Never rejects: a closed or full storage only costs the copy on this device. */
export interface DraftKeep {
  /** What the windows of this seat have left. */
  load(): Promise<Kept[]>;
  save(kept: Kept): Promise<void>;
  /** Removes the draft from the device. */
  forget(): Promise<void>;
}

/** ms after which what nobody has touched is thrown away. */
const LONGEST = 14 * 24 * 3600 * 1000;

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('storage')));
  });

async function quietly<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch {
    return otherwise;
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

/** @param seat whose draft it is; @param draft its key; @param tab names this window */
export function deviceKeep(seat: string, draft: string, tab: string): DraftKeep {
  const own: Key = [seat, draft, tab];
  const same = (key: Key): boolean => key[0] === seat && key[1] === draft;
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
          return Date.now() - entry.at > LONGEST || (key[0] === seat && isEarlier(key[1], draft));
        });
        return found;
      }, []),
    save: (kept) =>
      quietly(async () => {
        const entry: Entry = { ...kept, n: ++n, at: Date.now() };
        await store()('readwrite', (objects) => done(objects.put(entry, own)));
        if (joined.size === 0) return;
        // what others had left is in this record now; a window that has written since keeps its own
        const before = joined;
        joined = new Map();
        await sweep((key, entry) => same(key) && key[2] !== tab && before.get(key[2]) === entry.n);
      }, undefined),
    forget: () => quietly(() => sweep(same), undefined),
  };
}

/** Takes every draft of the seats for which `whose` says so from the device. */
export const clearDrafts = (whose: (seat: string) => boolean): Promise<void> => quietly(() => sweep((key) => whose(key[0])), undefined);
