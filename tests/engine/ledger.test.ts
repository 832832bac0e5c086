/** The ledger of accepted commands finds everything that was ever entered, and leaves earlier states as they were (V2). */
import { describe, expect, test } from '@jest/globals';
import { emptyLedger, enter, find } from '../../server/engine/ledger.js';

describe('the ledger of commands', () => {
  test('given many entries over several pages, then each is found, and none that was not entered', () => {
    let ledger = emptyLedger<number>();
    for (let i = 0; i < 200; i++) {
      expect(find(ledger, `m1|c${i}`)).toBeUndefined();
      ledger = enter(ledger, `m1|c${i}`, i);
    }
    for (let i = 0; i < 200; i++) expect(find(ledger, `m1|c${i}`)).toBe(i);
  });

  test('given a ledger at any fill, when one more is entered, then the ledger before it does not know it', () => {
    let ledger = emptyLedger<number>();
    for (let i = 0; i < 100; i++) {
      const before = ledger;
      const text = JSON.stringify(before);
      ledger = enter(ledger, `k${i}`, i);
      expect(find(before, `k${i}`)).toBeUndefined();
      expect(JSON.stringify(before)).toBe(text);
    }
  });
});
