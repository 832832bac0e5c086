/** Drill time on screen: computed from the last clock the server sent, ticking with the page. */
import { useEffect, useState } from 'react';
import type { ClockView } from '../../../server/shared/protocol.js';

/** Drill ms at `now` (server's epoch ms). */
export function drillX(clock: ClockView, now: number): number {
  return clock.phase === 'running' ? Math.max(clock.x, clock.x + (now - clock.wall) * clock.factor) : clock.x;
}

/** Server epoch ms, renewed every `every` ms. */
export function useNow(offset: number, every = 250): number {
  const [now, setNow] = useState(() => Date.now() + offset);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now() + offset), every);
    return () => clearInterval(timer);
  }, [offset, every]);
  return now;
}
