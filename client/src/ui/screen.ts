/** Media queries of the screen, which hold still while something is printed: the paper is narrower, the console stays as it is. */
import { useCallback, useSyncExternalStore } from 'react';

/** The answers as the screen last gave them, by query. */
const answers = new Map<string, boolean>();

function answer(query: string): boolean {
  const known = answers.get(query);
  if (known !== undefined && window.matchMedia('print').matches) return known;
  const now = window.matchMedia(query).matches;
  answers.set(query, now);
  return now;
}

export function useScreen(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = window.matchMedia(query);
      const paper = window.matchMedia('print');
      list.addEventListener('change', changed);
      paper.addEventListener('change', changed);
      return () => {
        list.removeEventListener('change', changed);
        paper.removeEventListener('change', changed);
      };
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => answer(query));
}
