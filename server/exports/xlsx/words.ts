/** Words of the workbook, in both languages; sheet names have at most 31 characters. */
import type { ScoreLine } from '../../shared/scores.js';
import type { Bi } from '../../shared/text.js';

export const SHEETS = {
  overview: { vi: 'Tổng quan', en: 'Overview' },
  ranking: { vi: 'Xếp hạng', en: 'Ranking' },
  lines: { vi: 'Dòng điểm', en: 'Score lines' },
  objectives: { vi: 'Mục tiêu', en: 'Objectives' },
  ratings: { vi: 'Mức theo đội', en: 'Ratings by team' },
  injects: { vi: 'Tình huống', en: 'Injects' },
  metrics: { vi: 'Chỉ số thời gian', en: 'Metrics' },
  findings: { vi: 'Phát hiện', en: 'Findings' },
  plan: { vi: 'Kế hoạch khắc phục', en: 'Improvement plan' },
  observations: { vi: 'Quan sát', en: 'Observations' },
  participants: { vi: 'Thành phần tham gia', en: 'Participants' },
  timeline: { vi: 'Diễn biến', en: 'Timeline' },
  feedback: { vi: 'Phiếu góp ý', en: 'Feedback' },
  appeals: { vi: 'Phúc tra', en: 'Appeals' },
  sensitivity: { vi: 'Độ nhạy xếp hạng', en: 'Sensitivity' },
  provenance: { vi: 'Nguồn số liệu', en: 'Provenance' },
} satisfies Record<string, Bi>;

/** Names of sheets behind charts whose titles are too long to tell them apart in a tab. */
export const CHART_SHEETS: Record<string, Bi> = {
  'times-stamp': { vi: 'Thời gian - chỉ số', en: 'Times - metrics' },
  'times-inject': { vi: 'Thời gian - tình huống', en: 'Times - injects' },
  'times-team': { vi: 'Thời gian - đội', en: 'Times - teams' },
  'times-objective': { vi: 'Thời gian - mục tiêu', en: 'Times - objectives' },
  'times-kind': { vi: 'Thời gian - loại cơ quan', en: 'Times - kinds of agency' },
  'share-stamp': { vi: 'Tỷ lệ đã làm theo thời gian', en: 'Share done over time' },
  'values-stamp': { vi: 'Từng giá trị - chỉ số', en: 'Every value - metrics' },
  'values-inject': { vi: 'Từng giá trị - tình huống', en: 'Every value - injects' },
  heat: { vi: 'Đội × tình huống', en: 'Teams × injects' },
  'heat-share': { vi: 'Đội × tình huống, tỷ lệ', en: 'Teams × injects, shares' },
  lanes: { vi: 'Diễn biến từng tình huống', en: 'Course of each inject' },
  minutes: { vi: 'Khối lượng từng phút', en: 'Load by minute' },
};

export const STATES: Record<ScoreLine['state'], Bi> = {
  met: { vi: 'Đạt', en: 'Met' },
  late: { vi: 'Muộn', en: 'Late' },
  missed: { vi: 'Quá hạn', en: 'Missed' },
  open: { vi: 'Chưa tới hạn', en: 'Still open' },
  'awaiting-mark': { vi: 'Chờ chấm', en: 'Awaiting mark' },
  charged: { vi: 'Điểm trừ', en: 'Penalty' },
  wrong: { vi: 'Sai', en: 'Wrong' },
};
export const LINE_KINDS: Record<ScoreLine['kind'], Bi> = {
  expect: { vi: 'Việc cần làm', en: 'Expected action' },
  ask: { vi: 'Câu hỏi', en: 'Question' },
  penalty: { vi: 'Điểm trừ', en: 'Penalty' },
};
export const AGREES: Bi = { vi: 'khớp', en: 'agrees' };
export const DIFFERS: Bi = { vi: 'LỆCH', en: 'DIFFERS' };
export const OVERDUE: Bi = { vi: 'Quá hạn', en: 'Overdue' };
export const FINDING_KINDS = {
  strength: { vi: 'Điểm mạnh', en: 'Strength' },
  improvement: { vi: 'Cần cải thiện', en: 'Area for improvement' },
} satisfies Record<string, Bi>;
export const OBSERVED = { ...FINDING_KINDS, note: { vi: 'Ghi nhận khác', en: 'Note' } } satisfies Record<string, Bi>;

