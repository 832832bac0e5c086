/** Where ids, join codes and secrets get their randomness from. */
import { randomBytes } from 'node:crypto';

export interface Random {
  bytes(size: number): Buffer;
}

/** Bytes asked of the system at once: a call of its own for every event of a busy drill costs more than judging it. */
const POOL = 4096;
let pool = Buffer.alloc(0);
let used = 0;

export const systemRandom: Random = {
  bytes(size) {
    if (size > POOL) return randomBytes(size);
    if (used + size > pool.length) {
      pool = randomBytes(POOL);
      used = 0;
    }
    const given = Buffer.from(pool.subarray(used, used + size));
    // What was handed out may be a secret: it is not kept here as well.
    pool.fill(0, used, used + size);
    used += size;
    return given;
  },
};

/** An opaque id: 96 random bits, safe in a URL, a file name and a Mongo key path. */
export function newId(random: Random): string {
  return random.bytes(12).toString('hex');
}

/** A secret that is shown once and stored hashed: 256 random bits. */
export function newSecret(random: Random): string {
  return random.bytes(32).toString('base64url');
}

/** Letters and digits that nobody confuses on paper or over the phone: no 0 O 1 I L, no U and V side by side. */
export const CODE_ALPHABET = 'ABCDEFGHJKMNPQRSTWXYZ23456789';
export const CODE_LENGTH = 6;

/** A team's join code; unbiased (bytes past the last whole multiple are thrown away). */
export function newJoinCode(random: Random): string {
  const limit = 256 - (256 % CODE_ALPHABET.length);
  let code = '';
  while (code.length < CODE_LENGTH) {
    for (const byte of random.bytes(CODE_LENGTH * 2)) {
      if (byte < limit && code.length < CODE_LENGTH) code += CODE_ALPHABET[byte % CODE_ALPHABET.length];
    }
  }
  return code;
}

/** What people type, as it is stored: upper case, without the spaces and dashes that sheets print. */
export function normalCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '');
}
