/** The check itself, away from the page: the worker is this very script, started from the page that holds it. */
import { verifyBundle, type Verification } from '../../../server/proof/index.js';

interface Wanted {
  bytes: ArrayBuffer;
  keys: string[];
}
type Told = { progress: number } | { verification: Verification };

/** ms between two steps of the progress bar. */
const STEP = 100;

/** In a worker: waits for a bundle, tells how far it is and what was found. */
export function serve(): void {
  addEventListener('message', ({ data }: MessageEvent<Wanted>) => {
    let last = 0;
    const { verification } = verifyBundle(new Uint8Array(data.bytes), {
      keys: data.keys,
      progress(done) {
        if (performance.now() - last < STEP) return;
        last = performance.now();
        postMessage({ progress: done } satisfies Told);
      },
    });
    postMessage({ verification } satisfies Told);
  });
}

/** Runs the check in a worker; where the browser gives none, in the page itself. `stop` ends one that is no longer wanted. */
export function check(
  wanted: Wanted,
  script: string,
  progress: (done: number) => void,
): { found: Promise<Verification>; stop: () => void } {
  let worker: Worker;
  try {
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    worker = new Worker(url);
  } catch {
    const found = Promise.resolve().then(() => verifyBundle(new Uint8Array(wanted.bytes), { keys: wanted.keys }).verification);
    return { found, stop: () => undefined };
  }
  const found = new Promise<Verification>((resolve, reject) => {
    worker.addEventListener('error', () => reject(new Error('the check failed')));
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      if ('progress' in data) progress(data.progress);
      else resolve(data.verification);
    });
  });
  worker.postMessage(wanted, [wanted.bytes]);
  return { found: found.finally(() => worker.terminate()), stop: () => worker.terminate() };
}
