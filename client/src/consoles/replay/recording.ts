/** A drill as one audience was told it, fetched and folded as it comes in. */
import type { Feed } from '../../../../server/shared/protocol.js';
import type { ReplayHead } from '../../../../server/shared/replay.js';
import { reduceExconAll } from '../../../../server/shared/reduce-excon.js';
import { reduceTeamAll } from '../../../../server/shared/reduce-team.js';
import type { ExconItem, ExconView, TeamItem, TeamView } from '../../../../server/shared/views.js';
import { request, type Side } from '../../api/http.js';
import { Reel } from './reel.js';

/** Items between two kept views. A team's fold copies its lists with every item, EXCON's once for all of them. */
const EVERY = { team: 100, excon: 500 };

interface Of<K extends string, V, I extends { at: { wall: number } }> {
  kind: K;
  head: ReplayHead<V>;
  reel: Reel<V, I>;
}
export type ExconRecording = Of<'excon', ExconView, ExconItem>;
export type TeamRecording = Of<'team', TeamView, TeamItem>;
export type Recording = ExconRecording | TeamRecording;

export function begin(head: ReplayHead): Recording {
  const { view } = head;
  return view.audience === 'team'
    ? { kind: 'team', head: { ...head, view }, reel: new Reel<TeamView, TeamItem>(view, reduceTeamAll, EVERY.team) }
    : { kind: 'excon', head: { ...head, view }, reel: new Reel<ExconView, ExconItem>(view, reduceExconAll, EVERY.excon) };
}

export function take(recording: Recording, feed: Feed): void {
  if (recording.kind === 'team') recording.reel.add(feed.stream, feed.items as TeamItem[]);
  else recording.reel.add(feed.stream, feed.items as ExconItem[]);
}

/** Lines of a text that comes in pieces. */
async function* linesOf(body: ReadableStream<Uint8Array>): AsyncIterable<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let held = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const lines = (held + value).split('\n');
      held = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  if (held !== '') yield held;
}

interface Wanted {
  exerciseId: string;
  as: string;
  side: Side;
  /** Hears how much is there, from 0 to 1. */
  progress: (part: number) => void;
  signal: AbortSignal;
}

/** @throws ProblemError as the server refuses; an error when the line breaks off in the middle */
export async function fetchRecording({ exerciseId, as, side, progress, signal }: Wanted): Promise<Recording> {
  const path = `/exercises/${encodeURIComponent(exerciseId)}/replay?as=${encodeURIComponent(as)}`;
  const { body } = await request('GET', path, undefined, undefined, side);
  if (!body) throw new Error('empty answer');
  let recording: Recording | null = null;
  let told = 0;
  for await (const line of linesOf(body)) {
    signal.throwIfAborted();
    if (recording === null) recording = begin(JSON.parse(line) as ReplayHead);
    else take(recording, JSON.parse(line) as Feed);
    const { length } = recording.reel.items;
    // a redrawing for every hundredth part is enough
    if (length - told >= recording.head.items / 100) progress((told = length) / Math.max(1, recording.head.items));
  }
  if (!recording || recording.reel.items.length < recording.head.items) throw new Error('broken off');
  return recording;
}
