/** Texts of the inbox and of the reading pane's head: filters, pins, who works on what, who reads it. */
import { register, useText } from '../../i18n/index.js';

export const inboxTexts = {
  find: ['Tìm trong hộp tin', 'Search the inbox'],
  clearFind: ['Xóa từ tìm', 'Clear the search'],
  filter: ['Lọc', 'Filter'],
  filterNow: ['Lọc: {{name}}', 'Filter: {{name}}'],
  show: ['Hiển thị', 'Show'],
  'sieve.all': ['Tất cả', 'All'],
  'sieve.unread': ['Chưa đọc', 'Unread'],
  'sieve.mine': ['Việc của tôi', 'Mine'],
  'sieve.free': ['Chưa ai nhận', 'Unassigned'],
  'sieve.kept': ['Đã ghim, đánh dấu', 'Pinned or marked'],
  'sieve.todo': ['Chưa hành động', 'Not yet acted on'],
  channel: ['Kênh', 'Channel'],
  everyChannel: ['Mọi kênh', 'Every channel'],
  clear: ['Bỏ lọc', 'Clear filter'],
  shownOf: ['{{n}}/{{m}} tin', '{{n}} of {{m}}'],
  nothing: ['Không có tin nào khớp', 'Nothing matches'],
  nothingText: ['Bỏ lọc để xem lại toàn bộ hộp tin.', 'Clear the filter to see the whole inbox again.'],
  pinned: ['Đã ghim', 'Pinned'],
  others: ['Các tin khác', 'Others'],
  marked: ['Đã đánh dấu', 'Marked'],
  pin: ['Ghim lên đầu', 'Pin to the top'],
  unpin: ['Bỏ ghim', 'Unpin'],
  mark: ['Đánh dấu', 'Mark'],
  unmark: ['Bỏ đánh dấu', 'Remove the mark'],
  onlyHere: ['chỉ trên máy này', 'on this device only'],
  by: ['{{name}} đang xử lý', '{{name}} is on it'],
  byMe: ['Bạn đang xử lý', 'You are on it'],
  nobody: ['Chưa ai nhận', 'Nobody is on it'],
  take: ['Tôi nhận xử lý', 'I take it'],
  give: ['Giao cho', 'Give to'],
  giveOther: ['Giao cho người khác', 'Give to somebody else'],
  release: ['Thôi nhận', 'Release'],
  waits: ['chờ gửi', 'waits'],
  reads: ['{{names}} đang đọc', '{{names}} reading this'],
} as const satisfies Record<string, readonly [string, string]>;

register('team-inbox', inboxTexts);

export const useInboxText = () => useText<typeof inboxTexts>('team-inbox');
export type InboxT = ReturnType<typeof useInboxText>['t'];
