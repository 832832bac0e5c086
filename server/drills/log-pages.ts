/** Pages over all streams of a drill: nothing is skipped, nothing given twice, whoever follows the cursor. */
import { Refused } from '../errors.js';
import type { DrillEvent } from '../shared/events.js';
import type { Drill, LogEntry } from './service.js';

/** A stream and what is durable of it; always listed in the same order: `control`, then the worlds of the plan. */
export interface LogStream {
  name: string;
  events: readonly DrillEvent[];
}

const VERSION = 1;

/** One number per stream, seven bits a byte: 640 worlds fit into a URL. */
function encode(seqs: readonly number[]): string {
  const bytes = [VERSION];
  for (const seq of seqs) {
    let rest = seq;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
    bytes.push(rest);
  }
  return Buffer.from(bytes).toString('base64url');
}

function decode(cursor: string, streams: readonly LogStream[]): number[] {
  const bytes = Buffer.from(cursor, 'base64url');
  const seqs: number[] = [];
  let value = 0;
  let unit = 1;
  for (const byte of bytes.subarray(1)) {
    value += (byte % 128) * unit;
    unit *= 128;
    if (byte > 127) continue;
    seqs.push(value);
    value = 0;
    unit = 1;
  }
  const fits =
    bytes[0] === VERSION && unit === 1 && seqs.length === streams.length && seqs.every((seq, i) => seq <= streams[i]!.events.length);
  if (!fits) throw new Refused('bad-request', { detail: { vi: 'Con trỏ nhật ký không hợp lệ.', en: 'The log cursor is not valid.' } });
  return seqs;
}

/**
 * The next `limit` entries after `after` (null: from the start), by the wall time they were written at, then by stream.
 * A stream's own order always holds, also where the wall clock was set back.
 * @throws Refused `bad-request` when the cursor is not of this drill.
 */
export function logPage(
  streams: readonly LogStream[],
  after: string | null,
  limit: number,
): { entries: LogEntry[]; cursor: string; more: boolean } {
  const seqs = after === null ? streams.map(() => 0) : decode(after, streams);
  const entries: LogEntry[] = [];
  while (entries.length < limit) {
    let best = -1;
    let bestWall = Infinity;
    for (let i = 0; i < streams.length; i++) {
      const event = streams[i]!.events[seqs[i]!];
      if (event && event.at.wall < bestWall) {
        best = i;
        bestWall = event.at.wall;
      }
    }
    if (best < 0) break;
    const stream = streams[best]!;
    const event = stream.events[seqs[best]!]!;
    seqs[best]!++;
    entries.push({ stream: stream.name, seq: seqs[best]!, event });
  }
  return { entries, cursor: encode(seqs), more: streams.some((stream, i) => seqs[i]! < stream.events.length) };
}

const PAGE = 1000;

/** Everything recorded, in the order of the pages, as it is asked for. */
export function* wholeLog(drill: Pick<Drill, 'log'>): Iterable<LogEntry> {
  let after: string | null = null;
  for (;;) {
    const page = drill.log(after, PAGE);
    yield* page.entries;
    if (!page.more) return;
    after = page.cursor;
  }
}
