/** The shared draft of a report form, for as long as the form is on screen. Yjs itself comes after the page stands. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { FieldValues } from '../../../server/shared/events.js';
import type { FieldView } from '../../../server/shared/views.js';
import { deviceKeep } from './draft-keep.js';
import type { DraftLine, DraftSession, DraftState } from './drafts.js';
import { freshId } from './link.js';
import { soon } from './parts.js';

const NOTHING: DraftState = { ready: false, fields: {}, savedAt: null, state: 'saving', refused: null };

export interface DraftOf {
  line: DraftLine;
  /** Under which name this device keeps what is of this seat. */
  seat: string;
  /** `<form>:<round>` */
  draft: string;
  specs: readonly FieldView[];
  /** What was filed last; none in the first round. */
  filed: FieldValues | undefined;
  /** That report as it has been filed meanwhile, null when it has not: asked when the draft is closed. */
  over: () => FieldValues | null;
}

/** @param of with the same `draft`, everything else is taken as it was when it was opened */
export function useDraftSession(of: DraftOf): { session: DraftSession | null; state: DraftState } {
  const [session, setSession] = useState<DraftSession | null>(null);
  const { line, seat, draft } = of;
  useEffect(() => {
    let open: DraftSession | null = null;
    let gone = false;
    const begin = async (): Promise<void> => {
      const { DraftSession: Session } = await loadDrafts();
      if (gone) return;
      const keep = deviceKeep(seat, draft, freshId());
      open = new Session({ line, keep, key: draft, specs: of.specs, filed: of.filed, channel: `dientap.draft.${seat}.${draft}` });
      setSession(open);
    };
    void begin();
    onScreen.add(draft);
    return () => {
      gone = true;
      onScreen.delete(draft);
      setSession(null);
      open?.close(of.over());
    };
    // the rest of `of` is what the draft begins with
    // oxlint-disable-next-line react/exhaustive-deps
  }, [line, seat, draft]);
  const state = useSyncExternalStore(session?.subscribe ?? never, session?.snapshot ?? nothing);
  return { session, state };
}

export const loadDrafts = soon(() => import('./drafts.js'));

/** Drafts that this window has open. */
export const onScreen = new Set<string>();

const never = (): (() => void) => () => undefined;
const nothing = (): DraftState => NOTHING;
