/** Texts of what is read: mails, calls, alerts, letters, and the files that come with them. */
import { createContext, use } from 'react';
import { register, sayIn, useText } from '../../i18n/index.js';
import type { Lang } from '../../../../server/shared/text.js';

const texts = {
  from: ['Từ', 'From'],
  to: ['Đến', 'To'],
  subject: ['Chủ đề', 'Subject'],
  sentAt: ['Gửi lúc', 'Sent'],
  arrivedAt: ['Nhận lúc', 'Received'],
  attachments: ['Tệp đính kèm', 'Attachments'],
  allHeaders: ['Tiêu đề đầy đủ', 'Full headers'],
  source: ['Nguồn thư', 'View source'],
  sourceMade: [
    'Dựng lại từ những gì thư này cho biết, không phải nguồn gốc của máy chủ thư.',
    'Put together from what this message tells; not the original of a mail server.',
  ],
  sourceReal: ['Nguồn thư gốc là tệp đính kèm:', 'The original source is attached:'],
  incomingCall: ['Cuộc gọi đến', 'Incoming call'],
  callNote: ['Nội dung cuộc gọi', 'Call transcript'],
  play: ['Phát lần lượt', 'Play line by line'],
  pause: ['Dừng', 'Pause'],
  again: ['Phát lại', 'Play again'],
  showAll: ['Hiện tất cả', 'Show all'],
  speed: ['Tốc độ {{n}}×', 'Speed {{n}}×'],
  lineOf: ['câu {{i}}/{{n}}', 'line {{i}} of {{n}}'],
  conversation: ['Cuộc trò chuyện', 'Conversation'],
  severity: ['Mức độ', 'Severity'],
  'severity.low': ['Thấp', 'Low'],
  'severity.medium': ['Trung bình', 'Medium'],
  'severity.high': ['Cao', 'High'],
  'severity.critical': ['Rất cao', 'Very high'],
  alertSource: ['Nguồn', 'Source'],
  alertTime: ['Thời điểm', 'Time'],
  alertId: ['Mã', 'Id'],
  alertFields: ['Các trường của cảnh báo', 'Fields of the alert'],
  field: ['Trường', 'Field'],
  value: ['Giá trị', 'Value'],
  rawEvent: ['Sự kiện dạng văn bản', 'Event as text'],
  rawFile: ['Sự kiện gốc:', 'Raw event:'],
  copy: ['Chép', 'Copy'],
  copied: ['Đã chép', 'Copied'],
  copyFailed: ['Không chép được', 'Could not copy'],
  wrap: ['Xuống dòng', 'Wrap lines'],
  sortBy: ['Sắp xếp theo {{column}}', 'Sort by {{column}}'],
  pressAsks: ['Kèm theo bài báo', 'With the article'],
  ticketNo: ['Phiếu số', 'Ticket no.'],
  ticketStatus: ['Trạng thái', 'Status'],
  ticketFrom: ['Người yêu cầu', 'Requester'],
  ticketFields: ['Các mục của phiếu', 'Fields of the ticket'],
  publicPost: ['Công khai', 'Public'],
  commentsShown: ['Bình luận hiển thị: {{n}}', 'Comments shown: {{n}}'],
  someone: ['Một người dùng', 'Somebody'],
  letterTo: ['Kính gửi', 'To'],
  letterNo: ['Số', 'No.'],
  placeDate: ['ngày {{d}} tháng {{m}} năm {{y}}', '{{d}}/{{m}}/{{y}}'],
  open: ['Mở', 'Open'],
  download: ['Tải về', 'Download'],
  searchIn: ['Tìm trong tệp', 'Search in the file'],
  hitsOf: ['{{i}}/{{n}}', '{{i}}/{{n}}'],
  noHits: ['Không thấy', 'Not found'],
  nextHit: ['Kết quả sau', 'Next hit'],
  prevHit: ['Kết quả trước', 'Previous hit'],
  zoomIn: ['Phóng to', 'Zoom in'],
  zoomOut: ['Thu nhỏ', 'Zoom out'],
  zoomFit: ['Vừa khung', 'Fit'],
  panHelp: ['Kéo ảnh hoặc dùng phím mũi tên để xem phần khác.', 'Drag the picture or use the arrow keys to see other parts.'],
  pictureBroken: ['Không đọc được ảnh này. Vẫn có thể tải tệp về.', 'This picture cannot be read. The file can still be downloaded.'],
  viewTree: ['Dạng cây', 'Tree'],
  viewTable: ['Dạng bảng', 'Table'],
  viewMail: ['Dạng thư', 'Message'],
  viewRaw: ['Văn bản gốc', 'Raw text'],
  viewAs: ['Cách xem', 'View as'],
  expandAll: ['Mở hết', 'Expand all'],
  collapseAll: ['Thu gọn', 'Collapse'],
  jsonTree: ['Cây dữ liệu', 'Data tree'],
  items: ['{{n}} mục', '{{n}} items'],
  rowsOf: ['{{n}} dòng', '{{n}} rows'],
  rowsFound: ['{{i}}/{{n}} dòng', '{{i}} of {{n}} rows'],
  lines: ['{{n}} dòng', '{{n}} lines'],
  cutOff: ['Chỉ hiện {{n}} dòng đầu. Tải tệp về để xem toàn bộ.', 'Only the first {{n}} lines are shown. Download the file for all of it.'],
  notParsed: ['Tệp này không đúng định dạng nên được hiện dạng văn bản.', 'This file does not follow its format and is shown as text.'],
  emptyFile: ['Tệp không có nội dung.', 'The file is empty.'],
} as const satisfies Record<string, readonly [string, string]>;

register('reading', texts);

/** A language of its own for what stands inside (a preview in the other one); null: the reader's. */
export const ReadingLang = createContext<Lang | null>(null);

export function useReadingText() {
  const reader = useText<typeof texts>('reading');
  const own = use(ReadingLang);
  if (own === null || own === reader.lang) return reader;
  return {
    ...reader,
    lang: own,
    t: sayIn(own, 'reading') as typeof reader.t,
    pick: (text: { vi: string; en: string }) => text[own],
  };
}
