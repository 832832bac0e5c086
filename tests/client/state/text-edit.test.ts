/** Writing together in one field: edits are smallest, never split a character, and land where they were meant. */
import { describe, expect, test } from '@jest/globals';
import { editBetween, pieces, Shadow, type Edit } from '../../../client/src/state/text-edit.js';

const done = (text: string, { index, remove, insert }: Edit): string => text.slice(0, index) + insert + text.slice(index + remove);

describe('the edit between two texts', () => {
  test.each<[string, string, number | undefined, Edit | null]>([
    ['như cũ', 'như cũ', undefined, null],
    ['', 'xin', undefined, { index: 0, remove: 0, insert: 'xin' }],
    ['tieng', 'tiếng', 5, { index: 2, remove: 1, insert: 'ế' }],
    // which of two equal letters is new, the caret tells
    ['aa', 'aaa', 1, { index: 0, remove: 0, insert: 'a' }],
    ['aa', 'aaa', 3, { index: 2, remove: 0, insert: 'a' }],
    ['aaa', 'aa', 1, { index: 1, remove: 1, insert: '' }],
    ['một hai ba', 'một ba', 4, { index: 4, remove: 4, insert: '' }],
    // characters of two units that share one of them
    ['😀', '😁', undefined, { index: 0, remove: 2, insert: '😁' }],
    ['a😀b', 'a🎀b', undefined, { index: 1, remove: 2, insert: '🎀' }],
    ['x😀', 'x', undefined, { index: 1, remove: 2, insert: '' }],
  ])('%j → %j', (before, after, caret, edit) => {
    expect(editBetween(before, after, caret)).toEqual(edit);
  });

  test('given any two texts and any caret, then the edit leads from one to the other and splits no character', () => {
    const letters = ['a', 'á', 'ớ', '😀', '😁', ' '];
    let seed = 3;
    const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const text = (): string => Array.from({ length: random(6) }, () => letters[random(letters.length)]).join('');
    for (let i = 0; i < 2000; i++) {
      const [before, after] = [text(), text()];
      const edit = editBetween(before, after, random(after.length + 1));
      expect(edit ? done(before, edit) : before).toBe(after);
      // half a character cannot be encoded
      expect(() => encodeURIComponent(`${edit?.insert}${before.slice(0, edit?.index)}`)).not.toThrow();
    }
  });

  test('a long paste goes in pieces of whole characters', () => {
    expect(pieces('a😀b', 2)).toEqual(['a', '😀', 'b']);
    expect(pieces('', 2)).toEqual([]);
  });
});

describe('what is on screen while the text behind it moves on', () => {
  /** What the shared text becomes when the screen's edit is made behind changes that it has not shown yet. */
  const meet = (text: string, remote: { retain?: number; insert?: string; delete?: number }[], shared: string, edit: Edit): string => {
    const shadow = new Shadow(text);
    shadow.moved(remote);
    expect(shadow.text).toBe(text);
    return shadow.edited(edit).reduce(done, shared);
  };
  test('given others wrote before, behind and within, then an edit lands where it was meant and takes only its own letters', () => {
    expect(meet('một hai', [{ insert: 'A ' }], 'A một hai', { index: 7, remove: 0, insert: '!' })).toBe('A một hai!');
    expect(meet('một hai', [{ retain: 7 }, { insert: ' ba' }], 'một hai ba', { index: 0, remove: 3, insert: '1' })).toBe('1 hai ba');
    // they wrote in the middle of what is taken away here: their words stay
    expect(meet('một hai', [{ retain: 5 }, { insert: 'XX' }], 'một hXXai', { index: 4, remove: 3, insert: 'ba' })).toBe('một baXX');
    // they have taken away what is taken away here
    expect(meet('một hai', [{ delete: 4 }], 'hai', { index: 0, remove: 5, insert: 'M' })).toBe('Mai');
  });
  test('given letters around the caret are gone, then it stands behind the last one left', () => {
    const shadow = new Shadow('một hai ba');
    shadow.moved([{ retain: 4 }, { delete: 4 }]);
    expect([shadow.place(3), shadow.place(6), shadow.place(10)]).toEqual([3, 4, 6]);
  });
});
