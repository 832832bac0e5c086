/** Texts found for regular expressions that authors write. */
import { expect, test } from '@jest/globals';
import { samplesOf } from '../../server/rehearsal/pattern.js';

test.each([
  '203\\.0\\.113\\.45',
  '^(giám đốc|director)$',
  'T\\d{4}(\\.\\d{3})?',
  '[A-F0-9]{8}',
  '\\bWEB-0[12]\\b',
  '^(?:không|no)\\s+',
  'a|b',
  '^[^@\\s]+@x\\.example$',
  '\\p{L}+ 14',
])('given %s, then a text that matches is found', (pattern) => {
  const samples = samplesOf(pattern);
  expect(samples.length).toBeGreaterThan(0);
  for (const sample of samples) expect(sample).toMatch(new RegExp(pattern, 'iu'));
});

test('given what is no pattern or matches nothing, then nothing is found and nothing breaks', () => {
  expect(samplesOf('(')).toEqual([]);
  expect(samplesOf('(?!)')).toEqual([]);
});
