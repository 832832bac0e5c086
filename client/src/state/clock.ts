/** Drill time on screen: computed from the last clock the server sent, ticking with the page. */
import { createContext, use, useEffect, useState } from 'react';
import type { ClockView } from '../../../server/shared/protocol.js';

/** Drill ms at `now` (server's epoch ms). */
export function drillX(clock: ClockView, now: number): number {
  return clock.phase === 'running' ? Math.max(clock.x, clock.x + (now - clock.wall) * clock.factor) : clock.x;
}

/** The moment (server's epoch ms) at which a replay stands; null: it is now. */
export const MomentContext = createContext<number | null>(null);

/** Server epoch ms, renewed every `every` ms; in a replay its moment. */
export function useNow(offset: number, every = 250): number {
  const moment = use(MomentContext);
  const live = moment === null;
  const [now, setNow] = useState(() => Date.now() + offset);
  useEffect(() => {
    if (!live) return;
    const timer = setInterval(() => setNow(Date.now() + offset), every);
    return () => clearInterval(timer);
  }, [offset, every, live]);
  return moment ?? now;
}
