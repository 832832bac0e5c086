/** Texts of the wallboard: few words, read from the back row. */
import { register, useText } from '../../i18n/index.js';

export const texts = {
  label: ['Bảng theo dõi diễn tập', 'Exercise wallboard'],
  elapsed: ['Thời gian diễn tập', 'Drill time'],
  left: ['còn {{time}}', '{{time}} left'],
  now: ['Giờ hiện tại', 'Time of day'],
  teams: ['Đội trực tuyến', 'Teams online'],
  startsIn: ['Bắt đầu sau', 'Starts in'],
  soon: ['Chuẩn bị bắt đầu', 'About to start'],
  injects: ['Tình huống mới nhất', 'Latest injects'],
  noInjects: ['Chưa có tình huống nào được phát', 'No inject has gone out yet'],
  responded: ['{{n}}/{{all}} đội đã xử lý', '{{n}} of {{all}} teams responded'],
  confirmed: ['{{n}}/{{all}} đội đã xác nhận', '{{n}} of {{all}} teams confirmed'],
  onTime: ['{{n}} đúng hạn', '{{n}} on time'],
  board: ['Bảng xếp hạng (%)', 'Ranking (%)'],
  boardPage: ['Bảng xếp hạng (%), trang {{n}}/{{all}}', 'Ranking (%), page {{n}} of {{all}}'],
  provisional: ['điểm tạm tính', 'provisional'],
  frozen: ['Tạm khóa lúc {{time}}', 'Frozen at {{time}}'],
  unranked: ['chưa xếp hạng', 'unranked'],
  paused: ['Cuộc diễn tập đang tạm dừng', 'The exercise is paused'],
  realTitle: ['Dừng diễn tập: có sự cố thật', 'Drill stopped: a real incident'],
  realText: ['Hãy làm theo quy trình thật của đơn vị.', 'Follow your own real procedures.'],
  since: ['từ {{time}}', 'since {{time}}'],
  ended: ['Cuộc diễn tập đã kết thúc', 'The exercise has ended'],
  cancelled: ['Cuộc diễn tập đã bị hủy', 'The exercise was cancelled'],
  cut: ['Mất kết nối {{time}}', 'Connection lost {{time}}'],
  entering: ['Đang mở bảng theo dõi…', 'Opening the wallboard…'],
  expiredTitle: ['Liên kết không còn hiệu lực', 'This link is no longer valid'],
  expiredText: [
    'Liên kết này đã hết hạn hoặc đã bị thu hồi. Hãy xin ban điều hành một liên kết mới.',
    'The link has expired or was withdrawn. Ask EXCON for a new one.',
  ],
  refused: ['Tài khoản này không được xem bảng theo dõi.', 'This account may not open the wallboard.'],
  toLight: ['Nền sáng (phím L)', 'Light (key L)'],
  toDark: ['Nền tối (phím L)', 'Dark (key L)'],
  full: ['Toàn màn hình (phím F)', 'Full screen (key F)'],
} as const satisfies Record<string, readonly [string, string]>;
register('wall', texts);

export const useWallText = () => useText<typeof texts>('wall');
