/** Swim lanes of a team: each inject a lane, from its delivery over the first look and act to its end, with target and max. */
import type { Lang } from '../../shared/text.js';
import { base, seriesOf, legend, legendRoom, numberOf, room, rowAxis, rows, timeAxis, wordOf, type Chart, type Pen } from './chart.js';
import { cellText, clockText, numberText } from './format.js';
import { DOTS, FONT, HATCH, PLAIN } from './look.js';
import type { ChartTable } from './table.js';

/** Columns of the table. */
const [DELIVERED, SEEN, ACTED, DONE, TARGET, MAX, RESULT] = [1, 2, 3, 4, 5, 6, 7];

type Row = ChartTable['rows'][number];

const x = (row: Row, at: number): number | null => {
  const cell = row[at];
  return typeof cell === 'number' ? cell : null;
};

/** Lengths of a lane's parts in ms: unopened, opened, worked on, and all of it that lies after max. */
export function partsOf(row: Row, endX: number): [number, number, number, number] {
  const delivered = numberOf(row[DELIVERED]);
  const [seen, acted, done, max] = [x(row, SEEN), x(row, ACTED), x(row, DONE), x(row, MAX)];
  // what asks for nothing is over when it is seen
  const end = Math.max(delivered, done ?? (max === null ? (seen ?? delivered) : Math.max(Math.min(max, endX), acted ?? 0)));
  const opened = Math.min(seen ?? acted ?? end, acted ?? end, end);
  const begun = Math.min(acted ?? end, end);
  const inTime = max === null ? end : Math.max(delivered, Math.min(end, max));
  const between = (from: number, to: number): number => Math.max(0, Math.min(to, inTime) - Math.min(from, inTime));
  return [between(delivered, opened), between(opened, begun), between(begun, end), end - inTime];
}

/** What a row is, and from when to when the drawing reaches. */
export interface Lanes {
  rows: 'inject' | 'team';
  from: number;
  to: number;
}
const ROWS = { inject: { vi: 'tình huống', en: 'injects' }, team: { vi: 'đội', en: 'teams' } } as const;

/** How many rows ended how. */
export function lanesAlt({ rows: all }: ChartTable, of: Lanes['rows'], lang: Lang): string {
  const results = new Map<string, number>();
  for (const row of all) results.set(wordOf(row[RESULT], lang), (results.get(wordOf(row[RESULT], lang)) ?? 0) + 1);
  return `${numberText(all.length, lang)} ${ROWS[of][lang]}: ${[...results].map(([result, n]) => `${result.toLowerCase()} ${numberText(n, lang)}`).join(', ')}.`;
}

/** From the first delivery to the last moment that a table of one inject names. */
export function reachOf(table: ChartTable): Lanes {
  const moments = table.rows.flatMap((row) => [DELIVERED, SEEN, ACTED, DONE, TARGET, MAX].flatMap((at) => x(row, at) ?? []));
  return { rows: 'team', from: Math.min(...moments), to: Math.max(...moments) };
}

