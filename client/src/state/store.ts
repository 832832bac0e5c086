/**
 * What this device keeps of a seat, so that a cut, a reload or a crash loses nothing: the last view, commands on their way,
 * files. IndexedDB, whose records stand alone (two tabs never overwrite each other's); memory where the browser refuses it.
 */
import { createStore, promisifyRequest } from 'idb-keyval';

/** One flat set of named values, whatever keeps it. Every call rejects when the value cannot be kept or read. */
export interface Drawer {
  /** Whether it outlives the page. */
  readonly lasting: boolean;
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  /** Every value whose key starts so, by the order of keys. */
  within(prefix: string): Promise<unknown[]>;
  clear(prefix: string): Promise<void>;
}

export function memoryDrawer(): Drawer {
  const kept = new Map<string, unknown>();
  const keys = (prefix: string): string[] => [...kept.keys()].filter((key) => key.startsWith(prefix)).toSorted();
  return {
    lasting: false,
    get: async (key) => kept.get(key),
    put: async (key, value) => void kept.set(key, value),
    remove: async (key) => void kept.delete(key),
    within: async (prefix) => keys(prefix).map((key) => kept.get(key)),
    async clear(prefix) {
      for (const key of keys(prefix)) kept.delete(key);
    },
  };
}

/** The key after every key that starts with the prefix. */
const range = (prefix: string): IDBKeyRange => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

export function indexedDrawer(name = 'dientap-seat'): Drawer {
  const store = createStore(name, 'kept');
  return {
    lasting: true,
    get: (key) => store('readonly', (table) => promisifyRequest(table.get(key))),
    put: (key, value) =>
      store('readwrite', (table) => {
        table.put(value, key);
        return promisifyRequest(table.transaction);
      }),
    remove: (key) =>
      store('readwrite', (table) => {
        table.delete(key);
        return promisifyRequest(table.transaction);
      }),
    within: (prefix) => store('readonly', (table) => promisifyRequest<unknown[]>(table.getAll(range(prefix)))),
    clear: (prefix) =>
      store('readwrite', (table) => {
        table.delete(range(prefix));
        return promisifyRequest(table.transaction);
      }),
  };
}

/** ms after which a database that does not open counts as refused. */
const OPENS_WITHIN = 2000;

async function openDrawer(): Promise<Drawer> {
  try {
    const drawer = indexedDrawer();
    const tried = drawer.put('opened', Date.now()).then(() => true);
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), OPENS_WITHIN));
    if (await Promise.race([tried, late])) return drawer;
  } catch {
    // a private window, a full disk, no IndexedDB at all: this page's memory then
  }
  return memoryDrawer();
}

let opened: Promise<Drawer> | undefined;
const drawer = (): Promise<Drawer> => (opened ??= openDrawer());

/** The part of the drawer that belongs to one seat (or account) in one exercise. */
export interface Shelf {
  /** undefined: not kept, or not readable. */
  get<T>(name: string): Promise<T | undefined>;
  /** Every value whose name starts so; null when it cannot be read. */
  all<T>(prefix: string): Promise<T[] | null>;
  /** Tells whether it is kept now. */
  put(name: string, value: unknown): Promise<boolean>;
  remove(name: string): Promise<void>;
}

/** Whose shelves this page has cleared: what is still on its way there is not kept. */
const cleared = new Set<string>();

export function shelfIn(from: Promise<Drawer>, owner: string, exerciseId: string): Shelf {
  const key = (name: string): string => `${owner}/${exerciseId}/${name}`;
  return {
    get: <T>(name: string) =>
      from
        .then((kept) => kept.get(key(name)))
        .then(
          (value) => value as T | undefined,
          () => undefined,
        ),
    all: <T>(prefix: string) =>
      from
        .then((kept) => kept.within(key(prefix)))
        .then(
          (values) => values as T[],
          () => null,
        ),
    put: (name, value) =>
      from
        .then(async (kept) => {
          if (cleared.has(owner)) return false;
          await kept.put(key(name), value);
          return true;
        })
        .catch(() => false),
    remove: (name) => from.then((kept) => kept.remove(key(name))).catch(() => undefined),
  };
}

/** @param owner member id of the seat, or the account's id */
export const shelfOf = (owner: string, exerciseId: string): Shelf => shelfIn(drawer(), owner, exerciseId);

/** Takes away everything kept for a seat or an account, of every exercise; nothing more is kept until they are opened again. */
export async function clearShelves(owner: string): Promise<void> {
  cleared.add(owner);
  await (await drawer()).clear(`${owner}/`).catch(() => undefined);
}

export const openShelves = (owner: string): void => void cleared.delete(owner);
