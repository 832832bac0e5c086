/** What the matrix asks besides the view: scores when sorted by them, agencies when teams have any. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Exercise } from '../../../../../server/shared/api.js';
import type { ScoreSheet } from '../../../../../server/shared/scores.js';
import { get } from '../../../api/http.js';
import { useRoom } from '../room.js';

export interface Agency {
  id: string;
  name: string;
}

/** ms between two askings for the scores of a running drill: a sheet of 640 teams is work for the server. */
const SCORES_EVERY = 30_000;

/** Percent by team id, asked for only while `wanted`. */
export function useScores(wanted: boolean): ReadonlyMap<string, number> {
  const { view } = useRoom();
  const { id } = view.kit.exercise;
  const sheet = useQuery({
    queryKey: ['scores', id],
    queryFn: async () => {
      const { teams } = await get<ScoreSheet>(`/exercises/${id}/scores`);
      return teams.map(({ teamId, percent, possible }) => [teamId, possible > 0 ? percent : -1] as const);
    },
    enabled: wanted,
    refetchInterval: wanted ? SCORES_EVERY : false,
    retry: false,
  });
  return useMemo(() => new Map(sheet.data ?? []), [sheet.data]);
}

/** Agencies of the teams on this drill, and whose each team is. */
export function useAgencies(): { agencies: readonly Agency[]; of: ReadonlyMap<string, string> } {
  const { view } = useRoom();
  const { id } = view.kit.exercise;
  const exercise = useQuery({
    queryKey: ['exercise', id],
    queryFn: () => get<Exercise>(`/exercises/${id}`),
    staleTime: 60_000,
    retry: false,
  });
  const teams = exercise.data?.teams;
  const of = useMemo(() => new Map((teams ?? []).flatMap((team) => (team.agencyId ? [[team.id, team.agencyId] as const] : []))), [teams]);
  const list = useQuery({
    queryKey: ['agencies'],
    queryFn: () => get<Agency[]>('/agencies'),
    enabled: of.size > 0,
    staleTime: 60_000,
    retry: false,
  });
  const agencies = useMemo(() => {
    const used = new Set(of.values());
    return (list.data ?? []).filter((agency) => used.has(agency.id));
  }, [list.data, of]);
  return { agencies, of };
}
