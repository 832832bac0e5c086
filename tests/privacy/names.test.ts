/** Striking names out of texts, what people are called afterwards, and when names are due. */
import { describe, expect, test } from '@jest/globals';
import { numbered, strikingOf } from '../../server/privacy/names.js';
import { monthsAfter } from '../../server/privacy/retention.js';

describe('names in texts', () => {
  const { strike, names } = strikingOf(
    new Map([
      ['Trần Thị Bích Ngọc', 'Thành viên 1'],
      ['Trần Thị', 'Thành viên 2'],
      ['An', 'Thành viên 3'],
      ['Y-Ngông Ê Ban', 'Thành viên 4'],
      ['Hoaithuong', 'Thành viên 5'],
    ]),
  );
  test.each([
    ['Chị Trần Thị Bích Ngọc đã báo.', 'Chị Thành viên 1 đã báo.'],
    ['TRẦN THỊ  BÍCH NGỌC', 'Thành viên 1'],
    ['Trần Thị Bích Ngọc'.normalize('NFD'), 'Thành viên 1'],
    ['do Y-Ngông  Ê Ban, HOAITHUONG và Trần Thị Lan ghi', 'do Thành viên 4, Thành viên 5 và Thành viên 2 Lan ghi'],
    ['An ninh mạng do An phụ trách', 'An ninh mạng do An phụ trách'],
    ['Trần Thịnh không phải người ấy', 'Trần Thịnh không phải người ấy'],
  ])('given “%s”, then whole names alone are struck out', (text, clean) => expect(strike(text)).toBe(clean));

  test('given a record, then its texts are cleaned at every depth and nothing else changes', () => {
    const when = new Date(0);
    expect(strike({ n: 1, when, list: [{ text: 'Trần Thị viết' }], 'Trần Thị': null })).toEqual({
      n: 1,
      when,
      list: [{ text: 'Thành viên 2 viết' }],
      'Trần Thị': null,
    });
    expect([names('do TRẦN THỊ ghi'), names('không ai')]).toEqual([true, false]);
  });
});

test('given members of two teams, then they are numbered within each by when they joined', () => {
  const member = (id: string, teamId: string, joinedAt: number) => ({ id, teamId, joinedAt });
  expect([...numbered([member('c', 't1', 9), member('a', 't2', 1), member('b', 't1', 2)])]).toEqual([
    ['a', 'Thành viên 1'],
    ['b', 'Thành viên 1'],
    ['c', 'Thành viên 2'],
  ]);
});

test.each([
  ['2026-01-31T10:00:00', 1, '2026-02-28T10:00:00'],
  ['2026-11-22T10:00:00', 12, '2027-11-22T10:00:00'],
  ['2026-12-05T23:30:00', 26, '2029-02-05T23:30:00'],
])('given %s and %i months, then names are due at %s', (from, months, due) => {
  expect(monthsAfter(Date.parse(`${from}+07:00`), months, 'Asia/Ho_Chi_Minh')).toBe(Date.parse(`${due}+07:00`));
});
