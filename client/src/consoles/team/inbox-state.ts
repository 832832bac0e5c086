/** What one has set in the inbox: pins and marks are kept on this device, filter and place as long as the page is open. */
import { useCallback, useMemo, useState } from 'react';
import { EVERYTHING, type Choice } from './inbox-filter.js';
import { useKept } from './keep.js';

export interface Scrolled {
  /** Px. */
  get: () => number;
  set: (px: number) => void;
}

function keepsScroll(): Scrolled {
  let px = 0;
  return {
    get: () => px,
    set: (next) => {
      px = next;
    },
  };
}

export interface InboxState {
  pins: ReadonlySet<string>;
  marks: ReadonlySet<string>;
  pin: (id: string) => void;
  mark: (id: string) => void;
  choice: Choice;
  choose: (choice: Choice) => void;
  /** How far the list was scrolled: on a phone it leaves the page while one reads. */
  scrolled: Scrolled;
}

function useIds(key: string): [ReadonlySet<string>, (id: string) => void] {
  const [ids, setIds] = useKept<string[]>(key, []);
  const set = useMemo(() => new Set(ids), [ids]);
  const toggle = useCallback(
    (id: string) => setIds((before) => (before.includes(id) ? before.filter((each) => each !== id) : [...before, id])),
    [setIds],
  );
  return [set, toggle];
}

export function useInboxState(key: (what: string) => string): InboxState {
  const [pins, pin] = useIds(key('pins'));
  const [marks, mark] = useIds(key('marks'));
  const [choice, choose] = useState(EVERYTHING);
  const [scrolled] = useState(keepsScroll);
  return useMemo(() => ({ pins, marks, pin, mark, choice, choose, scrolled }), [pins, marks, pin, mark, choice, scrolled]);
}
