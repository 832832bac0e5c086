/** How far deliveries came: a row per inject, each 100 % of its deliveries, parted by how far teams went. */
import { base, seriesOf, legend, legendRoom, numberOf, percentAxis, room, rowAxis, rows, wordOf, type Chart, type Pen } from './chart.js';
import { numberText, percentText } from './format.js';
import { DOTS, FONT, HATCH, PLAIN } from './look.js';
import type { ChartTable } from './table.js';

const ROW = 32;

/** `table`: `funnel`, a row being [name, delivered, seen, acted on, done in time]. */
export function funnelChart(table: ChartTable, pen: Pen): Chart {
  const { lang, look } = pen;
  const parts = [
    { vi: 'Hoàn thành đúng hạn', en: 'Done in time', color: look.good, decal: PLAIN, from: 4, less: null },
    { vi: 'Có hành động, không đúng hạn', en: 'Acted on, not in time', color: look.poor, decal: HATCH, from: 3, less: 4 },
    { vi: 'Đã xem, chưa hành động', en: 'Seen, not acted on', color: look.fair, decal: DOTS, from: 2, less: 3 },
    { vi: 'Chưa xem', en: 'Not seen', color: look.idle, decal: PLAIN, from: 1, less: 2 },
  ] as const;
  const names = table.rows.map(([label]) => wordOf(label, lang));
  const top =
    legendRoom(
      pen,
      parts.map((part) => part[lang]),
    ) + 18;
  const [, delivered, seen, acted, met] = (table.rows[0] ?? []).map((cell) => numberText(numberOf(cell), lang));
  return {
    id: table.id,
    title: table.title[lang],
    alt:
      lang === 'vi'
        ? `Trong ${delivered} lượt phát có yêu cầu: ${seen} được xem, ${acted} có hành động, ${met} hoàn thành đúng hạn.`
        : `Of ${delivered} deliveries that asked for something ${seen} were seen, ${acted} acted on, ${met} done in time.`,
    height: rows(table.rows.length, ROW, top),
    table,
    option: {
      ...base(pen),
      legend: legend(
        pen,
        parts.map((part) => part[lang]),
        22,
      ),
      grid: room(pen, top, { right: 50 }),
      xAxis: percentAxis(pen, lang === 'vi' ? 'Tỷ lệ trong số lượt phát' : 'Share of deliveries'),
      yAxis: [
        rowAxis(pen, names),
        {
          ...rowAxis(pen, names),
          position: 'right',
          name: lang === 'vi' ? 'lượt phát' : 'deliveries',
          nameLocation: 'start',
          nameGap: 4,
          nameTextStyle: { color: look.dim, fontFamily: FONT, fontSize: 10, align: 'center' },
          data: table.rows.map((row) => numberText(numberOf(row[1]), lang)),
        },
      ],
      series: seriesOf(
        parts.map((part) => ({
          type: 'bar',
          name: part[lang],
          stack: 'all',
          barWidth: 16,
          itemStyle: { color: part.color, decal: part.decal, borderColor: look.dim, borderWidth: 0.75 },
          data: table.rows.map((row) => {
            const n = numberOf(row[part.from]) - (part.less === null ? 0 : numberOf(row[part.less]));
            return { value: (n / Math.max(1, numberOf(row[1]))) * 100, n };
          }),
          tooltip: {
            formatter: ({ dataIndex, data, value }: { dataIndex: number; data: { n: number }; value: number }) =>
              `${names[dataIndex] ?? ''}\n${part[lang]}: ${data.n} (${percentText(value, lang)})`,
          },
        })),
      ),
    },
  };
}

/** `table`: `techniques`, a row being [technique, injects, teams, percent]. */
export function techniquesChart(table: ChartTable, pen: Pen): Chart {
  const { lang, look } = pen;
  const names = table.rows.map(([id, injects]) => `${wordOf(id, lang)} (${wordOf(injects, lang)})`);
  const played = table.rows.filter(([, , , percent]) => percent !== null).toSorted((a, b) => numberOf(b[3]) - numberOf(a[3]));
  const told = (row: ChartTable['rows'][number] | undefined): string =>
    row ? `${wordOf(row[0], lang)} (${percentText(numberOf(row[3]), lang)})` : '–';
  const label = (row: ChartTable['rows'][number]): string => {
    const teams = lang === 'vi' ? `${numberOf(row[2])} đội` : `${numberOf(row[2])} team${row[2] === 1 ? '' : 's'}`;
    if (row[3] === null) return lang === 'vi' ? `không có điểm · ${teams}` : `nothing to earn · ${teams}`;
    return `${percentText(numberOf(row[3]), lang)} · ${teams}`;
  };
  return {
    id: table.id,
    title: table.title[lang],
    alt:
      lang === 'vi'
        ? `Tỷ lệ điểm cao nhất: ${told(played[0])}; thấp nhất: ${told(played.at(-1))}.`
        : `Highest share of points: ${told(played[0])}; lowest: ${told(played.at(-1))}.`,
    height: rows(table.rows.length, ROW, 8),
    table,
    option: {
      ...base(pen),
      grid: room(pen, 8, { right: 112 }),
      xAxis: percentAxis(pen, lang === 'vi' ? 'Tỷ lệ điểm đạt được' : 'Share of points earned'),
      yAxis: rowAxis(pen, names),
      series: [
        {
          type: 'bar',
          barWidth: 16,
          itemStyle: { color: look.good },
          data: table.rows.map((row) => ({ value: numberOf(row[3]), label: { formatter: label(row) } })),
          label: { show: true, position: 'right', color: look.ink, fontFamily: FONT, fontSize: 11 },
          tooltip: { formatter: ({ dataIndex }) => `${names[dataIndex] ?? ''}\n${label(table.rows[dataIndex] ?? [])}` },
        },
      ],
    },
  };
}
