/** Follows the commits of an event log, stream by stream in order, and names the streams whose hash chain is broken (H1). */
import { GENESIS, hashOf } from '../drills/commit.js';
import { fromStored } from '../log/stored.js';

export interface ChainWatch {
  /** A stored commit; those of one stream follow each other by number. */
  readonly see: (stored: unknown) => void;
  found(): { streams: number; commits: number; broken: string[] };
}

export function watchChains(): ChainWatch {
  let last = { stream: '', seq: 0, hash: GENESIS };
  let [streams, commits] = [0, 0];
  const broken = new Set<string>();

  function fits(stored: unknown): boolean {
    const commit = fromStored(stored);
    if (commit.stream !== last.stream) {
      streams++;
      last = { stream: commit.stream, seq: 0, hash: GENESIS };
    }
    const { stream, firstSeq, prevHash, hash, events } = commit;
    const sound = firstSeq === last.seq + 1 && prevHash === last.hash && hashOf(commit) === hash;
    last = { stream, seq: last.seq + events.length, hash };
    return sound;
  }

  return {
    see(stored) {
      commits++;
      let sound = false;
      try {
        sound = fits(stored);
      } catch {
        // not even a commit: the stream it belongs to is named below
      }
      if (!sound) broken.add((stored as { stream?: string }).stream ?? '?');
    },
    found: () => ({ streams, commits, broken: [...broken] }),
  };
}
