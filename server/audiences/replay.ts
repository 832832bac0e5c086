/** A world's log as one audience's numbered feed: behind catch-up, snapshots, and the proof that both agree (W2). */
import type { ControlEvent, WorldEvent } from '../shared/events.js';
import type { ExconItem, TeamItem } from '../shared/views.js';
import { enter, makeBook, type Book } from './book.js';
import { exconItem, observerItem } from './excon.js';
import type { Lens } from './lens.js';
import { teamItem } from './team.js';

/** The items of one team from its world's whole log; item `i` has the number `i + 1`. */
export function teamFeed(lens: Lens, worldId: string, events: readonly WorldEvent[], teamId: string): TeamItem[] {
  const book = makeBook(lens, worldId);
  const items: TeamItem[] = [];
  for (const event of events) {
    enter(lens, book, event);
    const item = teamItem(lens, book, event, teamId);
    if (item) items.push(item);
  }
  return items;
}

/** EXCON's items of one stream; item `i` has the number `i + 1`. */
export const exconFeed = (stream: string, events: readonly (WorldEvent | ControlEvent)[]): ExconItem[] =>
  events.map((event, i) => exconItem(event, stream, i + 1));

/** An observer's items of one stream (`worldId` null: the `control` stream); item `i` has the number `i + 1`. */
export function observerFeed(
  lens: Lens,
  worldId: string | null,
  stream: string,
  events: readonly (WorldEvent | ControlEvent)[],
): ExconItem[] {
  const book: Book | null = worldId === null ? null : makeBook(lens, worldId);
  const items: ExconItem[] = [];
  for (const event of events) {
    if (book) enter(lens, book, event as WorldEvent);
    const item = observerItem(lens, book, event, stream, items.length + 1);
    if (item) items.push(item);
  }
  return items;
}
