/** Opens the line for as long as a console is on screen. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { DrillLink, type LinkState } from './link.js';

export function useLink<V, I>(
  exerciseId: string,
  seat: string,
  reduce: (view: V, items: I[], stream: string, firstSeq: number) => V,
): { link: DrillLink<V, I> | null; state: LinkState<V> | null } {
  const [link, setLink] = useState<DrillLink<V, I> | null>(null);
  useEffect(() => {
    const opened = new DrillLink<V, I>(exerciseId, seat, reduce);
    setLink(opened);
    return () => {
      opened.close();
      setLink(null);
    };
  }, [exerciseId, seat, reduce]);
  const state = useSyncExternalStore(link ? link.subscribe : never, link ? link.snapshot : nothing);
  return { link, state };
}

const never = (): (() => void) => () => undefined;
const nothing = (): null => null;
