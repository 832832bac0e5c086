/** Names of members who took their seat after this device's snapshot: asked for once when an unknown one appears. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Seat } from '../../../../server/shared/api.js';
import type { MemberView, TeamView } from '../../../../server/shared/views.js';
import { get } from '../../api/http.js';
import type { LinkState } from '../../state/link.js';

const NOBODY: string[] = [];

/** Members who still have their seat; the others keep their names in what they did. */
export const seated = ({ members, removed }: TeamView): MemberView[] => members.filter(({ id }) => !removed?.includes(id));

/** The view with every member who is here; null until there is a view. */
export function useRoster(seat: Seat, state: LinkState<TeamView> | null): TeamView | null {
  const [late, setLate] = useState<MemberView[]>([]);
  const asked = useRef(new Set<string>());
  // while a fresh snapshot is on its way the last picture stays, with everything half-written on it
  const given = state?.view ?? null;
  const [kept, keep] = useState(given);
  if (given && given !== kept) keep(given);
  const view = given ?? kept;
  const here = state?.presence[seat.teamId] ?? NOBODY;

  useEffect(() => {
    if (!view) return;
    const known = new Set([...view.members, ...late].map((member) => member.id));
    const unknown = here.filter((id) => !known.has(id) && !asked.current.has(id));
    if (unknown.length === 0) return;
    for (const id of unknown) asked.current.add(id);
    get<TeamView>(`/exercises/${seat.exerciseId}/snapshot`).then(
      (fresh) => setLate(fresh.members),
      () => {
        // asked again with the next change of presence
        for (const id of unknown) asked.current.delete(id);
      },
    );
  }, [view, here, late, seat.exerciseId]);

  return useMemo(() => {
    if (!view) return null;
    const known = new Set(view.members.map((member) => member.id));
    const more = late.filter((member) => !known.has(member.id));
    return more.length === 0 ? view : { ...view, members: [...view.members, ...more] };
  }, [view, late]);
}
