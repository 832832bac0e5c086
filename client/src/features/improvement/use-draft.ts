/** What is being typed, kept in this tab until it is saved or put away: an error, a closed window or a reload loses nothing. */
import { useCallback, useState } from 'react';

function kept(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as unknown;
  } catch {
    return null;
  }
}

export interface Draft<T> {
  /** null: nothing has been typed. */
  value: T | null;
  set: (value: T) => void;
  clear: () => void;
}

export function useDraft<T>(name: string): Draft<T> {
  const key = `dientap.improvement.${name}`;
  const [value, setValue] = useState<T | null>(() => kept(key) as T | null);
  const set = useCallback(
    (next: T) => {
      setValue(next);
      try {
        sessionStorage.setItem(key, JSON.stringify(next));
      } catch {
        // then it is kept on the page alone
      }
    },
    [key],
  );
  const clear = useCallback(() => {
    setValue(null);
    sessionStorage.removeItem(key);
  }, [key]);
  return { value, set, clear };
}
