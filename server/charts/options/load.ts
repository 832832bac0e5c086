/** The drill as the platform carried it: what was recorded over drill time with the lateness below it, and lateness per inject. */
import type { CustomSeriesRenderItemAPI, MarkLineComponentOption } from 'echarts';
import {
  base,
  countAxis,
  legend,
  legendRoom,
  named,
  numberOf,
  room,
  rowAxis,
  rows,
  seriesOf,
  timeAxis,
  wordOf,
  type Chart,
  type Pen,
} from './chart.js';
import { clockText, numberText, spanText, tickOf } from './format.js';
import { CROSS, DOTS, FONT, HATCH, PLAIN } from './look.js';
import type { ChartTable } from './table.js';

const MINUTE = 60_000;

/** Columns of `minutes`. */
const [FROM, TO, EVENTS, DRIFT] = [0, 1, 6, 7];

/** `table`: `minutes`; `outages`: moments of drill time at which it stood. */
export function minutesChart(table: ChartTable, outages: ChartTable, pen: Pen): Chart {
  const { lang, look } = pen;
  const parts = [
    { vi: 'Lượt phát', en: 'Deliveries', color: look.good, decal: PLAIN, at: 2 },
    { vi: 'Hành động, câu trả lời', en: 'Acts and answers', color: look.poor, decal: HATCH, at: 3 },
    { vi: 'Báo cáo', en: 'Reports', color: look.bad, decal: DOTS, at: 4 },
    { vi: 'Tin nhắn', en: 'Messages', color: look.fair, decal: CROSS, at: 5 },
  ] as const;
  const others = { vi: 'Sự kiện khác', en: 'Other events' }[lang];
  const first = table.rows[0] ?? [];
  const minutes = Math.max(1, (numberOf(first[TO]) - numberOf(first[FROM])) / MINUTE);
  const each = {
    vi: minutes === 1 ? 'Sự kiện mỗi phút' : `Sự kiện mỗi ${minutes} phút`,
    en: minutes === 1 ? 'Events a minute' : `Events per ${minutes} min`,
  }[lang];
  const names = [...parts.map((part) => part[lang]), others];
  const top = legendRoom(pen, names) + 22;
  const upper = 170;
  const lower = 70;
  const below = top + upper + 34;
  const tick = tickOf(numberOf(table.rows.at(-1)?.[TO]), Math.max(2, Math.floor((look.width - 80) / 62)));
  const x = (at: number) => ({
    type: 'category' as const,
    gridIndex: at,
    data: table.rows.map((row) => clockText(numberOf(row[FROM])).slice(0, -3)),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: look.line } },
    axisLabel: {
      show: at === 1,
      color: look.dim,
      fontFamily: FONT,
      fontSize: 11,
      interval: (bin: number) => numberOf(table.rows[bin]?.[FROM]) % tick === 0,
    },
    ...(at === 1 && named(pen, lang === 'vi' ? 'Giờ diễn tập' : 'Drill time', 26)),
  });
  const marks = outages.rows.flatMap((row) => {
    const bin = table.rows.findLastIndex((one) => numberOf(one[FROM]) <= numberOf(row[0]));
    const label = `${lang === 'vi' ? 'Gián đoạn' : 'Outage'} ${spanText(numberOf(row[3]), lang)}`;
    return bin < 0 ? [] : [{ xAxis: bin, label: { formatter: label } }];
  });
  const markLine: MarkLineComponentOption = {
    symbol: 'none',
    silent: true,
    animation: false,
    lineStyle: { color: look.ink, type: [6, 3], width: 1.5 },
    label: { color: look.ink, fontFamily: FONT, fontSize: 10, position: 'end', distance: 8, rotate: 0 },
    data: marks,
  };
  const busiest = table.rows.toSorted((a, b) => numberOf(b[EVENTS]) - numberOf(a[EVENTS]))[0] ?? [];
  const all = table.rows.reduce((sum, row) => sum + numberOf(row[EVENTS]), 0);
  const rest = (row: ChartTable['rows'][number]): number => parts.reduce((left, { at }) => left - numberOf(row[at]), numberOf(row[EVENTS]));
  const bars = [
    ...parts.map((part) => ({
      name: part[lang],
      color: part.color,
      decal: part.decal,
      of: (row: ChartTable['rows'][number]) => numberOf(row[part.at]),
    })),
    { name: others, color: look.idle, decal: PLAIN, of: rest },
  ];
  const latest = Math.max(0, ...table.rows.map((row) => numberOf(row[DRIFT])));
  return {
    id: table.id,
    title: table.title[lang],
    alt:
      lang === 'vi'
        ? `${numberText(all, lang)} sự kiện; nhiều nhất ${numberText(numberOf(busiest[EVENTS]), lang)} từ ${clockText(numberOf(busiest[FROM]))}. Phát trễ nhất ${spanText(latest, lang)}. Số lần gián đoạn: ${outages.rows.length}.`
        : `${numberText(all, lang)} events; most of them, ${numberText(numberOf(busiest[EVENTS]), lang)}, from ${clockText(numberOf(busiest[FROM]))}. Latest delivery ${spanText(latest, lang)}. Outages: ${outages.rows.length}.`,
    height: below + lower + 48,
    table,
    option: {
      ...base(pen),
      legend: legend(pen, names, 22),
      grid: [
        { left: 62, right: 18, top, height: upper, outerBoundsMode: 'none' },
        { left: 62, right: 18, top: below, height: lower, outerBoundsMode: 'none' },
      ],
      xAxis: [x(0), x(1)],
      yAxis: [
        { ...countAxis(pen, each, 44), gridIndex: 0 },
        {
          ...timeAxis(pen, latest, lang === 'vi' ? 'Phát trễ nhất' : 'Latest delivery'),
          ...named(pen, lang === 'vi' ? 'Phát trễ nhất' : 'Latest delivery', 44),
          gridIndex: 1,
          // none, half and the whole of the greatest
          axisLabel: { color: look.dim, fontFamily: FONT, fontSize: 11, formatter: (ms: number) => (ms === 0 ? '0' : spanText(ms, lang)) },
          interval: Math.max(1000, latest) / 2,
          max: Math.max(1000, latest),
        },
      ],
      series: seriesOf([
        ...bars.map(({ name, color, decal, of }, at) => ({
          type: 'bar' as const,
          name,
          stack: 'load',
          barCategoryGap: '15%',
          itemStyle: { color, decal, borderColor: look.dim, borderWidth: color === look.idle ? 0.5 : 0 },
          data: table.rows.map(of),
          ...(at === 0 && marks.length > 0 && { markLine }),
          tooltip: {
            formatter: ({ dataIndex, value }: { dataIndex: number; value: unknown }) =>
              `${clockText(numberOf(table.rows[dataIndex]?.[FROM]))} – ${clockText(numberOf(table.rows[dataIndex]?.[TO]))}\n${name}: ${numberText(value as number, lang)}`,
          },
        })),
        {
          type: 'bar' as const,
          xAxisIndex: 1,
          yAxisIndex: 1,
          barCategoryGap: '15%',
          itemStyle: { color: look.bad },
          data: table.rows.map((row) => row[DRIFT] as number | null),
          tooltip: {
            formatter: ({ dataIndex, value }: { dataIndex: number; value: unknown }) =>
              `${clockText(numberOf(table.rows[dataIndex]?.[FROM]))}\n${lang === 'vi' ? 'Phát trễ nhất' : 'Latest delivery'}: ${spanText(Number(value), lang)}`,
          },
        },
      ]),
    },
  };
}

