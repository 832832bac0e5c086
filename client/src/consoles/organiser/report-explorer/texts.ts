/** Texts of the score explorer. */
import { register, useText } from '../../../i18n/index.js';

const texts = {
  team: ['Chọn đội', 'Choose a team'],
  teamHint: ['Gõ để tìm, xếp theo thứ hạng', 'Type to search, in order of rank'],
  noTeam: ['Không có đội nào khớp', 'No team matches'],
  noTeams: ['Cuộc diễn tập không có đội nào', 'The exercise has no teams'],
  before: ['Đội trước (phím K)', 'Previous team (key K)'],
  next: ['Đội sau (phím J)', 'Next team (key J)'],
  place: ['{{n}} / {{of}}', '{{n}} / {{of}}'],
  rank: ['Hạng {{n}}', 'Rank {{n}}'],
  unranked: ['Không xếp hạng', 'Unranked'],
  provisional: ['Tạm tính: còn dòng chờ chấm', 'Provisional: lines await a mark'],
  link: ['Địa chỉ của dòng này', 'Address of this line'],
  sure: ['Thứ hạng chắc chắn đến đâu', 'How sure the ranking is'],
  sureIntro: [
    'Cùng nhật ký, xếp hạng lại theo từng cách tính khác; mỗi lần chỉ đổi một điều. Kết quả chính thức không đổi.',
    'The same log ranked by other rules, one change at a time. The official results stay.',
  ],
  'rule.seen': ['Tính giờ từ lúc mở xem', 'Clock from the first look'],
  'rule.delivered': ['Tính giờ từ lúc phát', 'Clock from the delivery'],
  'rule.no-marks': ['Bỏ điểm chấm chất lượng', 'Without quality marks'],
  'rule.no-hints': ['Gợi ý không mất điểm', 'Hints cost nothing'],
  'about.seen': [
    'Đồng hồ của mỗi đội chạy từ lúc đội mở xem tình huống, không từ lúc phát.',
    'Each team’s clock starts when it opened the inject, not at the delivery.',
  ],
  'about.delivered': [
    'Đồng hồ của mỗi đội chạy từ lúc phát tình huống, không từ lúc đội mở xem.',
    'Each team’s clock starts at the delivery, not when it opened the inject.',
  ],
  'about.no-marks': [
    'Mọi việc đã làm được coi là trọn chất lượng; việc chờ chấm được tính ngay.',
    'What was done counts with full quality; what awaits a mark counts at once.',
  ],
  'about.no-hints': ['Đội lấy gợi ý không bị nhân hệ số.', 'Taking a hint multiplies nothing.'],
  same: ['thứ hạng không đổi', 'the ranking does not change'],
  noBearing: ['không áp dụng: không điều gì trong cuộc này phụ thuộc vào đó', 'does not apply: nothing in this drill depends on it'],
  moved: ['{{n}} đội đổi hạng, nhiều nhất {{most}} bậc', '{{n}} teams move, by {{most}} places at most'],
  official: ['Chính thức', 'Official'],
  teamColumn: ['Đội', 'Team'],
  movers: ['Đội đổi hạng', 'Teams that move'],
  pages: ['Các trang của bảng', 'Pages of the table'],
  up: ['lên {{n}}', 'up {{n}}'],
  down: ['xuống {{n}}', 'down {{n}}'],
  stays: ['giữ nguyên', 'stays'],
  sureLater: ['Có sau khi kết thúc diễn tập.', 'Available once the exercise has ended.'],
} as const satisfies Record<string, readonly [string, string]>;

register('explorer', texts);
export const useExplorer = () => useText<typeof texts>('explorer');
