/** One stream's feeds: durable events become numbered items per audience, in order, once (I5, W2). */
import {
  countItems,
  enter,
  EXCON,
  exconItem,
  makeBook,
  OBSERVER,
  observerItem,
  teamAudience,
  teamItem,
  type Book,
  type Lens,
} from '../audiences/index.js';
import type { ControlEvent, WorldEvent } from '../shared/events.js';
import type { Feed } from '../shared/protocol.js';
import type { ExconItem, TeamItem } from '../shared/views.js';

export interface Page {
  /** `team:<id>`, `excon` or `observer`. */
  audience: string;
  feed: Feed;
}

export interface StreamFeed {
  readonly stream: string;
  /** Running counts after these events, of the audiences they touch. */
  count(events: readonly (WorldEvent | ControlEvent)[], counts: Readonly<Record<string, number>>): Record<string, number>;
  /** Makes the items of the events that follow what was told so far. */
  tell(events: readonly (WorldEvent | ControlEvent)[]): Page[];
  /** How many items of an audience were told. */
  told(audience: string): number;
  /** Items after number `after`. */
  items(audience: string, after: number): (TeamItem | ExconItem)[];
  /** The inject instance a team means by a delivery's id. */
  readonly book: Book | null;
}

/** `worldId` null: the `control` stream, which has no teams and no book. */
export function createStreamFeed(lens: Lens, worldId: string | null, stream: string): StreamFeed {
  const book = worldId === null ? null : makeBook(lens, worldId);
  const teams = worldId === null ? [] : (lens.worlds.get(worldId) ?? []).map((team) => ({ id: team.id, audience: teamAudience(team.id) }));
  const kept = new Map<string, (TeamItem | ExconItem)[]>(
    [EXCON, OBSERVER, ...teams.map((team) => team.audience)].map((name) => [name, []]),
  );
  const of = (audience: string): (TeamItem | ExconItem)[] => kept.get(audience) ?? [];
  const pageFrom = (audience: string, before: number): Page[] => {
    const items = of(audience);
    return items.length === before ? [] : [{ audience, feed: { stream, seq: items.length, items: items.slice(before) } }];
  };
  return {
    stream,
    book,
    count: (events, counts) => countItems(lens, worldId, events, counts),
    told: (audience) => of(audience).length,
    items: (audience, after) => of(audience).slice(after),
    tell(events) {
      const before = [...kept].map(([audience, items]) => [audience, items.length] as const);
      for (const event of events) {
        if (book) enter(lens, book, event as WorldEvent);
        for (const team of teams) {
          const item = book && teamItem(lens, book, event as WorldEvent, team.id);
          if (item) of(team.audience).push(item);
        }
        of(EXCON).push(exconItem(event, stream, of(EXCON).length + 1));
        const seen = observerItem(lens, book, event, stream, of(OBSERVER).length + 1);
        if (seen) of(OBSERVER).push(seen);
      }
      return before.flatMap(([audience, length]) => pageFrom(audience, length));
    },
  };
}
