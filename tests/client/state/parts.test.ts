/** Parts that come after the page stands: all of them, whatever the network does meanwhile. */
import { afterEach, expect, jest, test } from '@jest/globals';
import { fetchLater, soon } from '../../../client/src/state/parts.js';

afterEach(() => void jest.useRealTimers());

test('given a part that a cut swallows, then it is asked for until it is there, once for all who wait, and what it names comes too', async () => {
  jest.useFakeTimers();
  let asked = 0;
  const named: string[] = [];
  const part = soon(async () => {
    if (++asked < 3) throw new TypeError('cut');
    soon(async () => void named.push('further'));
    return 'here';
  });
  const all = fetchLater();
  const waiting = Promise.all([part(), part()]);
  await jest.advanceTimersByTimeAsync(7000);
  expect(await waiting).toEqual(['here', 'here']);
  await all;
  expect([asked, named]).toEqual([3, ['further']]);
  expect(await part()).toBe('here');
  expect(asked).toBe(3);
});
