/** Response times as tables: spread per group, share done over time, and every single value. */
import type { Distribution, DistributedBy } from '../../shared/analysis.js';
import type { AfterActionReport } from '../../shared/report.js';
import { injectName } from './course-table.js';
import { medianCell, p90Cell, ranked } from './quantiles.js';
import { column, type BiText, type Cell, type ChartTable } from './table.js';
import { GROUPED } from './words.js';

const NOTE: BiText = {
  vi: 'Thời gian diễn tập từ khi nhận tình huống đến khi làm xong. Việc chưa làm khi kết thúc ghi là > T, xếp sau mọi việc đã làm và không bao giờ lấy trung bình. Việc chủ động làm trước tính là 0.',
  en: 'Drill time from the delivery until it was done. What was not done by END EX is given as > T, stands after all that was, and is never averaged. What was done on initiative, before the inject came, counts as 0.',
};
const EVERY: BiText = {
  vi: ' Gồm mọi việc cần làm và câu hỏi.',
  en: ' Every expectation and question is in it.',
};

/** Rows of a grouping in the order they are read: teams by name, all others as the scenario has them. */
export function groupsOf(report: AfterActionReport, by: DistributedBy): Distribution[] {
  const groups = report.analysis.distributions[by];
  if (by === 'inject') {
    const injects = new Map(report.injects.map((inject) => [inject.id, injectName(inject)]));
    return groups.map((group) => ({ ...group, label: injects.get(group.key) ?? group.label }));
  }
  if (by !== 'team') return groups;
  // the sheet has the names that this edition shows
  const names = new Map(report.sheet.teams.map(({ teamId, name }) => [teamId, name]));
  return groups
    .flatMap((group) => {
      const name = names.get(group.key);
      return name === undefined ? [] : [{ ...group, label: { vi: name, en: name } }];
    })
    .toSorted((a, b) => a.label.vi.localeCompare(b.label.vi, 'vi', { numeric: true }));
}

/** `times-<by>`: what a box plot of the groups is drawn from. */
export function timesTable(report: AfterActionReport, by: DistributedBy): ChartTable {
  const group = GROUPED[by];
  return {
    id: `times-${by}`,
    title: { vi: `Thời gian phản hồi theo ${group.vi.toLowerCase()}`, en: `Response times by ${group.en.toLowerCase()}` },
    note: by === 'stamp' ? NOTE : { vi: NOTE.vi + EVERY.vi, en: NOTE.en + EVERY.en },
    columns: [
      { label: group, unit: 'text' },
      column('Số việc đã làm', 'Done', 'count'),
      column('Chưa làm khi kết thúc', 'Not done by END EX', 'count'),
      column('Nhanh nhất', 'Fastest', 'ms'),
      column('Tứ phân vị 1', '1st quartile', 'ms'),
      column('Trung vị', 'Median', 'ms'),
      column('Tứ phân vị 3', '3rd quartile', 'ms'),
      column('Bách phân vị 90', '90th percentile', 'ms'),
    ],
    rows: groupsOf(report, by).map((one) => [
      one.label,
      one.stat.n,
      one.stat.censored,
      ranked(one, 0),
      ranked(one, 25),
      medianCell(one),
      ranked(one, 75),
      p90Cell(one),
    ]),
  };
}

/** A step of the curve: by `ms`, `percent` of all were done. */
export interface Step {
  ms: number;
  percent: number;
}
const MOST_STEPS = 200;

/** Steps of the share done; of many values every half percent, each at a value that really occurred. */
export function stepsOf({ values, censored }: Distribution): Step[] {
  const all = values.length + censored.length;
  const steps: Step[] = [];
  const places = Math.min(values.length, MOST_STEPS);
  for (let k = 1; k <= places; k += 1) {
    let rank = Math.ceil((k * values.length) / places);
    const ms = values[rank - 1] ?? 0;
    while (values[rank] === ms) rank += 1;
    if (steps.at(-1)?.ms !== ms) steps.push({ ms, percent: (rank / all) * 100 });
  }
  return steps;
}

/** How long the last of the undone had been open; null: all was done. */
export const openFor = ({ censored }: Distribution): number | null => censored.at(-1) ?? null;

/** `share-stamp`: what the curves of the share done are drawn from. */
export function shareTable(report: AfterActionReport): ChartTable {
  return {
    id: 'share-stamp',
    title: { vi: 'Tỷ lệ việc đã làm theo thời gian', en: 'Share of work done over time' },
    note: {
      vi: `${NOTE.vi} Tỷ lệ tính trên toàn bộ số việc, kể cả việc chưa làm.`,
      en: `${NOTE.en} The share is of all work, undone work included.`,
    },
    columns: [{ label: GROUPED.stamp, unit: 'text' }, column('Thời gian', 'Time', 'ms'), column('Tỷ lệ đã làm', 'Share done', 'percent')],
    rows: report.analysis.distributions.stamp.flatMap((one): Cell[][] => {
      const steps = stepsOf(one);
      const open = openFor(one);
      return [
        ...steps.map(({ ms, percent }) => [one.label, ms, percent]),
        ...(open === null ? [] : [[one.label, { above: open }, steps.at(-1)?.percent ?? 0]]),
      ];
    }),
  };
}

/** `values-<by>`: every single time, the undone ones as `> T`. */
export function valuesTable(report: AfterActionReport, by: DistributedBy): ChartTable {
  const group = GROUPED[by];
  return {
    id: `values-${by}`,
    title: {
      vi: `Từng thời gian phản hồi theo ${group.vi.toLowerCase()}`,
      en: `Every response time by ${group.en.toLowerCase()}`,
    },
    note: NOTE,
    columns: [{ label: group, unit: 'text' }, column('Thời gian', 'Time', 'ms')],
    rows: groupsOf(report, by).flatMap((one): Cell[][] => [
      ...one.values.map((ms) => [one.label, ms]),
      ...one.censored.map((above) => [one.label, { above }]),
    ]),
  };
}
