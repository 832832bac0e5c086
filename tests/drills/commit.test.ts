/** H1: the hash chain of a stream. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { GENESIS, hashOf, sealCommit, verifyChain, type Unsealed } from '../../server/drills/commit.js';
import type { Commit } from '../../server/drills/ports.js';
import type { DrillEvent } from '../../server/shared/events.js';

const event = (id: string): DrillEvent => ({ type: 'readied', id, at: { x: 0, wall: 1 }, recordedX: 0 });

function chainOf(sizes: number[], stream = 'world:ex:w1'): Commit[] {
  const commits: Commit[] = [];
  for (const [i, size] of sizes.entries()) {
    const last = commits.at(-1);
    commits.push(
      sealCommit({
        stream,
        firstSeq: last ? last.firstSeq + last.events.length : 1,
        prevHash: last?.hash ?? GENESIS,
        events: Array.from({ length: size }, (_, n) => event(`e${i}-${n}`)),
        counts: { excon: i },
      }),
    );
  }
  return commits;
}

describe('H1: sealing', () => {
  const plain: Unsealed = { stream: 's', firstSeq: 1, prevHash: GENESIS, events: [event('a')], counts: { excon: 1 } };

  test('the hash is SHA-256 over the canonical JSON of RFC 8785, written out by hand', () => {
    const canonical = `{"counts":{"excon":1},"events":[{"at":{"wall":1,"x":0},"id":"a","recordedX":0,"type":"readied"}],"firstSeq":1,"prevHash":"${GENESIS}","stream":"s"}`;
    expect(sealCommit(plain).hash).toBe(createHash('sha256').update(canonical).digest('hex'));
  });

  test('the order of field names does not matter, every value does', () => {
    const turned: Unsealed = { counts: { excon: 1 }, events: plain.events, prevHash: GENESIS, firstSeq: 1, stream: 's' };
    expect(hashOf(turned)).toBe(hashOf(plain));
    const others: Unsealed[] = [
      { ...plain, stream: 't' },
      { ...plain, firstSeq: 2 },
      { ...plain, commandKey: 'm|c' },
      { ...plain, prevHash: '1'.repeat(64) },
      { ...plain, events: [event('b')] },
      { ...plain, counts: { excon: 2 } },
    ];
    expect(new Set([plain, ...others].map(hashOf)).size).toBe(others.length + 1);
  });

  test('an absent command key and an undefined one are the same', () => {
    expect(sealCommit({ ...plain, commandKey: undefined })).toEqual(sealCommit(plain));
  });

  test('what has no canonical form is refused', () => {
    expect(() => hashOf({ ...plain, counts: { excon: Number.NaN } })).toThrow('NaN');
    expect(() => hashOf({ ...plain, stream: '\ud800' })).toThrow('surrogate');
  });
});

describe('H1: the first bad record is named', () => {
  const good = chainOf([1, 3, 2, 1]);
  const [a, b, c, d] = good as [Commit, Commit, Commit, Commit];
  const head = { seq: 7, hash: d.hash };

  test('an untouched chain is good, an empty one too', () => {
    expect(verifyChain(good, head)).toEqual({ ok: true, head });
    expect(verifyChain([])).toEqual({ ok: true, head: { seq: 0, hash: GENESIS } });
  });

  test.each<[string, Commit[], { index: number; firstSeq: number; fault: string }]>([
    ['changed', [a, { ...b, counts: { excon: 9 } }, c, d], { index: 1, firstSeq: 2, fault: 'changed' }],
    ['changed beyond what can be hashed', [a, { ...b, counts: { excon: Number.NaN } }, c, d], { index: 1, firstSeq: 2, fault: 'changed' }],
    ['changed and sealed again', [a, sealCommit({ ...b, counts: { excon: 9 } }), c, d], { index: 2, firstSeq: 5, fault: 'link' }],
    ['removed', [a, c, d], { index: 1, firstSeq: 5, fault: 'place' }],
    ['removed at the beginning', [b, c, d], { index: 0, firstSeq: 2, fault: 'place' }],
    ['doubled', [a, b, b, c, d], { index: 2, firstSeq: 2, fault: 'place' }],
    ['reordered', [a, c, b, d], { index: 1, firstSeq: 5, fault: 'place' }],
    ['of another stream', [a, chainOf([1, 1], 'world:ex:w2')[1]!, c, d], { index: 1, firstSeq: 2, fault: 'stream' }],
    ['cut off at the end', [a, b, c], { index: 3, firstSeq: 7, fault: 'end' }],
    [
      'added at the end',
      [...good, sealCommit({ stream: a.stream, firstSeq: 8, prevHash: d.hash, events: [event('x')], counts: {} })],
      { index: 5, firstSeq: 9, fault: 'end' },
    ],
  ])('a record that was %s', (_, commits, fault) => {
    expect(verifyChain(commits, head)).toEqual({ ok: false, ...fault });
  });
});
