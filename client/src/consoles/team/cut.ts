/** What there is to say about the line: that it is cut, that it is back and what became of what waited, that it is over. */
import { useEffect, useState } from 'react';
import type { TeamView } from '../../../../server/shared/views.js';
import type { LinkState } from '../../state/link.js';
import { counts } from '../../state/queue.js';

/** ms; a shorter cut is not worth a word. */
const SHORTEST = 1000;
/** ms that the return stays on screen; with something held or refused, until it is sent or the reason was looked at. */
const SHOWN = 8000;

/** How things stand after a return: acts that waited, by what became of them. */
export interface Return {
  sent: number;
  sending: number;
  held: number;
  refused: number;
}

export type LineNews = { kind: 'cut'; since: number; waiting: number } | ({ kind: 'back' } & Return) | { kind: 'over' } | null;

/** @param waited ids of what waited while cut */
export function returnOf(waited: readonly string[], pending: LinkState<TeamView>['pending']): Return {
  const now = waited.map((id) => pending.find(({ commandId }) => commandId === id));
  return {
    sent: now.filter((entry) => !entry).length,
    sending: now.filter((entry) => entry && entry.status !== 'refused' && !entry.held).length,
    held: now.filter((entry) => entry?.held).length,
    refused: now.filter((entry) => entry?.status === 'refused').length,
  };
}

/** `done`: takes the news of the return away. */
export function useLineNews(state: LinkState<TeamView>): { news: LineNews; done: () => void } {
  const { connection, cutSince, pending } = state;
  const [long, setLong] = useState(false);
  const [waited, setWaited] = useState<string[] | null>(null);
  const [shown, setShown] = useState(false);
  const cut = connection === 'cut';

  useEffect(() => {
    if (!cut) return;
    const timer = setTimeout(() => setLong(true), SHORTEST - Math.min(SHORTEST, Date.now() - (cutSince ?? Date.now())));
    return () => clearTimeout(timer);
  }, [cut, cutSince]);
  // the return will speak of what waits while cut, and of what an earlier return saw refused
  const ids = pending.filter(counts).map(({ commandId }) => commandId);
  const reloaded = connection === 'connecting' && cutSince !== null;
  if (reloaded && !long) setLong(true);
  const refused = (waited ?? []).filter((id) => pending.some((entry) => entry.commandId === id && entry.status === 'refused'));
  if ((cut && long) || reloaded) {
    const next = [...refused, ...ids];
    if (waited?.join() !== next.join()) setWaited(next);
  }
  // of an earlier return only what was refused is still worth telling
  if (cut && shown && refused.length === 0) setShown(false);
  if (connection === 'online' && long) {
    setLong(false);
    setShown(true);
  }

  const back = !cut && shown && waited ? returnOf(waited, pending) : null;
  const settled = back !== null && back.sending === 0;
  const explained = back !== null && back.refused === 0 && back.held === 0;
  useEffect(() => {
    if (!settled || !explained) return;
    const timer = setTimeout(() => setShown(false), SHOWN);
    return () => clearTimeout(timer);
  }, [settled, explained]);

  const done = (): void => setShown(false);
  if (connection === 'refused') return { news: { kind: 'over' }, done };
  if (cut && long && cutSince !== null) return { news: { kind: 'cut', since: cutSince, waiting: ids.length }, done };
  return { news: back && { kind: 'back', ...back }, done };
}
