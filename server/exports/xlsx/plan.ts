/** What follows from the drill: findings, improvement plan, observations, feedback, appeals. */
import { ELEMENT_WORDS, STATUS_WORDS } from '../../shared/improvement-words.js';
import type { AfterActionReport } from '../../shared/report.js';
import { STATEMENTS } from '../../shared/feedback.js';
import type { Bi } from '../../shared/text.js';
import { titlesOf } from './lines.js';
import { column, type Sheet, type Value } from './sheet.js';
import { FINDING_KINDS, OBSERVED, OVERDUE, PRIORITIES, SHEETS } from './words.js';

const namesOf = ({ participants }: AfterActionReport): Map<string, string> =>
  new Map(participants.map(({ teamId, team }) => [teamId, team]));
/** So many teams are named; of more the number stands beside. */
const NAMED = 20;
const told = (teams: readonly string[] | undefined, names: ReadonlyMap<string, string>): string | null =>
  teams && teams.length > 0 && teams.length <= NAMED ? teams.map((id) => names.get(id) ?? id).join('; ') : null;
/** The objective's title, or what is known of it. */
const aim = (objective: string | undefined, titles: ReadonlyMap<string, Bi>): Value =>
  objective === undefined ? null : (titles.get(objective) ?? objective);

const RULE = { vi: 'Quy tắc của kịch bản', en: 'The scenario’s rules' };
const PLANNED = { vi: 'Kế hoạch khắc phục', en: 'Improvement plan' };

export function findingsSheet(report: AfterActionReport): Sheet {
  const names = namesOf(report);
  const titles = titlesOf(report);
  return {
    name: SHEETS.findings,
    title: { vi: 'Điểm mạnh và nội dung cần cải thiện', en: 'Strengths and areas for improvement' },
    columns: [
      column('Loại', 'Kind', 'text', 18),
      column('Nội dung', 'Finding', 'text', 60),
      column('Phân tích', 'Analysis', 'text', 60),
      column('Căn cứ', 'Reference', 'text', 34),
      column('Mục tiêu', 'Objective', 'text', 28),
      column('Số đội', 'Teams', 'count'),
      column('Đội', 'Which teams', 'text', 50),
      column('Khẩn', 'Urgent', 'text', 8),
      column('Nguồn', 'From', 'text', 22),
    ],
    rows: [
      ...report.improvement.findings.map((one): Value[] => [
        FINDING_KINDS[one.kind],
        one.title,
        one.analysis ?? null,
        one.reference ?? null,
        aim(one.objective, titles),
        one.teams?.length ?? null,
        told(one.teams, names),
        one.urgent ?? false,
        PLANNED,
      ]),
      ...report.findings.map((one): Value[] => [
        FINDING_KINDS[one.kind],
        one.text,
        null,
        null,
        aim(one.objective, titles),
        one.teams.length,
        told(one.teams, names),
        false,
        RULE,
      ]),
    ],
  };
}

export const planSheet = ({ improvement: { actions } }: AfterActionReport): Sheet => ({
  name: SHEETS.plan,
  title: { vi: 'Kế hoạch khắc phục', en: 'Improvement plan' },
  columns: [
    column('Năng lực', 'Capability', 'text', 26),
    column('Hạn chế', 'Area for improvement', 'text', 44),
    column('Biện pháp khắc phục', 'Corrective action', 'text', 60),
    column('Yếu tố', 'Capability element', 'text', 22),
    column('Đơn vị chịu trách nhiệm', 'Responsible', 'text', 34),
    column('Đầu mối', 'Point of contact', 'text', 34),
    column('Bắt đầu', 'Start', 'day'),
    column('Hạn hoàn thành', 'Due', 'day'),
    column('Tình trạng', 'Status', 'text', 20),
    column('Quá hạn', 'Overdue', 'state', 10),
    column('Minh chứng', 'Evidence', 'count', 11),
    column('Ghi chú', 'Note', 'text', 40),
  ],
  rows: actions.map((one): Value[] => [
    one.capability ?? null,
    one.issue,
    one.action,
    ELEMENT_WORDS[one.element],
    one.responsible,
    one.contact ? [one.contact.name, one.contact.email].filter(Boolean).join(', ') : null,
    one.start ?? null,
    one.due,
    STATUS_WORDS[one.status],
    one.overdue ? OVERDUE : null,
    one.evidence.length,
    one.note ?? null,
  ]),
});