/** Three marks on a line per row, from the least to the greatest of them. */
function marked(
  table: ChartTable,
  pen: Pen,
  marks: { name: string; at: number; symbol: string; color: string }[],
  axis: ReturnType<typeof timeAxis>,
  tell: (value: number) => string,
): Chart['option'] & { height: number } {
  const { lang, look } = pen;
  const names = table.rows.map(([label]) => wordOf(label, lang));
  const top =
    legendRoom(
      pen,
      marks.map(({ name }) => name),
    ) + 8;
  return {
    ...base(pen),
    height: rows(names.length, 30, top),
    legend: legend(
      pen,
      marks.map(({ name }) => name),
      12,
    ),
    grid: room(pen, top, { right: 30 }),
    xAxis: axis,
    yAxis: rowAxis(pen, names),
    series: seriesOf([
      {
        type: 'custom',
        silent: true,
        tooltip: { show: false },
        data: table.rows.flatMap((row, at) => {
          const own = marks.flatMap((mark) => (typeof row[mark.at] === 'number' ? [numberOf(row[mark.at])] : []));
          return own.length > 1 ? [[Math.min(...own), at, Math.max(...own)]] : [];
        }),
        encode: { x: [0, 2], y: 1 },
        renderItem: (_: unknown, api: CustomSeriesRenderItemAPI) => {
          const [x1 = 0, y1 = 0] = api.coord([api.value(0), api.value(1)]);
          const [x2 = 0] = api.coord([api.value(2), api.value(1)]);
          return { type: 'line', shape: { x1, y1, x2, y2: y1 }, style: { stroke: look.dim, lineWidth: 1.5, fill: 'none' } };
        },
      },
      ...marks.map(({ name, at, symbol, color }) => ({
        type: 'scatter' as const,
        name,
        symbol,
        symbolSize: 10,
        itemStyle: { color, opacity: 1 },
        data: table.rows.flatMap((row, place) => (typeof row[at] === 'number' ? [[numberOf(row[at]), place]] : [])),
        tooltip: {
          formatter: ({ value }: { value: unknown }) => {
            const [ms = 0, place = 0] = value as number[];
            return `${names[place] ?? ''}\n${name}: ${tell(ms)}`;
          },
        },
      })),
    ]),
  };
}

