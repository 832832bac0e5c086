/** Print and export: layouts, editions, formats, progress of a long print. */
import type { AfterActionReport } from '../../../../server/shared/report.js';

export function PrintMenu({ report }: { report: AfterActionReport }) {
  return <span hidden>{report.exercise.id}</span>;
}
