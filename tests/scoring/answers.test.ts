/** S4: how right an answer is. */
import { describe, expect, test } from '@jest/globals';
import { answerFactor } from '../../server/scoring/answers.js';
import { asks } from './support.js';

const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: { vi: id, en: id }, correct: id === 'a' || id === 'b' }));

describe('S4 questions', () => {
  test('choice: the correct option or nothing', () => {
    const ask = asks('q', 'choice', { options });
    expect([answerFactor(ask, 'a'), answerFactor(ask, 'c'), answerFactor(ask, 'zzz')]).toEqual([1, 0, 0]);
  });

  test('multi without partial: the exact set, in any order', () => {
    const ask = asks('q', 'multi', { options });
    expect(answerFactor(ask, ['b', 'a'])).toBe(1);
    expect(answerFactor(ask, ['a'])).toBe(0);
    expect(answerFactor(ask, ['a', 'b', 'c'])).toBe(0);
  });

  test('multi with partial: right ones less wrong ones, of two correct', () => {
    const ask = asks('q', 'multi', { options, partial: true });
    expect(answerFactor(ask, ['a'])).toBe(0.5); // 1 / 2
    expect(answerFactor(ask, ['a', 'a'])).toBe(0.5); // named twice is named once
    expect(answerFactor(ask, ['a', 'b', 'c'])).toBe(0.5); // (2 - 1) / 2
    expect(answerFactor(ask, ['a', 'b', 'c', 'd'])).toBe(0); // everything chosen earns nothing
    expect(answerFactor(ask, ['c', 'd'])).toBe(0); // never below 0
  });

  test('number: within the tolerance, its edge included', () => {
    const ask = asks('q', 'number', { answer: 0.2, tolerance: 0.1 });
    expect([0.1, 0.3, 0.31, 0.09].map((value) => answerFactor(ask, value))).toEqual([1, 1, 0, 0]);
    expect(answerFactor(ask, '0.2')).toBe(0); // a text is not a number
  });

  test('rank without partial: the exact order', () => {
    const ask = asks('q', 'rank', { order: ['a', 'b', 'c'] });
    expect(answerFactor(ask, ['a', 'b', 'c'])).toBe(1);
    expect(answerFactor(ask, ['a', 'c', 'b'])).toBe(0);
    expect(answerFactor(ask, ['a', 'b', 'c', 'd'])).toBe(0);
  });

  test('rank with partial: share of pairs in the right order', () => {
    const ask = asks('q', 'rank', { order: ['a', 'b', 'c', 'd'], partial: true });
    expect(answerFactor(ask, ['a', 'b', 'd', 'c'])).toBe(5 / 6); // only c-d of six pairs is wrong
    expect(answerFactor(ask, ['d', 'c', 'b', 'a'])).toBe(0);
    expect(answerFactor(ask, ['a', 'b'])).toBe(1 / 6); // pairs with an element left out are wrong
  });

  test('text: `accept` patterns, letter case and Unicode form aside; without them only a mark can tell', () => {
    const ask = asks('q', 'text', { accept: ['^web-0[12]$', 'máy chủ'] });
    expect(answerFactor(ask, ' WEB-01 ')).toBe(1);
    expect(answerFactor(ask, 'Máy chủ cổng'.normalize('NFD'))).toBe(1);
    expect(answerFactor(ask, 'web-03')).toBe(0);
    expect(answerFactor(asks('q', 'text', { accept: ['a(b'] }), 'xa(bx')).toBe(1); // no regular expression: taken literally
    expect(answerFactor(asks('q', 'text'), 'gì đó')).toBeNull();
  });
});