export function observationsSheet(report: AfterActionReport): Sheet {
  const names = namesOf(report);
  const titles = titlesOf(report);
  return {
    name: SHEETS.observations,
    title: { vi: 'Quan sát của đánh giá viên', en: 'Evaluators’ observations' },
    columns: [
      column('Giờ diễn tập', 'Drill time', 'x'),
      column('Giờ thực', 'Wall time', 'wall'),
      column('Loại', 'Kind', 'text', 18),
      column('Nội dung', 'Observation', 'text', 80),
      column('Đội', 'Team', 'text', 40),
      column('Mục tiêu', 'Objective', 'text', 28),
      column('Đánh giá viên', 'Evaluator', 'text', 26),
      column('Tệp', 'Files', 'count'),
    ],
    rows: report.observations.map((one): Value[] => [
      one.at.x,
      one.at.wall,
      OBSERVED[one.tag],
      one.text,
      one.teamId === undefined ? null : (names.get(one.teamId) ?? one.teamId),
      aim(one.objective, titles),
      one.by ?? null,
      one.files,
    ]),
  };
}

/** The eight statements with their counts, then what was written; nothing where no form was shown. */
export function feedbackSheet({ feedback }: AfterActionReport): Sheet {
  const heads = [1, 2, 3, 4, 5].map((n) => column(String(n), String(n), 'count', 6));
  const blank: Value[] = heads.map(() => null);
  const by = (list: readonly { name: string; agency: string }[]): string | null =>
    list.map(({ name, agency }) => [name, agency].filter(Boolean).join(', ')).join('; ') || null;
  const said = (vi: string, en: string, list: readonly { text: string; n: number; by: { name: string; agency: string }[] }[] | undefined) =>
    (list ?? []).map((one): Value[] => [{ vi, en }, one.text, ...blank, one.n, null, by(one.by)]);
  return {
    name: SHEETS.feedback,
    title: { vi: 'Tổng hợp phiếu góp ý', en: 'Participant feedback' },
    note: {
      vi: feedback
        ? `${feedback.answered} phiếu trên ${feedback.seats} chỗ; 1: rất không đồng ý, 5: rất đồng ý.`
        : 'Chưa có phiếu nào được hiển thị.',
      en: feedback
        ? `${feedback.answered} forms of ${feedback.seats} seats; 1: strongly disagree, 5: strongly agree.`
        : 'No form is shown yet.',
    },
    columns: [
      column('Phần', 'Part', 'text', 22),
      column('Nội dung', 'Text', 'text', 70),
      ...heads,
      column('n', 'n', 'count'),
      column('Trung vị', 'Median', 'points'),
      column('Người góp ý, chi tiết', 'By, details', 'text', 40),
    ],
    rows: [
      ...(feedback?.statements ?? []).map(({ id, counts, n, median }): Value[] => [
        { vi: 'Đánh giá', en: 'Statement' },
        STATEMENTS.find((one) => one.id === id) ?? id,
        ...counts,
        n,
        median,
        null,
      ]),
      ...said('Điểm mạnh', 'Strengths', feedback?.strengths),
      ...said('Cần cải thiện', 'To improve', feedback?.improvements),
      ...said('Bỏ sót', 'Missed by evaluators', feedback?.missed),
      ...said('Ý kiến khác', 'Comments', feedback?.comments),
      ...(feedback?.actions ?? []).map((one): Value[] => [
        { vi: 'Đề xuất khắc phục', en: 'Proposed action' },
        one.action,
        ...blank,
        null,
        null,
        { vi: `${PRIORITIES[one.priority].vi}; ${one.responsible}`, en: `${PRIORITIES[one.priority].en}; ${one.responsible}` },
      ]),
      ...(feedback?.resources ?? []).map((one): Value[] => [
        { vi: 'Trang thiết bị, tập huấn, kế hoạch', en: 'Equipment, training, plans' },
        one.item,
        ...blank,
        null,
        null,
        PRIORITIES[one.priority],
      ]),
    ],
  };
}

export function appealsSheet(report: AfterActionReport): Sheet {
  const names = namesOf(report);
  return {
    name: SHEETS.appeals,
    title: { vi: 'Kiến nghị, phúc tra điểm', en: 'Score appeals' },
    columns: [
      column('Đội', 'Team', 'text', 40),
      column('Dòng điểm', 'Score line', 'text', 18),
      column('Gửi lúc', 'Sent', 'wall'),
      column('Lý do', 'Reason', 'text', 60),
      column('Trả lời lúc', 'Answered', 'wall'),
      column('Chấp nhận', 'Accepted', 'text', 10),
      column('Nội dung trả lời', 'Answer', 'text', 60),
      column('Người trả lời', 'By', 'text', 26),
      column('Điểm mới', 'Points given', 'points'),
    ],
    rows: report.appeals.map(({ teamId, ref, wall, reason, answer }): Value[] => [
      names.get(teamId) ?? teamId,
      ref,
      wall,
      reason,
      answer?.wall ?? null,
      answer ? (answer.accepted ? { vi: 'có', en: 'yes' } : { vi: 'không', en: 'no' }) : null,
      answer?.text ?? null,
      answer?.name ?? null,
      answer?.earned ?? null,
    ]),
  };
}
