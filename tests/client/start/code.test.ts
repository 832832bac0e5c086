/** A join code as people type, paste and scan it. */
import { expect, test } from '@jest/globals';
import { hasLookAlike, tidyCode } from '../../../client/src/consoles/start/code.js';
import { CODE_ALPHABET, normalCode } from '../../../server/ids.js';

test.each([
  ['abc234', 'ABC234'],
  [' abc - 234 ', 'ABC234'],
  ['ABC\u2013234', 'ABC234'],
  ['https://dientap.example/join?code=abc234', 'ABC234'],
  ['https://dientap.example/join?name=A&code=ABC234#x', 'ABC234'],
  ['ABC2345678', 'ABC234'],
  ['đội', 'I'],
])('given %p, then the code is %p', (typed, code) => {
  expect(tidyCode(typed)).toBe(code);
  expect(normalCode(code)).toBe(code);
});

test('given any character, then it is a look-alike exactly when no code has it', () => {
  for (const each of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')
    expect([each, hasLookAlike(each)]).toEqual([each, !CODE_ALPHABET.includes(each)]);
});
