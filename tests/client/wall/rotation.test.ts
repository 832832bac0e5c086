/** What takes its turn on the wall. */
import { describe, expect, test } from '@jest/globals';
import { pageRows, PAGE_ROWS, short, turnsOf } from '../../../client/src/consoles/wall/rotation.js';

const board = (n: number) => ({
  frozenX: null,
  provisional: true,
  rows: Array.from({ length: n }, (_, i) => ({ rank: i + 1, name: `Đội ${i}`, percent: 0 })),
});

describe('the wall’s turns', () => {
  test('given any number of teams, then pages are full but evenly, and every row is on one', () => {
    for (const n of [1, 12, 20, 21, 150, 640]) {
      const each = pageRows(n);
      const pages = turnsOf({ phase: 'ended', board: board(n) }).length;
      expect(each).toBeLessThanOrEqual(PAGE_ROWS);
      expect(each * pages).toBeGreaterThanOrEqual(n);
      expect(each * (pages - 1)).toBeLessThan(n);
    }
  });

  test('given a closed board, then injects alone; while the drill runs they take their turn; after END EX the board has the wall', () => {
    expect(turnsOf({ phase: 'running', board: null })).toEqual([{ kind: 'injects' }]);
    expect(turnsOf({ phase: 'running', board: board(12) })).toEqual([{ kind: 'board', page: 0 }, { kind: 'injects' }]);
    expect(turnsOf({ phase: 'published', board: board(12) })).toEqual([{ kind: 'board', page: 0 }]);
  });

  test('given the long name of an office, then it is shortened as offices do', () => {
    expect(short('Ủy ban nhân dân phường Hoàn Kiếm')).toBe('UBND phường Hoàn Kiếm');
    expect(short('Sở Y tế')).toBe('Sở Y tế');
  });
});
