/** How notes lie on the board of the hot wash. */
import { expect, test } from '@jest/globals';
import { lanesOf, themesOf } from '../../../client/src/consoles/hotwash/lanes.js';
import type { Note } from '../../../server/shared/hotwash.js';

const note = (id: string, more: Partial<Note> = {}): Note => ({
  id,
  question: 'q1',
  text: id,
  from: 'team',
  theme: null,
  votes: 0,
  star: false,
  hidden: false,
  mark: null,
  ...more,
});

test('given notes, then lanes by theme in the order they came up, starred first, then votes; hidden ones only when asked for', () => {
  const notes = [
    note('a'),
    note('b', { theme: 'Liên lạc', votes: 2 }),
    note('c', { theme: 'Liên lạc', star: true }),
    note('d', { votes: 9 }),
    note('e', { hidden: true, theme: 'Nhân lực' }),
    note('f', { question: 'q2', theme: 'Thiết bị' }),
  ];
  const shape = (hidden: boolean) =>
    lanesOf(notes, 'q1', hidden).map(({ theme, notes: list }) => [theme, list.map(({ id }) => id).join('')]);
  expect(shape(false)).toEqual([
    [null, 'da'],
    ['Liên lạc', 'cb'],
  ]);
  expect(shape(true).at(-1)).toEqual(['Nhân lực', 'e']);
  expect(themesOf(notes)).toEqual(['Liên lạc', 'Nhân lực', 'Thiết bị']);
});
