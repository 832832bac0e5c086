/** Texts of the shared page of the results. */
import { register, useText } from '../../i18n/index.js';

export const texts = {
  title: ['Kết quả diễn tập', 'Exercise results'],
  issue: ['Bản công bố lần {{n}}, {{when}}', 'Issue {{n}}, {{when}}'],
  reason: ['Lý do công bố lại: {{reason}}', 'Why it was issued anew: {{reason}}'],
  provisional: ['Kết quả tạm thời: còn nội dung chưa chấm.', 'Provisional: some work has not been marked.'],
  anonymous: [
    'Bản ẩn danh: tên đội được thay bằng chữ cái, không nêu tên người.',
    'Edition without names: teams are letters, nobody is named.',
  ],
  notYet: ['Kết quả chưa được công bố', 'The results have not been published'],
  notYetText: [
    'Trang này sẽ hiện kết quả ngay khi Ban Tổ chức công bố. Không cần tải lại.',
    'This page shows the results as soon as the organisers publish them. There is no need to reload.',
  ],
  expired: ['Liên kết không còn hiệu lực', 'This link is no longer good'],
  expiredText: [
    'Liên kết đã hết hạn hoặc đã bị thu hồi. Hãy hỏi Ban Tổ chức để nhận liên kết mới.',
    'It has expired or was withdrawn. Ask the organisers for a new one.',
  ],
  signIn: ['Đăng nhập để xem, hoặc mở bằng liên kết được gửi', 'Sign in to look, or open the link that was sent to you'],
  started: ['Bắt đầu', 'Start'],
  ended: ['Kết thúc', 'End'],
  duration: ['Thời lượng diễn tập', 'Drill time'],
  teams: ['Đội tham gia', 'Teams'],
  members: ['Người tham gia', 'Participants'],
  deliveries: ['Lượt phát tình huống', 'Deliveries'],
  actions: ['Hành động', 'Actions'],
  reports: ['Báo cáo', 'Reports'],
  summary: ['Tóm tắt', 'Summary'],
  objectives: ['Kết quả theo mục tiêu', 'Results by objective'],
  objective: ['Mục tiêu', 'Objective'],
  rating: ['Mức', 'Rating'],
  percent: ['Kết quả', 'Result'],
  ranking: ['Xếp hạng', 'Ranking'],
  rank: ['Hạng', 'Rank'],
  team: ['Đội', 'Team'],
  points: ['Điểm', 'Points'],
  penalties: ['Điểm trừ', 'Penalties'],
  outcome: ['Kết cục', 'Outcome'],
  search: ['Tìm đội', 'Find a team'],
  pages: ['Trang của bảng xếp hạng', 'Pages of the ranking'],
  open: ['Xem báo cáo', 'Read the report'],
  pdf: ['Tải PDF', 'PDF'],
  making: ['Đang lập báo cáo…', 'Making the report…'],
  ratingP: ['Thực hiện tốt, không vướng mắc', 'Performed without challenges'],
  ratingS: ['Thực hiện được, còn một số vướng mắc', 'Performed with some challenges'],
  ratingM: ['Thực hiện được, vướng mắc lớn', 'Performed with major challenges'],
  ratingU: ['Không thực hiện được', 'Unable to be performed'],
} as const satisfies Record<string, readonly [string, string]>;
register('results', texts);

export const useResultsText = () => useText<typeof texts>('results');
