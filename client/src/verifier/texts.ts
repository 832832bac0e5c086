/** The page's own words; what is found is worded where it is found. */
import type { Bi } from '../../../server/shared/text.js';

export const texts = {
  title: { vi: 'Kiểm tra gói chứng thực kết quả diễn tập', en: 'Check the proof of an exercise' },
  intro: {
    vi: 'Trang này chạy hoàn toàn trong trình duyệt: không gửi gì đi đâu, không cần mạng.',
    en: 'This page runs in your browser alone: nothing is sent anywhere, no network is needed.',
  },
  drop: { vi: 'Thả tệp bundle.zip vào đây, hoặc', en: 'Drop the bundle.zip here, or' },
  choose: { vi: 'Chọn tệp', en: 'Choose a file' },
  key: { vi: 'Vân tay khoá của đơn vị tổ chức', en: 'Fingerprint of the organiser’s key' },
  keyHelp: {
    vi: '64 chữ số, nhận qua một kênh khác (văn bản, điện thoại). Nhiều khoá: mỗi dòng một vân tay. Để trống thì khoá không được so.',
    en: '64 digits, received by another way (a letter, a phone call). Several keys: one on each line. Left empty, the key is not compared.',
  },
  keyWrong: { vi: 'Đây không phải vân tay: cần 64 chữ số hệ 16.', en: 'This is no fingerprint: 64 hexadecimal digits are needed.' },
  reading: { vi: 'Đang kiểm tra…', en: 'Checking…' },
  failed: { vi: 'Trình duyệt không kiểm tra được tệp này.', en: 'The browser could not check this file.' },
  print: { vi: 'In kết quả', en: 'Print the result' },
  found: { vi: 'Những chỗ sai', en: 'What was found wrong' },
  more: { vi: 'chỗ sai nữa', en: 'more' },
  facts: { vi: 'Đã kiểm tra', en: 'What was checked' },
  file: { vi: 'Tệp', en: 'File' },
  exercise: { vi: 'Cuộc diễn tập', en: 'Exercise' },
  counts: { vi: 'Nội dung', en: 'Contents' },
  log: { vi: 'Mã băm nhật ký', en: 'Hash of the log' },
  rubric: { vi: 'Thang điểm', en: 'Rubric' },
  product: { vi: 'Phiên bản chương trình đã ghi gói', en: 'Version that wrote the bundle' },
  seals: { vi: 'Dấu niêm phong', en: 'Seals' },
  made: { vi: 'Lập lúc', en: 'Made' },
  hash: { vi: 'Mã băm', en: 'Hash' },
  fingerprint: { vi: 'Vân tay khoá', en: 'Fingerprint of the key' },
  signed: { vi: 'Chữ ký đúng', en: 'The signature holds' },
  unsigned: { vi: 'Chữ ký SAI', en: 'The signature does NOT hold' },
  line: { vi: 'dòng', en: 'line' },
  event: { vi: 'sự kiện', en: 'event' },
  sound: {
    vi: 'Nhật ký, kịch bản và các dấu niêm phong khớp nhau; chấm lại từ nhật ký cho đúng bảng điểm trong gói.',
    en: 'Log, scenario and seals agree; the log scored again gives exactly the scores in the bundle.',
  },
} satisfies Record<string, Bi>;
