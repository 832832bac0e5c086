/** Response times by what they were for (S7): median, 90th percentile, how many, and how many never got there. */
import { Stamp } from '../shared/catalogue.js';
import type { MetricName, MetricStat, ScoreLine } from '../shared/scores.js';

/** Reached after `ms`, or known only to take longer than `ms` (censored). */
export interface Wait {
  ms: number;
  reached: boolean;
}
/** One expectation's time and what it is counted as. */
export interface Sample extends Wait {
  stamp: MetricName;
}

/** How long an expectation or question took; one not done by END EX (or by now) is censored at the time it has been open. */
export function waitOf(line: ScoreLine, endX: number): Wait {
  if (line.responseMs !== undefined) return { ms: line.responseMs, reached: true };
  return { ms: Math.max(0, endX - (line.startX ?? endX)), reached: false };
}

/** Samples of a team's lines. */
export function samplesOf(lines: readonly ScoreLine[], endX: number): Sample[] {
  return lines.flatMap((line): Sample[] =>
    line.kind === 'expect' && line.stamp !== undefined ? [{ stamp: line.stamp, ...waitOf(line, endX) }] : [],
  );
}

/** Median: the middle value, of an even number the mean of the two in the middle. */
function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** 90th percentile by nearest rank: the ⌈0.9 n⌉-th smallest value. Whole numbers, so no rounding can shift the rank. */
const ninetieth = (sorted: readonly number[]): number => sorted[Math.ceil((9 * sorted.length) / 10) - 1] ?? 0;

/**
 * Censored samples stand after all that were reached and are never averaged: where one decides a percentile it is null,
 * and `…Above` gives the time it is known to exceed, the same percentile with every censored sample at its bound.
 * Of at least one sample.
 */
export function statOf(samples: readonly Wait[]): MetricStat {
  const times = (value: (sample: Wait) => number): number[] => samples.map(value).toSorted((a, b) => a - b);
  const known = times(({ ms, reached }) => (reached ? ms : Infinity));
  const bounds = times(({ ms }) => ms);
  const n = samples.filter(({ reached }) => reached).length;
  const [middle, high] = [median(known), ninetieth(known)];
  return {
    n,
    censored: samples.length - n,
    median: Number.isFinite(middle) ? middle : null,
    p90: Number.isFinite(high) ? high : null,
    ...(!Number.isFinite(middle) && { medianAbove: median(bounds) }),
    ...(!Number.isFinite(high) && { p90Above: ninetieth(bounds) }),
  };
}

/** Figures per stamp, in the order of the response; a stamp that nothing asked for is left out. */
export function metricsOf(samples: readonly Sample[]): Partial<Record<MetricName, MetricStat>> {
  const figures: Partial<Record<MetricName, MetricStat>> = {};
  for (const stamp of Stamp.options) {
    const own = samples.filter((sample) => sample.stamp === stamp);
    if (own.length > 0) figures[stamp] = statOf(own);
  }
  return figures;
}
