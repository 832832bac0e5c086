/** Every score line of every team, one row each; what ranking and objectives are summed from. */
import type { AfterActionReport } from '../../shared/report.js';
import type { ScoreLine, TeamScore } from '../../shared/scores.js';
import type { Bi } from '../../shared/text.js';
import { column, type Column, type Sheet, type Value } from './sheet.js';
import { LINE_KINDS, SHEETS, STATES } from './words.js';

/** A key per team that no spreadsheet takes for a number or a pattern: `T001`. In the order of the score sheet. */
export const keysOf = (teams: readonly TeamScore[]): Map<string, string> =>
  new Map(teams.map(({ teamId }, index) => [teamId, `T${String(index + 1).padStart(3, '0')}`]));

/** Titles of objectives by id. */
export const titlesOf = ({ objectives }: AfterActionReport): Map<string, Bi> => new Map(objectives.map(({ id, title }) => [id, title]));

const LINES: readonly Column[] = [
  column('Mã đội', 'Team key', 'text', 8),
  column('Đội', 'Team', 'text', 30),
  column('Tình huống', 'Inject', 'text', 9),
  column('Tên tình huống', 'Inject title', 'text', 34),
  column('Nội dung', 'Item', 'text', 34),
  column('Loại', 'Kind', 'text', 14),
  column('Mục tiêu', 'Objective', 'text', 24),
  column('Bắt buộc', 'Must', 'text', 9),
  column('Trạng thái', 'State', 'state'),
  column('Nhận lúc', 'Received', 'x'),
  column('Xong lúc', 'Done', 'x'),
  column('Phản hồi (giờ:phút:giây)', 'Response (h:mm:ss)', 'ms', 14),
  column('Mục tiêu (giờ:phút:giây)', 'Target (h:mm:ss)', 'ms', 14),
  column('Tối đa (giờ:phút:giây)', 'Max (h:mm:ss)', 'ms', 14),
  column('Hệ số thời gian', 'Time factor', 'factor'),
  column('Chất lượng', 'Quality', 'factor'),
  column('Câu trả lời', 'Answer', 'factor'),
  column('Gợi ý', 'Hint', 'factor'),
  column('Diễn biến', 'Course of events', 'factor'),
  column('Số điểm của việc', 'Points', 'points'),
  column('Tối đa được tính', 'Possible', 'points'),
  column('Đạt', 'Earned', 'points'),
  column('Điểm máy tính', 'Computed', 'points'),
  column('Lý do sửa điểm', 'Reason of the override', 'text', 30),
  column('Vì sao', 'Why', 'text', 70),
  column('Làm gì thì được thêm', 'What would have earned more', 'text', 50),
  column('Nhận xét của đánh giá viên', 'Evaluators’ comments', 'text', 40),
];
/** Columns of that sheet, from 1. */
export const AT = { key: 1, possible: 21, earned: 22 };

const known = <T>(value: T | undefined): T | null => value ?? null;

function lineRow(key: string, name: string, line: ScoreLine, objectives: ReadonlyMap<string, Bi>): Value[] {
  return [
    key,
    name,
    known(line.number),
    known(line.injectTitle),
    line.label,
    LINE_KINDS[line.kind],
    line.objective === undefined ? null : (objectives.get(line.objective) ?? line.objective),
    line.must,
    STATES[line.state],
    known(line.startX),
    known(line.servedX),
    known(line.responseMs),
    known(line.target),
    known(line.max),
    known(line.timeFactor),
    known(line.quality),
    known(line.answerFactor),
    known(line.hintFactor),
    known(line.scale),
    line.points,
    line.possible,
    line.earned,
    known(line.override?.computed),
    known(line.override?.reason),
    line.explain,
    known(line.better),
    (line.comments ?? []).map(({ text, by }) => `${by}: ${text}`).join('\n') || null,
  ];
}

export function linesSheet(report: AfterActionReport): Sheet {
  const { teams } = report.sheet;
  const objectives = titlesOf(report);
  const keys = keysOf(teams);
  return {
    name: SHEETS.lines,
    title: { vi: 'Từng dòng điểm của từng đội', en: 'Every score line of every team' },
    note: {
      vi: 'Đạt = số điểm × thời gian × chất lượng × gợi ý × diễn biến; dòng chờ chấm hoặc chưa tới hạn không được tính. Điểm trừ mang dấu âm.',
      en: 'Earned = points × time × quality × hint × course of events; lines that await a mark or are open count nowhere. Penalties are negative.',
    },
    fixed: 2,
    columns: LINES,
    rows: {
      *[Symbol.iterator]() {
        for (const team of teams) for (const line of team.lines) yield lineRow(keys.get(team.teamId)!, team.name, line, objectives);
      },
    },
  };
}
