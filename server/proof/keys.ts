/** Ed25519: the signature over a seal, and how a public key is told and recognised. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical, sha256 } from './canonical.js';
import type { Seal } from '../shared/proof.js';

/** What stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410). */
const SPKI = hexToBytes('302a300506032b6570032100');
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const der = (publicKey: string): Uint8Array => concatBytes(SPKI, hexToBytes(publicKey));

/** SHA-256 of the key as `openssl pkey -pubin -outform DER` writes it. */
export const fingerprintOf = (publicKey: string): string => sha256(der(publicKey));

/** The 44 bytes end without a remainder of one. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = bytes.subarray(i, i + 3);
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const digit = (shift: number): string => BASE64[(bits >> shift) & 63] ?? '';
    text += digit(18) + digit(12) + (b === undefined ? '=' : digit(6)) + (c === undefined ? '=' : digit(0));
  }
  return text;
}

export const pemOf = (publicKey: string): string => `-----BEGIN PUBLIC KEY-----\n${base64(der(publicKey))}\n-----END PUBLIC KEY-----\n`;

/** The bytes that are signed: the seal's canonical JSON, as it lies in the bundle. */
export const sealText = (seal: Seal): string => canonical(seal);

/** `signature` in hex, 64 bytes. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    return ed25519.verify(hexToBytes(signature), utf8ToBytes(text), hexToBytes(publicKey), { zip215: false });
  } catch {
    return false;
  }
}

/** `secret`: 32 bytes. */
export const signatureOf = (secret: Uint8Array, text: string): string => bytesToHex(ed25519.sign(utf8ToBytes(text), secret));
export const publicKeyOf = (secret: Uint8Array): string => bytesToHex(ed25519.getPublicKey(secret));

/** A fingerprint as people write it: spaces, colons and capitals do not matter. Null: it is none. */
export function readFingerprint(text: string): string | null {
  const plain = text
    .trim()
    .replace(/^sha256:/i, '')
    .replace(/[\s:]/g, '')
    .toLowerCase();
  return /^[0-9a-f]{64}$/.test(plain) ? plain : null;
}

/** In groups of eight, to be read aloud and compared. */
export const shownFingerprint = (fingerprint: string): string => (fingerprint.match(/.{8}/g) ?? []).join(' ');
