/** The draft outlives a reload and a closed browser; it goes when the exercise is made or somebody starts over. */
import { EMPTY, type Draft } from './draft.js';

const KEY = 'dientap.plan.1';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What was kept, as far as it has the form of a draft; null: nothing to go on with. */
export function readDraft(store: Pick<Storage, 'getItem'> = localStorage): Draft | null {
  try {
    const kept: unknown = JSON.parse(store.getItem(KEY) ?? 'null');
    if (!isObject(kept) || !Array.isArray(kept['teams']) || !isObject(kept['schedule']) || !isObject(kept['settings'])) return null;
    return { ...EMPTY, ...(kept as Partial<Draft>) };
  } catch {
    return null;
  }
}

export function keepDraft(draft: Draft, store: Pick<Storage, 'setItem'> = localStorage): void {
  try {
    store.setItem(KEY, JSON.stringify(draft));
  } catch {
    // a full or forbidden store: the page works on, a reload begins anew
  }
}

export function dropDraft(store: Pick<Storage, 'removeItem'> = localStorage): void {
  store.removeItem(KEY);
}
