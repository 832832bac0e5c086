/** Randomness taken in bulk: nothing is handed out twice, and nobody else's bytes change. */
import { expect, test } from '@jest/globals';
import { newId, systemRandom } from '../../server/ids.js';

test('given more ids than one bulk holds, then all differ and have 96 bits', () => {
  const ids = Array.from({ length: 5000 }, () => newId(systemRandom));
  expect(new Set(ids).size).toBe(5000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{24}$/);
});

test('given bytes in somebody’s hands, when many more are drawn, then they stay what they were; any size is served', () => {
  const mine = systemRandom.bytes(32);
  const copy = Buffer.from(mine);
  for (let i = 0; i < 1000; i++) systemRandom.bytes(32);
  expect(mine.equals(copy)).toBe(true);
  expect(systemRandom.bytes(10_000)).toHaveLength(10_000);
  expect(systemRandom.bytes(10_000).equals(Buffer.alloc(10_000))).toBe(false);
});
