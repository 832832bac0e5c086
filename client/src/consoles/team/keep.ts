/** Small things this device remembers for a seat: what was read, drafts, what was used lately, switches. */
import { useCallback, useState } from 'react';

export function recall<V>(key: string, otherwise: V): V {
  try {
    const text = localStorage.getItem(key);
    return text === null ? otherwise : (JSON.parse(text) as V);
  } catch {
    return otherwise;
  }
}

export function remember(key: string, value: unknown): void {
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
