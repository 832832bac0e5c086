/** Keeps the shell on this device once the console is open; only where the browser allows it (https, or localhost). */

/** ms after the console is on screen: its own loading goes first, and a hall does not ask for everything at the same moment. */
const LATER = 2000;
const SPREAD = 4000;

export function keepShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  setTimeout(
    () => {
      navigator.serviceWorker.register('/sw.js').catch(() => {
        // refused by the browser: the console works, a reload while cut off does not
      });
    },
    LATER + Math.random() * SPREAD,
  );
}
