/** What takes its turn on the wall. */
import { describe, expect, test } from '@jest/globals';
import { pageRows, PAGE_ROWS, short, TALL_ROWS, turnsOf } from '../../../client/src/consoles/wall/rotation.js';

const board = (n: number, name = 'Đội') => ({
  frozenX: null,
  provisional: true,
  rows: Array.from({ length: n }, (_, i) => ({ rank: i + 1, name: `${name} ${i}`, percent: 0 })),
});

describe('the wall’s turns', () => {
  test('given any number of teams, then pages are full but evenly, and every row is on one', () => {
    const cases = [1, 12, 20, 21, 150, 640].flatMap((n) => [
      { n, shown: board(n), most: PAGE_ROWS },
      { n, shown: board(n, 'Trung tâm Chuyển đổi số tỉnh'), most: n > 12 ? TALL_ROWS : PAGE_ROWS },
    ]);
    for (const { n, shown, most } of cases) {
      const each = pageRows(shown.rows);
      const pages = turnsOf({ phase: 'ended', board: shown }).length;
      expect(each).toBeLessThanOrEqual(most);
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
