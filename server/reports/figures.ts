/** Small statistics of the report; the same methods as the scoring's metrics (median; 90th percentile by nearest rank). */

const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

/** null of nothing. */
export function median(values: readonly number[]): number | null {
  const list = sorted(values);
  const middle = list.length / 2;
  const upper = list[Math.floor(middle)];
  if (upper === undefined) return null;
  return list.length % 2 === 1 ? upper : ((list[middle - 1] ?? upper) + upper) / 2;
}

export function ninetieth(values: readonly number[]): number | null {
  return sorted(values)[Math.ceil(0.9 * values.length) - 1] ?? null;
}

/** Count, median, 90th percentile and greatest, as the report shows drift. */
export function spread(values: readonly number[]): { n: number; median: number | null; p90: number | null; max: number | null } {
  return {
    n: values.length,
    median: median(values),
    p90: ninetieth(values),
    max: values.length > 0 ? Math.max(...sorted(values).slice(-1)) : null,
  };
}
