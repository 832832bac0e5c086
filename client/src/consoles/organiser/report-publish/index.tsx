/** Approval, issues, sharing, appeals, retention. */
import type { AfterActionReport } from '../../../../../server/shared/report.js';

export function Publish({ report }: { report: AfterActionReport }) {
  return <section className="panel">{report.exercise.name}</section>;
}
