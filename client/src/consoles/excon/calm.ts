/**
 * The line to the drill for a room that shows hundreds of teams: what arrives is gathered and drawn a few times a second, in
 * pieces that give way to scrolling and typing. What concerns the whole room (phase, notice, the line itself) shows at once.
 */
import { startTransition, useEffect, useState } from 'react';
import type { ExconItem, ExconView } from '../../../../server/shared/views.js';
import { DrillLink, type LinkState } from '../../state/link.js';

/** ms between two drawings of what merely arrived. */
const EVERY = 150;

type State = LinkState<ExconView>;

/** Whether the room as a whole has changed. */
export function turned(before: State, after: State): boolean {
  return (
    before.connection !== after.connection ||
    before.refused !== after.refused ||
    before.pending !== after.pending ||
    before.view?.phase !== after.view?.phase ||
    before.view?.notice !== after.view?.notice ||
    before.view?.lead !== after.view?.lead ||
    before.clock?.factor !== after.clock?.factor
  );
}

interface Source {
  subscribe: (listener: () => void) => () => void;
  snapshot: () => State;
}

/** Tells `draw` of the newest state; `urgent` when it must not wait. Ends with the function that it returns. */
export function calmly(source: Source, draw: (state: State, urgent: boolean) => void): () => void {
  let shown = source.snapshot();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const show = (urgent: boolean): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    shown = source.snapshot();
    draw(shown, urgent);
  };
  const stop = source.subscribe(() => {
    if (turned(shown, source.snapshot())) show(true);
    else timer ??= setTimeout(() => show(false), EVERY);
  });
  return () => {
    stop();
    if (timer) clearTimeout(timer);
  };
}

/** The state of a source, drawn calmly. */
export function useCalm(source: Source | null): State | null {
  const [state, setState] = useState<State | null>(null);
  useEffect(() => {
    setState(source ? source.snapshot() : null);
    if (!source) return;
    return calmly(source, (next, urgent) => (urgent ? setState(next) : startTransition(() => setState(next))));
  }, [source]);
  return state;
}

/** Opens the line for as long as the room is on screen. */
export function useRoomLink(
  exerciseId: string,
  userId: string,
  reduce: (view: ExconView, items: ExconItem[]) => ExconView,
): { link: DrillLink<ExconView, ExconItem> | null; state: State | null } {
  const [link, setLink] = useState<DrillLink<ExconView, ExconItem> | null>(null);
  useEffect(() => {
    const opened = new DrillLink<ExconView, ExconItem>(exerciseId, userId, reduce);
    setLink(opened);
    return () => {
      opened.close();
      setLink(null);
    };
  }, [exerciseId, userId, reduce]);
  return { link, state: useCalm(link) };
}
