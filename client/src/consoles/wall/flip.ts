/** Rows that change places move there (first, last, invert, play); without motion they are simply there. */
import { useLayoutEffect, useRef, type RefObject } from 'react';

const MOVE_MS = 900;

/** `still`: no movement. `stamp` changes with the order; rows carry `data-key`. */
export function useFlip(box: RefObject<HTMLElement | null>, stamp: string, still: boolean): void {
  const places = useRef(new Map<string, { left: number; top: number }>());
  // a new stamp is a new order
  // oxlint-disable-next-line react/exhaustive-effect-dependencies
  useLayoutEffect(() => {
    const now = new Map<string, { left: number; top: number }>();
    for (const row of box.current?.querySelectorAll<HTMLElement>('[data-key]') ?? []) {
      const key = row.dataset['key'] ?? '';
      const place = { left: row.offsetLeft, top: row.offsetTop };
      now.set(key, place);
      const before = places.current.get(key);
      if (still || !before || (before.left === place.left && before.top === place.top)) continue;
      row.animate([{ transform: `translate(${before.left - place.left}px, ${before.top - place.top}px)` }, { transform: 'none' }], {
        duration: MOVE_MS,
        easing: 'cubic-bezier(.2,.7,.2,1)',
      });
    }
    places.current = now;
  }, [box, stamp, still]);
}
