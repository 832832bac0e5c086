/** Texts of questions and hints. */
import { register, useText } from '../../i18n/index.js';

export const asksTexts = {
  firstCounts: ['Câu trả lời đầu tiên của đội được tính và khóa lại ngay.', 'Your team’s first answer counts and is locked at once.'],
  kept: ['Đang soạn, đã giữ trên máy này.', 'Kept on this device.'],
  lockedBy: ['Đã trả lời lúc {{time}} - {{who}}', 'Answered at {{time}} - {{who}}'],
  locked: ['Đã trả lời', 'Answered'],
  creditedAt: ['tính lúc {{time}} (mất kết nối)', 'counts at {{time}} (line was cut)'],
  refused: ['Câu trả lời trước bị từ chối: {{why}}', 'The answer before was refused: {{why}}'],
  closedPaused: ['Đang tạm dừng: gửi được khi tiếp tục.', 'Paused: it can be sent on resume.'],
  closedOver: ['Không còn nhận câu trả lời.', 'Answers are no longer taken.'],
  number: ['Chỉ nhập số; phần thập phân sau dấu phẩy.', 'A number; decimals after a point.'],
  chosenN: ['Đã chọn {{n}}', '{{n}} chosen'],
  rankHelp: [
    'Xếp từ trên xuống: kéo dòng, dùng nút Lên, Xuống, hoặc chọn tay nắm rồi nhấn phím mũi tên.',
    'First on top: drag a line, use the buttons, or focus a handle and press the arrow keys.',
  ],
  rankHandle: ['Di chuyển: {{name}}, vị trí {{n}} trên {{of}}', 'Move: {{name}}, place {{n}} of {{of}}'],
  rankMoved: ['{{name}}: vị trí {{n}} trên {{of}}', '{{name}}: place {{n}} of {{of}}'],

  // hints
  hintPrice: ['Lấy gợi ý: điểm của tình huống này còn tối đa {{p}} %.', 'Taking it: this inject yields at most {{p}} % of its points.'],
  hintFree: [
    'Đội đã lấy một gợi ý của tình huống này; lấy thêm không giảm thêm điểm (vẫn tối đa {{p}} %).',
    'Your team has taken a hint here; another costs nothing more (still at most {{p}} %).',
  ],
  hintSure: ['Đồng ý, còn tối đa {{p}} %', 'Agreed, at most {{p}} %'],
  hintSureFree: ['Đồng ý lấy thêm', 'Agreed, one more'],
  hintNot: ['Thôi', 'Not now'],
} as const satisfies Record<string, readonly [string, string]>;

register('team-asks', asksTexts);

export const useAsksText = () => useText<typeof asksTexts>('team-asks');
