/** Charts of the after-action report as pictures for paper and files: SVG, an alternative text, and the table behind each. */
import { createRequire } from 'node:module';
import type { AfterActionReport } from '../shared/report.js';
import type { Lang } from '../shared/text.js';
import type { Chart } from './options/chart.js';
import { CHART_IDS, chartOf, laneChart } from './options/charts.js';
import { PAPER } from './options/look.js';
import type { ChartTable } from './options/tables.js';

export interface Picture {
  id: string;
  title: string;
  /** A sentence that says what is seen, from the figures. */
  alt: string;
  /** 680 px wide, scales to the width it is given; without script, style or anything from elsewhere. */
  svg: string;
  table: ChartTable;
}

type Charts = typeof import('echarts');
let charts: Charts | null = null;
/** Loaded by the first picture: it takes half a second that no start should pay. */
const library = (): Charts => (charts ??= createRequire(import.meta.url)('echarts') as Charts);

/** Pictures in the order of the report; `only`: of these ids. What has no figures has no picture. */
export function picturesOf(report: AfterActionReport, lang: Lang, only?: readonly string[]): Picture[] {
  return CHART_IDS.filter((id) => only === undefined || only.includes(id)).flatMap((id) => {
    const chart = chartOf(report, id, { lang, look: PAPER });
    return chart ? [pictureOf(chart)] : [];
  });
}

/** Swim lanes of one team; null where it received nothing. */
export function lanePicture(report: AfterActionReport, teamId: string, lang: Lang): Picture | null {
  const chart = laneChart(report, teamId, { lang, look: PAPER });
  return chart && pictureOf(chart);
}

function pictureOf({ id, title, alt, height, option, table }: Chart): Picture {
  const drawing = library().init(null, null, { renderer: 'svg', ssr: true, width: PAPER.width, height });
  try {
    drawing.setOption(option);
    return { id, title, alt, svg: still(drawing.renderToSVGString(), id), table };
  } finally {
    drawing.dispose();
  }
}

/** Without what only a pointer uses, and with names of its own, so that many stand in one page and the same report is the same file. */
function still(svg: string, id: string): string {
  const name = id.replaceAll(/[^\w-]/g, '_');
  return svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replaceAll(/ (?:class|ecmeta_[a-z_]+|pointer-events)="[^"]*"/g, '')
    .replaceAll(/\bzr\d+-/g, `${name}-`);
}
