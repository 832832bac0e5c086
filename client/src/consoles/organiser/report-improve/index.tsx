/** Findings and the improvement plan of this drill. */
import type { AfterActionReport } from '../../../../../server/shared/report.js';

export function Improve({ report }: { report: AfterActionReport }) {
  return <section className="panel">{report.exercise.name}</section>;
}
