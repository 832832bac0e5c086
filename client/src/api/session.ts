/** Who sits at this screen: an account, a seat, or nobody yet. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Me, Seat, User } from '../../../server/shared/api.js';
import { currentToken, get, post, renew, setToken } from './http.js';

/** null: nobody. Renews silently from the refresh cookie after a reload. */
async function whoAmI(): Promise<Me | null> {
  if (!currentToken() && !(await renew())) return null;
  return await get<Me>('/me');
}

export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: whoAmI, staleTime: Infinity, retry: false });
}

export function useSession() {
  const client = useQueryClient();
  const refresh = async (): Promise<void> => {
    await client.resetQueries({ queryKey: ['me'] });
  };
  return {
    login: async (email: string, password: string): Promise<User> => {
      const answer = await post<{ accessToken: string; user: User }>('/auth/login', { email, password });
      setToken(answer.accessToken);
      await refresh();
      return answer.user;
    },
    join: async (code: string, name: string, role?: string): Promise<Seat> => {
      const answer = await post<{ accessToken: string; seat: Seat }>('/auth/join', { code, name, ...(role ? { role } : {}) });
      setToken(answer.accessToken);
      await refresh();
      return answer.seat;
    },
    logout: async (): Promise<void> => {
      await post('/auth/logout').catch(() => undefined);
      setToken(null);
      await refresh();
    },
    /** After first set-up, which answers like a login. */
    adopt: async (accessToken: string): Promise<void> => {
      setToken(accessToken);
      await refresh();
    },
  };
}
