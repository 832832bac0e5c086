/** Canonical JSON (RFC 8785) and SHA-256, the same in a server, on a command line and in a page opened from a file. */
import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** @throws Error when a value has no canonical form: NaN, infinite, or a text with half a surrogate pair. */
export const canonical = (value: unknown): string => canonicalize(value) ?? '';

/** Lower-case hex; a text is hashed as UTF-8. */
export const sha256 = (data: string | Uint8Array): string => bytesToHex(digest(typeof data === 'string' ? utf8ToBytes(data) : data));

/** Of a value's canonical JSON. */
export const hashOfJson = (value: unknown): string => sha256(canonical(value));
