/** Texts of the exercise page's frame; every tab registers its own. */
import { register } from '../../i18n/index.js';

export const texts = {
  teams: ['Đội', 'Teams'],
  schedule: ['Lịch', 'Schedule'],
  invitations: ['Thư mời và phiếu tham gia', 'Invitations and join sheets'],
  lobby: ['Phòng chờ và kiểm tra trước giờ G', 'Lobby and go/no-go'],
  evaluators: ['Đánh giá viên', 'Evaluators'],
  links: ['Liên kết theo dõi', 'Viewing links'],
  toControl: ['Mở phòng điều hành', 'Open the control room'],
} as const;
register('exercise', texts);
