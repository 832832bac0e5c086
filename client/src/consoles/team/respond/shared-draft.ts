/** The team's shared draft of one report form, as the form needs it. */
import { useCallback, useEffect } from 'react';
import { draftKey } from '../../../../../server/shared/drafts.js';
import type { FieldValues } from '../../../../../server/shared/events.js';
import type { FormView, TeamView } from '../../../../../server/shared/views.js';
import type { DraftState } from '../../../state/drafts.js';
import type { SharedText } from '../../../state/text-binding.js';
import { useDraftSession } from '../../../state/use-shared-draft.js';
import { useDesk } from '../desk.js';

export interface SharedDraft extends DraftState {
  /** `<form>:<round>`; changes when the report is filed by anybody. */
  key: string;
  round: number;
  /** Sets any field; `undefined` empties it. For text fields prefer `useTextBinding(text(field))`. */
  change: (field: string, value: FieldValues[string] | undefined) => void;
  /** The shared text of a `text` or `textarea` field; null for others, or while not `ready`. */
  text: (field: string) => SharedText | null;
  /** Other members of the team who are in this draft now; `field` undefined: in none in particular. */
  others: { memberId: string; field: string | undefined }[];
  /** Tells the others which field this member is in; null: none. */
  enter: (field: string | null) => void;
}

/** What the team has filed with this form, oldest first. */
export const filedOf = (view: TeamView, form: string): FieldValues[] =>
  view.deeds.flatMap((deed) => (deed.type === 'report-recorded' && deed.form === form ? [deed.fields] : []));

/** How often the team has filed this form. */
export const roundOf = (view: TeamView, form: string): number => filedOf(view, form).length;

/** Opens the draft of the form's present round, for as long as the caller is on screen. */
export function useSharedDraft(form: FormView): SharedDraft {
  const { view, state: link, line, seat, key: deviceKey } = useDesk();
  const round = roundOf(view, form.id);
  const key = draftKey(form.id, round);

  const { session, state } = useDraftSession({
    line,
    seat: deviceKey('draft'),
    draft: key,
    specs: form.fields,
    filed: filedOf(view, form.id).at(-1),
    // asked when the form has left the screen, maybe because of it: the line knows the latest
    over: () => filedOf(line.snapshot().view ?? view, form.id)[round] ?? null,
  });

  const enter = useCallback((field: string | null) => line.here({ draft: key, field: field ?? undefined }), [line, key]);
  useEffect(() => {
    line.here({ draft: key });
    return () => line.here({ draft: undefined, field: undefined });
  }, [line, key]);

  return {
    ...state,
    // the line knows of a cut before the draft has tried
    state: link.connection === 'online' ? state.state : 'offline',
    key,
    round,
    change: session?.change ?? ignore,
    text: state.ready && session ? session.text : noText,
    others: Object.entries(link.whereabouts)
      .filter(([memberId, place]) => place.draft === key && memberId !== seat.memberId)
      .map(([memberId, place]) => ({ memberId, field: place.field })),
    enter,
  };
}

const ignore = (): void => undefined;
const noText = (): null => null;
