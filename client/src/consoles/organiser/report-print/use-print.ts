/** A print on its way: ordered, looked after, saved when it is done. It lives as long as the page, not the drawer. */
import { useEffect, useState } from 'react';
import type { CreatePrint, PrintState } from '../../../../../server/shared/prints.js';
import { get, openFile, post } from '../../../api/http.js';

/** ms between two looks. */
const LOOK = 700;

export interface Printing {
  /** null: none was ordered. */
  state: PrintState | null;
  error: unknown;
  /** Ordered and not ended. */
  busy: boolean;
  start(order: CreatePrint, name: string): void;
  /** Saves the finished file once more. */
  save(): void;
}

const ended = ({ state }: PrintState): boolean => state === 'done' || state === 'failed';

export function usePrint(exerciseId: string): Printing {
  const [state, setState] = useState<PrintState | null>(null);
  const [name, setName] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [asking, setAsking] = useState(false);
  const base = `/exercises/${exerciseId}/prints`;
  const save = (id: string, as: string): void => void openFile(`${base}/${id}/file`, as).catch(setError);

  useEffect(() => {
    if (!state || ended(state)) return;
    let here = true;
    const timer = setTimeout(() => {
      get<PrintState>(`${base}/${state.id}`).then(
        (next) => {
          if (!here) return;
          setState(next);
          if (next.state === 'done') save(next.id, name);
        },
        (failure: unknown) => {
          if (!here) return;
          setState(null);
          setError(failure);
        },
      );
    }, LOOK);
    return () => {
      here = false;
      clearTimeout(timer);
    };
    // looks again after each answer
  }, [state]);

  return {
    state,
    error,
    busy: asking || (state !== null && !ended(state)),
    start(order, as) {
      setError(null);
      setAsking(true);
      setName(as);
      post<PrintState>(base, order)
        .then(setState, setError)
        .finally(() => setAsking(false));
    },
    save: () => state && save(state.id, name),
  };
}