/** States of every list that must catch the eye, and those in between. */
export const BAD: readonly Bi[] = [STATES.missed, STATES.charged, STATES.wrong, DIFFERS, OVERDUE];
export const BETWEEN: readonly Bi[] = [
  STATES.late,
  STATES['awaiting-mark'],
  { vi: 'Một phần', en: 'In part' },
  { vi: 'Chờ chấm', en: 'Awaits a mark' },
];

export const METRICS: Record<string, Bi> = {
  acknowledge: { vi: 'Tiếp nhận', en: 'Acknowledge' },
  detect: { vi: 'Phát hiện, xác minh', en: 'Detect' },
  escalate: { vi: 'Báo cáo cấp trên', en: 'Escalate' },
  contain: { vi: 'Ngăn chặn', en: 'Contain' },
  recover: { vi: 'Khôi phục', en: 'Recover' },
  report: { vi: 'Báo cáo sự cố', en: 'Report' },
};
export const VARIANTS = {
  seen: { vi: 'Tính giờ từ lúc đội mở xem', en: 'Clock from first sight' },
  delivered: { vi: 'Tính giờ từ lúc phát', en: 'Clock from delivery' },
  'no-marks': { vi: 'Không tính điểm chấm chất lượng', en: 'Without quality marks' },
  'no-hints': { vi: 'Không giảm điểm do gợi ý', en: 'Without the hint factor' },
} satisfies Record<string, Bi>;
export const ENTRY_KINDS: Record<string, Bi> = {
  control: { vi: 'Điều hành', en: 'Control' },
  delivered: { vi: 'Nhận tình huống', en: 'Delivery' },
  seen: { vi: 'Mở xem', en: 'Seen' },
  action: { vi: 'Hành động', en: 'Action' },
  report: { vi: 'Báo cáo', en: 'Report' },
  answer: { vi: 'Trả lời', en: 'Answer' },
  hint: { vi: 'Gợi ý', en: 'Hint' },
  missed: { vi: 'Quá hạn', en: 'Missed' },
  penalty: { vi: 'Điểm trừ', en: 'Penalty' },
  system: { vi: 'Hệ thống', en: 'System' },
  outcome: { vi: 'Kết cục', en: 'Outcome' },
  message: { vi: 'Trao đổi', en: 'Message' },
};
export const CHANNELS: Record<string, Bi> = {
  email: { vi: 'Thư điện tử', en: 'E-mail' },
  phone: { vi: 'Điện thoại', en: 'Phone' },
  sms: { vi: 'Tin nhắn SMS', en: 'Text message' },
  siem: { vi: 'Cảnh báo giám sát', en: 'SIEM alert' },
  news: { vi: 'Báo chí', en: 'News' },
  social: { vi: 'Mạng xã hội', en: 'Social media' },
  chat: { vi: 'Trò chuyện', en: 'Chat' },
  ticket: { vi: 'Phiếu yêu cầu', en: 'Ticket' },
  letter: { vi: 'Công văn', en: 'Letter' },
};
export const INJECT_TYPES: Record<string, Bi> = {
  context: { vi: 'Bối cảnh', en: 'Contextual' },
  event: { vi: 'Tình huống chính', en: 'Key inject' },
  contingency: { vi: 'Dự phòng', en: 'Contingency' },
  noise: { vi: 'Gây nhiễu', en: 'Distractor' },
};
export const PRIORITIES = {
  high: { vi: 'Cao', en: 'High' },
  medium: { vi: 'Trung bình', en: 'Medium' },
  low: { vi: 'Thấp', en: 'Low' },
} satisfies Record<string, Bi>;
export const ALL_TEAMS: Bi = { vi: 'Tất cả các đội', en: 'All teams' };
