/** EXCON's matrix: I7 states, one world's items never touch another's cells, pages fold as single items do. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exconItem, initialExconView } from '../../server/audiences/index.js';
import type { ControlBody, WorldBody, WorldEvent } from '../../server/shared/events.js';
import { cellOf, reduceExcon, reduceExconAll } from '../../server/shared/reduce-excon.js';
import { FEED_KEPT, type ExconItem, type ExconView } from '../../server/shared/views.js';
import { arbitraryLog } from './arbitrary-log.js';
import { EXPECT, injectId, lensOf, REPORT } from './marked.js';

const lens = lensOf('parallel');
const start = initialExconView(lens);
const I1 = injectId('i1');
const I2 = injectId('i2');
const W1 = 'world:ex1:w1';

/** Items of one stream from bodies, a second of drill time apart. */
function items(stream: string, bodies: readonly (WorldBody | ControlBody)[], from = 0): ExconItem[] {
  return bodies.map((body, index) =>
    exconItem(
      { ...body, id: `${stream}${from + index}`, at: { x: (from + index) * 1000, wall: 0 }, recordedX: (from + index) * 1000 },
      stream,
      from + index + 1,
    ),
  );
}
const to1 = { inject: I1, deliveryId: 'd1', teamId: 't1' };
const delivered: WorldBody = { type: 'inject-delivered', ...to1, variant: 0, expects: [EXPECT, REPORT], why: 'at' };
const served = (expect: string, late: boolean): WorldBody => ({
  type: 'action-recorded',
  ...to1,
  action: 'ACK',
  fields: {},
  serves: { inject: I1, deliveryId: 'd1', expect, late },
});
const answered = (ask: string): WorldBody => ({ type: 'answer-recorded', ...to1, ask, value: 'x', late: false });
const missed = (expect: string): WorldBody => ({ type: 'max-passed', ...to1, expect });
const asks = ['q-i1', 'n-i1', 't-i1'].map(answered);

function stateAfter(...bodies: WorldBody[]): string | undefined {
  const view = reduceExconAll(start, items(W1, bodies));
  const row = view.msel.find(({ id }) => id === I1)!;
  return cellOf(view, view.kit.teams[0]!, row)?.state;
}

describe('I7: states of an inject for a team', () => {
  test.each<[string, WorldBody[]]>([
    ['waiting', []],
    ['held', [{ type: 'inject-held', inject: I1 }]],
    [
      'waiting',
      [
        { type: 'inject-held', inject: I1 },
        { type: 'inject-unheld', inject: I1 },
      ],
    ],
    ['asked', [{ type: 'inject-asked', inject: I1 }]],
    ['not-needed', [{ type: 'inject-not-needed', inject: I1 }]],
    ['skipped', [{ type: 'inject-skipped', inject: I1 }]],
    ['delivered', [{ type: 'inject-held', inject: I1 }, delivered]],
    ['seen', [delivered, { type: 'inject-seen', ...to1 }]],
    ['answered', [delivered, { type: 'action-recorded', ...to1, action: 'ACK', fields: {} }]],
    ['answered', [delivered, served(EXPECT, false)]],
    ['met', [delivered, served(EXPECT, false), served(REPORT, false), ...asks]],
    ['late', [delivered, served(EXPECT, true), served(REPORT, false), ...asks]],
    ['missed', [delivered, served(EXPECT, false), missed(REPORT)]],
    ['late', [delivered, missed(EXPECT), missed(REPORT), served(EXPECT, true), served(REPORT, true), ...asks]],
    ['met', [delivered, served(EXPECT, false), served(REPORT, false), ...asks, missed(EXPECT)]],
  ])('%s', (state, bodies) => {
    expect(stateAfter(...bodies)).toBe(state);
  });

  test('a returned report is owed again', () => {
    const view = reduceExconAll(
      start,
      items(W1, [
        delivered,
        served(REPORT, false),
        { type: 'report-returned', inject: I1, expect: REPORT, teamId: 't1', deliveryId: 'd1', rule: 'r', effect: 1 },
      ]),
    );
    expect(view.cells['t1']![I1]!.owed).toMatchObject({ [REPORT]: 'open', [EXPECT]: 'open' });
  });

  test('an inject for another part is not the team’s', () => {
    const joint = initialExconView(lensOf('joint'));
    const forB = joint.msel.find(({ id }) => id === injectId('i3'))!;
    expect(joint.kit.teams.map((team) => cellOf(joint, team, forB)?.state)).toEqual([undefined, 'waiting']);
  });

  test('due times follow what was latched and rescheduled', () => {
    const view = reduceExconAll(
      start,
      items(W1, [
        { type: 'inject-latched', inject: I2, dueX: 5000 },
        { type: 'inject-rescheduled', inject: I1, dueX: 9000 },
      ]),
    );
    const [first, second] = ['w1', 'w2'].map((worldId) =>
      [I1, I2].map(
        (id) =>
          cellOf(
            view,
            { id: 'none', worldId, parts: ['a'] },
            view.msel.find((row) => row.id === id)!,
          )?.dueX,
      ),
    );
    expect(first).toEqual([9000, 5000]);
    expect(second).toEqual([300_000, undefined]);
  });
});

