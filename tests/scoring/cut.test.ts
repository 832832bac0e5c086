/** A5 in the score: what was done in a cut counts at its own time, for points, ratings, metrics, hints and moved windows. */
import { describe, expect, test } from '@jest/globals';
import { eventsUntil } from '../../server/scoring/index.js';
import { asks, injects, lineOf, Log, min, only, owes, scenario, score } from './support.js';

const options = ['x', 'y'].map((id) => ({ id, text: { vi: id, en: id }, correct: id === 'x' }));
const definition = scenario([
  injects('i1', {
    objective: 'o1',
    expects: [owes('e1', 'ACK', { must: true }), owes('e2', 'RPT')],
    asks: [asks('q', 'choice', { options })],
  }),
]);
const begun = () => new Log().deliver(0, 'i1', ['e1', 'e2']);
const missed = (log: Log, expect: string, at = 20): Log =>
  log.add(at, { type: 'max-passed', teamId: 'a', deliveryId: 'i1@a', inject: 'i1', expect });
const team = (log: Log) => only(score(definition, log.end(60)));

describe('A5 in the score', () => {
  test('S2 S5 S7: given its max passed while the member was cut, then the line is met on the curve, the must is kept, the metric is its own', () => {
    const sheet = team(missed(begun(), 'e1').act(30, 'ACK', 'i1.e1', { credited: 15, late: true }));
    // half way between target 10 and max 20: 0.75 × 10
    expect(lineOf(sheet, 'i1.e1')).toMatchObject({ state: 'met', servedX: min(15), recordedX: min(30), responseMs: min(15), earned: 7.5 });
    expect(lineOf(sheet, 'i1.e1').explain).toMatchObject({
      vi: expect.stringContaining('thực hiện lúc T+15:00 (mất kết nối, ghi nhận lúc T+30:00)'),
      en: expect.stringContaining('done at T+15:00 (cut off, recorded at T+30:00)'),
    });
    expect(sheet.objectives[0]?.explain.en).not.toContain('not done by their max');
    expect(sheet.metrics.acknowledge).toMatchObject({ n: 1, censored: 0, median: min(15) });
  });

  test('S2: given its own time lies past the max, too, then it is late as ever, by its own time', () => {
    const line = lineOf(team(missed(begun(), 'e1').act(40, 'ACK', 'i1.e1', { credited: 25, late: true })), 'i1.e1');
    expect(line).toMatchObject({ state: 'late', responseMs: min(25), earned: 2.5 });
  });

  test('S4: given an answer from a cut, then its own time on the curve of the question', () => {
    const line = lineOf(team(begun().answer(30, 'i1.q', 'x', { credited: 5 })), 'i1.q');
    expect(line).toMatchObject({ state: 'met', servedX: min(5), recordedX: min(30), earned: 4 });
  });

  test('S3: given a team-mate took the hint after the deed and before it arrived, then no hint had helped', () => {
    const helped = (credited: number) => lineOf(team(begun().hint(6, 'i1').act(12, 'ACK', 'i1.e1', { credited })), 'i1.e1').hintFactor;
    expect(helped(5)).toBeUndefined();
    expect(helped(7)).toBe(0.75);
  });

  test('I10: given time was given after the deed and before it arrived, then the window is that of the deed', () => {
    const log = begun().add(8, { type: 'time-credited', teamId: 'a', ms: min(10) });
    expect(lineOf(team(log.act(30, 'ACK', 'i1.e1', { credited: 7, late: true })), 'i1.e1')).toMatchObject({ max: min(20), earned: 10 });
  });

  test('A2: given a team-mate’s deed served it meanwhile, then that one serves it: what arrives later serves nothing', () => {
    const sheet = team(begun().act(12, 'ACK', 'i1.e1').act(30, 'ACK', undefined, { credited: 8 }));
    expect(lineOf(sheet, 'i1.e1')).toMatchObject({ servedX: min(12) });
    expect(lineOf(sheet, 'i1.e1').recordedX).toBeUndefined();
  });

  test('S6: given a board frozen before the deed arrived, then the board does not know it yet', () => {
    const log = begun().act(30, 'ACK', 'i1.e1', { credited: 8 });
    const frozen = eventsUntil({ a: log.events }, { x: min(20), wall: 0 });
    expect(lineOf(only(score(definition, new Log(), { worlds: frozen })), 'i1.e1').servedX).toBeUndefined();
  });

  test('S1: given the same log read again from its end, then the same sheet to the last digit', () => {
    const log = missed(begun(), 'e1')
      .act(30, 'ACK', 'i1.e1', { credited: 12.3456, late: true })
      .answer(31, 'i1.q', 'x', { credited: 6.789 })
      .end(60);
    const again = structuredClone(log.events).toReversed();
    expect(score(definition, log, { worlds: { a: again } })).toEqual(score(definition, log));
  });
});
