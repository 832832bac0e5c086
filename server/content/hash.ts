/** The fingerprint of a scenario: what an exercise froze, what a score sheet was judged by (H1, S8). */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** SHA-256 (hex) over the canonical JSON (RFC 8785) of a scenario's source. */
export function scenarioHash(source: unknown): string {
  return createHash('sha256')
    .update(canonicalize(source) ?? '')
    .digest('hex');
}
