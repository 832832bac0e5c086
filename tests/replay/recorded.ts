/** What an audience's sockets really got, and the replay that is to say the same. */
import { isDeepStrictEqual } from 'node:util';
import type { ClockView, Feed, Hello } from '../../server/shared/protocol.js';
import { clockAt, type ClockSpan, type ReplayHead } from '../../server/shared/replay.js';
import { reduceExconAll } from '../../server/shared/reduce-excon.js';
import { reduceTeamAll } from '../../server/shared/reduce-team.js';
import { FEED_KEPT, type ExconItem, type ExconView, type TeamItem, type TeamView } from '../../server/shared/views.js';

export type View = TeamView | ExconView;
type Item = TeamItem | ExconItem;
export interface Heard {
  event: string;
  payload: unknown;
}
export interface Replayed {
  head: ReplayHead;
  feeds: Feed[];
}

export function readReplay(ndjson: string): Replayed {
  const [head, ...feeds] = ndjson
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  return { head: head as ReplayHead, feeds: feeds as Feed[] };
}

export const reduceAll = (view: View, items: readonly Item[]): View =>
  view.audience === 'team' ? reduceTeamAll(view, items as TeamItem[]) : reduceExconAll(view, items as ExconItem[]);

const numbered = ({ stream, seq, items }: Feed): [name: string, item: Item, stream: string, n: number][] =>
  items.map((item, i) => {
    const n = seq - items.length + 1 + i;
    return [`${stream} ${n}`, item, stream, n];
  });

/**
 * What of a view must be the same. Names come with the directory's newest words; and what different worlds told in the same
 * instant arrived in an order that no log holds, so lists over all worlds are compared as sets, an act in many worlds without
 * the millisecond of the first.
 */
function comparable(view: View): Record<string, unknown> {
  if (view.audience === 'team') return { ...view, members: [] };
  const teams = view.kit.teams.map((team) => ({ ...team, members: [] }));
  const order = <T extends { stream: string; seq: number }>(list: readonly T[]): T[] =>
    list.toSorted((a, b) => a.stream.localeCompare(b.stream) || a.seq - b.seq);
  const acts = Object.entries(view.acts).map(([target, list]) => [
    target,
    list.map(({ commandId, type }) => `${commandId} ${type}`).toSorted(),
  ]);
  return {
    ...view,
    kit: { ...view.kit, teams },
    acts: Object.fromEntries(acts) as Record<string, string[]>,
    msel: view.msel.toSorted((a, b) => a.id.localeCompare(b.id)),
    // a full list has dropped what was last in its own order
    feed: view.feed.length < FEED_KEPT ? order(view.feed) : FEED_KEPT,
    messages: order(view.messages),
  };
}

/** Names of the parts in which two views differ. */
function differing(one: View, other: View): string[] {
  const [a, b] = [comparable(one), comparable(other)];
  return Object.keys({ ...a, ...b }).filter((key) => !isDeepStrictEqual(a[key], b[key]));
}

/** Every way in which the replay says something else than was sent; empty: none. */
export function differences(lines: readonly (readonly Heard[])[], { head, feeds }: Replayed): string[] {
  const wrong: string[] = [];
  const all = feeds.flatMap(numbered);
  const replayed = new Map(all.map(([name, item]) => [name, JSON.stringify(item)]));
  if (replayed.size !== all.length || all.length !== head.items) wrong.push('numbers that come twice or not at all');
  let moments = 0;
  for (const heard of lines) {
    let view: View | null = null;
    let cursor: Record<string, number> = {};
    const hold = (what: string): void => {
      moments += 1;
      const then = reduceAll(
        head.view,
        all.filter(([, , stream, n]) => n <= (cursor[stream] ?? 0)).map(([, item]) => item),
      );
      const parts = view ? differing(then, view) : [];
      if (parts.length > 0) wrong.push(`another ${parts.join(', ')} after ${what}`);
    };
    for (const { event, payload } of heard) {
      if (event === 'hello') {
        const hello = payload as Hello;
        if (hello.snapshot) {
          view = hello.snapshot;
          ({ cursor } = hello);
          hold('hello');
        }
      } else if (event === 'feed') {
        const feed = payload as Feed;
        for (const [name, item] of numbered(feed)) if (replayed.get(name) !== JSON.stringify(item)) wrong.push(`item ${name}`);
        if (!view || feed.seq <= (cursor[feed.stream] ?? 0)) continue;
        view = reduceAll(view, feed.items);
        cursor = { ...cursor, [feed.stream]: feed.seq };
        hold(`${feed.stream} ${feed.seq}`);
      }
    }
  }
  if (moments === 0) wrong.push('nothing to compare with');
  return wrong;
}

/** An act counts from when it was judged and the clock turns when it is durable; what takes longer is an outage (C3). */
const DURABLE_WITHIN = 3000;

/** Clock messages that the replay's clock does not show. */
export function wrongClocks(lines: readonly (readonly Heard[])[], spans: readonly ClockSpan[]): ClockView[] {
  const said = lines
    .flat()
    .flatMap(({ event, payload }) => (event === 'clock' ? [payload as ClockView] : event === 'hello' ? [(payload as Hello).clock] : []));
  if (said.length === 0) throw new Error('no clock was heard');
  return said.filter((clock) => {
    const turns = spans.map(({ fromWall }) => fromWall - 1).filter((wall) => wall >= clock.wall - DURABLE_WITHIN && wall < clock.wall);
    return ![clock.wall, ...turns].some((wall) => {
      const shown = clockAt(spans, wall);
      if (shown.phase !== clock.phase || shown.factor !== clock.factor) return false;
      return shown.phase === 'running' ? Math.abs(shown.x - clock.x) <= DURABLE_WITHIN * clock.factor : shown.x === clock.x;
    });
  });
}
