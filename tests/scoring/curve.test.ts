/** S2: what a response time is worth. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { timeFactor } from '../../server/scoring/curve.js';
import { min } from './support.js';

const window = { target: min(10), max: min(20) };
const curve = { atMax: 0.5, late: 0.25 };

describe('S2 factor of a response time', () => {
  test.each([
    [0, 1],
    [min(10), 1], // at target
    [min(12), 0.9], // 2 of 10 minutes towards 0.5: 1 - 0.5 × 0.2
    [min(15), 0.75], // half way
    [min(20), 0.5], // exactly at max is on time
    [min(20) + 1, 0.25], // late
    [min(500), 0.25],
  ])('%i ms of a window of 10 to 20 minutes give %d', (ms, factor) => {
    expect(timeFactor(ms, window, curve)).toBeCloseTo(factor, 12);
  });

  test('at max it is exactly atMax, whatever binary fractions do', () => {
    for (const atMax of [0.1, 0.3, 0.7, 0]) expect(timeFactor(min(20), window, { atMax, late: 0 })).toBe(atMax);
  });

  test('a shifted max at or before target ends the full points there', () => {
    expect(timeFactor(min(5), { target: min(10), max: min(5) }, curve)).toBe(1);
    expect(timeFactor(min(5) + 1, { target: min(10), max: min(5) }, curve)).toBe(0.25);
    expect(timeFactor(min(10), { target: min(10), max: min(10) }, curve)).toBe(1);
  });

  test('never rises with the response time and stays within 0 and 1, for any window and curve', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    const ms = fc.integer({ min: 0, max: min(300) });
    fc.assert(
      fc.property(ms, ms, ms, ms, unit, unit, (a, b, target, max, atMax, late) => {
        const [fast, slow] = [Math.min(a, b), Math.max(a, b)];
        const given = { atMax, late };
        const [quick, tardy] = [timeFactor(fast, { target, max }, given), timeFactor(slow, { target, max }, given)];
        expect(quick).toBeGreaterThanOrEqual(tardy);
        expect(quick).toBeLessThanOrEqual(1);
        expect(tardy).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });
});
