/** What was written while the line is cut: kept on this device and sent in order until the server has taken or refused it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { post, ProblemError } from '../../api/http.js';
import { recall, remember } from './keep.js';

export interface Outgoing<B> {
  id: string;
  path: string;
  body: B;
}
export type Fate = { id: string; ok: true } | { id: string; ok: false; problem: ProblemError['problem'] };

/** ms before what could not be sent is tried again. */
const AGAIN_MS = 4000;

/** Whether sending later may help: no connection, a server that is away or busy. */
export const isPassing = (error: unknown): boolean =>
  !(error instanceof ProblemError) || error.problem.status === 0 || error.problem.status === 429 || error.problem.status >= 500;

/** Sends from the front; stops at the first that must wait. Answers what is left and what became of the others. */
export async function flush<B>(
  queue: readonly Outgoing<B>[],
  send: (path: string, body: B) => Promise<unknown>,
): Promise<{ left: Outgoing<B>[]; fates: Fate[] }> {
  const fates: Fate[] = [];
  for (const [at, item] of queue.entries()) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- in the order they were written
      await send(item.path, item.body);
      fates.push({ id: item.id, ok: true });
    } catch (error) {
      if (isPassing(error)) return { left: queue.slice(at), fates };
      fates.push({ id: item.id, ok: false, problem: (error as ProblemError).problem });
    }
  }
  return { left: [], fates };
}

/** `settled` hears of each item's end, also of one written before a reload. */
export function useOutbox<B>(key: string, settled: (fate: Fate) => void): { waiting: Outgoing<B>[]; put: (item: Outgoing<B>) => void } {
  const [waiting, setWaiting] = useState<Outgoing<B>[]>(() => recall(key, []));
  const queue = useRef(waiting);
  const busy = useRef(false);
  const hear = useRef(settled);
  useEffect(() => {
    hear.current = settled;
  });
  const set = useCallback(
    (next: Outgoing<B>[]) => {
      queue.current = next;
      remember(key, next.length > 0 ? next : undefined);
      setWaiting(next);
    },
    [key],
  );
  const run = useCallback(async () => {
    if (busy.current || queue.current.length === 0) return;
    busy.current = true;
    const taken = queue.current;
    const { left, fates } = await flush(taken, (path, body) => post(path, body));
    // what was put in meanwhile comes after what is left
    set([...left, ...queue.current.slice(taken.length)]);
    busy.current = false;
    for (const fate of fates) hear.current(fate);
  }, [set]);
  useEffect(() => {
    void run();
    const timer = setInterval(() => void run(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [run]);
  const put = useCallback(
    (item: Outgoing<B>) => {
      set([...queue.current, item]);
      void run();
    },
    [set, run],
  );
  return { waiting, put };
}
