/** One stream of the log against its seals: the chain, the sealed heads, and which record is the first that is wrong. */
import type { DrillEvent } from '../shared/events.js';
import type { SealedHead } from '../shared/proof.js';
import { misplaced, nameOf, type Misplaced } from './names.js';
import { GENESIS, hashesOf, readRecord, type Hashes, type LogRecord } from './record.js';

interface Read extends Hashes {
  record: LogRecord;
}

export interface StreamCheck {
  /** With the line, from 1, and the number of the event where it should or does begin. */
  wrong: (Misplaced & { line: number; seq: number; left: number; sealed: number }) | null;
  events: DrillEvent[];
  records: number;
  /** Records behind the last seal: chained, but signed by nothing yet. */
  unsealed: number;
  head: { seq: number; hash: string };
}

/** After END EX nothing is played any more: what worlds and control may still record. */
const AFTER_END: ReadonlySet<string> = new Set(['board-opened', 'published', 'lead-changed', 'outage', 'host-changed']);

function read(line: string): Read | null {
  const record = readRecord(line);
  try {
    return record && { record, ...hashesOf(record) };
  } catch {
    return null;
  }
}

/** By the chain alone, where no list tells more. */
function chainFault(all: readonly (Read | null)[], stream: string): Misplaced | null {
  let seq = 1;
  let hash = GENESIS;
  for (const [at, one] of all.entries()) {
    if (!one || one.hash !== one.record.hash || one.record.stream !== stream) return { at, fault: 'changed' };
    const { firstSeq, prevHash, events } = one.record;
    if (firstSeq > seq) {
      const later = all.slice(at + 1).some((other) => other?.record.firstSeq === seq);
      return { at, fault: later ? 'reordered' : 'removed' };
    }
    if (firstSeq < seq) {
      const before = all[at - 1]?.record;
      // it passes over the record before it, so that one is the stranger
      return before && before.firstSeq === firstSeq && before.prevHash === prevHash
        ? { at: at - 1, fault: 'added' }
        : { at, fault: 'added' };
    }
    if (prevHash !== hash) return { at, fault: 'changed' };
    seq += events.length;
    hash = one.hash;
  }
  return null;
}

function headFault(all: readonly (Read | null)[], heads: readonly SealedHead[]): Misplaced | null {
  for (const head of heads) {
    if (all.length < head.records) return { at: all.length, fault: 'truncated' };
    const last = all[head.records - 1];
    const seq = last ? last.record.firstSeq + last.record.events.length - 1 : -1;
    if (last?.hash !== head.hash || seq !== head.seq) return { at: head.records - 1, fault: 'changed' };
  }
  return null;
}

function lateFault(all: readonly (Read | null)[], sealed: number): Misplaced | null {
  const ended = all.findIndex((one) => one?.record.events.some(({ type }) => type === 'ended'));
  if (ended < 0) return null;
  const from = Math.max(sealed, ended + 1);
  const at = all.findIndex((one, i) => i >= from && one?.record.events.some(({ type }) => !AFTER_END.has(type)));
  return at < 0 ? null : { at, fault: 'added' };
}

/** `heads`: of this stream in the order of the seals. `names`: of the records they cover; null: not known. */
export function checkStream(
  stream: string,
  lines: readonly string[],
  heads: readonly SealedHead[],
  names: readonly string[] | null,
): StreamCheck {
  const all = lines.map(read);
  const sealed = heads.at(-1)?.records ?? 0;
  const events = all.flatMap((one) => one?.record.events ?? []);
  const byName =
    names &&
    misplaced(
      names,
      all.map((one) => (one ? nameOf(one) : '')),
    );
  const found = [byName, chainFault(all, stream), headFault(all, heads), lateFault(all, sealed)].flatMap((each) => each ?? []);
  const first = found.reduce<Misplaced | null>((best, each) => (best && best.at <= each.at ? best : each), null);
  const last = all.at(-1)?.record;
  return {
    wrong: first && { ...first, line: first.at + 1, seq: seqAt(all, first.at), left: all.length, sealed },
    events,
    records: all.length,
    unsealed: Math.max(0, all.length - sealed),
    head: { seq: last ? last.firstSeq + last.events.length - 1 : 0, hash: last?.hash ?? GENESIS },
  };
}

/** Where the record in this place begins, or should: behind the last readable one before it. */
function seqAt(all: readonly (Read | null)[], at: number): number {
  for (let i = at - 1; i >= 0; i--) {
    const record = all[i]?.record;
    if (record) return record.firstSeq + record.events.length;
  }
  return 1;
}