/** `table`: `drift`, a row being [name, deliveries, median, P90, greatest]. */
export function driftChart(table: ChartTable, pen: Pen): Chart {
  const { lang, look } = pen;
  const [, n, median, , greatest] = table.rows[0] ?? [];
  const max = Math.max(0, ...table.rows.map((row) => numberOf(row[4])));
  const { height, ...option } = marked(
    table,
    pen,
    [
      { name: lang === 'vi' ? 'Trung vị' : 'Median', at: 2, symbol: 'circle', color: look.good },
      { name: lang === 'vi' ? 'Bách phân vị 90' : '90th percentile', at: 3, symbol: 'emptyRect', color: look.ink },
      { name: lang === 'vi' ? 'Lớn nhất' : 'Greatest', at: 4, symbol: 'triangle', color: look.bad },
    ],
    timeAxis(pen, max, lang === 'vi' ? 'Phát trễ so với giờ phải phát (giờ diễn tập)' : 'Later than due (drill time)'),
    (ms) => spanText(ms, lang),
  );
  return {
    id: table.id,
    title: table.title[lang],
    alt:
      lang === 'vi'
        ? `${numberText(numberOf(n), lang)} lượt phát: trung vị trễ ${spanText(numberOf(median), lang)}, lớn nhất ${spanText(numberOf(greatest), lang)}.`
        : `${numberText(numberOf(n), lang)} deliveries: median ${spanText(numberOf(median), lang)} late, at most ${spanText(numberOf(greatest), lang)}.`,
    height,
    table,
    option,
  };
}

/** `table`: `schedule`, a row being [name, scheduled, first delivered, last delivered]. */
export function scheduleChart(table: ChartTable, endX: number, pen: Pen): Chart {
  const { lang, look } = pen;
  const { height, ...option } = marked(
    table,
    pen,
    [
      { name: lang === 'vi' ? 'Theo kịch bản' : 'Scheduled', at: 1, symbol: 'emptyDiamond', color: look.ink },
      { name: lang === 'vi' ? 'Phát đầu tiên' : 'First delivered', at: 2, symbol: 'circle', color: look.good },
      { name: lang === 'vi' ? 'Phát cuối cùng' : 'Last delivered', at: 3, symbol: 'triangle', color: look.bad },
    ],
    timeAxis(pen, Math.max(endX, ...table.rows.map((row) => numberOf(row[1]))), lang === 'vi' ? 'Giờ diễn tập' : 'Drill time'),
    clockText,
  );
  const planned = table.rows.filter((row) => row[1] !== null);
  const onTime = planned.filter(
    (row) =>
      row[2] !== null && Math.abs(numberOf(row[2]) - numberOf(row[1])) <= MINUTE && Math.abs(numberOf(row[3]) - numberOf(row[1])) <= MINUTE,
  );
  return {
    id: table.id,
    title: table.title[lang],
    alt:
      lang === 'vi'
        ? `${onTime.length} trên ${planned.length} tình huống có giờ định trước được phát lệch không quá một phút.`
        : `${onTime.length} of ${planned.length} injects with a planned time were delivered within a minute of it.`,
    height,
    table,
    option,
  };
}
