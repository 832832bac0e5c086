import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { logPage } from '../../server/drills/log-pages.js';
import type { DrillEvent } from '../../server/shared/events.js';

const event = (id: string, wall: number): DrillEvent => ({ id, type: 'readied', at: { x: 0, wall }, recordedX: 0 });

describe('pages over the log', () => {
  it('a follower gets every event once and each stream in its own order, whatever is written between the pages', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ stream: fc.nat(4), wall: fc.nat(50), pageNow: fc.boolean(), limit: fc.integer({ min: 1, max: 4 }) }), {
          maxLength: 80,
        }),
        (writes) => {
          const streams = Array.from({ length: 5 }, (_, i) => ({ name: `s${i}`, events: [] as DrillEvent[] }));
          const got: string[] = [];
          let cursor: string | null = null;
          const page = (limit: number): boolean => {
            const { entries, cursor: next, more } = logPage(streams, cursor, limit);
            for (const entry of entries) got.push(`${entry.stream}:${entry.seq}:${entry.event.id}`);
            cursor = next;
            return more;
          };
          for (const [i, write] of writes.entries()) {
            streams[write.stream]!.events.push(event(`e${i}`, write.wall));
            if (write.pageNow) page(write.limit);
          }
          while (page(3));
          const all = streams.flatMap((stream) => stream.events.map((each, i) => `${stream.name}:${i + 1}:${each.id}`));
          expect(got.toSorted()).toEqual(all.toSorted());
          for (const stream of streams)
            expect(got.filter((each) => each.startsWith(`${stream.name}:`))).toEqual(
              stream.events.map((each, i) => `${stream.name}:${i + 1}:${each.id}`),
            );
        },
      ),
    );
  });

  it('a cursor over 640 long streams fits into an address', () => {
    const events = Array.from({ length: 300 }, (_, i) => event(`e${i}`, i));
    const streams = Array.from({ length: 641 }, (_, i) => ({ name: `s${i}`, events }));
    const { cursor } = logPage(streams, null, 150_000);
    expect(cursor.length).toBeLessThan(2000);
    expect(logPage(streams, cursor, 1).entries).toHaveLength(1);
  });

  it('a cursor of another drill is refused', () => {
    const streams = [{ name: 's', events: [event('e', 1)] }];
    const { cursor } = logPage(streams, null, 10);
    expect(() => logPage([...streams, ...streams], cursor, 10)).toThrow('bad-request');
    expect(() => logPage([{ name: 's', events: [] }], cursor, 10)).toThrow('bad-request');
    expect(() => logPage(streams, 'nonsense', 10)).toThrow('bad-request');
  });
});
