/** Texts of the lobby's tab. */
import { register, useText } from '../../i18n/index.js';

export const texts = {
  // figures and orders
  figures: ['Số liệu phòng chờ', 'Lobby figures'],
  teamsHere: ['Đội đang kết nối', 'Teams connected'],
  membersHere: ['Thành viên đang kết nối', 'Members connected'],
  confirmed: ['Đội xác nhận kiểm tra liên lạc', 'Checks confirmed'],
  notSent: ['chưa gửi', 'not sent'],
  readyTeams: ['Đội sẵn sàng', 'Teams ready'],
  of: ['{{n}}/{{m}}', '{{n}} of {{m}}'],
  open: ['Mở phòng chờ', 'Open the lobby'],
  openHint: [
    'Khi phòng chờ mở, có thể gửi kiểm tra liên lạc và nhắn tin với các đội.',
    'Once the lobby is open, communication checks and messages can be sent.',
  ],
  openDone: ['Phòng chờ đã mở', 'The lobby is open'],
  start: ['Bắt đầu diễn tập', 'START EX'],
  refused: ['Lệnh không được thực hiện', 'The command was refused'],
  phaseNow: [
    'Cuộc diễn tập không còn ở giai đoạn chờ. Danh sách dưới đây là tình trạng hiện tại.',
    'The exercise is no longer waiting. The list below is how things stand now.',
  ],

  // the table
  table: ['Các đội trong phòng chờ', 'Teams in the lobby'],
  find: ['Tìm đội hoặc thành viên', 'Find a team or member'],
  show: ['Hiển thị', 'Show'],
  'show.all': ['Tất cả ({{n}})', 'All ({{n}})'],
  'show.not-ready': ['Chưa sẵn sàng ({{n}})', 'Not ready ({{n}})'],
  'show.ready': ['Sẵn sàng ({{n}})', 'Ready ({{n}})'],
  sort: ['Sắp xếp', 'Sort'],
  'sort.name': ['Theo tên đội', 'By name'],
  'sort.lacks': ['Thiếu nhiều trước', 'Lacking most first'],
  'sort.clock': ['Lệch giờ nhiều trước', 'Clock furthest off first'],
  team: ['Đội', 'Team'],
  member: ['Thành viên', 'Member'],
  browser: ['Trình duyệt', 'Browser'],
  clock: ['Lệch giờ', 'Clock'],
  sound: ['Âm thanh', 'Sound'],
  check: ['Kiểm tra liên lạc', 'Check'],
  here: ['đang kết nối', 'connected'],
  away: ['không kết nối', 'not connected'],
  nobody: ['Chưa có ai vào', 'Nobody has joined'],
  seconds: ['{{n}} giây', '{{n}} s'],
  'clock.ok': ['khớp', 'in step'],
  'clock.warn': ['lệch', 'off'],
  'clock.red': ['lệch nhiều', 'far off'],
  'clock.unknown': ['chưa đo', 'not measured'],
  clockNote: [
    'Giờ diễn tập do máy chủ giữ; máy lệch giờ chỉ hiện sai giờ thật. Lưu ý khi lệch quá 2 giây, đỏ khi quá 10 giây.',
    'Drill time is the server’s; a device that is off only shows a wrong time of day. Marked from 2 s, red from 10 s.',
  ],
  'sound.heard': ['nghe rõ', 'heard'],
  'sound.not-heard': ['không nghe', 'not heard'],
  'sound.unknown': ['chưa thử', 'not tested'],
  'check.none': ['chưa gửi', 'not sent'],
  'check.waiting': ['chờ xác nhận', 'waiting'],
  'check.confirmed': ['đã xác nhận', 'confirmed'],
  isReady: ['Sẵn sàng', 'Ready'],
  'lack.nobody': ['chưa có ai vào', 'nobody has joined'],
  'lack.offline': ['mất kết nối', 'not connected'],
  'lack.clock': ['lệch giờ nhiều', 'clock far off'],
  'lack.sound': ['không nghe âm báo', 'no sound'],
  'lack.check': ['chưa xác nhận kiểm tra liên lạc', 'check not confirmed'],
  noneFound: ['Không có đội nào khớp', 'No team matches'],
  noneFoundText: ['Hãy đổi từ tìm hoặc bộ lọc.', 'Change the search or the filter.'],
  shown: ['Đang hiện {{n}} đội', '{{n}} teams shown'],

  // communication check
  comex: ['Kiểm tra liên lạc', 'Communication check'],
  comexText: [
    'Gửi một tin thử đến màn hình của các đội; mỗi đội bấm xác nhận đã nhận. Không tính điểm.',
    'Sends a test message to the teams’ screens; each confirms receipt. It carries no points.',
  ],
  comexEarly: ['Mở phòng chờ trước khi gửi.', 'Open the lobby before sending.'],
  comexOver: ['Cuộc diễn tập đã kết thúc.', 'The exercise is over.'],
  comexState: ['{{n}}/{{m}} đội đã xác nhận', '{{n}} of {{m}} teams confirmed'],
  comexMissing: ['Chưa xác nhận', 'Not confirmed'],
  more: ['và {{n}} đội khác', 'and {{n}} more'],
  sendAll: ['Gửi cho mọi đội', 'Send to all teams'],
  sendNew: ['Gửi lượt mới cho mọi đội', 'Send a new one to all'],
  sendMissing: ['Gửi lại cho {{n}} đội chưa xác nhận', 'Send again to {{n}} not confirmed'],
  sent: ['Đã gửi kiểm tra liên lạc', 'The check has been sent'],
  editText: ['Sửa nội dung', 'Edit the text'],
  textVi: ['Nội dung tiếng Việt', 'Vietnamese text'],
  textEn: ['Nội dung tiếng Anh', 'English text'],

  // go/no-go
  rehearse: ['Chạy nháp ngay', 'Rehearse now'],
  rehearsing: ['Đang chạy nháp, có thể mất vài phút…', 'Rehearsing, this can take some minutes…'],
  lobbyFailed: ['Vai trò của bạn không xem được phòng chờ này', 'Your role may not see this lobby'],
} as const satisfies Record<string, readonly [string, string]>;

register('lobby-tab', texts);

export const useTabText = () => useText<typeof texts>('lobby-tab');
