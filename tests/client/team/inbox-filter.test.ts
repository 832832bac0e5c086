import { describe, expect, it } from '@jest/globals';
import { entriesOf } from '../../../client/src/consoles/team/entries.js';
import { EVERYTHING, fits, ordered, type Choice } from '../../../client/src/consoles/team/inbox-filter.js';
import { anchorOf, placed } from '../../../client/src/consoles/team/still-list.js';
import { at, inject, sampleView } from './sample.js';

const view = sampleView(0, {
  injects: [inject(0), inject(1, { assigned: 'm1' }), inject(2, { assigned: 'm2', acted: true, seen: at(1) }), inject(3)],
  replies: sampleView(3).replies,
});
const entries = entriesOf(view);
const id = (n: number): string => inject(n).deliveryId;
const known = { read: new Set([id(0)]), pins: new Set([id(2)]), marks: new Set([id(3)]), me: 'm1' };
const found = (choice: Partial<Choice>): string[] =>
  entries.filter((entry) => fits(entry, { ...EVERYTHING, ...choice }, known)).map((entry) => entry.id);

describe('filters of the inbox', () => {
  it('each shows what its name says', () => {
    expect(found({})).toHaveLength(5);
    expect(found({ sieve: 'unread' })).not.toContain(id(0));
    expect(found({ sieve: 'mine' })).toEqual([id(1)]);
    expect(found({ sieve: 'free' })).toEqual([id(3), id(0)]);
    expect(found({ sieve: 'kept' })).toEqual([id(3), id(2)]);
    expect(found({ sieve: 'todo' })).toEqual([id(3), id(1), id(0)]);
    expect(found({ channel: 'sms' })).toEqual(['r1']);
  });

  it('search takes words in any order without diacritics, in either language, in the text and in names of files', () => {
    expect(found({ find: 'hoi lo phat hien hong' })).toEqual([]);
    expect(found({ find: 'lo hong phat hien' })).toEqual([id(0)]);
    expect(found({ find: 'remote execution' })).toEqual([id(0)]);
    expect(found({ find: 'ACCESS.log' })).toEqual([id(2)]);
    expect(found({ find: 'canh bao', channel: 'siem' })).toEqual([]);
  });

  it('pinned ones come first, both groups in the order they had', () => {
    const { pinned, rest } = ordered(entries, new Set([id(0), id(2)]));
    expect(pinned.map((entry) => entry.id)).toEqual([id(2), id(0)]);
    expect(rest.map((entry) => entry.id)).toEqual(entries.map((entry) => entry.id).filter((each) => each !== id(0) && each !== id(2)));
  });

  it('an entry that nothing happened to stays the same object', () => {
    const later = entriesOf({ ...view, injects: view.injects.map((given, n) => (n === 3 ? { ...given, acted: true } : given)) });
    const one = (list: typeof entries, n: number) => list.find((entry) => entry.id === id(n));
    expect(one(later, 0)).toBe(one(entries, 0));
    expect(one(later, 3)).not.toBe(one(entries, 3));
  });
});

describe('what a list holds on to', () => {
  const line = (name: string, group = 'rest') => ({ id: name, height: 10, group });
  const before = placed([line('a'), line('b'), line('c')]);
  const now = (...names: string[]) => new Map(placed(names.map((name) => line(name))).map((each) => [each.id, each]));
  it('the row pointed at, else the first in view that is still there; nothing at the top', () => {
    expect(anchorOf(before, now('x', 'a', 'b', 'c'), 0, ['c'])?.id).toBe('c');
    expect(anchorOf(before, now('x', 'a', 'b', 'c'), 12, [undefined])?.id).toBe('b');
    expect(anchorOf(before, now('x', 'a', 'c'), 12, [undefined])?.id).toBe('c');
    expect(anchorOf(before, now('x', 'a', 'b', 'c'), 0, [undefined])).toBeNull();
  });
  it('not a row that has just been pinned', () => {
    const pinned = new Map(placed([line('b', 'pinned'), line('a'), line('c')]).map((each) => [each.id, each]));
    expect(anchorOf(before, pinned, 12, ['b'])?.id).toBe('c');
  });
});
