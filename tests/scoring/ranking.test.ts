/** S6: ranks, and what the board shows of them (W1). */
import { describe, expect, test } from '@jest/globals';
import { boardOf } from '../../server/scoring/index.js';
import { medianFactor, ranksOf } from '../../server/scoring/ranking.js';
import { scenario, owes, injects, Log, only, score, planned } from './support.js';

const team = (percent: number, factor: number | null = 1, possible = 100) => ({ percent, medianFactor: factor, possible });

describe('S6 ranking', () => {
  test('equal percent and equal median factor share a rank: 1, 2, 2, 4', () => {
    expect(ranksOf([team(70), team(90), team(80), team(80)])).toEqual([4, 1, 2, 2]);
  });

  test('percent is compared rounded to 0.01, then the median response-time factor decides', () => {
    expect(ranksOf([team(80.001, 0.5), team(80.004, 0.9)])).toEqual([2, 1]); // both 80.00
    expect(ranksOf([team(80.006, 0.5), team(80.004, 0.9)])).toEqual([1, 2]); // 80.01 against 80.00
    expect(ranksOf([team(0.1 + 0.2), team(0.3)])).toEqual([1, 1]);
  });

  test('possible 0 is unranked and takes nobody’s place', () => {
    expect(ranksOf([team(0, null, 0), team(50), team(60)])).toEqual([null, 2, 1]);
  });

  test('the median counts delivered expectations, 0 for never; open ones are in no sum', () => {
    const definition = scenario([
      injects('i1', { expects: [owes('e1', 'ACK'), owes('e2', 'ACK'), owes('e3', 'ACK')] }),
      injects('i2', { expects: [owes('e1', 'ACK'), owes('e2', 'ACK', { target: 3_600_000, max: 7_200_000 })] }),
    ]);
    const log = new Log().deliver(0, 'i1', ['e1', 'e2', 'e3']).deliver(0, 'i2', ['e1', 'e2']);
    log.act(1, 'ACK', 'i1.e1').act(15, 'ACK', 'i1.e2').act(20, 'ACK', 'i1.e3').end(60);
    const { lines } = only(score(definition, log));
    expect(medianFactor(lines)).toBe(0.625); // 0, 0.5, 0.75, 1 → (0.5 + 0.75) / 2
    expect(medianFactor(lines.slice(0, 3))).toBe(0.75);
    expect(medianFactor([])).toBeNull();
  });
});

describe('W1 the board', () => {
  test('shows rank, name and percent, nothing else, best first, unranked last', () => {
    const definition = scenario([injects('i1', { expects: [owes('e1', 'ACK', { points: 3 })] })]);
    const worlds = {
      a: new Log().deliver(0, 'i1', ['e1']).end(60).events,
      b: new Log()
        .deliver(0, 'i1', ['e1'], { team: 'b' })
        .act(12 + 1 / 3, 'ACK', 'i1.e1', { team: 'b' })
        .end(60).events,
      c: new Log().end(60).events,
    };
    const sheet = score(definition, new Log(), { teams: [planned('c'), planned('a'), planned('b')], worlds });
    expect(boardOf(sheet)).toEqual([
      { rank: 1, name: 'Đội b', percent: 88.33 }, // 1 - 0.5 × 140/600
      { rank: 2, name: 'Đội a', percent: 0 },
      { rank: null, name: 'Đội c', percent: null },
    ]);
  });
});
