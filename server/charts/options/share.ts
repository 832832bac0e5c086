/** Share of work done over time: one step line per stamp, what was never done ends in a tick with `> T`. */
import { base, seriesOf, legend, legendRoom, percentAxis, room, timeAxis, timeOf, wordOf, type Chart, type Pen } from './chart.js';
import { percentText, spanText } from './format.js';
import { DASHES, FONT, SHAPES } from './look.js';
import type { ChartTable } from './table.js';

const MARKERS = 8;

export function shareChart(table: ChartTable, pen: Pen): Chart {
  const { lang, look } = pen;
  const curves = new Map<string, { steps: [number, number][]; open: [number, number] | null }>();
  for (const [label, time, percent] of table.rows) {
    const name = wordOf(label, lang);
    const curve = curves.get(name) ?? { steps: [], open: null };
    curves.set(name, curve);
    const at = timeOf(time);
    if (!at || typeof percent !== 'number') continue;
    if (at.open) curve.open = [at.ms, percent];
    else curve.steps.push([at.ms, percent]);
  }
  const names = [...curves.keys()];
  const max = Math.max(0, ...table.rows.map(([, time]) => timeOf(time)?.ms ?? 0));
  const top = legendRoom(pen, names) + 8;
  const height = top + 270;
  const series = [...curves].flatMap(([name, { steps, open }], at) => {
    const colour = look.series[at % look.series.length];
    const every = Math.max(1, Math.ceil(steps.length / MARKERS));
    const shape = SHAPES[at % SHAPES.length] ?? 'circle';
    const dash = DASHES[at % DASHES.length] ?? 'solid';
    return [
      {
        type: 'line' as const,
        name,
        step: 'end' as const,
        data: [[0, 0], ...steps, ...(open ? [open] : [])],
        symbol: (_: unknown, { dataIndex }: { dataIndex: number }) =>
          dataIndex > 0 && dataIndex <= steps.length && (dataIndex - 1) % every === 0 ? shape : 'none',
        symbolSize: 7,
        lineStyle: { color: colour, width: 2, type: typeof dash === 'string' ? dash : [...dash] },
        itemStyle: { color: colour },
        tooltip: {
          formatter: ({ value }: { value: unknown }) => {
            const [ms = 0, percent = 0] = value as number[];
            return `${name}\n${spanText(ms, lang)}: ${percentText(percent, lang)}`;
          },
        },
      },
      ...(open
        ? [
            {
              type: 'scatter' as const,
              name: `${name} >`,
              data: [open],
              symbol: 'path://M0,0H3V20H0Z',
              symbolSize: [3, 14],
              itemStyle: { color: colour },
              label: {
                show: true,
                position: 'top' as const,
                align: 'right' as const,
                distance: 2,
                formatter: `> ${spanText(open[0], lang)}`,
                color: look.ink,
                fontFamily: FONT,
                fontSize: 10,
              },
              labelLayout: { moveOverlap: 'shiftY' as const },
              tooltip: { formatter: `${name}\n> ${spanText(open[0], lang)}` },
            },
          ]
        : []),
    ];
  });
  const ends = [...curves].map(([name, { steps, open }]) => `${name} ${percentText(open?.[1] ?? steps.at(-1)?.[1] ?? 0, lang)}`);
  return {
    id: table.id,
    title: table.title[lang],
    alt:
      lang === 'vi' ? `Tỷ lệ việc đã làm khi kết thúc diễn tập: ${ends.join('; ')}.` : `Share of work done by END EX: ${ends.join('; ')}.`,
    height,
    table,
    option: {
      ...base(pen),
      legend: legend(pen, names, 30),
      grid: room(pen, top, { left: 66, right: 26, bottom: 46 }),
      xAxis: timeAxis(pen, max, lang === 'vi' ? 'Thời gian từ khi nhận (giờ diễn tập)' : 'Time since delivery (drill time)'),
      yAxis: percentAxis(pen, lang === 'vi' ? 'Tỷ lệ đã làm' : 'Share done', 42),
      series: seriesOf(series),
    },
  };
}
