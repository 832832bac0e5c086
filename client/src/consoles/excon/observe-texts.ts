/** Texts of the observer's page. */
import { register, useText } from '../../i18n/index.js';

export const texts = {
  mode: ['Chế độ quan sát', 'Observer view'],
  modeText: ['Chỉ xem: không có lệnh nào được gửi từ màn hình này.', 'Read-only: no command is sent from this screen.'],
  paused: ['Cuộc diễn tập đang tạm dừng', 'The exercise is paused'],
  feed: ['Diễn biến mới nhất', 'Latest events'],
  many: ['{{n}} đội', '{{n}} teams'],
  noFeed: ['Chưa có diễn biến nào', 'Nothing has happened yet'],
  waiting: ['Tình huống hiện ở đây khi được phát', 'Injects appear here when they go out'],
  delivered: ['nhận {{what}}', 'received {{what}}'],
  seen: ['mở xem {{what}}', 'opened {{what}}'],
  acted: ['thực hiện hành động', 'took an action'],
  actedOn: ['thực hiện hành động cho {{what}}', 'took an action on {{what}}'],
  proposed: ['đề nghị đội trưởng duyệt một hành động', 'asked the captain to approve an action'],
  reported: ['gửi báo cáo', 'filed a report'],
  answered: ['trả lời câu hỏi của {{what}}', 'answered a question of {{what}}'],
  system: ['{{what}}: {{state}}', '{{what}}: {{state}}'],
  systemAny: ['Trạng thái hệ thống thay đổi: {{what}}', 'System state changed: {{what}}'],
  readied: ['Mở phòng chờ', 'Lobby opened'],
  started: ['Bắt đầu diễn tập', 'START EX'],
  pausedAct: ['Tạm dừng', 'Paused'],
  resumed: ['Tiếp tục', 'Resumed'],
  ended: ['Kết thúc diễn tập', 'END EX'],
  cancelled: ['Hủy cuộc diễn tập', 'Exercise cancelled'],
  published: ['Công bố kết quả', 'Results published'],
  factor: ['Hệ số thời gian ×{{n}}', 'Time factor ×{{n}}'],
  outage: ['Gián đoạn hệ thống, đồng hồ đã dừng', 'System outage, the clock stood still'],
  boardOpened: ['Mở bảng điểm', 'Score board opened'],
  boardClosed: ['Ẩn bảng điểm', 'Score board hidden'],
  teamsOnline: ['{{n}}/{{all}} đội trực tuyến', '{{n}} of {{all}} teams online'],
  expiredTitle: ['Liên kết không còn hiệu lực', 'This link is no longer valid'],
  expiredText: [
    'Liên kết này đã hết hạn hoặc đã bị thu hồi. Hãy xin ban điều hành một liên kết mới.',
    'The link has expired or was withdrawn. Ask EXCON for a new one.',
  ],
  signIn: ['Hãy đăng nhập bằng tài khoản quan sát viên.', 'Sign in with an observer’s account.'],
  notAllowed: ['Không vào được cuộc diễn tập này', 'This exercise cannot be opened'],
} as const satisfies Record<string, readonly [string, string]>;
register('observe', texts);

export const useObserveText = () => useText<typeof texts>('observe');
