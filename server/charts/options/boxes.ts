/** Box plots of response times, a row per group: whisker from the fastest to P90, box from quartile to quartile, `>` where it is open. */
import type { CustomSeriesOption } from 'echarts';
import type { Lang } from '../../shared/text.js';
import { base, numberOf, room, rowAxis, rows, timeAxis, timeOf, wordOf, type Chart, type Pen } from './chart.js';
import { cellText, numberText } from './format.js';
import { FONT, type Look } from './look.js';
import type { ChartTable } from './table.js';

/** Columns of the table that are times: fastest, quartile 1, median, quartile 3, P90. */
const FIRST = 3;
const PLACES = 5;
const ROW = 34;

type Render = NonNullable<CustomSeriesOption['renderItem']>;

/** A row's value is [row, five times in ms, how many of them are known]. */
const drawn =
  (look: Look): Render =>
  (_, api) => {
    const row = api.value(0) as number;
    const known = api.value(PLACES + 1) as number;
    const x = Array.from({ length: PLACES }, (__, at) => api.coord([api.value(at + 1), row])[0] ?? 0);
    const origin = api.coord([0, row]);
    const y = origin[1] ?? 0;
    const half = 8;
    const [fastest = 0, q1 = 0, median = 0, q3 = 0, p90 = 0] = x;
    const style = { stroke: look.good, lineWidth: 1.5, fill: 'none' };
    const line = (x1: number, y1: number, x2: number, y2: number, more: object = {}) => ({
      type: 'line' as const,
      shape: { x1, y1, x2, y2 },
      style: { ...style, ...more },
    });
    const last = known === 0 ? (origin[0] ?? 0) : (x[known - 1] ?? 0);
    const boxEnd = known >= 4 ? q3 : last;
    const children: object[] = [];
    if (known >= 1) children.push(line(fastest, y - 4, fastest, y + 4), line(fastest, y, known >= 2 ? q1 : fastest, y));
    if (known >= 2) {
      if (boxEnd > q1) {
        const shape = { x: q1, y: y - half, width: boxEnd - q1, height: 2 * half };
        children.push({ type: 'rect', shape, style: { fill: look.fair, opacity: 0.55 } });
        children.push(line(q1, y - half, boxEnd, y - half), line(q1, y + half, boxEnd, y + half));
      }
      children.push(line(q1, y - half, q1, y + half));
    }
    if (known >= 3) children.push(line(median, y - half, median, y + half, { stroke: look.ink, lineWidth: 3 }));
    if (known >= 4) children.push(line(q3, y - half, q3, y + half));
    if (known === PLACES) children.push(line(q3, y, p90, y), line(p90, y - 5, p90, y + 5));
    else {
      children.push(line(last, y, p90, y, { stroke: look.bad, lineDash: [4, 3] }));
      children.push({
        type: 'polyline',
        shape: {
          points: [
            [p90 - 5, y - 5],
            [p90 + 1, y],
            [p90 - 5, y + 5],
          ],
        },
        style: { ...style, stroke: look.bad, lineWidth: 2 },
      });
    }
    return { type: 'group', children } as unknown as ReturnType<Render>;
  };

/** The fastest and the slowest median. */
export function boxesAlt(table: ChartTable, lang: Lang): string {
  const medians = table.rows.map((row) => ({ name: wordOf(row[0], lang), cell: row[FIRST + 2] ?? null, time: timeOf(row[FIRST + 2]) }));
  const order = medians.toSorted((a, b) => Number(a.time?.open) - Number(b.time?.open) || (a.time?.ms ?? 0) - (b.time?.ms ?? 0));
  const told = (one: (typeof medians)[number] | undefined): string => (one ? `${one.name} (${cellText(one.cell, 'ms', lang)})` : '');
  if (order.length === 1) return lang === 'vi' ? `Trung vị: ${told(order[0])}.` : `Median: ${told(order[0])}.`;
  return lang === 'vi'
    ? `Trung vị nhanh nhất: ${told(order[0])}; chậm nhất: ${told(order.at(-1))}.`
    : `Fastest median: ${told(order[0])}; slowest: ${told(order.at(-1))}.`;
}

/** `table`: one of `times-<by>`; groups beyond what a page holds are left to its caller. */
export function boxesChart(table: ChartTable, pen: Pen): Chart {
  const { lang, look } = pen;
  const names = table.rows.map(([label]) => wordOf(label, lang));
  const data = table.rows.map((row, at) => {
    const times = row.slice(FIRST, FIRST + PLACES).map(timeOf);
    const known = times.findIndex((time) => !time || time.open);
    let least = 0;
    // a bound may lie before what is known to come earlier; the drawing never goes back
    const ms = times.map((time) => (least = Math.max(least, time?.ms ?? 0)));
    return [at, ...ms, known < 0 ? PLACES : known];
  });
  const max = Math.max(0, ...data.map((row) => row[PLACES] ?? 0));
  const sides = lang === 'vi' ? 'đã làm / chưa làm' : 'done / not done';
  const top = 30;
  return {
    id: table.id,
    title: table.title[lang],
    alt: boxesAlt(table, lang),
    height: rows(data.length, ROW, top),
    table,
    option: {
      ...base(pen),
      grid: room(pen, top, { right: 84 }),
      xAxis: timeAxis(pen, max, lang === 'vi' ? 'Thời gian phản hồi (giờ diễn tập)' : 'Response time (drill time)'),
      yAxis: [
        rowAxis(pen, names),
        {
          ...rowAxis(pen, names),
          position: 'right',
          name: sides,
          nameLocation: 'start',
          nameGap: 8,
          nameTextStyle: { color: look.dim, fontFamily: FONT, fontSize: 10, align: 'right', padding: [0, -70, 0, 0] },
          data: table.rows.map(([, n, censored]) => `${numberText(numberOf(n), lang)} / ${numberText(numberOf(censored), lang)}`),
        },
      ],
      series: [
        {
          type: 'custom',
          renderItem: drawn(look),
          data,
          encode: { x: [1, 2, 3, 4, 5], y: 0 },
          clip: false,
          tooltip: {
            formatter: (params) => {
              const row = table.rows[(params as { dataIndex: number }).dataIndex] ?? [];
              return row
                .map((cell, at) =>
                  at === 0
                    ? wordOf(cell, lang)
                    : `${table.columns[at]?.label[lang]}: ${cellText(cell, table.columns[at]?.unit ?? 'text', lang)}`,
                )
                .join('\n');
            },
          },
        },
      ],
    },
  };
}
