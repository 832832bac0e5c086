/** Texts of the viewing links. */
import { register, useText } from '../../i18n/index.js';

export const texts = {
  intro: [
    'Ai có liên kết đều xem được, không cần tài khoản. Liên kết chỉ để xem, hết hạn đúng ngày đã chọn và thu hồi được ngay.',
    'Whoever has a link can look, without an account. A link only shows, ends on its date, and can be withdrawn at once.',
  ],
  make: ['Tạo liên kết', 'Make a link'],
  kind: ['Loại màn hình', 'Kind of screen'],
  'kind.wallboard': ['Bảng theo dõi cho máy chiếu', 'Wallboard for a projector'],
  'kind.observer': ['Màn hình quan sát viên', 'Observer’s view'],
  'kind.report': ['Kết quả đã công bố', 'Published results'],
  'edition.whole': ['Bản đầy đủ', 'Whole edition'],
  'edition.anonymous': ['Bản ẩn danh', 'Without names'],
  'kindText.wallboard': [
    'Đồng hồ, giai đoạn, tiêu đề tình huống mà mọi đội đã nhận, mức phản hồi; bảng điểm khi trưởng ban mở.',
    'Clock, phase, titles of injects that every team has had, response; the ranking when the director opens it.',
  ],
  'kindText.observer': [
    'Ma trận đội và tình huống đã phát, diễn biến, đồng hồ. Không thấy nội dung đội viết, điều được chờ đợi hay phần sắp tới.',
    'Matrix of teams and injects sent, events, clock. Not what teams wrote, what is expected, or what is to come.',
  ],
  until: ['Hết hạn', 'Expires'],
  'until.hours': ['Sau 12 giờ', 'In 12 hours'],
  'until.day': ['Sau 1 ngày', 'In 1 day'],
  'until.week': ['Sau 7 ngày', 'In 7 days'],
  'until.month': ['Sau 30 ngày', 'In 30 days'],
  'until.exact': ['Chọn ngày giờ', 'At a date and time'],
  exact: ['Ngày giờ hết hạn', 'Date and time of expiry'],
  labelField: ['Dùng ở đâu, cho ai', 'Where, for whom'],
  labelHint: ['Ví dụ: Hội trường tầng 3', 'Such as: hall on the third floor'],
  none: ['Chưa có liên kết nào', 'No links yet'],
  noneText: [
    'Tạo một liên kết để mở bảng theo dõi trên máy chiếu hoặc mời quan sát viên.',
    'Make one to open the wallboard on a projector or to invite observers.',
  ],
  copy: ['Sao chép', 'Copy'],
  copied: ['Đã sao chép', 'Copied'],
  open: ['Mở', 'Open'],
  qr: ['Mã QR', 'QR code'],
  qrAlt: ['Mã QR của liên kết {{what}}', 'QR code of the link {{what}}'],
  withdraw: ['Thu hồi', 'Withdraw'],
  withdrawAsk: [
    'Mọi màn hình đang mở bằng liên kết này sẽ dừng ngay. Không thể khôi phục; cần thì tạo liên kết mới.',
    'Every screen that is open with this link ends at once. It cannot be restored; make a new one if needed.',
  ],
  colWhat: ['Liên kết', 'Link'],
  colState: ['Tình trạng', 'State'],
  colUse: ['Sử dụng', 'Use'],
  colDo: ['Thao tác', 'Actions'],
  good: ['Còn hiệu lực đến {{when}}', 'Valid until {{when}}'],
  expired: ['Đã hết hạn {{when}}', 'Expired {{when}}'],
  withdrawn: ['Đã thu hồi {{when}}', 'Withdrawn {{when}}'],
  opens: ['{{n}} lần mở', '{{n}} openings'],
  lastUsed: ['gần nhất {{when}}', 'last {{when}}'],
  neverUsed: ['chưa ai mở', 'never opened'],
  after: ['Sau khi kết thúc', 'After END EX'],
  hotwash: ['Rút kinh nghiệm nhanh', 'Hot wash'],
  feedback: ['Kết quả phiếu góp ý', 'Feedback results'],
} as const satisfies Record<string, readonly [string, string]>;
register('links', texts);

export const useLinksText = () => useText<typeof texts>('links');
