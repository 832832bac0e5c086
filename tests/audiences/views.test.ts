/** W1: what a team's frames never hold, over random logs. W2: numbers without gaps, and catch-up equal to a snapshot. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  audiencesOf,
  countItems,
  enter,
  initialObserverView,
  initialTeamView,
  makeBook,
  mayFetch,
  observerFeed,
  teamFeed,
  teamItem,
} from '../../server/audiences/index.js';
import type { WorldEvent } from '../../server/shared/events.js';
import { reduceExconAll } from '../../server/shared/reduce-excon.js';
import { reduceTeam, reduceTeamAll } from '../../server/shared/reduce-team.js';
import { arbitraryLog } from './arbitrary-log.js';
import { injectId, lensOf, NEVER, ofHint, ofInject, ofReply, ofState, ofTeam, SECRET_NUMBERS } from './marked.js';

const parallel = lensOf('parallel');
const joint = lensOf('joint');
const shortId = (inject: string): string => inject.replace(`-${NEVER}`, '');

/** Marks of what this team has rightly been sent so far. */
function granted(events: readonly WorldEvent[], teamId: string): Set<string> {
  const marks = new Set<string>([ofTeam(teamId)]);
  for (const event of events) {
    if (event.type === 'inject-delivered' && event.teamId === teamId) {
      marks.add(ofInject(shortId(event.inject), event.variant));
      // The questions of an inject stay when a variant replaces its text.
      marks.add(ofInject(shortId(event.inject), 0));
    }
    if (event.type === 'hint-taken' && event.teamId === teamId) marks.add(ofHint(shortId(event.inject)));
    if (event.type === 'reply' && event.teams.includes(teamId)) marks.add(ofReply('r'));
    if (event.type === 'system-changed') for (const id of ['s1', 's2']) if (event.state === ofState(id)) marks.add(ofState(id));
  }
  return marks;
}

const MARKS = [
  ...['i1', 'i2', 'i3'].flatMap((id) => [ofInject(id, 0), ofInject(id, 1), ofHint(id)]),
  ofReply('r'),
  ofState('s1'),
  ofState('s2'),
  ofTeam('t1'),
  ofTeam('t2'),
];

const KEYS = 'expects points correct target max serves harmful penalty rule by variant late joinCode answer accept tolerance'
  .split(' ')
  .map((key) => `"${key}":`);
const FORBIDDEN = [NEVER, ...SECRET_NUMBERS, ...KEYS];

function expectClean(frame: unknown, allowed: ReadonlySet<string>): void {
  const text = JSON.stringify(frame);
  const leaks = [...FORBIDDEN, ...MARKS.filter((mark) => !allowed.has(mark))].filter((mark) => text.includes(mark));
  expect(leaks).toEqual([]);
}

