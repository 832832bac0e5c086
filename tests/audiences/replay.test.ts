/** W2: at any prefix of any log, what the replay folds is the snapshot that was there to be had, by the same numbers. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createFeeds } from '../../server/drills/feeds.js';
import { replayOf } from '../../server/drills/replay.js';
import type { Audience } from '../../server/drills/service.js';
import { controlStream, worldStream, type ControlEvent } from '../../server/shared/events.js';
import type { Feed } from '../../server/shared/protocol.js';
import { clockAt, clockSpans, wallAt, xAt } from '../../server/shared/replay.js';
import { reduceAll } from '../replay/recorded.js';
import { arbitraryLog } from './arbitrary-log.js';
import { lensOf } from './marked.js';

const lens = lensOf('joint');
const { exerciseId } = lens.plan;
const AUDIENCES = [{ kind: 'excon' }, { kind: 'team', teamId: 't1' }, { kind: 'team', teamId: 't2' }] as const satisfies Audience[];

test('W2: the replay of any prefix adds up to the snapshot at that prefix, and says what was pushed', () => {
  fc.assert(
    fc.property(arbitraryLog(['t1', 't2']), fc.nat(), fc.nat(), (log, cut, page) => {
      const prefix = log.slice(0, log.length === 0 ? 0 : cut % (log.length + 1));
      const pushed = new Map<string, Feed[]>();
      const feeds = createFeeds(
        lens,
        [
          { worldId: null, stream: controlStream(exerciseId) },
          { worldId: 'w1', stream: worldStream(exerciseId, 'w1') },
        ],
        ({ audience, feed }) => pushed.set(audience, [...(pushed.get(audience) ?? []), feed]),
      );
      const size = 1 + (page % 9);
      for (let from = 0; from < prefix.length; from += size) feeds.tell('w1', prefix.slice(from, from + size));
      const drill = {
        plan: lens.plan as never,
        phase: () => 'ended' as const,
        snapshot: feeds.snapshot,
        controlEvents: () => [],
        worldEvents: () => ({ w1: prefix }),
      };
      for (const audience of AUDIENCES) {
        const { head, feeds: told } = replayOf(drill, lens.render, audience);
        const items = told.flatMap((feed) => feed.items);
        expect(reduceAll(head.view, items)).toEqual(feeds.snapshot(audience).snapshot);
        const sent = pushed.get(head.as) ?? [];
        expect(JSON.stringify(items)).toBe(JSON.stringify(sent.flatMap((feed) => feed.items)));
        expect([head.items, told.at(-1)?.seq]).toEqual([items.length, sent.at(-1)?.seq]);
      }
    }),
    { numRuns: 60 },
  );
});

const at = (x: number, wall: number) => ({ id: `${wall}`, at: { x, wall }, recordedX: x });
const CONTROL: ControlEvent[] = [
  { ...at(0, 1000), type: 'exercise-created', scenarioHash: '', play: 'parallel', seed: '', factor: 2 },
  { ...at(0, 2000), type: 'readied' },
  { ...at(0, 5000), type: 'started', factor: 2 },
  { ...at(10_000, 10_000), type: 'paused', realIncident: true, reason: 'a real one' },
  { ...at(10_000, 40_000), type: 'resumed' },
  { ...at(20_000, 45_000), type: 'factor-set', factor: 10 },
  { ...at(30_000, 60_000), type: 'outage', fromWall: 46_000, toWall: 60_000 },
  { ...at(80_000, 65_000), type: 'ended' },
  { ...at(80_000, 90_000), type: 'published' },
];

test('given pauses, an outage and another factor, then the clock of any moment is the one that was shown', () => {
  const spans = clockSpans(CONTROL, 95_000);
  expect(spans.map(({ phase, fromWall, toWall, fromX, toX }) => [phase, fromWall, toWall, fromX, toX])).toEqual([
    ['planned', 1000, 2000, 0, 0],
    ['ready', 2000, 5000, 0, 0],
    ['running', 5000, 10_000, 0, 10_000],
    ['paused', 10_000, 40_000, 10_000, 10_000],
    ['running', 40_000, 45_000, 10_000, 20_000],
    ['running', 45_000, 46_000, 20_000, 30_000],
    ['paused', 46_000, 60_000, 30_000, 30_000],
    ['running', 60_000, 65_000, 30_000, 80_000],
    ['ended', 65_000, 90_000, 80_000, 80_000],
    ['published', 90_000, 95_000, 80_000, 80_000],
  ]);
  expect(spans[3]).toMatchObject({ realIncident: true, reason: 'a real one' });
  expect(spans.filter(({ outage }) => outage)).toHaveLength(1);
  expect(clockAt(spans, 7500)).toEqual({ phase: 'running', x: 5000, wall: 7500, factor: 2 });
  expect(clockAt(spans, 30_000)).toEqual({ phase: 'paused', x: 10_000, wall: 30_000, factor: 2 });
  expect(clockAt(spans, 50_000)).toEqual({ phase: 'paused', x: 30_000, wall: 50_000, factor: 10 });
  expect([xAt(spans, 0), xAt(spans, 1e9)]).toEqual([0, 80_000]);
  // a time that the clock stood at for long is found where it came
  expect([wallAt(spans, 0), wallAt(spans, 10_000), wallAt(spans, 80_000), wallAt(spans, 1e9)]).toEqual([5000, 10_000, 65_000, 95_000]);
  for (const x of [2, 9998, 20_000, 79_990]) expect(xAt(spans, wallAt(spans, x))).toBe(x);
});
