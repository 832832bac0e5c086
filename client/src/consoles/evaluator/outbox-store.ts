/** Where the outbox keeps its records: IndexedDB, which also holds pictures; in memory where the browser has none. */
import type { Entry, Store } from './outbox.js';

const NAME = 'dientap-evaluation';
const TABLE = 'outbox';

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
  });

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore(TABLE, { keyPath: 'id' }).createIndex('owner', 'owner');
  });
  return done(request);
}

/** For a browser that keeps nothing (a private window), and for tests. */
export function memoryStore(kept = new Map<string, Entry>()): Store {
  return {
    all: async (owner) => [...kept.values()].filter((entry) => entry.owner === owner),
    put: async (entry) => void kept.set(entry.id, entry),
    remove: async (id) => void kept.delete(id),
  };
}

/** `lasting`: whether what is kept survives a reload. */
export async function openStore(): Promise<{ store: Store; lasting: boolean }> {
  try {
    const database = await open();
    const table = (mode: IDBTransactionMode): IDBObjectStore => database.transaction(TABLE, mode).objectStore(TABLE);
    return {
      lasting: true,
      store: {
        all: (owner) => done(table('readonly').index('owner').getAll(owner) as IDBRequest<Entry[]>),
        async put(entry) {
          await done(table('readwrite').put(entry));
        },
        remove: (id) => done(table('readwrite').delete(id)),
      },
    };
  } catch {
    return { store: memoryStore(), lasting: false };
  }
}
