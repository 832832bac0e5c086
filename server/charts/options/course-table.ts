/** How injects went, as tables: per inject, how far teams came, inject × team, and each team's lanes. */
import type { HeatCell } from '../../shared/analysis.js';
import type { AfterActionReport } from '../../shared/report.js';
import { column, type BiText, type Cell, type ChartTable } from './table.js';
import { HEAT, NOT_DELIVERED } from './words.js';

type Inject = AfterActionReport['injects'][number];

const INJECT = column('Tình huống', 'Inject', 'text');
const TEAM = column('Đội', 'Team', 'text');

/** `1.4 Title`, as tables and axes name an inject. */
export const injectName = ({ number, title }: Pick<Inject, 'number' | 'title'>): BiText => ({
  vi: `${number} ${title.vi}`,
  en: `${number} ${title.en}`,
});

/** Columns of the heat map, in its order; `at`: the place of their cells in a row. */
export function heatColumns(report: AfterActionReport): { inject: Inject; at: number }[] {
  const known = new Map(report.injects.map((inject) => [inject.id, inject]));
  return report.analysis.heat.injects.flatMap((id, at) => {
    const inject = known.get(id);
    return inject ? [{ inject, at }] : [];
  });
}

/** `injects`: one row per inject and repeat over all teams. */
export function injectsTable(report: AfterActionReport): ChartTable {
  const times = new Map(report.analysis.distributions.inject.map((one) => [one.key, one.stat]));
  return {
    id: 'injects',
    title: { vi: 'Kết quả từng tình huống', en: 'How each inject went' },
    note: {
      vi: 'Đạt, muộn, quá hạn đếm từng việc và câu hỏi của mọi đội; các cột trước đếm lượt phát. Trung vị phản hồi xếp việc chưa làm sau mọi việc đã làm.',
      en: 'Met, late and missed count expectations and questions of all teams, the columns before them deliveries. The median response puts what was not done after all that was.',
    },
    columns: [
      INJECT,
      column('Theo kịch bản', 'Scheduled', 'x'),
      column('Đã phát', 'Delivered', 'count'),
      column('Không cần', 'Not needed', 'count'),
      column('Bỏ qua', 'Skipped', 'count'),
      column('Đã xem', 'Seen', 'count'),
      column('Đạt', 'Met', 'count'),
      column('Muộn', 'Late', 'count'),
      column('Quá hạn', 'Missed', 'count'),
      column('Trung vị xem', 'Median until seen', 'ms'),
      column('Trung vị phản hồi', 'Median response', 'ms'),
    ],
    rows: heatColumns(report).map(({ inject }) => {
      const stat = times.get(inject.id);
      const response: Cell = stat?.median ?? (stat?.medianAbove === undefined ? null : { above: stat.medianAbove });
      const { scheduledX, delivered, notNeeded, skipped, seen, met, late, missed, medianSeen } = inject;
      return [injectName(inject), scheduledX, delivered, notNeeded, skipped, seen, met, late, missed, medianSeen, response];
    }),
  };
}

/** `funnel`: the whole drill first, then every inject that asked for something. */
export function funnelTable(report: AfterActionReport): ChartTable {
  const { all, injects } = report.analysis.funnel;
  const known = new Map(report.injects.map((inject) => [inject.id, inject]));
  const row = (label: BiText, { delivered, seen, acted, met }: typeof all): Cell[] => [label, delivered, seen, acted, met];
  return {
    id: 'funnel',
    title: { vi: 'Từ khi phát đến khi hoàn thành', en: 'From delivery to completion' },
    note: {
      vi: 'Đếm lượt đội nhận tình huống có yêu cầu. Mỗi bước gồm các lượt đã đến ít nhất bước đó: làm mà không mở xem cũng tính là đã xem.',
      en: 'Counts each delivery that asked a team for something. Every step holds those that came at least so far: what was acted on without opening it counts as seen.',
    },
    columns: [
      INJECT,
      column('Đã phát', 'Delivered', 'count'),
      column('Đã xem', 'Seen', 'count'),
      column('Đã hành động', 'Acted on', 'count'),
      column('Hoàn thành đúng hạn', 'Done in time', 'count'),
    ],
    rows: [
      row({ vi: 'Toàn bộ', en: 'All' }, all),
      ...injects.flatMap((one) => {
        const inject = known.get(one.inject);
        return inject ? [row(injectName(inject), one)] : [];
      }),
    ],
  };
}

const teamsOf = (report: AfterActionReport): { name: BiText; cells: (HeatCell | null)[]; teamId: string }[] => {
  const rows = new Map(report.analysis.heat.rows.map((row) => [row.teamId, row.cells]));
  return report.sheet.teams.map(({ teamId, name }) => ({ teamId, name: { vi: name, en: name }, cells: rows.get(teamId) ?? [] }));
};

