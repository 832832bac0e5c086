/** Keeps the shell on this device once the console is open; only where the browser allows it (https, or localhost). */

/** ms after the console is on screen: its own loading goes first, and a hall does not ask for everything at the same moment. */
const LATER = 2000;
const SPREAD = 4000;
/** ms until it is tried again that a cut has broken off. */
const AGAIN = 10_000;

let begun = false;

export function keepShell(): void {
  if (begun || !import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  begun = true;
  setTimeout(() => void install(), LATER + Math.random() * SPREAD);
}

async function install(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register('/sw.js');
    const worker = registration.installing;
    if (!worker || (await outcome(worker)) !== 'redundant') return;
  } catch (error) {
    // forbidden by the browser: the console works, a reload while cut off does not
    if (error instanceof DOMException) return;
  }
  setTimeout(() => void install(), AGAIN);
}

const outcome = (worker: ServiceWorker): Promise<ServiceWorkerState> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (worker.state !== 'installing') resolve(worker.state);
    };
    worker.addEventListener('statechange', look);
    look();
  });
