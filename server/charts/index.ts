/** Charts of the after-action report as pictures for paper and files: SVG, an alternative text, and the table behind each. */
import type { AfterActionReport } from '../shared/report.js';
import type { Lang } from '../shared/text.js';
import type { ChartTable } from './options/tables.js';

export interface Picture {
  id: string;
  title: string;
  /** A sentence that says what is seen, from the figures. */
  alt: string;
  svg: string;
  table: ChartTable;
}

/** Pictures in the order of the report; `only`: of these ids. What has no figures has no picture. */
export function picturesOf(_report: AfterActionReport, _lang: Lang, _only?: readonly string[]): Picture[] {
  return [];
}

/** Swim lanes of one team; null where it received nothing. */
export function lanePicture(_report: AfterActionReport, _teamId: string, _lang: Lang): Picture | null {
  return null;
}
