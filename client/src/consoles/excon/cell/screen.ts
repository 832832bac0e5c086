/** A team's screen as the server shows it to that team, fetched again after its acts. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TeamView } from '../../../../../server/shared/views.js';
import { get } from '../../../api/http.js';
import { useRoom } from '../room.js';

export function useScreen(teamId: string) {
  const { view } = useRoom();
  const { id } = view.kit.exercise;
  // the newest item that concerns the team, and its own cells, tell when its screen has changed
  const stamp = view.feed.find((item) => 'teamId' in item && item.teamId === teamId)?.id ?? '';
  const said = view.messages.findLast(({ from, to }) => from === teamId || (Array.isArray(to) && to.includes(teamId)))?.id ?? '';
  return useQuery({
    queryKey: ['screen', id, teamId, stamp, said, view.phase],
    queryFn: () => get<TeamView>(`/exercises/${id}/snapshot?team=${encodeURIComponent(teamId)}`),
    // the same team's earlier screen stays while the next is fetched; another team's never
    placeholderData: (before, query) => (query?.queryKey[2] === teamId ? keepPreviousData(before) : undefined),
  });
}
