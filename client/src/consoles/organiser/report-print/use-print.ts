/** A print on its way: ordered, looked after, saved when it is done. It lives as long as the page, not the drawer. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CreatePrint, PrintState } from '../../../../../server/shared/prints.js';
import { get, openFile, post } from '../../../api/http.js';

/** ms between two looks. */
const LOOK = 700;

export interface Printing {
  /** null: none was ordered. */
  state: PrintState | null;
  /** null: nothing went wrong. */
  error: Error | null;
  /** Ordered and not ended. */
  busy: boolean;
  start: (order: CreatePrint, name: string) => void;
  /** Saves the finished file once more. */
  save: () => void;
}

const ended = ({ state }: PrintState): boolean => state === 'done' || state === 'failed';

export function usePrint(exerciseId: string): Printing {
  const base = `/exercises/${exerciseId}/prints`;
  const [ordered, setOrdered] = useState<{ state: PrintState; name: string } | null>(null);
  const [unsaved, setUnsaved] = useState<Error | null>(null);
  const saved = useRef<string | null>(null);
  const asking = useMutation({
    mutationFn: ({ order }: { order: CreatePrint; name: string }) => post<PrintState>(base, order),
    onSuccess: (state, { name }) => setOrdered({ state, name }),
  });
  const id = ordered?.state.id;
  const look = useQuery({
    queryKey: ['print', exerciseId, id],
    queryFn: () => get<PrintState>(`${base}/${id}`),
    enabled: id !== undefined,
    refetchInterval: ({ state: { data, error } }) => (error || (data && ended(data)) ? false : LOOK),
    retry: false,
  });
  const state = look.data ?? ordered?.state ?? null;
  const save = useCallback(() => {
    if (!ordered) return;
    openFile(`${base}/${ordered.state.id}/file`, ordered.name).catch((error: unknown) => setUnsaved(error as Error));
  }, [base, ordered]);
  const done = state?.state === 'done' ? state.id : null;
  useEffect(() => {
    if (done === null || saved.current === done) return;
    saved.current = done;
    save();
  }, [done, save]);
  return {
    state: look.error ? null : state,
    error: unsaved ?? asking.error ?? look.error,
    busy: asking.isPending || (state !== null && !look.error && !ended(state)),
    start: (order, name) => {
      setUnsaved(null);
      asking.mutate({ order, name });
    },
    save,
  };
}
