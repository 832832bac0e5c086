/** Texts of the page where a member takes a seat. */
import { register, useText } from '../../i18n/index.js';

export const texts = {
  title: ['Vào đội', 'Take a seat'],
  code: ['Mã tham gia', 'Join code'],
  codeHint: [
    'Sáu ký tự trên phiếu của đội; dán cả liên kết cũng được.',
    'The six characters on your team’s sheet; the whole link works too.',
  ],
  lookAlike: [
    'Mã không bao giờ có chữ O, I, L, U, V và số 0, 1. Hãy nhìn lại phiếu.',
    'Codes never have the letters O, I, L, U, V or the digits 0, 1. Look at the sheet again.',
  ],
  checking: ['Đang kiểm tra mã…', 'Checking the code…'],
  found: ['Mã đúng', 'Code found'],
  offline: ['Không kết nối được máy chủ', 'The server cannot be reached'],
  offlineText: [
    'Kiểm tra mạng của máy này rồi thử lại. Mã bạn đã nhập được giữ nguyên.',
    'Check this device’s network and try again. The code you entered is kept.',
  ],
  tooMany: ['Xin chờ một chút', 'Please wait a moment'],
  retry: ['Thử lại', 'Try again'],
  ended: ['Cuộc diễn tập đã kết thúc', 'The exercise has ended'],
  endedText: [
    'Chọn tên của bạn để đọc lại nội dung, xem kết quả và gửi phiếu góp ý. Hành động mới không còn được ghi nhận.',
    'Choose your name to read everything again, see the result and send your feedback. New actions are no longer recorded.',
  ],
  who: ['Bạn là ai trong đội?', 'Who are you in the team?'],
  whoHint: [
    'Đội đã có {{n}} người. Nếu bạn đã vào trước đó, hãy chọn tên mình để trở lại đúng chỗ.',
    'Seats taken: {{n}}. If you were here before, choose your name to come back to the same seat.',
  ],
  fresh: ['Tôi là người mới', 'I am new here'],
  here: ['đang có mặt', 'here now'],
  away: ['vắng mặt', 'away'],
  hereHint: [
    'Chỗ đang có mặt thì không vào lại được từ đây. Muốn dùng thêm máy này: trên máy kia mở danh sách thành viên, chọn “Dùng trên thiết bị khác”.',
    'A seat that is here now cannot be taken again from this page. To use this device as well: on the other one open the list of members and choose “Use on another device”.',
  ],
  captain: ['Đội trưởng', 'Captain'],
  role: ['Chức vụ, nhiệm vụ trong đội', 'Position or role in the team'],
  optional: ['không bắt buộc', 'optional'],
  iAmCaptain: ['Tôi là đội trưởng', 'I am the captain'],
  captainHint: [
    'Đội chưa có đội trưởng. Đội trưởng duyệt hành động nghiêm trọng (nếu ban tổ chức yêu cầu) và quản lý chỗ ngồi của đội.',
    'The team has no captain yet. The captain approves grave actions where the organiser asks for it, and looks after the team’s seats.',
  ],
  join: ['Vào đội', 'Join'],
  comeBack: ['Trở lại chỗ của {{name}}', 'Come back as {{name}}'],
  'role.1': ['Chỉ huy ứng cứu', 'Incident commander'],
  'role.2': ['Trực ứng cứu', 'Incident responder'],
  'role.3': ['Phân tích, điều tra số', 'Analysis and forensics'],
  'role.4': ['Quản trị hệ thống', 'System administrator'],
  'role.5': ['Quản trị mạng', 'Network administrator'],
  'role.6': ['Phát ngôn, truyền thông', 'Spokesperson'],
  'role.7': ['Pháp chế', 'Legal officer'],
  'role.8': ['Thư ký, ghi nhật ký', 'Scribe'],
  // this browser has a seat already
  holding: ['Máy này đang giữ chỗ của {{name}} ({{team}})', 'This device holds the seat of {{name}} ({{team}})'],
  holdingText: ['Vào đội bằng mã sẽ thay chỗ đó trên máy này.', 'Joining with a code replaces that seat on this device.'],
  goOn: ['Tiếp tục', 'Go on'],
  // second device
  deviceTitle: ['Dùng thêm thiết bị này', 'Use this device as well'],
  deviceText: [
    'Liên kết này đưa chỗ ngồi của bạn sang thiết bị này. Hai thiết bị thấy cùng một nội dung; đội vẫn tính là một người. Liên kết dùng được một lần.',
    'This link brings your seat to this device. Both devices show the same; the team counts one person. The link works once.',
  ],
  deviceGo: ['Vào chỗ của tôi', 'Take my seat here'],
  deviceOver: ['Liên kết không còn dùng được', 'The link cannot be used any more'],
  deviceOverText: [
    'Liên kết sang thiết bị khác chỉ có hiệu lực năm phút và dùng một lần. Hãy tạo liên kết mới trên thiết bị đang dùng, hoặc vào bằng mã tham gia.',
    'A link to another device is good for five minutes and works once. Make a new one on the device in use, or join with the code.',
  ],
  byCode: ['Vào bằng mã tham gia', 'Join with the code'],
} as const satisfies Record<string, readonly [string, string]>;

register('join', texts);

export const useJoinText = () => useText<typeof texts>('join');
export const ROLES = ['role.1', 'role.2', 'role.3', 'role.4', 'role.5', 'role.6', 'role.7', 'role.8'] as const;
