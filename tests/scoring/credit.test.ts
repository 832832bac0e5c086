/** I10: time that EXCON gave moves the windows that are scored; C9: a frozen board is scored from what was there by then. */
import { describe, expect, test } from '@jest/globals';
import { eventsUntil, frozenAt } from '../../server/scoring/index.js';
import type { ControlBody, ControlEvent } from '../../server/shared/events.js';
import { asks, injects, lineOf, Log, min, only, owes, scenario, score } from './support.js';

const options = ['x', 'y'].map((id) => ({ id, text: { vi: id, en: id }, correct: id === 'x' }));
const two = scenario([
  injects('i1', { expects: [owes('e1', 'ACK'), owes('e2', 'TRIAGE', { target: min(2), max: min(4) })] }),
  injects('i2', { asks: [asks('q', 'choice', { options })] }),
]);
const given = (log: Log, at: number, minutes: number, inject?: string, teamId = 'a'): Log =>
  log.add(at, { type: 'time-credited', teamId, ms: min(minutes), ...(inject !== undefined && { inject }) });
const begun = () => new Log().deliver(0, 'i1', ['e1', 'e2']).deliver(0, 'i2', []);
const lines = (log: Log) => only(score(two, log));

describe('I10 time given', () => {
  test('I10 given five minutes, then what is done within the moved target earns all, and the line says so', () => {
    const line = lineOf(lines(given(begun(), 5, 5).act(15, 'ACK', 'i1.e1').end(60)), 'i1.e1');
    expect(line).toMatchObject({ target: min(15), max: min(25), creditMs: min(5), earned: 10, state: 'met' });
    expect(line.explain).toMatchObject({
      vi: expect.stringContaining('mục tiêu 15 phút, tối đa 25 phút (gồm 5 phút EXCON cho thêm)'),
      en: expect.stringContaining('target 15 min, max 25 min (with 5 min given by EXCON)'),
    });
  });

  test('I10 a window that had passed, another team’s time, and time given after the deed change nothing', () => {
    const late = lines(given(begun(), 5, 5).end(60));
    expect(lineOf(late, 'i1.e2')).toMatchObject({ max: min(4), state: 'missed' });
    expect(lineOf(late, 'i1.e2').creditMs).toBeUndefined();
    const exactly = lines(given(begun(), 4, 5).end(60));
    expect(lineOf(exactly, 'i1.e2')).toMatchObject({ max: min(4), state: 'missed' });
    const others = lines(given(begun(), 5, 5, undefined, 'b').end(60));
    expect(lineOf(others, 'i1.e1')).toMatchObject({ max: min(20) });
    const after = lines(given(begun().act(6, 'ACK', 'i1.e1'), 7, 5).end(60));
    expect(lineOf(after, 'i1.e1')).toMatchObject({ max: min(20), earned: 10 });
  });

  test('I10 for one inject alone, twice, and beyond END EX', () => {
    const log = given(given(begun(), 3, 5, 'i2'), 12, 10, 'i2')
      .answer(24, 'i2.q', 'x')
      .end(30);
    expect(lineOf(lines(log), 'i2.q')).toMatchObject({ target: min(20), max: min(25), creditMs: min(15), state: 'met' });
    expect(lineOf(lines(log), 'i1.e1')).toMatchObject({ max: min(20), state: 'missed' });
    const open = given(begun(), 5, 20).end(30);
    expect(lineOf(lines(open), 'i1.e1')).toMatchObject({ max: min(40), state: 'open', possible: 0 });
  });

  test('I10 a rule that moves the window afterwards keeps the time given; S1 whatever their order in the log', () => {
    const shifted = { type: 'target-shifted', inject: 'i1', expect: 'e1', target: min(12), max: min(22), rule: 'r' } as const;
    const log = given(begun(), 5, 5).add(6, shifted).act(17, 'ACK', 'i1.e1').end(60);
    expect(lineOf(lines(log), 'i1.e1')).toMatchObject({ target: min(17), max: min(27), creditMs: min(5), earned: 10 });
    const swapped = new Log();
    swapped.events.push(...log.events.toReversed());
    expect(lines(swapped)).toEqual(lines(log));
  });

  test('I10 only what had arrived by then gets more time', () => {
    const log = given(new Log().deliver(0, 'i1', ['e1']), 5, 5)
      .deliver(6, 'i2', [])
      .end(60);
    expect(lineOf(lines(log), 'i2.q')).toMatchObject({ max: min(10), state: 'missed' });
  });
});

describe('C9 a frozen board', () => {
  let n = 0;
  const control = (body: ControlBody, x: number): ControlEvent => ({
    ...body,
    id: `c${(n += 1)}`,
    at: { x: min(x), wall: min(x) },
    recordedX: min(x),
  });

  test('C9 the last opening tells, until it is closed, opened anew or published', () => {
    const frozen = control({ type: 'board-opened', open: true, frozen: true }, 10);
    expect(frozenAt([])).toBeNull();
    expect(frozenAt([frozen])).toEqual(frozen.at);
    expect(frozenAt([frozen, control({ type: 'ended' }, 20)])).toEqual(frozen.at);
    for (const body of [{ type: 'board-opened', open: true }, { type: 'board-opened', open: false }, { type: 'published' }] as const)
      expect(frozenAt([frozen, control(body, 20)])).toBeNull();
  });

  test('C9 what was recorded later counts nowhere', () => {
    const log = begun().act(5, 'ACK', 'i1.e1').act(11, 'TRIAGE', 'i1.e2').end(60);
    const until = eventsUntil({ a: log.events, b: [] }, { x: min(10), wall: 0 });
    expect(until['b']).toEqual([]);
    expect(until['a']).toEqual(log.events.slice(0, 3));
    expect(only(score(two, log, { worlds: until })).earned).toBe(10);
  });
});