function heat(report: AfterActionReport, id: string, title: BiText, unit: 'text' | 'percent', cell: (cell: HeatCell) => Cell): ChartTable {
  const columns = heatColumns(report);
  return {
    id,
    title,
    columns: [TEAM, ...columns.map(({ inject }) => ({ label: injectName(inject), unit }))],
    rows: teamsOf(report).map(({ name, cells }) => [
      name,
      ...columns.map(({ at }) => {
        const one = cells[at];
        return one ? cell(one) : unit === 'text' ? NOT_DELIVERED : null;
      }),
    ]),
  };
}

/** `heat`: how every team did on every inject, in words. */
export const heatTable = (report: AfterActionReport): ChartTable =>
  heat(report, 'heat', { vi: 'Đội × tình huống: kết quả', en: 'Team × inject: result' }, 'text', ({ state }) => HEAT[state].label);

/** `heat-share`: the same cells as points earned of those possible. */
export const heatShareTable = (report: AfterActionReport): ChartTable =>
  heat(report, 'heat-share', { vi: 'Đội × tình huống: tỷ lệ điểm', en: 'Team × inject: share of points' }, 'percent', ({ share }) =>
    share === null ? null : share * 100,
  );

/** One team's injects as they came, each with its moments. */
export interface Lane {
  inject: Inject;
  cell: HeatCell;
}

export function lanesOf(report: AfterActionReport, teamId: string): Lane[] {
  const cells = report.analysis.heat.rows.find((row) => row.teamId === teamId)?.cells ?? [];
  return heatColumns(report)
    .flatMap(({ inject, at }): Lane[] => {
      const cell = cells[at];
      return cell ? [{ inject, cell }] : [];
    })
    .toSorted((a, b) => a.cell.deliveredX - b.cell.deliveredX);
}

const LANE = [
  INJECT,
  column('Đã phát', 'Delivered', 'x'),
  column('Đã xem', 'Seen', 'x'),
  column('Hành động đầu tiên', 'First act', 'x'),
  column('Làm xong', 'Done', 'x'),
  column('Mục tiêu', 'Target', 'x'),
  column('Hạn tối đa', 'Max', 'x'),
  column('Kết quả', 'Result', 'text'),
];
const laneRow = ({ inject, cell }: Lane): Cell[] => [injectName(inject), ...momentsOf(cell)];
const momentsOf = (cell: HeatCell): Cell[] => [
  cell.deliveredX,
  cell.seenX ?? null,
  cell.actedX ?? null,
  cell.doneX ?? null,
  cell.targetX ?? null,
  cell.maxX ?? null,
  HEAT[cell.state].label,
];
const LANE_NOTE: BiText = {
  vi: 'Giờ diễn tập. Làm xong: khi việc cuối cùng của tình huống đã làm; mục tiêu và hạn tối đa: của việc có hạn muộn nhất.',
  en: 'Drill time. Done: when the last thing the inject asked for was done; target and max: the latest of what it asked for.',
};

/** `lane-<team>`: what the team's swim lanes are drawn from. */
export function laneTable(report: AfterActionReport, teamId: string): ChartTable {
  const name = report.sheet.teams.find((team) => team.teamId === teamId)?.name ?? '';
  return {
    id: `lane-${teamId}`,
    title: { vi: `Diễn biến từng tình huống: ${name}`, en: `How each inject went: ${name}` },
    note: LANE_NOTE,
    columns: LANE,
    rows: lanesOf(report, teamId).map(laneRow),
  };
}

/** Infinity less Infinity is no number. */
const later = (a: number, b: number): number => (a === b ? 0 : a - b);

/** `inject-<inject>`: the same of one inject, team by team; those that were done first come first. */
export function injectLaneTable(report: AfterActionReport, id: string): ChartTable {
  const found = heatColumns(report).find(({ inject }) => inject.id === id);
  const name = found ? injectName(found.inject) : { vi: id, en: id };
  const rows = teamsOf(report)
    .flatMap(({ name: team, cells }) => {
      const cell = found && cells[found.at];
      return cell ? [{ team, cell, doneX: cell.doneX ?? Infinity, actedX: cell.actedX ?? Infinity }] : [];
    })
    .toSorted((a, b) => later(a.doneX, b.doneX) || later(a.actedX, b.actedX));
  return {
    id: `inject-${id}`,
    title: { vi: `Diễn biến ở từng đội: ${name.vi}`, en: `How it went team by team: ${name.en}` },
    note: LANE_NOTE,
    columns: [TEAM, ...LANE.slice(1)],
    rows: rows.map(({ team, cell }) => [team, ...momentsOf(cell)]),
  };
}

/** `lanes`: the lanes of all teams. */
export const lanesTable = (report: AfterActionReport): ChartTable => ({
  id: 'lanes',
  title: { vi: 'Diễn biến từng tình huống của các đội', en: 'How each inject went, team by team' },
  note: LANE_NOTE,
  columns: [TEAM, ...LANE],
  rows: teamsOf(report).flatMap(({ name, teamId }) => lanesOf(report, teamId).map((lane) => [name, ...laneRow(lane)])),
});
