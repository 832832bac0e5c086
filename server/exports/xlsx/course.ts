/** How the drill went: injects, response times, main timeline, who took part. */
import type { AfterActionReport } from '../../shared/report.js';
import type { MetricStat } from '../../shared/scores.js';
import { keysOf } from './lines.js';
import { column, type Sheet, type Value } from './sheet.js';
import { ALL_TEAMS, CHANNELS, ENTRY_KINDS, INJECT_TYPES, METRICS, SHEETS } from './words.js';

export const injectsSheet = ({ injects }: AfterActionReport): Sheet => ({
  name: SHEETS.injects,
  title: { vi: 'Kết quả từng tình huống', en: 'How each inject went' },
  fixed: 2,
  columns: [
    column('Số', 'No.', 'text', 7),
    column('Tình huống', 'Inject', 'text', 44),
    column('Kênh', 'Channel', 'text', 16),
    column('Loại', 'Type', 'text', 15),
    column('Theo kịch bản', 'Scheduled', 'x'),
    column('Đã phát', 'Delivered', 'count'),
    column('Không cần', 'Not needed', 'count'),
    column('Bỏ qua', 'Skipped', 'count'),
    column('Đã xem', 'Seen', 'count'),
    column('Kỳ vọng đạt', 'Expected, met', 'count'),
    column('Muộn', 'Late', 'count'),
    column('Quá hạn', 'Missed', 'count'),
    column('Trung vị đến khi xem (giờ:phút:giây)', 'Median to first sight (h:mm:ss)', 'ms', 16),
    column('Trung vị phản hồi (giờ:phút:giây)', 'Median response (h:mm:ss)', 'ms', 16),
    column('Trung vị độ trễ phát (giờ:phút:giây)', 'Median delivery drift (h:mm:ss)', 'ms', 16),
    column('Độ trễ lớn nhất (giờ:phút:giây)', 'Greatest drift (h:mm:ss)', 'ms', 16),
  ],
  rows: injects.map((one) => [
    one.number,
    one.title,
    CHANNELS[one.channel] ?? one.channel,
    INJECT_TYPES[one.type] ?? one.type,
    one.scheduledX,
    one.delivered,
    one.notNeeded,
    one.skipped,
    one.seen,
    one.met,
    one.late,
    one.missed,
    one.medianSeen,
    one.medianResponse,
    one.drift.median,
    one.drift.max,
  ]),
});

/** A figure, the least that is known of it, or nothing. */
const known = (value: number | null, above: number | undefined): Value => value ?? (above === undefined ? null : { above });

const statRow = (key: string, name: Value, metric: string, stat: MetricStat): Value[] => [
  key,
  name,
  METRICS[metric] ?? metric,
  stat.n,
  stat.censored,
  known(stat.median, stat.medianAbove),
  known(stat.p90, stat.p90Above),
];

export function metricsSheet({ metrics, sheet: { teams } }: AfterActionReport): Sheet {
  const keys = keysOf(teams);
  return {
    name: SHEETS.metrics,
    title: { vi: 'Thời gian phản hồi theo chỉ số', en: 'Response times by metric' },
    note: {
      vi: 'Theo giờ diễn tập. “> T”: chưa đạt khi kết thúc, chỉ biết là lâu hơn T; không bao giờ được lấy trung bình.',
      en: 'In drill time. “> T”: not reached by END EX, known only to take longer; never averaged.',
    },
    fixed: 3,
    columns: [
      column('Mã đội', 'Team key', 'text', 8),
      column('Đội', 'Team', 'text', 40),
      column('Chỉ số', 'Metric', 'text', 22),
      column('n', 'n', 'count'),
      column('Chưa đạt khi kết thúc', 'Not reached', 'count', 12),
      column('Trung vị (giờ:phút:giây)', 'Median (h:mm:ss)', 'ms', 14),
      column('Bách phân vị 90 (giờ:phút:giây)', '90th percentile (h:mm:ss)', 'ms', 14),
    ],
    rows: [
      ...Object.entries(metrics).map(([metric, stat]) => statRow('', ALL_TEAMS, metric, stat)),
      ...teams.flatMap((team) =>
        Object.entries(team.metrics).map(([metric, stat]) => statRow(keys.get(team.teamId)!, team.name, metric, stat)),
      ),
    ],
  };
}

/** What EXCON did and how things ended in the whole; everything in a team's own edition. */
export function timelineSheet({ timeline, sheet: { teams }, edition }: AfterActionReport): Sheet {
  const names = new Map(teams.map(({ teamId, name }) => [teamId, name]));
  const main = new Set(['control', 'report', 'missed', 'penalty', 'outcome']);
  const shown = edition.teamId === undefined ? timeline.filter(({ kind }) => main.has(kind)) : timeline;
  return {
    name: SHEETS.timeline,
    title: { vi: 'Diễn biến chính', en: 'Main timeline' },
    note: {
      vi: 'Toàn bộ sự kiện có trong tệp nhật ký (log.csv, log.ndjson).',
      en: 'Every event is in the log file (log.csv, log.ndjson).',
    },
    columns: [
      column('Giờ diễn tập', 'Drill time', 'x'),
      column('Giờ thực', 'Wall time', 'wall'),
      column('Loại', 'Kind', 'state', 16),
      column('Đội', 'Team', 'text', 40),
      column('Người', 'Person', 'text', 24),
      column('Sự kiện', 'Event', 'text', 80),
    ],
    rows: shown.map(({ at, kind, teamId, who, text }) => [
      at.x,
      at.wall,
      ENTRY_KINDS[kind] ?? kind,
      teamId === undefined ? null : (names.get(teamId) ?? null),
      who ?? null,
      text,
    ]),
  };
}

export const participantsSheet = ({ participants }: AfterActionReport): Sheet => ({
  name: SHEETS.participants,
  title: { vi: 'Thành phần tham gia', en: 'Exercise participants' },
  columns: [
    column('Đội', 'Team', 'text', 40),
    column('Cơ quan', 'Agency', 'text', 40),
    column('Loại cơ quan', 'Kind of agency', 'text', 18),
    column('Vai', 'Part', 'text', 30),
    column('Họ và tên', 'Name', 'text', 26),
    column('Chức vụ', 'Role', 'text', 22),
  ],
  rows: participants.flatMap(({ team, agency, kind, parts, members }): Value[][] => {
    const part = { vi: parts.map(({ vi }) => vi).join(', '), en: parts.map(({ en }) => en).join(', ') };
    const head: Value[] = [team, agency, kind ?? null, part];
    return members.length === 0 ? [[...head, null, null]] : members.map(({ name, role }) => [...head, name, role ?? null]);
  }),
});
