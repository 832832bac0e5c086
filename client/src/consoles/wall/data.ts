/**
 * The wallboard's picture, asked for about every two seconds. It outlives cuts and restarts by itself: what was shown
 * stays, and after ten seconds without an answer the page knows that it is cut off.
 */
import { useEffect, useState } from 'react';
import type { Wall } from '../../../../server/shared/wall.js';
import { currentToken, linkToken, ProblemError, renew, side, tradeLink } from '../../api/http.js';

const EVERY_MS = 2000;
const PATIENCE_MS = 8000;
/** Without an answer for this long the page says so, ms. */
export const CUT_MS = 10_000;

export interface WallState {
  status: 'entering' | 'live' | 'expired' | 'refused';
  wall: Wall | null;
  /** Server time minus this device's, ms. */
  offset: number;
  /** Epoch ms on this device of the last answer. */
  heard: number;
}

type Told = { kind: 'new'; wall: Wall; etag: string | null } | { kind: 'same' | 'away' | 'expired' | 'refused' };

async function ask(exerciseId: string, etag: string | null): Promise<Told> {
  const call = (): Promise<Response> =>
    fetch(`/api/exercises/${exerciseId}/wall`, {
      headers: { authorization: `Bearer ${currentToken() ?? ''}`, ...(etag ? { 'if-none-match': etag } : {}) },
      signal: AbortSignal.timeout(PATIENCE_MS),
      cache: 'no-store',
    });
  try {
    let answer = await call();
    if (answer.status === 401 && (await renew())) answer = await call();
    if (answer.status === 304) return { kind: 'same' };
    if (answer.ok) return { kind: 'new', wall: (await answer.json()) as Wall, etag: answer.headers.get('etag') };
    if (answer.status === 410) return { kind: 'expired' };
    // a guest without a token asks for its link again, and hears then whether it is over
    if (answer.status === 401) return side() === 'guest' ? await entry() : { kind: 'refused' };
    return { kind: answer.status === 403 || answer.status === 404 ? 'refused' : 'away' };
  } catch {
    return { kind: 'away' };
  }
}

async function entry(): Promise<{ kind: 'same' | 'away' | 'expired' }> {
  try {
    await tradeLink();
    return { kind: 'same' };
  } catch (error) {
    return { kind: error instanceof ProblemError && error.problem.code === 'link-expired' ? 'expired' : 'away' };
  }
}

/** The exercise behind this page: a link's, or (for accounts) the id in the address. */
async function exerciseOf(address: string): Promise<{ id: string } | 'expired' | 'away'> {
  if (!linkToken()) return { id: address };
  try {
    return { id: (await tradeLink()).exerciseId };
  } catch (error) {
    return error instanceof ProblemError && error.problem.code === 'link-expired' ? 'expired' : 'away';
  }
}

/** `address`: what stands after `/wall/`. */
export function useWall(address: string): WallState {
  const [state, setState] = useState<WallState>(() => ({ status: 'entering', wall: null, offset: 0, heard: Date.now() }));
  useEffect(() => {
    let over = false;
    let exerciseId: string | null = null;
    let etag: string | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (status: 'expired' | 'refused'): void => {
      over = true;
      setState((before) => ({ ...before, status }));
    };
    const round = async (): Promise<void> => {
      if (exerciseId === null) {
        const found = await exerciseOf(address);
        if (over) return;
        if (found === 'expired') return end('expired');
        if (found !== 'away') exerciseId = found.id;
      }
      const told = exerciseId === null ? { kind: 'away' as const } : await ask(exerciseId, etag);
      if (over) return;
      if (told.kind === 'expired' || told.kind === 'refused') return end(told.kind);
      const heard = Date.now();
      if (told.kind === 'new') {
        etag = told.etag;
        setState({ status: 'live', wall: told.wall, offset: told.wall.serverTime - heard, heard });
      } else if (told.kind === 'same') setState((before) => ({ ...before, heard }));
      timer = setTimeout(() => void round(), EVERY_MS);
    };
    void round();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [address]);
  return state;
}
