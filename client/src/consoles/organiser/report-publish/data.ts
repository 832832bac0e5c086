/** How the results stand, and what each button of this page asks of the server. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PublicationState } from '../../../../../server/shared/publishing.js';
import { get } from '../../../api/http.js';
import { useMe } from '../../../api/session.js';
import { date, wallTime } from '../../../ui/format.js';

export const moment = (wall: number): string => `${wallTime(wall).slice(0, 5)} ${date(wall)}`;
/** Enough of a hash to compare two by eye. */
export const short = (hash: string): string => hash.slice(0, 12);

export function useStanding(exerciseId: string) {
  return useQuery({
    queryKey: ['publication', exerciseId],
    queryFn: () => get<PublicationState>(`/exercises/${exerciseId}/publication`),
    refetchInterval: 60_000,
  });
}

/** What the caller's roles let it do; the server decides, a page only leaves out what would be refused. */
export function useMayGive(): { approve: boolean; publish: boolean; answer: boolean; erase: boolean } {
  const me = useMe('user');
  const roles = me.data?.kind === 'user' ? me.data.user.roles : [];
  const is = (...any: string[]): boolean => roles.some((role) => any.includes(role));
  return {
    approve: is('admin', 'director'),
    publish: is('admin', 'organiser', 'director', 'controller'),
    answer: is('admin', 'organiser', 'director'),
    erase: is('admin'),
  };
}

/** An act on the results: afterwards everything that shows them is asked for again. */
export function useAct<V>(exerciseId: string, act: (value: V) => Promise<unknown>, done?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    async onSuccess() {
      done?.();
      await Promise.all(
        ['publication', 'appeals', 'report', 'personal-data'].map((key) => client.invalidateQueries({ queryKey: [key, exerciseId] })),
      );
    },
  });
}
