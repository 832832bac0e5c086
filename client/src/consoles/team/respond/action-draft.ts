/** A half-filled action: kept on this device for this seat, through other injects, other tabs and a reload. */
import { useCallback, useState } from 'react';
import type { FieldValues } from '../../../../../server/shared/events.js';
import { useDesk } from '../desk.js';
import { recall, remember } from '../keep.js';
import { isFilled } from './draft.js';

export interface ActionDraft {
  fields: FieldValues;
  /** Delivery it belongs to; null: none. */
  linked: string | null;
}

const keyOf = (code: string): string => `act.${code}`;

export const hasDraft = (key: (what: string) => string, code: string): boolean => {
  const kept = recall<ActionDraft | null>(key(keyOf(code)), null);
  return kept !== null && Object.values(kept.fields).some(isFilled);
};

/** Starts with what was kept; else linked to what is being read. */
export function useActionDraft(code: string) {
  const { key, open } = useDesk();
  const at = key(keyOf(code));
  const [draft, setDraft] = useState<ActionDraft>(() =>
    recall<ActionDraft>(at, { fields: {}, linked: open?.kind === 'inject' ? open.id : null }),
  );
  const set = useCallback(
    (change: (before: ActionDraft) => ActionDraft) =>
      setDraft((before) => {
        const next = change(before);
        remember(at, next);
        return next;
      }),
    [at],
  );
  return {
    ...draft,
    change: (id: string, value: FieldValues[string] | undefined) =>
      set(({ fields: { [id]: _old, ...rest }, linked }) => ({ fields: value === undefined ? rest : { ...rest, [id]: value }, linked })),
    link: (linked: string | null) => set((before) => ({ ...before, linked })),
    clear: () => remember(at, undefined),
  };
}

/** Opens an action with given fields, as after a refusal. */
export function useCompose(): (code: string, draft: ActionDraft) => void {
  const { key, choose, goTo } = useDesk();
  return (code, draft) => {
    remember(key(keyOf(code)), draft);
    choose(code);
    goTo('respond');
  };
}
