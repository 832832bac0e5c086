/** The last picture of the drill, kept on the device: at once on screen after a reload, and where the feed goes on from. */
import type { ClockView, Cursor } from '../../../server/shared/protocol.js';
import type { Shelf } from './store.js';

export interface Picture<V> {
  view: V;
  cursor: Cursor;
  clock: ClockView | null;
  /** Server time minus this device's, ms. */
  offset: number;
  /** Epoch ms on this device, while cut. */
  cutSince: number | null;
}

interface Kept<V> extends Picture<V> {
  /** The program that made it: another one may fold and show otherwise, so it asks for a fresh picture. */
  program: string;
}

/** ms between two writes at least. */
const EVERY = 1000;
const NAME = 'view';

/** The entry of the built application carries a hash of everything in its name. */
const program = (): string => document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src ?? '';

export interface KeptView<V> {
  /** null: nothing is kept. Of another program the cursor is empty. */
  read(): Promise<Picture<V> | null>;
  /** Writes soon, the newest only. */
  changed(): void;
  /** Writes now, if anything waits. */
  flush(): void;
  stop(): void;
}

/** @param now what to keep; null: nothing just now */
export function keepView<V>(shelf: Shelf, now: () => Picture<V> | null): KeptView<V> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const flush = (): void => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    const picture = now();
    if (picture) void shelf.put(NAME, { ...picture, program: program() } satisfies Kept<V>);
  };
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') flush();
  };
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', hidden);
  return {
    async read() {
      const kept = await shelf.get<Kept<V>>(NAME);
      if (!kept) return null;
      return kept.program === program() ? kept : { ...kept, cursor: {} };
    },
    changed: () => void (timer ??= setTimeout(flush, EVERY)),
    flush,
    stop() {
      flush();
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', hidden);
    },
  };
}
