import { describe, expect, it } from '@jest/globals';
import { datesToPlan, LATE, nextMoment, stepsDue, type Occurrence } from '../../server/jobs/due.js';
import type { Phase } from '../../server/shared/views.js';

const START = Date.parse('2026-12-01T01:00:00Z');
const MINUTE = 60_000;
const planned = (more: Partial<Occurrence> = {}): Occurrence => ({
  id: 'x1',
  phase: 'planned',
  startsAt: '2026-12-01T08:00:00+07:00',
  settings: { reminders: [] },
  reminded: [],
  ...more,
});
const done = (occurrence: Occurrence, now: number): string[] => stepsDue(occurrence, now).map((step) => step.do);

describe('what is due of an exercise', () => {
  it('opens its lobby half an hour before, or when its settings say, and starts at its time', () => {
    expect(done(planned(), START - 30 * MINUTE - 1)).toEqual([]);
    expect(done(planned(), START - 30 * MINUTE)).toEqual(['ready']);
    expect(done(planned({ settings: { reminders: [], lobbyMinutes: 5 } }), START - 6 * MINUTE)).toEqual([]);
    expect(done(planned({ phase: 'ready' }), START - 1)).toEqual([]);
    expect(done(planned({ phase: 'ready' }), START)).toEqual(['start']);
    expect(done(planned(), START)).toEqual(['ready', 'start']);
  });
  it('with autoStart off the lobby opens and nobody starts it, however late', () => {
    const byHand = planned({ settings: { reminders: [], autoStart: false } });
    expect(done(byHand, START + 10 * MINUTE)).toEqual(['ready']);
    expect(done({ ...byHand, phase: 'ready' }, START + 10 * MINUTE)).toEqual([]);
  });
  it('within a minute it is on time; later it was missed and its choice, by default to ask, is told', () => {
    expect(done(planned(), START + LATE)).toEqual(['ready', 'start']);
    expect(stepsDue(planned(), START + LATE + 1)).toEqual([{ do: 'missed', dueWall: START, choice: 'ask' }]);
    for (const missedStart of ['start-late', 'skip'] as const)
      expect(stepsDue(planned({ settings: { reminders: [], missedStart } }), START + LATE + 1)).toMatchObject([{ choice: missedStart }]);
  });
  it('nothing is due of what runs, is over, or has no time', () => {
    for (const phase of ['running', 'paused', 'ended', 'published', 'cancelled'] as const)
      expect(done(planned({ phase, settings: {} }), START)).toEqual([]);
    expect(done(planned({ startsAt: null }), START)).toEqual([]);
  });
  it('a reminder goes once, also after a restart; one missed by more than half its lead is dropped; a moved start reminds anew', () => {
    const reminded = planned({ settings: { lobbyMinutes: 0 } });
    expect(done(reminded, START - 1441 * MINUTE)).toEqual([]);
    const [first] = stepsDue(reminded, START - 1440 * MINUTE);
    expect(first).toMatchObject({ do: 'remind', minutes: 1440 });
    const key = first && 'key' in first ? first.key : '';
    expect(done({ ...reminded, reminded: [key] }, START - 1440 * MINUTE)).toEqual([]);
    expect(done(reminded, START - 800 * MINUTE)).toEqual(['remind']);
    expect(done(reminded, START - 700 * MINUTE)).toEqual(['forget-reminder']);
    expect(done({ ...reminded, reminded: [key] }, START - 45 * MINUTE)).toEqual(['remind']);
    expect(done({ ...reminded, reminded: [key], startsAt: '2026-12-02T08:00:00+07:00' }, START)).toEqual(['remind']);
  });
  it('the next moment is the nearest of reminder, lobby and start that lies ahead', () => {
    const reminded = planned({ settings: { reminders: [60], lobbyMinutes: 10 } });
    expect(nextMoment(reminded, START - 90 * MINUTE)).toBe(START - 60 * MINUTE);
    expect(nextMoment(reminded, START - 60 * MINUTE)).toBe(START - 10 * MINUTE);
    expect(nextMoment(reminded, START - MINUTE)).toBe(START);
    expect(nextMoment(reminded, START)).toBeNull();
  });
});

describe('which dates of a series lack their exercise', () => {
  const HOUR = 60 * MINUTE;
  const hourly = function* (from: number): Generator<number> {
    for (let date = from + HOUR; ; date += HOUR) yield date;
  };
  const lacking = (now: number, is: [number, Phase | 'gone'][] = []): number[] =>
    datesToPlan({ first: START, planned: new Map(is), after: hourly(START) }, now);

  it('the first, long before; then one ahead of what has started', () => {
    expect(lacking(START - 9 * HOUR)).toEqual([START]);
    expect(lacking(START - HOUR, [[START, 'planned']])).toEqual([]);
    expect(lacking(START, [[START, 'running']])).toEqual([START + HOUR]);
  });
  it('a cancelled, removed or early one makes room for the next', () => {
    for (const is of ['cancelled', 'gone', 'running'] as const) expect(lacking(START - 1, [[START, is]])).toEqual([START + HOUR]);
  });
  it('what fell due within the last minute is made up for, what passed while nobody could plan it is not', () => {
    const now = START + 10 * HOUR + MINUTE / 2;
    expect(lacking(now, [[START, 'running']])).toEqual([START + 10 * HOUR, START + 11 * HOUR]);
    expect(lacking(now + MINUTE, [[START, 'running']])).toEqual([START + 11 * HOUR]);
  });
  it('a wall clock set forward a year and back again leaves no hole and doubles nothing', () => {
    const is: [number, Phase | 'gone'][] = [[START, 'ended']];
    for (const date of lacking(START + 8760 * HOUR, is)) is.push([date, 'planned']);
    expect(lacking(START + MINUTE, is)).toEqual([START + HOUR]);
  });
});
