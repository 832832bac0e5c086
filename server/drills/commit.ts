/** The hash chain of a stream: how a commit is sealed, and how a chain is checked without a server (H1). */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Commit } from './ports.js';

/** What the first commit of a stream names as the one before it. */
export const GENESIS = '0'.repeat(64);

/** A commit before it is sealed. */
export type Unsealed = Omit<Commit, 'hash'>;

/**
 * SHA-256 (hex) over the canonical JSON (RFC 8785) of everything but the hash itself.
 * @throws Error when a value has no canonical form: NaN, infinite, or a text with half a surrogate pair.
 */
export function hashOf(commit: Unsealed): string {
  const { stream, firstSeq, commandKey, prevHash, events, counts } = commit;
  const text = canonicalize({ stream, firstSeq, commandKey, prevHash, events, counts }) ?? '';
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Adds the hash. The events are taken as they are: whoever changes them afterwards breaks the seal. @throws like `hashOf`. */
export function sealCommit(commit: Unsealed): Commit {
  const { stream, firstSeq, commandKey, prevHash, events, counts } = commit;
  return { stream, firstSeq, ...(commandKey === undefined ? {} : { commandKey }), prevHash, hash: hashOf(commit), events, counts };
}

/** Where a chain ends: the number of its last event and the hash of its last commit. */
export interface Head {
  seq: number;
  hash: string;
}

/**
 * `changed`: the record does not match its own hash. `place`: its number does not follow (something was removed, added
 * or reordered before it). `link`: it was chained to another record than the one before it. `stream`: it belongs to
 * another stream. `end`: the chain is shorter, longer or other than the head it was signed with.
 */
export type ChainFault = 'changed' | 'place' | 'link' | 'stream' | 'end';

export type ChainCheck = { ok: true; head: Head } | { ok: false; index: number; firstSeq: number; fault: ChainFault };

/** Checks one stream's commits in order and names the first bad one; with `head` also that nothing is cut off at the end. */
export function verifyChain(commits: readonly Commit[], head?: Head): ChainCheck {
  const stream = commits[0]?.stream;
  let last: Head = { seq: 0, hash: GENESIS };
  for (const [index, commit] of commits.entries()) {
    const fault = faultOf(commit, stream, last);
    if (fault) return { ok: false, index, firstSeq: commit.firstSeq, fault };
    last = { seq: last.seq + commit.events.length, hash: commit.hash };
  }
  if (head && (head.seq !== last.seq || head.hash !== last.hash)) {
    return { ok: false, index: commits.length, firstSeq: last.seq + 1, fault: 'end' };
  }
  return { ok: true, head: last };
}

function faultOf(commit: Commit, stream: string | undefined, last: Head): ChainFault | null {
  if (!hashes(commit)) return 'changed';
  if (commit.stream !== stream) return 'stream';
  if (commit.firstSeq !== last.seq + 1) return 'place';
  if (commit.prevHash !== last.hash) return 'link';
  return null;
}

function hashes(commit: Commit): boolean {
  try {
    return hashOf(commit) === commit.hash;
  } catch {
    return false;
  }
}
