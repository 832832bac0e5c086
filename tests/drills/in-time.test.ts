import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inTime } from '../../server/drills/in-time.js';

describe('several streams as one story', () => {
  it('keeps every item and every stream’s own order, and is in the order of time where the clock was not set back', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(100), { maxLength: 20 }), { maxLength: 6 }), (walls) => {
        const lists = walls.map((list, key) => ({ key, items: list.map((wall, i) => ({ at: { wall }, name: `${key}.${i}` })) }));
        const story = inTime(lists).flatMap(({ key, items }) => items.map((item) => ({ key, ...item })));
        for (const { key, items } of lists)
          expect(story.filter((item) => item.key === key).map((item) => item.name)).toEqual(items.map((item) => item.name));
        const sorted = lists.map(({ key, items }) => ({ key, items: items.toSorted((a, b) => a.at.wall - b.at.wall) }));
        const times = inTime(sorted).flatMap(({ items }) => items.map((item) => item.at.wall));
        expect(times).toEqual(times.toSorted((a, b) => a - b));
      }),
    );
  });
});
