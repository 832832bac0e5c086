/** Texts of the board of corrective actions across drills. */
import { register, useText } from '../../i18n/index.js';

export const texts = {
  title: ['Theo dõi khắc phục', 'Follow-up of corrective actions'],
  intro: [
    'Biện pháp khắc phục của mọi cuộc diễn tập, đến khi kết quả được xác nhận.',
    'Corrective actions of all exercises, until their result is verified.',
  ],
  empty: ['Chưa có biện pháp khắc phục nào', 'No corrective actions yet'],
  emptyText: [
    'Biện pháp được lập sau khi kết thúc một cuộc diễn tập: mở báo cáo sau diễn tập, thẻ “Kế hoạch khắc phục”, lập phát hiện từ tư liệu rồi thêm biện pháp.',
    'They are entered after an exercise has ended: open its after-action report, tab “Improvement plan”, make a finding of the material and add an action to it.',
  ],
  toExercises: ['Đến các cuộc diễn tập', 'To the exercises'],
  nothing: ['Không có biện pháp nào phù hợp với bộ lọc', 'No action fits these filters'],
  clearAll: ['Bỏ mọi bộ lọc', 'Clear all filters'],
  list: ['Danh sách', 'List'],
  columns: ['Theo trạng thái', 'By status'],
  look: ['Cách xem', 'View'],
  search: ['Tìm theo biện pháp, hạn chế, đơn vị, đầu mối', 'Search actions, issues, organisations, contacts'],
  agency: ['Đơn vị chủ trì', 'Organisation'],
  exercise: ['Cuộc diễn tập', 'Exercise'],
  element: ['Yếu tố POETE', 'POETE element'],
  status: ['Trạng thái', 'Status'],
  any: ['Tất cả', 'All'],
  onlyOverdue: ['Quá hạn ({{n}})', 'Overdue ({{n}})'],
  mine: ['Việc của tôi', 'Mine'],
  mineHint: ['Biện pháp có thư điện tử của bạn là đầu mối', 'Actions whose contact has your e-mail address'],
  export: ['Tải CSV', 'CSV'],
  total: ['{{n}} biện pháp', '{{n}} actions'],
  action: ['Biện pháp khắc phục', 'Corrective action'],
  due: ['Hạn', 'Due'],
  more: ['Hiện thêm ({{n}})', 'Show more ({{n}})'],
  none: ['Không có', 'None'],
  moveOf: ['Chuyển trạng thái: {{action}}', 'Change status: {{action}}'],
  open: ['Mở: {{action}}', 'Open: {{action}}'],
  cannot: ['Không chuyển thẳng từ “{{from}}” sang “{{to}}”', '“{{to}}” cannot follow “{{from}}”'],
  filesN: ['{{n}} tệp minh chứng', '{{n}} evidence files'],
  keys: [
    'Phím ← → khi đang chọn một thẻ để chuyển sang trạng thái trước, sau.',
    'With a card focused, ← → move it to the status before or after.',
  ],
} as const;

register('improvement-board', texts);
export const useBoardText = () => useText<typeof texts>('improvement-board');
