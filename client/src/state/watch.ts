/**
 * Notices at once what a socket's own pings notice after most of a minute: a line that has fallen silent, a lid that was
 * closed, a network that went or came. It never judges by the device's clock alone, which may be wrong or be set.
 */

/** The server tells the clock every 10 s; a line silent for longer than this, ms, is dead. */
export const SILENCE = 15_000;
/** ms by which pages differ in their patience, so that a server that stood still is not met by the whole hall at once. */
const SPREAD = 3000;
const TICK = 1000;
/** A tick later than this means that the page stood still: what arrived meanwhile is read first, then the line is judged. */
const STOOD = 4000;

export interface Watched {
  /** Whether the line is believed to be up. */
  up: () => boolean;
  /** The line is dead or may be back: connect now. */
  revive: () => void;
}

export interface Watch {
  /** Something came from the server. */
  heard: () => void;
  /** Epoch ms of this device when something last came. */
  lastHeard: () => number;
  stop: () => void;
}

/** Two clocks: one stands still in some sleeps, the other may be set. The greater span counts. */
const reading = (): { mono: number; wall: number } => ({ mono: performance.now(), wall: Date.now() });
const since = (then: { mono: number; wall: number }): number => Math.max(performance.now() - then.mono, Math.abs(Date.now() - then.wall));

/** `more`: ms of patience beyond `SILENCE`. */
export function watchLine({ up, revive }: Watched, more = Math.random() * SPREAD): Watch {
  let last = reading();
  let ticked = reading();
  const judge = (): void => {
    if (up() && since(last) > SILENCE + more) revive();
  };
  const timer = setInterval(() => {
    const stood = since(ticked) > STOOD;
    ticked = reading();
    if (!stood) judge();
  }, TICK);
  const woke = (): void => {
    if (document.visibilityState === 'hidden') return;
    if (!up()) revive();
  };
  window.addEventListener('online', revive);
  window.addEventListener('offline', revive);
  window.addEventListener('pageshow', woke);
  document.addEventListener('visibilitychange', woke);
  document.addEventListener('resume', woke);
  return {
    heard: () => void (last = reading()),
    lastHeard: () => last.wall,
    stop() {
      clearInterval(timer);
      window.removeEventListener('online', revive);
      window.removeEventListener('offline', revive);
      window.removeEventListener('pageshow', woke);
      document.removeEventListener('visibilitychange', woke);
      document.removeEventListener('resume', woke);
    },
  };
}