test('a repeated instance and an ad-hoc inject get a line of their own, once for all worlds', () => {
  const again: WorldBody = { type: 'inject-created', inject: 'again', source: I1, rule: 'r' };
  const adhoc: WorldBody = {
    type: 'inject-created',
    inject: 'adhoc-1',
    adhoc: {
      from: 'boss',
      channel: 'sms',
      title: { vi: 'T', en: 'T' },
      body: { vi: 'B', en: 'B' },
      teams: ['t1'],
      expects: [{ id: 'e', action: 'ACK', target: 1, max: 2, points: 5 }],
    },
  };
  const view = reduceExconAll(start, [...items(W1, [again, adhoc]), ...items('world:ex1:w2', [adhoc])]);
  expect(view.msel.slice(3)).toMatchObject([
    { id: 'again', source: I1, number: expect.stringContaining('*') },
    { id: 'adhoc-1', adhoc: true, points: 5 },
  ]);
  const repeated = view.msel[3]!;
  expect(view.kit.teams.map((team) => cellOf(view, team, repeated)?.state)).toEqual(['waiting', undefined]);
});

test('phase, notice and board follow the control stream; the worlds’ copies add nothing to the list of acts', () => {
  const acts: ControlBody[] = [
    { type: 'readied' },
    { type: 'started', factor: 30 },
    { type: 'paused', reason: 'sự cố thật', realIncident: true },
  ];
  const paused = reduceExconAll(start, items('control:ex1', acts));
  expect(paused).toMatchObject({ phase: 'paused', factor: 30, notice: { reason: 'sự cố thật', realIncident: true } });
  const copied = reduceExconAll(paused, items(W1, acts));
  expect(copied.feed).toEqual(paused.feed);
  const ended = reduceExconAll(copied, items('control:ex1', [{ type: 'resumed' }, { type: 'ended' }, { type: 'published' }], 3));
  expect(ended).toMatchObject({ phase: 'published', board: { open: true, published: true } });
  expect(ended.notice).toBeUndefined();
});

test('what a team says among itself is no message to EXCON', () => {
  const say = (to: 'excon' | 'team'): WorldBody => ({ type: 'message', from: 't1', to, teamId: 't1', text: to });
  expect(reduceExconAll(start, items(W1, [say('team'), say('excon')])).messages.map(({ text }) => text)).toEqual(['excon']);
});

const logs = fc.tuple(arbitraryLog(['t1']), arbitraryLog(['t2']));
const toItems = (log: readonly WorldEvent[], stream: string): ExconItem[] => log.map((event, index) => exconItem(event, stream, index + 1));
const withoutFeed = ({ feed: _feed, ...view }: ExconView) => view;

test('one by one or by the page, twice or once: the same view, and no view is ever changed in place', () => {
  const frozen = JSON.stringify(start);
  fc.assert(
    fc.property(logs, fc.integer({ min: 1, max: 20 }), ([one, two], size) => {
      const all = [...toItems(one, W1), ...toItems(two, 'world:ex1:w2')];
      const single = all.reduce(reduceExcon, start);
      let paged = start;
      const kept: [ExconView, string][] = [];
      for (let at = 0; at < all.length; at += size) {
        paged = reduceExconAll(paged, all.slice(at, at + size));
        kept.push([paged, JSON.stringify(paged)]);
        paged = reduceExconAll(paged, all.slice(0, at + size));
      }
      expect(paged).toEqual(single);
      for (const [view, text] of kept) expect(JSON.stringify(view)).toBe(text);
      // Streams may arrive interleaved in any way; only the list of latest acts shows it.
      const swapped = reduceExconAll(start, [...toItems(two, 'world:ex1:w2'), ...toItems(one, W1)]);
      const order = (view: ExconView) => ({ ...withoutFeed(view), messages: view.messages.length, msel: view.msel.length });
      expect(order(swapped)).toEqual(order(single));
    }),
    { numRuns: 80 },
  );
  expect(JSON.stringify(start)).toBe(frozen);
});

test('the cells of a world change by its own items only', () => {
  fc.assert(
    fc.property(arbitraryLog(['t1']), (log) => {
      const view = reduceExconAll(start, toItems(log, W1));
      expect(view.cells['t2']).toBeUndefined();
      expect(Object.keys(view.pending).every((worldId) => worldId === 'w1')).toBe(true);
      expect(view.feed.length).toBeLessThanOrEqual(FEED_KEPT);
    }),
  );
});
