/** Who sits at this screen: an account, a seat, or nobody yet. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Me, Seat, User } from '../../../server/shared/api.js';
import { currentToken, get, onSeat, post, renew, setToken, side, type Side } from './http.js';

/** null: nobody. Renews silently from the refresh cookie after a reload. */
async function whoAmI(as: Side): Promise<Me | null> {
  if (!currentToken(as) && !(await renew(as))) return null;
  return await get<Me>('/me', as);
}

/** The page's own side; the front page also asks for the other. */
export function useMe(as: Side = side()) {
  return useQuery({ queryKey: ['me', as], queryFn: () => whoAmI(as), staleTime: Infinity, retry: false });
}

/** Who was moved to another team, noticed at a renewal, sits there on screen too. */
export function useSeatMoves(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      onSeat((memberId) => {
        const me = client.getQueryData<Me | null>(['me', 'seat']);
        if (me?.kind === 'seat' && me.seat.memberId !== memberId) void client.resetQueries({ queryKey: ['me', 'seat'] });
      }),
    [client],
  );
}

export function useSession() {
  const client = useQueryClient();
  const refresh = async (): Promise<void> => {
    await client.resetQueries({ queryKey: ['me'] });
  };
  const sit = async (path: string, body: object): Promise<Seat> => {
    const answer = await post<{ accessToken: string; seat: Seat }>(path, body);
    setToken(answer.accessToken, 'seat');
    await refresh();
    return answer.seat;
  };
  return {
    login: async (email: string, password: string): Promise<User> => {
      const answer = await post<{ accessToken: string; user: User }>('/auth/login', { email, password });
      setToken(answer.accessToken, 'user');
      await refresh();
      return answer.user;
    },
    join: (code: string, name: string, role?: string): Promise<Seat> => sit('/auth/join', { code, name, ...(role ? { role } : {}) }),
    /** Takes a seat of the team again. */
    comeBack: (code: string, seat: string): Promise<Seat> => sit('/auth/join', { code, seat }),
    /** Sits here too, by a link from the first device. */
    redeem: (token: string): Promise<Seat> => sit('/auth/seat-link/redeem', { token }),
    logout: async (): Promise<void> => {
      const as = side();
      await post('/auth/logout', { kind: as }).catch(() => undefined);
      setToken(null, as);
      await refresh();
    },
    /** After first set-up, which answers like a login. */
    adopt: async (accessToken: string): Promise<void> => {
      setToken(accessToken, 'user');
      await refresh();
    },
  };
}
