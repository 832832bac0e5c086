/** Names turned into UUIDs: the same name always gives the same one (RFC 9562, version 5). */
import { createHash } from 'node:crypto';

/** The namespace of names that are URLs or URNs (RFC 9562). */
const URLS = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

/** Everything this product names; not the namespace that STIX keeps for its observables. */
export const NAMESPACE = uuid5(URLS, 'urn:dientap');

export function uuid5(namespace: string, name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export const uuidOf = (name: string): string => uuid5(NAMESPACE, name);
