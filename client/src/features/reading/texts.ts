/** Texts of what is read: mails, calls, alerts, letters, and the files that come with them. */
import i18n from 'i18next';
import { createContext, use } from 'react';
import { register, useText } from '../../i18n/index.js';
import type { Lang } from '../../../../server/shared/text.js';

const texts = {
  from: ['Từ', 'From'],
  to: ['Đến', 'To'],
  sentAt: ['Gửi lúc', 'Sent'],
  attachments: ['Tệp đính kèm', 'Attachments'],
  incomingCall: ['Cuộc gọi đến', 'Incoming call'],
  callNote: ['Nội dung cuộc gọi', 'Call transcript'],
  alertSource: ['Nguồn', 'Source'],
  alertTime: ['Thời điểm', 'Time'],
  alertId: ['Mã', 'Id'],
  ticketNo: ['Phiếu số', 'Ticket no.'],
  ticketStatus: ['Trạng thái', 'Status'],
  ticketFrom: ['Người yêu cầu', 'Requester'],
  like: ['Thích', 'Like'],
  comment: ['Bình luận', 'Comment'],
  share: ['Chia sẻ', 'Share'],
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
    t: i18n.getFixedT(own, 'reading') as typeof reader.t,
    pick: (text: { vi: string; en: string }) => text[own],
  };
}
