/** The team's members as this device knows them: those of the snapshot and those who took a seat since, told with presence. */
import { useMemo, useState } from 'react';
import type { Seat } from '../../../../server/shared/api.js';
import type { MemberView, TeamView } from '../../../../server/shared/views.js';
import type { LinkState } from '../../state/link.js';

/** Members who still have their seat; the others keep their names in what they did. */
export const seated = ({ members, removed }: TeamView): MemberView[] => members.filter(({ id }) => !removed?.includes(id));

/** Ids of members with an open line; one's own line is what this page itself knows best. */
export function hereNow(state: LinkState<TeamView>, seat: Seat): Set<string> {
  const here = new Set(state.presence[seat.teamId]);
  if (state.connection === 'online') here.add(seat.memberId);
  return here;
}

/** The view with every member; null until there is a view. */
export function useRoster(seat: Seat, state: LinkState<TeamView> | null): TeamView | null {
  // while a fresh snapshot is on its way the last picture stays, with everything half-written on it
  const given = state?.view ?? null;
  const [kept, keep] = useState(given);
  if (given && given !== kept) keep(given);
  const view = given ?? kept;
  const told = state?.roster?.[seat.teamId];

  return useMemo(() => {
    if (!view || !told) return view;
    const known = new Set(view.members.map((member) => member.id));
    const more = told.filter((member) => !known.has(member.id));
    return more.length === 0 ? view : { ...view, members: [...view.members, ...more] };
  }, [view, told]);
}
