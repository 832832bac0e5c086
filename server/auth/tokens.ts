/** Access tokens: HS256, 15 minutes, with the id of the key they were signed with so that keys can be rotated. */
import { createHash, createSecretKey } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { HostClock } from '../drills/ports.js';
import { Principal, subjectOf } from './principal.js';

/** Seconds an access token lives. */
export const ACCESS_SECONDS = 15 * 60;
const ISSUER = 'dientap';

const keyOf = (session: string, subject: string): string => `${session} ${subject}`;

export interface Tokens {
  sign(principal: Principal): string;
  /** What the token says, `expired` (it was good once), or null (it never was, or was revoked). */
  verify(token: string): Principal | 'expired' | null;
  /** Access tokens of this session stop working here at once; with `subject`: those that speak for that subject. */
  readonly revoke: (session: string, subject?: string) => void;
  /** They work again, as long as they live. */
  readonly allow: (session: string) => void;
}

/** `secrets`: the first signs, all verify. */
export function createTokens(secrets: readonly string[], clock: HostClock): Tokens {
  // Key objects: given a text, the library first tries to read it as a PEM, which costs most of a millisecond each time.
  const keys = new Map(
    secrets.map((secret) => [createHash('sha256').update(secret).digest('hex').slice(0, 12), createSecretKey(Buffer.from(secret))]),
  );
  const [[kid, signing] = []] = keys;
  if (!kid || !signing) throw new Error('createTokens needs at least one secret');
  /** Session, or session and subject → epoch seconds until which its last access token could live. */
  const revoked = new Map<string, number>();
  const now = (): number => Math.floor(clock.wall() / 1000);

  return {
    sign: (principal) =>
      jwt.sign({ ...principal, iat: now() }, signing, { algorithm: 'HS256', keyid: kid, issuer: ISSUER, expiresIn: ACCESS_SECONDS }),
    verify(token) {
      try {
        const key = keys.get(jwt.decode(token, { complete: true })?.header.kid ?? '');
        if (!key) return null;
        const claims = Principal.safeParse(jwt.verify(token, key, { algorithms: ['HS256'], issuer: ISSUER, clockTimestamp: now() }));
        if (!claims.success) return null;
        const { data } = claims;
        return revoked.has(data.session) || revoked.has(keyOf(data.session, subjectOf(data))) ? null : data;
      } catch (error) {
        return error instanceof jwt.TokenExpiredError ? 'expired' : null;
      }
    },
    allow: (session) => void revoked.delete(session),
    revoke(session, subject) {
      for (const [id, until] of revoked) if (until < now()) revoked.delete(id);
      revoked.set(subject === undefined ? session : keyOf(session, subject), now() + ACCESS_SECONDS);
    },
  };
}
