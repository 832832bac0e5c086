/** The first sheet, how sure the ranking is, and where every figure comes from. */
import type { AfterActionReport } from '../../shared/report.js';
import type { Bi, Lang } from '../../shared/text.js';
import { keysOf } from './lines.js';
import { allAgree } from './ranking.js';
import { as, column, type Sheet, type Value } from './sheet.js';
import { SHEETS, VARIANTS } from './words.js';

const row = (vi: string, en: string, value: Value): Value[] => [{ vi, en }, value];
const yes = (value: boolean): Bi => (value ? { vi: 'có', en: 'yes' } : { vi: 'không', en: 'no' });
const PLAY = {
  parallel: { vi: 'Song song: mỗi đội một diễn biến riêng', en: 'Parallel: every team in a story of its own' },
  joint: { vi: 'Phối hợp: nhiều đội trong cùng một diễn biến', en: 'Joint: several teams in one story' },
} satisfies Record<string, Bi>;

export function overviewSheet(report: AfterActionReport, lang: Lang): Sheet {
  const { exercise, scenario, counts, edition } = report;
  return {
    name: SHEETS.overview,
    title: { vi: `[DIỄN TẬP] Báo cáo sau diễn tập: ${exercise.name}`, en: `[DRILL] After-action report: ${exercise.name}` },
    note: report.published
      ? { vi: 'Kết quả đã công bố.', en: 'The results have been published.' }
      : { vi: 'BẢN NHÁP - chưa công bố', en: 'DRAFT - not published' },
    columns: [column('Mục', 'Item', 'text', 36), column('Nội dung', 'Content', 'text', 100)],
    rows: [
      row('Cuộc diễn tập', 'Exercise', exercise.name),
      row('Kịch bản', 'Scenario', scenario.title),
      row('Tình huống giả định', 'Scenario summary', scenario.summary),
      row('Phiên bản kịch bản', 'Scenario version', `${scenario.id} ${scenario.version}`),
      ...(edition.kind === undefined ? [] : [row('Chỉ loại cơ quan', 'Kind of agency only', edition.kind)]),
      ...(edition.anonymous ? [row('Ẩn danh', 'Anonymous', yes(true))] : []),
      row('Cách chơi', 'Kind of play', PLAY[exercise.play]),
      row('START EX', 'START EX', as('wall', exercise.startedWall)),
      row('END EX', 'END EX', as('wall', exercise.endedWall)),
      row('Thời gian diễn tập', 'Drill time', as('x', exercise.endX)),
      row('Hệ số thời gian đã dùng', 'Time factors used', exercise.factors.join('; ')),
      row('Số đội', 'Teams', as('count', counts.teams)),
      row('Số thành viên', 'Members', as('count', counts.members)),
      row('Lượt phát tình huống', 'Deliveries', as('count', counts.deliveries)),
      row('Hành động ghi nhận', 'Recorded actions', as('count', counts.actions)),
      row('Báo cáo đã gửi', 'Reports filed', as('count', counts.reports)),
      row('Câu trả lời', 'Answers', as('count', counts.answers)),
      row('Trao đổi', 'Messages', as('count', counts.messages)),
      row('Số sự kiện trong nhật ký', 'Events in the log', as('count', report.log.events)),
      row('Điểm tạm thời', 'Provisional figures', yes(report.provisional)),
      row('Tổng các dòng điểm so với phiếu điểm', 'Sums of the score lines against the score sheet', allAgree(report, lang)),
      ...report.summary.map(({ text }, index) => row(`Tóm tắt ${index + 1}`, `Summary ${index + 1}`, text)),
    ],
  };
}

/** The same log ranked by other rules: what would have changed. */
export function sensitivitySheet({ sensitivity, sheet: { teams } }: AfterActionReport): Sheet {
  const keys = keysOf(teams);
  const names = new Map(teams.map(({ teamId, name }) => [teamId, name]));
  return {
    name: SHEETS.sensitivity,
    title: { vi: 'Xếp hạng thay đổi thế nào nếu tính theo cách khác', en: 'How the ranking would change by another rule' },
    note: {
      vi: (sensitivity ?? [])
        .map((one) => `${VARIANTS[one.id].vi}: ${one.applies ? `${one.moved} đội đổi hạng` : 'không ảnh hưởng'}`)
        .join(' · '),
      en: (sensitivity ?? [])
        .map((one) => `${VARIANTS[one.id].en}: ${one.applies ? `${one.moved} teams move` : 'changes nothing'}`)
        .join(' · '),
    },
    columns: [
      column('Cách tính', 'Rule', 'text', 36),
      column('Mã đội', 'Team key', 'text', 8),
      column('Đội', 'Team', 'text', 40),
      column('Kết quả', 'Result', 'percent'),
      column('Hạng', 'Rank', 'count'),
      column('Lên (+) hoặc xuống (−)', 'Places gained or lost', 'count', 12),
    ],
    rows: (sensitivity ?? []).flatMap((variant) =>
      variant.teams.map((one): Value[] => [
        VARIANTS[variant.id],
        keys.get(one.teamId) ?? null,
        names.get(one.teamId) ?? null,
        one.percent,
        one.rank,
        one.change,
      ]),
    ),
  };
}

export function provenanceSheet({ exercise, scenario, sheet, log, publication, generatedWall }: AfterActionReport): Sheet {
  return {
    name: SHEETS.provenance,
    title: { vi: 'Mỗi con số truy được về bản ghi', en: 'Every figure can be traced to its records' },
    columns: [column('Mục', 'Item', 'text', 40), column('Số', 'Number', 'count', 10), column('Giá trị', 'Value', 'text', 90)],
    rows: [
      [{ vi: 'Lập lúc', en: 'Generated' }, null, as('wall', generatedWall)],
      [{ vi: 'Mã cuộc diễn tập', en: 'Exercise id' }, null, exercise.id],
      [{ vi: 'Kịch bản', en: 'Scenario' }, null, `${scenario.id} ${scenario.version}`],
      [{ vi: 'Mã băm kịch bản', en: 'Scenario hash' }, null, scenario.hash],
      [{ vi: 'Thang điểm', en: 'Rubric' }, null, `${sheet.rubric.scenario} ${sheet.rubric.version}`],
      [{ vi: 'Mã băm thang điểm', en: 'Rubric hash' }, null, sheet.rubric.hash],
      ...(publication
        ? [
            [{ vi: 'Mã băm phiếu điểm', en: 'Score sheet hash' }, null, publication.sheetHash] as Value[],
            ...publication.issues.map((issue): Value[] => [{ vi: 'Lần công bố', en: 'Issue' }, issue.n, as('wall', issue.wall)]),
          ]
        : []),
      [{ vi: 'Số sự kiện trong nhật ký', en: 'Events in the log' }, log.events, null],
      ...Object.entries(log.heads).map(([stream, { seq, hash }]): Value[] => [{ vi: `Nhật ký ${stream}`, en: `Log ${stream}` }, seq, hash]),
    ],
  };
}
