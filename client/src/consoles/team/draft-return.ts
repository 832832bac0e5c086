/**
 * Words that were written while cut off, in a form that is not open any more: on return they go to the team's draft; those
 * for a report that was filed meanwhile are kept for their author to look at.
 */
import { useEffect } from 'react';
import { readDraftKey } from '../../../../server/shared/drafts.js';
import { deviceKeep, unsentDrafts } from '../../state/draft-keep.js';
import { freshId } from '../../state/link.js';
import { loadDrafts, onScreen } from '../../state/use-shared-draft.js';
import { useDesk, type Line } from './desk.js';
import { filedOf } from './respond/shared-draft.js';

async function bringHome(line: Line, seat: string, draft: string): Promise<void> {
  const read = readDraftKey(draft);
  const { view } = line.snapshot();
  const form = view?.kit.forms.find(({ id }) => id === read?.form);
  if (!read || !view || !form || onScreen.has(draft)) return;
  const reports = filedOf(view, form.id);
  const { DraftSession } = await loadDrafts();
  const keep = deviceKeep(seat, draft, freshId());
  const session = new DraftSession({ line, keep, key: draft, specs: form.fields, filed: reports[read.round - 1] });
  const done = (): boolean => {
    const { ready, state, refused } = session.snapshot();
    return ready && (reports[read.round] !== undefined || refused !== null || state !== 'saving');
  };
  const stop = session.subscribe(() => {
    if (!done()) return;
    stop();
    session.close(reports[read.round] ?? null);
  });
}

/** To be used once in the console. */
export function useDraftReturn(): void {
  const { state, line, key, view } = useDesk();
  // what is filed decides where the words belong, and may be told only after the return
  const filed = view.deeds.filter(({ type }) => type === 'report-recorded').length;
  const online = state.connection === 'online';
  const seat = key('draft');
  useEffect(() => {
    if (!online) return;
    const begin = async (): Promise<void> => {
      for (const draft of await unsentDrafts(seat)) await bringHome(line, seat, draft);
    };
    void begin();
    // oxlint-disable-next-line react/exhaustive-deps
  }, [online, line, seat, filed]);
}
