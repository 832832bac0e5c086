/**
 * The refresh cookies: one for an account and one for a seat, so that a browser can hold EXCON and a team side by side.
 * Scripts cannot read them, other sites cannot send them, and they travel to `/api/auth` only.
 */
import type { Request, Response } from 'express';
import { IDLE_MS } from '../auth/sessions.js';

export type SessionKind = 'user' | 'seat';
const NAMES: Record<SessionKind, string> = { user: 'dientap_user', seat: 'dientap_seat' };
/** Which of the two was taken last; not a secret. */
const LAST = 'dientap_last';

export interface Cookies {
  give(res: Response, kind: SessionKind, token: string): void;
  /** The token of the asked kind, else of the one taken last, else of the one there is. */
  read(req: Request, kind?: SessionKind): { kind: SessionKind; token: string } | null;
  clear(res: Response, kind: SessionKind): void;
}

export function createCookies(publicUrl: string | undefined): Cookies {
  const options = (res: Response) => ({
    httpOnly: true,
    sameSite: 'strict' as const,
    secure: res.req.secure || publicUrl?.startsWith('https:') === true,
    path: '/api/auth',
  });
  const jar = (req: Request): Record<string, unknown> => (req.cookies ?? {}) as Record<string, unknown>;
  const held = (req: Request, kind: SessionKind): { kind: SessionKind; token: string } | null => {
    const token = jar(req)[NAMES[kind]];
    return typeof token === 'string' && token.length < 256 ? { kind, token } : null;
  };
  return {
    give(res, kind, token) {
      res.cookie(NAMES[kind], token, { ...options(res), maxAge: IDLE_MS });
      res.cookie(LAST, kind, { ...options(res), maxAge: IDLE_MS });
    },
    read(req, kind) {
      if (kind) return held(req, kind);
      const last: SessionKind = jar(req)[LAST] === 'seat' ? 'seat' : 'user';
      return held(req, last) ?? held(req, last === 'seat' ? 'user' : 'seat');
    },
    clear(res, kind) {
      res.clearCookie(NAMES[kind], options(res));
    },
  };
}