/** `table`: `lane-<team>` or `inject-<inject>`. */
export function lanesChart(table: ChartTable, endX: number, pen: Pen, { rows: of, from, to }: Lanes): Chart {
  const { lang, look } = pen;
  const names = table.rows.map(([label]) => wordOf(label, lang));
  const lengths = table.rows.map((row) => partsOf(row, endX));
  const parts = [
    { vi: 'Chưa xem', en: 'Not seen', color: look.idle, decal: PLAIN },
    { vi: 'Đã xem, chưa hành động', en: 'Seen, not acted on', color: look.fair, decal: DOTS },
    { vi: 'Đang xử lý', en: 'Being handled', color: look.good, decal: PLAIN },
    { vi: 'Quá hạn tối đa', en: 'After max', color: look.bad, decal: HATCH },
  ] as const;
  const missed = (row: Row): number | null => (x(row, DONE) === null && (x(row, MAX) ?? Infinity) <= endX ? x(row, MAX) : null);
  const marks = [
    { vi: 'Xem', en: 'Seen', symbol: 'emptyCircle', size: 9, color: look.ink, of: (row: Row) => x(row, SEEN) },
    { vi: 'Hành động đầu tiên', en: 'First act', symbol: 'rect', size: 8, color: look.ink, of: (row: Row) => x(row, ACTED) },
    { vi: 'Làm xong', en: 'Done', symbol: 'diamond', size: 12, color: look.ink, of: (row: Row) => x(row, DONE) },
    {
      vi: 'Mục tiêu',
      en: 'Target',
      symbol: 'path://M0,0H10L5,8Z',
      size: 8,
      color: look.ink,
      of: (row: Row) => x(row, TARGET),
      above: true,
    },
    { vi: 'Hạn tối đa', en: 'Max', symbol: 'path://M0,0H3V20H0Z', size: [3, 20], color: look.ink, of: (row: Row) => x(row, MAX) },
    {
      vi: 'Không làm xong',
      en: 'Never done',
      symbol: 'path://M0,2L2,0L6,4L10,0L12,2L8,6L12,10L10,12L6,8L2,12L0,10L4,6Z',
      size: 11,
      color: look.bad,
      of: missed,
      aside: true,
    },
  ];
  const legends = [...parts.map((part) => part[lang]), ...marks.map((mark) => mark[lang])];
  const top = legendRoom(pen, legends) + 22;
  const tell = (at: number): string => {
    const row = table.rows[at] ?? [];
    return row
      .map((cell, place) =>
        place === 0
          ? wordOf(cell, lang)
          : `${table.columns[place]?.label[lang]}: ${cellText(cell, table.columns[place]?.unit ?? 'text', lang)}`,
      )
      .join('\n');
  };
  const tooltip = { formatter: ({ dataIndex }: { dataIndex: number }) => tell(dataIndex) };
  return {
    id: table.id,
    title: table.title[lang],
    alt: lanesAlt(table, of, lang),
    height: rows(names.length, 34, top),
    table,
    option: {
      ...base(pen),
      legend: legend(pen, legends, 14),
      grid: room(pen, top, { right: 26 }),
      xAxis: timeAxis(pen, to, lang === 'vi' ? 'Giờ diễn tập' : 'Drill time', from),
      yAxis: rowAxis(pen, names),
      series: seriesOf([
        {
          type: 'bar',
          stack: 'lane',
          barWidth: 14,
          silent: true,
          itemStyle: { color: 'transparent' },
          data: table.rows.map((row) => numberOf(row[DELIVERED])),
          tooltip: { show: false },
          markLine: {
            symbol: 'none',
            silent: true,
            animation: false,
            lineStyle: { color: look.ink, type: [6, 3], width: 1.5 },
            label: { color: look.dim, fontFamily: FONT, fontSize: 10, position: 'start', formatter: lang === 'vi' ? 'Kết thúc' : 'END EX' },
            data: endX <= to ? [{ xAxis: endX }] : [],
          },
        },
        ...parts.map((part, at) => ({
          type: 'bar' as const,
          name: part[lang],
          stack: 'lane',
          barWidth: 14,
          itemStyle: { color: part.color, decal: part.decal, borderColor: look.dim, borderWidth: 0.75 },
          data: lengths.map((own) => own[at] ?? 0),
          tooltip,
        })),
        ...marks.map((mark) => ({
          type: 'scatter' as const,
          name: mark[lang],
          symbol: mark.symbol,
          symbolSize: mark.size,
          ...(mark.above && { symbolOffset: [0, -11] }),
          ...(mark.aside && { symbolOffset: [11, 0] }),
          itemStyle: { color: mark.color, opacity: 1 },
          z: 5,
          data: table.rows.map((row, at) => [mark.of(row), at]),
          tooltip: {
            formatter: ({ value }: { value: unknown }) => {
              const [ms = 0, at = 0] = value as number[];
              return `${names[at] ?? ''}\n${mark[lang]}: ${clockText(ms)}`;
            },
          },
        })),
      ]),
    },
  };
}
