/** Small things this device remembers for a seat: what was read, drafts, what was used lately, switches. */
import { useCallback, useState } from 'react';

/** What begins so is remembered by the page alone and never written to the device: a replay is nobody's seat. */
export const PASSING = 'passing.';
const passing = new Map<string, unknown>();

export function recall<V>(key: string, otherwise: V): V {
  if (key.startsWith(PASSING)) return passing.has(key) ? (passing.get(key) as V) : otherwise;
  try {
    const text = localStorage.getItem(key);
    return text === null ? otherwise : (JSON.parse(text) as V);
  } catch {
    return otherwise;
  }
}

export function remember(key: string, value: unknown): void {
  if (key.startsWith(PASSING)) {
    passing.set(key, value);
    return;
  }
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // a full or closed storage only costs the memory, not the drill
  }
}

/** State that survives a reload. */
export function useKept<V>(key: string, otherwise: V): [V, (next: V | ((before: V) => V)) => void] {
  const [value, setValue] = useState(() => recall(key, otherwise));
  const set = useCallback(
    (next: V | ((before: V) => V)) => {
      setValue((before) => {
        const after = typeof next === 'function' ? (next as (before: V) => V)(before) : next;
        remember(key, after);
        return after;
      });
    },
    [key],
  );
  return [value, set];
}
