/** The fingerprint under which a plan is signed: another finding, action, person or day is another plan. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { PlanState } from './fold.js';

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

/**
 * SHA-256 (hex) over the canonical JSON (RFC 8785) of every finding and of every action that is not dropped, sorted by id.
 * Status, notes and evidence are left out: carrying a signed plan out does not change what was signed.
 */
export function planHash(state: Pick<PlanState, 'findings' | 'actions'>): string {
  const findings = [...state.findings.values()].toSorted(byId).map(({ id, fields }) => ({ id, ...fields }));
  const actions = [...state.actions.values()]
    .filter(({ status }) => status !== 'dropped')
    .toSorted(byId)
    .map(({ id, fields }) => ({ id, ...fields }));
  return bytesToHex(sha256(utf8ToBytes(canonicalize({ findings, actions }) ?? '')));
}
