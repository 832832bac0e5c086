/** The drill as the platform carried it, as tables: load by the minute, lateness of deliveries, outages. */
import type { Minute } from '../../shared/analysis.js';
import type { AfterActionReport } from '../../shared/report.js';
import { heatColumns, injectName } from './course-table.js';
import { column, type Cell, type ChartTable } from './table.js';

const INJECT = column('Tình huống', 'Inject', 'text');
const MINUTE = 60_000;
/** Minutes put together so that no more bars than this stand beside each other. */
const MOST_BARS = 120;
const WIDTHS = [1, 2, 5, 10, 15, 30, 60, 120, 240];

/** `minutes`: how many minutes of drill time one of them stands for. */
export interface Bin extends Minute {
  minutes: number;
}

/** Load over the drill; of a long one several minutes together, the greatest drift of each. */
export function binsOf({ analysis: { minutes } }: AfterActionReport): Bin[] {
  const width = WIDTHS.find((one) => minutes.length / one <= MOST_BARS) ?? Math.ceil(minutes.length / MOST_BARS);
  const bins: Bin[] = [];
  for (let at = 0; at < minutes.length; at += width) {
    const own = minutes.slice(at, at + width);
    const sum = (of: 'deliveries' | 'acts' | 'reports' | 'messages' | 'events'): number => own.reduce((all, one) => all + one[of], 0);
    const drifts = own.flatMap(({ drift }) => (drift === null ? [] : [drift]));
    bins.push({
      x: own[0]?.x ?? 0,
      minutes: own.length,
      deliveries: sum('deliveries'),
      acts: sum('acts'),
      reports: sum('reports'),
      messages: sum('messages'),
      events: sum('events'),
      drift: drifts.length > 0 ? Math.max(...drifts) : null,
    });
  }
  return bins;
}

const LOAD = [
  column('Lượt phát', 'Deliveries', 'count'),
  column('Hành động, câu trả lời', 'Acts and answers', 'count'),
  column('Báo cáo', 'Reports', 'count'),
  column('Tin nhắn', 'Messages', 'count'),
  column('Sự kiện trong nhật ký', 'Events in the log', 'count'),
  column('Phát trễ nhất', 'Latest delivery', 'ms'),
];
const loadOf = ({ deliveries, acts, reports, messages, events, drift }: Minute): Cell[] => [
  deliveries,
  acts,
  reports,
  messages,
  events,
  drift,
];

/** `minutes`: what the bars of the load are drawn from. */
export const minutesTable = (report: AfterActionReport): ChartTable => ({
  id: 'minutes',
  title: { vi: 'Khối lượng theo thời gian diễn tập', en: 'Load over drill time' },
  columns: [column('Từ', 'From', 'x'), column('Đến', 'To', 'x'), ...LOAD],
  rows: binsOf(report).map((bin) => [bin.x, bin.x + bin.minutes * MINUTE, ...loadOf(bin)]),
});

const BUSIEST = 10;

/** `busiest`: the minutes with the most events, the first of equal ones first. */
export const busiestTable = ({ analysis: { minutes } }: AfterActionReport): ChartTable => ({
  id: 'busiest',
  title: { vi: 'Những phút bận nhất', en: 'Busiest minutes' },
  columns: [column('Phút', 'Minute', 'x'), ...LOAD],
  rows: minutes
    .filter(({ events }) => events > 0)
    .toSorted((a, b) => b.events - a.events || a.x - b.x)
    .slice(0, BUSIEST)
    .map((minute) => [minute.x, ...loadOf(minute)]),
});

