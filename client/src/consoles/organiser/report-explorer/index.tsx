/** Score explorer: every point of every team in a sentence, what would have earned more, how sure the ranking is. */
import type { AfterActionReport } from '../../../../../server/shared/report.js';

export function Explorer({ report }: { report: AfterActionReport }) {
  return <section className="panel">{report.exercise.name}</section>;
}
