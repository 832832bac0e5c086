/** Texts of the two lines of talk and of the keyboard help. */
import { register, useText } from '../../i18n/index.js';

export const talkTexts = {
  here: ['Đang có mặt: {{names}}', 'Here now: {{names}}'],
  hereAlone: ['Chỉ có bạn đang có mặt', 'Only you are here'],
  hereMore: ['{{names}} và {{n}} người nữa', '{{names}} and {{n}} more'],
  you: ['bạn', 'you'],
  earlier: ['Xem thêm {{n}} tin trước đó', 'Show {{n}} earlier messages'],
  newBelow: ['{{n}} tin mới', '{{n}} new'],
  queued: ['Đang mất kết nối: tin nhắn sẽ chờ và tự gửi.', 'The line is cut: messages wait and are sent by themselves.'],
  quick: ['Mẫu câu hỏi', 'Quick questions'],
  quickHelp: ['Chọn mẫu, sửa lại nếu cần rồi gửi.', 'Choose one, change it as you need, then send.'],
  aboutInject: ['tình huống “{{title}}”', 'the inject “{{title}}”'],
  aboutAny: ['tình huống …', 'the inject …'],
  'q.info': ['Xin thêm thông tin', 'More information'],
  'q.infoText': ['Kính đề nghị Ban điều hành cung cấp thêm thông tin về {{about}}: ', 'Please give us more information on {{about}}: '],
  'q.report': ['Xác nhận báo cáo', 'Confirm a report'],
  'q.reportText': ['Kính đề nghị Ban điều hành xác nhận đã nhận báo cáo của đội.', 'Please confirm that you have received our report.'],
  'q.contact': ['Xin liên hệ bên khác', 'Contact someone'],
  'q.contactText': ['Đội có được liên hệ với … về {{about}} không?', 'May we contact … about {{about}}?'],
  'q.technical': ['Sự cố kỹ thuật', 'Technical trouble'],
  'q.technicalText': [
    'Bàn của đội đang gặp sự cố kỹ thuật ngoài kịch bản: … Đề nghị hỗ trợ.',
    'Our desk has a technical problem outside the story: … Please help.',
  ],

  keys: ['Phím tắt', 'Keyboard shortcuts'],
  keysOpen: ['Xem phím tắt (phím ?)', 'Keyboard shortcuts (key ?)'],
  keysSwitch: ['Bật phím tắt một ký tự', 'Single-key shortcuts'],
  keysSwitchHint: [
    'Tắt nếu bàn phím hoặc phần mềm đọc màn hình của bạn dùng các phím này.',
    'Turn off if your keyboard or screen reader uses these keys.',
  ],
  keysAnywhere: ['Ở mọi nơi (khi không gõ chữ)', 'Anywhere (while not typing)'],
  keysPalette: ['Trong ô tìm hành động', 'In the search for actions'],
  keysForm: ['Trong biểu mẫu hành động', 'In the form of an action'],
  keysInbox: ['Trong hộp tin', 'In the inbox'],
  'k.next': ['Tin sau, tin trước', 'Next, previous item'],
  'k.pin': ['Ghim tin đang mở', 'Pin the open item'],
  'k.mark': ['Đánh dấu tin đang mở', 'Mark the open item'],
  'k.assign': ['Nhận hoặc giao xử lý tin đang mở', 'Take or give away the open item'],
  'k.find': ['Tìm hành động', 'Find an action'],
  'k.proposals': ['Mở đề xuất chờ đội trưởng', 'Open proposals for the captain'],
  'k.places': ['Trao đổi trong đội, liên hệ EXCON, hệ thống', 'Team chat, line to EXCON, systems'],
  'k.help': ['Bảng phím tắt này', 'This list'],
  'k.updown': ['Lên, xuống trong danh mục', 'Up and down'],
  'k.phase': ['Tới nhóm 1 đến 6 (khi ô tìm còn trống)', 'Go to group 1 to 6 (while the search is empty)'],
  'k.fold': ['Mở, gập nhóm đang chọn', 'Open or fold the chosen group'],
  'k.choose': ['Chọn hành động', 'Choose the action'],
  'k.clear': ['Xóa ô tìm, rời ô tìm', 'Clear the search, leave it'],
  'k.record': ['Ghi nhận hoặc đề xuất', 'Record or propose'],
  'k.back': ['Trở lại danh mục, nội dung được giữ', 'Back to the actions, what is written stays'],
  'k.open': ['Mở tin', 'Open the item'],
} as const satisfies Record<string, readonly [string, string]>;

register('team-talk', talkTexts);

export const useTalkText = () => useText<typeof talkTexts>('team-talk');