/** `drift`: how late deliveries were written, all together and per inject (I8). */
export function driftTable(report: AfterActionReport): ChartTable {
  const row = (label: Cell, { n, median, p90, max }: AfterActionReport['drift']): Cell[] => [label, n, median, p90, max];
  return {
    id: 'drift',
    title: { vi: 'Độ trễ phát tình huống', en: 'Lateness of deliveries' },
    note: {
      vi: 'Từ lúc tình huống đến giờ phải phát đến lúc được ghi nhận là đã phát (giờ diễn tập). Đồng hồ của đội tính từ lúc ghi nhận.',
      en: 'From the moment an inject was due to the moment its delivery was recorded (drill time). The team’s clock starts when it was recorded.',
    },
    columns: [
      INJECT,
      column('Lượt phát', 'Deliveries', 'count'),
      column('Trung vị', 'Median', 'ms'),
      column('Bách phân vị 90', '90th percentile', 'ms'),
      column('Lớn nhất', 'Greatest', 'ms'),
    ],
    rows: [
      row({ vi: 'Toàn bộ', en: 'All' }, report.drift),
      ...heatColumns(report)
        .filter(({ inject }) => inject.drift.n > 0)
        .map(({ inject }) => row(injectName(inject), inject.drift)),
    ],
  };
}

/** `schedule`: the plan beside what was played; what was neither planned for a time nor delivered is left out. */
export const scheduleTable = (report: AfterActionReport): ChartTable => ({
  id: 'schedule',
  title: { vi: 'Giờ phát: theo kịch bản và thực tế', en: 'Delivery: as scheduled and as played' },
  note: {
    vi: 'Giờ diễn tập. Chênh lệch lớn là do ban điều hành giữ lại, dời giờ, hoặc do diễn biến; tình huống không có giờ định trước chỉ có giờ thực tế.',
    en: 'Drill time. Great differences come from EXCON holding or moving an inject, or from the course of events; an inject without a planned time has only the times it was played.',
  },
  columns: [
    INJECT,
    column('Theo kịch bản', 'Scheduled', 'x'),
    column('Phát đầu tiên', 'First delivered', 'x'),
    column('Phát cuối cùng', 'Last delivered', 'x'),
  ],
  rows: heatColumns(report).flatMap(({ inject, at }): Cell[][] => {
    const times = report.analysis.heat.rows.flatMap(({ cells }) => cells[at]?.deliveredX ?? []).toSorted((a, b) => a - b);
    const [first = null, last = null] = [times[0], times.at(-1)];
    return first === null && inject.scheduledX === null ? [] : [[injectName(inject), inject.scheduledX, first, last]];
  }),
});

/** `outages`: when the drill stood without its server (C3). */
export const outagesTable = (report: AfterActionReport): ChartTable => ({
  id: 'outages',
  title: { vi: 'Gián đoạn', en: 'Outages' },
  note: {
    vi: 'Trong lúc gián đoạn đồng hồ diễn tập đứng; không đội nào bị tính giờ.',
    en: 'Drill time stood still meanwhile; no team was charged for it.',
  },
  columns: [
    column('Đồng hồ diễn tập đứng ở', 'Drill time stood at', 'x'),
    column('Từ', 'From', 'wall'),
    column('Đến', 'To', 'wall'),
    column('Thời lượng', 'Duration', 'ms'),
  ],
  rows: report.outages.map(({ x, fromWall, toWall }) => [x, fromWall, toWall, toWall - fromWall]),
});

/** `techniques`: ATT&CK techniques of the scenario and how teams did on the injects that show them. */
export function techniquesTable(report: AfterActionReport): ChartTable {
  const numbers = new Map(report.injects.map(({ id, number }) => [id, number]));
  return {
    id: 'techniques',
    title: { vi: 'Kết quả theo kỹ thuật tấn công (ATT&CK)', en: 'Results by attack technique (ATT&CK)' },
    columns: [
      column('Kỹ thuật', 'Technique', 'text'),
      column('Tình huống', 'Injects', 'text'),
      column('Số đội nhận', 'Teams that received it', 'count'),
      column('Tỷ lệ điểm', 'Share of points', 'percent'),
    ],
    rows: report.analysis.techniques.map(({ id, injects, teams, percent }) => [
      id,
      injects.map((inject) => numbers.get(inject) ?? inject).join(', '),
      teams,
      percent,
    ]),
  };
}
