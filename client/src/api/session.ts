/** Who sits at this screen: an account, a seat, or nobody yet. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Me, Seat, User } from '../../../server/shared/api.js';
import {
  currentToken,
  fleeting,
  get,
  onSeat,
  post,
  ProblemError,
  renew,
  setToken,
  side,
  unreachable,
  whyNotRenewed,
  type Side,
} from './http.js';
import { forgetSeat, hasLeft, keepSeat, keptSeat, setLeft } from './kept-seat.js';

/** null: nobody. Renews silently from the refresh cookie after a reload. */
async function whoAmI(as: Side): Promise<Me | null> {
  if (as === 'seat') return await whoSits();
  if (!currentToken(as) && !(await renew(as))) return null;
  return await get<Me>('/me', as);
}

/** While the server cannot be reached, the seat that this browser was last known to hold. */
async function whoSits(): Promise<Me | null> {
  if (hasLeft() && !(await leave())) return null;
  try {
    if (!currentToken('seat') && !(await renew('seat'))) {
      if (fleeting(whyNotRenewed('seat') ?? '')) throw new ProblemError(unreachable);
      return null;
    }
    const me = await get<Me>('/me', 'seat');
    if (me.kind === 'seat') await keepSeat(me);
    return me;
  } catch (error) {
    const kept = keptSeat();
    if (kept && error instanceof ProblemError && fleeting(error.problem.code)) return kept;
    throw error;
  }
}

/** ms to wait for the server when somebody leaves; it is told later then. */
const LEAVES_WITHIN = 4000;

/** Ends the session that this browser has on the seat; false when the server could not be told. */
async function leave(): Promise<boolean> {
  setLeft(true);
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), LEAVES_WITHIN));
  const told = post('/auth/logout', { kind: 'seat', everywhere: false }).then(
    () => true,
    () => false,
  );
  if (!(await Promise.race([told, late]))) return false;
  setLeft(false);
  return true;
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
    setLeft(false);
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
    /** Gives the device back as it was: nothing of the seat stays on it, also when the server cannot be told just now. */
    leaveDevice: async (memberId: string): Promise<void> => {
      await forgetSeat(memberId);
      await leave();
      // what the page still took down while the server was told
      await forgetSeat(memberId);
      setToken(null, 'seat');
    },
    /** After first set-up, which answers like a login. */
    adopt: async (accessToken: string): Promise<void> => {
      setToken(accessToken, 'user');
      await refresh();
    },
  };
}
