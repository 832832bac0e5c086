/** S7: response times by what they were for. */
import { describe, expect, test } from '@jest/globals';
import { metricsOf, type Sample } from '../../server/scoring/metrics.js';
import { scenario, owes, injects, Log, min, score, planned } from './support.js';

const reached = (ms: number): Sample => ({ stamp: 'contain', ms, reached: true });
const censored = (ms: number): Sample => ({ stamp: 'contain', ms, reached: false });

describe('S7 metrics', () => {
  test('median is the middle, or the mean of the two in the middle; the 90th percentile is by nearest rank', () => {
    expect(metricsOf([9, 1, 5].map(reached)).contain).toEqual({ n: 3, censored: 0, median: 5, p90: 9 });
    expect(metricsOf([8, 1, 5, 4].map(reached)).contain).toEqual({ n: 4, censored: 0, median: 4.5, p90: 8 });
    // ⌈0.9 × 10⌉ = 9th of 1…10, ⌈0.9 × 11⌉ = 10th of 1…11
    const upTo = (n: number) => Array.from({ length: n }, (_, at) => reached(at + 1));
    expect(metricsOf(upTo(10)).contain).toMatchObject({ median: 5.5, p90: 9 });
    expect(metricsOf(upTo(11)).contain).toMatchObject({ median: 6, p90: 10 });
  });

  test('not reached is censored and never averaged: > T where it decides', () => {
    // 3, 7, > 30, > 60: the middle two are 7 and a censored one
    expect(metricsOf([reached(7), censored(60), reached(3), censored(30)]).contain).toEqual({
      n: 2,
      censored: 2,
      median: null,
      medianAbove: 18.5,
      p90: null,
      p90Above: 60,
    });
    expect(metricsOf([reached(3), reached(7), censored(60)]).contain).toEqual({ n: 2, censored: 1, median: 7, p90: null, p90Above: 60 });
    expect(metricsOf([censored(5)]).contain).toEqual({ n: 0, censored: 1, median: null, medianAbove: 5, p90: null, p90Above: 5 });
    expect(metricsOf([])).toEqual({});
  });

  test('per team and overall, stamps from the expectation or else the catalogue, on drill time', () => {
    const expects = [owes('e1', 'ACK'), owes('e2', 'EVID', { stamp: 'detect' }), owes('e3', 'EVID')];
    const definition = scenario([injects('i1', { expects })]);
    const all = ['e1', 'e2', 'e3'];
    const worlds = {
      a: new Log().deliver(10, 'i1', all).act(14, 'ACK', 'i1.e1').act(40, 'EVID', 'i1.e2').act(41, 'EVID', 'i1.e3').end(60).events,
      b: new Log().deliver(10, 'i1', all, { team: 'b' }).act(12, 'ACK', 'i1.e1', { team: 'b' }).end(60).events,
    };
    const sheet = score(definition, new Log(), { teams: [planned('a'), planned('b')], worlds });
    expect(sheet.teams[0]?.metrics).toEqual({
      acknowledge: { n: 1, censored: 0, median: min(4), p90: min(4) },
      detect: { n: 1, censored: 0, median: min(30), p90: min(30) }, // late is reached
    });
    expect(sheet.metrics).toEqual({
      acknowledge: { n: 2, censored: 0, median: min(3), p90: min(4) },
      detect: { n: 1, censored: 1, median: null, medianAbove: min(40), p90: null, p90Above: min(50) },
    });
  });
});
