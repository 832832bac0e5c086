/** Texts of findings and corrective actions, on the drill's page and on the board. */
import { ELEMENT_WORDS, STATUS_WORDS, VERDICT_WORDS } from '../../../../server/shared/improvement-words.js';
import type { Bi } from '../../../../server/shared/text.js';
import { register, useText, type Texts } from '../../i18n/index.js';

export const texts = {
  newAction: ['Thêm biện pháp khắc phục', 'Add a corrective action'],
  editAction: ['Sửa biện pháp khắc phục', 'Edit the corrective action'],
  edit: ['Sửa', 'Edit'],
  issue: ['Hạn chế cần khắc phục', 'Area for improvement'],
  action: ['Biện pháp khắc phục', 'Corrective action'],
  actionHint: ['Việc cụ thể, có thể kiểm tra được khi xong', 'One concrete thing that can be checked when it is done'],
  element: ['Yếu tố năng lực (POETE)', 'Capability element (POETE)'],
  responsible: ['Đơn vị chủ trì', 'Primary responsible organisation'],
  responsibleHint: ['Gõ để tìm trong danh bạ, hoặc ghi tên đơn vị', 'Type to search the directory, or write the name'],
  contact: ['Đầu mối', 'Point of contact'],
  contactName: ['Đầu mối: họ tên, chức vụ', 'Point of contact: name, title'],
  email: ['Thư điện tử của đầu mối', 'E-mail of the contact'],
  emailHint: [
    'Được nhắc trước hạn 7 ngày, 1 ngày, đúng ngày, sau đó mỗi 7 ngày cho đến khi thực hiện xong.',
    'Reminded 7 days and 1 day before, on the day, and every 7 days after until it is done.',
  ],
  noEmail: ['Chưa có thư điện tử nên không được nhắc việc.', 'No e-mail address, so nobody is reminded.'],
  badEmail: ['Địa chỉ thư điện tử chưa đúng', 'Not an e-mail address'],
  start: ['Bắt đầu', 'Start'],
  due: ['Hạn hoàn thành', 'Due'],
  dueShort: ['Hạn', 'Due'],
  status: ['Trạng thái', 'Status'],
  evidence: ['Tài liệu minh chứng', 'Evidence'],
  capability: ['Năng lực', 'Capability'],
  exercise: ['Cuộc diễn tập', 'Exercise'],
  datePlaceholder: ['nn/tt/nnnn', 'dd/mm/yyyy'],
  dateBad: ['Ghi đủ ngày/tháng/năm', 'Write day/month/year'],
  dateOrder: ['Hạn phải từ ngày bắt đầu trở đi', 'Due must not be before the start'],
  pickDate: ['Chọn trên lịch', 'Pick from a calendar'],
  overdue: ['Quá hạn {{n}} ngày', '{{n}} days overdue'],
  dueIn: ['Còn {{n}} ngày', '{{n}} days left'],
  dueToday: ['Đến hạn hôm nay', 'Due today'],
  move: ['Chuyển trạng thái', 'Change status'],
  moveTo: ['Chuyển sang “{{status}}”', 'Move to “{{status}}”'],
  moved: ['Đã chuyển sang “{{status}}”: {{action}}', 'Moved to “{{status}}”: {{action}}'],
  whyDropped: ['Lý do thôi thực hiện', 'Why it is dropped'],
  howVerified: ['Đã kiểm tra bằng cách nào', 'How it was verified'],
  howOptional: ['Không bắt buộc khi đã có tài liệu minh chứng', 'Not required where there is evidence'],
  noteWas: ['Ghi chú', 'Note'],
  // evidence
  addFile: ['Thêm tệp', 'Add a file'],
  dropHere: [
    'Kéo tệp vào đây hoặc bấm “Thêm tệp”. PDF, ảnh (PNG, JPEG, WebP) hoặc văn bản thuần, tối đa 8 MB.',
    'Drop files here or press “Add a file”. PDF, pictures (PNG, JPEG, WebP) or plain text, up to 8 MB.',
  ],
  noEvidence: ['Chưa có tài liệu minh chứng.', 'No evidence yet.'],
  tooLarge: ['{{name}} lớn hơn 8 MB', '{{name}} is larger than 8 MB'],
  uploading: ['Đang gửi {{name}}: {{percent}} %', 'Sending {{name}}: {{percent}} %'],
  openFile: ['Mở {{name}}', 'Open {{name}}'],
  dropFile: ['Gỡ {{name}}', 'Remove {{name}}'],
  dropFileAsk: ['Gỡ {{name}}? Tệp vẫn còn trong lịch sử.', 'Remove {{name}}? It stays in the history.'],
  discard: ['Bỏ', 'Discard'],
  // history
  history: ['Lịch sử thay đổi', 'History'],
  'act.finding': ['Ghi phát hiện', 'Finding entered'],
  'act.finding-changed': ['Sửa phát hiện', 'Finding changed'],
  'act.withdrawal': ['Rút phát hiện', 'Finding withdrawn'],
  'act.action': ['Lập biện pháp', 'Action entered'],
  'act.action-changed': ['Sửa: {{what}}', 'Changed: {{what}}'],
  'act.evidence': ['Thêm minh chứng {{name}}', 'Evidence added: {{name}}'],
  'act.evidence-withdrawal': ['Gỡ minh chứng', 'Evidence removed'],
  'act.signature': ['Ký: {{name}}', 'Signed: {{name}}'],
  somebody: ['Người dùng đã bị xoá', 'A removed account'],
  // sending
  notSent: ['Chưa lưu được', 'Not saved'],
  stale: [
    'Người khác vừa thay đổi mục này. Nội dung mới nhất đã được tải lại; phần bạn nhập vẫn còn. Hãy xem lại rồi lưu.',
    'Somebody else has just changed this. The latest has been loaded; what you typed is still here. Look again, then save.',
  ],
  draftKept: ['Đang có nội dung nhập dở từ trước', 'This was begun earlier'],
  clear: ['Xoá lựa chọn', 'Clear'],
} as const;

const worded = (prefix: string, words: Record<string, Bi>): Texts =>
  Object.fromEntries(Object.entries(words).map(([key, { vi, en }]) => [`${prefix}.${key}`, [vi, en] as const]));

register('improvement', {
  ...texts,
  ...worded('status', STATUS_WORDS),
  ...worded('element', ELEMENT_WORDS),
  ...worded('verdict', VERDICT_WORDS),
});

type Key =
  | keyof typeof texts
  | `status.${keyof typeof STATUS_WORDS}`
  | `element.${keyof typeof ELEMENT_WORDS}`
  | `verdict.${keyof typeof VERDICT_WORDS}`;
export const useImprovementText = () => useText<Record<Key, readonly [string, string]>>('improvement');