describe.each([
  ['parallel play', parallel, ['t1'], 't1'],
  ['joint play', joint, ['t1', 't2'], 't1'],
  ['joint play, the other part', joint, ['t1', 't2'], 't2'],
] as const)('%s', (_name, lens, members, teamId) => {
  test('W1: no frame, ever, holds what the team must not know', () => {
    expectClean(initialTeamView(lens, teamId), new Set([ofTeam(teamId)]));
    fc.assert(
      fc.property(arbitraryLog(members), (log) => {
        const book = makeBook(lens, 'w1');
        let view = initialTeamView(lens, teamId);
        for (const [index, event] of log.entries()) {
          enter(lens, book, event);
          const item = teamItem(lens, book, event, teamId);
          const allowed = granted(log.slice(0, index + 1), teamId);
          if (item) {
            expectClean(item, allowed);
            view = reduceTeam(view, item);
          }
        }
        expectClean(view, granted(log, teamId));
      }),
      { numRuns: 80 },
    );
  });

  test('W2: an event counts for the team exactly when it brings an item, and the counts number the feed without gaps', () => {
    fc.assert(
      fc.property(arbitraryLog(members), fc.nat(), (log, cut) => {
        const book = makeBook(lens, 'w1');
        let counts: Record<string, number> = {};
        let seen = 0;
        for (const event of log) {
          const told = audiencesOf(lens, 'w1', event).includes(`team:${teamId}`);
          counts = { ...counts, ...countItems(lens, 'w1', [event], counts) };
          enter(lens, book, event);
          expect(teamItem(lens, book, event, teamId) !== null).toBe(told);
          if (told) seen += 1;
          expect(counts[`team:${teamId}`] ?? 0).toBe(seen);
        }
        expect(counts['excon'] ?? 0).toBe(log.length);
        // A client that held the first `n` and receives the rest stands where a fresh snapshot stands.
        const feed = teamFeed(lens, 'w1', log, teamId);
        const n = feed.length === 0 ? 0 : cut % feed.length;
        const caughtUp = reduceTeamAll(reduceTeamAll(initialTeamView(lens, teamId), feed.slice(0, n)), feed.slice(n));
        expect(caughtUp).toEqual(reduceTeamAll(initialTeamView(lens, teamId), feed));
      }),
      { numRuns: 80 },
    );
  });

  test('W2: an item that comes again changes nothing', () => {
    fc.assert(
      fc.property(arbitraryLog(members), fc.array(fc.nat(), { maxLength: 20 }), (log, again) => {
        const feed = teamFeed(lens, 'w1', log, teamId);
        const once = reduceTeamAll(initialTeamView(lens, teamId), feed);
        const twice = again.filter(() => feed.length > 0).map((n) => feed[n % feed.length]!);
        expect(reduceTeamAll(once, twice)).toEqual(once);
        expect(
          reduceTeamAll(
            initialTeamView(lens, teamId),
            feed.flatMap((item) => [item, item]),
          ),
        ).toEqual(once);
      }),
      { numRuns: 100 },
    );
  });

  test('W1: a file may be fetched once it was received, and not before', () => {
    fc.assert(
      fc.property(arbitraryLog(members), (log) => {
        const view = reduceTeamAll(initialTeamView(lens, teamId), teamFeed(lens, 'w1', log, teamId));
        for (const id of ['i1', 'i2', 'i3']) {
          // The first delivery of an inject to a team is the only one (I3).
          const came = log.find((event) => event.type === 'inject-delivered' && event.teamId === teamId && event.inject === injectId(id));
          const withFile = came?.type === 'inject-delivered' && came.variant === 0;
          expect(mayFetch(view, `${ofInject(id, 0)}.txt`)).toBe(withFile);
        }
        expect(mayFetch(view, `${ofReply('r')}.txt`)).toBe(log.some((event) => event.type === 'reply' && event.teams.includes(teamId)));
        expect(mayFetch(view, 'scenario.yaml')).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});

test('W1: a team hears these types of events, and of no other so much as that it happened', () => {
  const logs = fc.sample(arbitraryLog(['t1'], 200), { numRuns: 60, seed: 7 }).flat();
  expect(new Set(logs.map(({ type }) => type)).size).toBeGreaterThan(30);
  const heard = new Set(logs.filter((event) => audiencesOf(parallel, 'w1', event).includes('team:t1')).map(({ type }) => type));
  const expected =
    'action-proposed action-recorded answer-recorded board-opened cancelled captain-named ended extended factor-set hint-taken ' +
    'inject-assigned inject-delivered inject-resent inject-seen member-removed member-restored message outage paused ' +
    'proposal-decided published readied receipt-confirmed reply report-recorded report-returned resumed started system-changed time-credited';
  expect([...heard].toSorted()).toEqual(expected.split(' '));
});

describe('worlds apart', () => {
  test('W1: events of another world never become items of a team, whatever they say', () => {
    fc.assert(
      fc.property(arbitraryLog(['t1', 't2']), (log) => {
        expect(teamFeed(parallel, 'w2', log, 't1')).toEqual([]);
        for (const event of log) expect(audiencesOf(parallel, 'w2', event)).not.toContain('team:t1');
      }),
    );
  });

  test('C5: the control stream itself tells teams nothing; their world’s copy does', () => {
    const event: WorldEvent = { type: 'paused', realIncident: true, id: 'e', at: { x: 0, wall: 0 }, recordedX: 0 };
    expect(audiencesOf(parallel, null, event)).toEqual(['excon', 'observer']);
    expect(audiencesOf(parallel, 'w1', event)).toEqual(['excon', 'observer', 'team:t1']);
  });
});

describe('observers', () => {
  test('W1: see that things happen, titles of what was delivered, and no more', () => {
    fc.assert(
      fc.property(arbitraryLog(['t1', 't2']), (log) => {
        const view = reduceExconAll(initialObserverView(joint), observerFeed(joint, 'w1', 'world:ex1:w1', log));
        const delivered = new Set(log.flatMap((event) => (event.type === 'inject-delivered' ? [event.inject] : [])));
        expect(new Set(view.msel.map(({ id }) => id))).toEqual(delivered);
        const text = JSON.stringify(view);
        for (const number of SECRET_NUMBERS) expect(text).not.toContain(number);
        expect(text).not.toContain('did TEAM');
        for (const secret of ['expect', 'rule', 'finding', 'harmful title', 'hidden system', 'accept', 'notes', 'penalty', 'label']) {
          expect(text).not.toContain(`${NEVER}${secret}`);
        }
        for (const id of ['i1', 'i2', 'i3']) if (!delivered.has(injectId(id))) expect(text).not.toContain(ofInject(id, 0));
      }),
    );
  });
});
