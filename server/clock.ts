/** The one place that reads the machine's clock and sets its timers. */
import type { HostClock } from './drills/ports.js';

export type { HostClock };

export const systemClock: HostClock = {
  wall: () => Date.now(),
  mono: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, Math.max(0, ms));
    return () => clearTimeout(timer);
  },
};
