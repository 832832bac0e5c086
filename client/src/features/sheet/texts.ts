/** Texts of a team's score sheet, as EXCON and the team itself read it. */
import { register, useText } from '../../i18n/index.js';

const texts = {
  account: ['Điểm đạt và điểm mất', 'Points earned and lost'],
  possible: ['Có thể đạt', 'Possible'],
  'loss.undone': ['Không làm', 'Not done'],
  'loss.time': ['Chậm', 'Late'],
  'loss.answer': ['Trả lời chưa đúng', 'Answers not right'],
  'loss.quality': ['Chất lượng', 'Quality'],
  'loss.hint': ['Lấy gợi ý', 'Hints taken'],
  'loss.events': ['Diễn biến', 'Course of events'],
  'loss.set': ['Đánh giá viên đặt điểm', 'Set by evaluators'],
  'loss.penalty': ['Điểm trừ', 'Penalties'],
  'loss.floor': ['Không xuống dưới 0', 'Never below 0'],
  earned: ['Đạt', 'Earned'],
  unmarked: ['Chưa tính: {{n}} điểm chờ chấm.', 'Not counted: {{n}} points await a mark.'],
  unclosed: [
    'Không tính: {{n}} điểm chưa hết thời gian tối đa khi kết thúc.',
    'Not counted: {{n}} points whose max had not come at END EX.',
  ],
  lines: ['Từng dòng điểm', 'Every line'],
  order: ['Thứ tự', 'Order'],
  byInject: ['Theo tình huống', 'By inject'],
  byLoss: ['Mất nhiều điểm nhất', 'Lost most'],
  objective: ['Mục tiêu', 'Objective'],
  allObjectives: ['Mọi mục tiêu', 'All objectives'],
  noLines: ['Không có dòng điểm nào', 'No line of points'],
  nothingLost: ['Không mất điểm ở dòng nào', 'No line lost a point'],
  penalties: ['Điểm trừ', 'Penalties'],
  ofPoints: ['{{e}} / {{p}}', '{{e}} / {{p}}'],
  waits: ['{{p}} điểm, chờ chấm', '{{p}} points, awaiting mark'],
  open: ['{{p}} điểm, không tính', '{{p}} points, not counted'],
  median: ['trung vị các đội {{n}}', 'teams’ median {{n}}'],
  set: [
    'Đánh giá viên đặt {{set}} điểm thay cho {{computed}} điểm tính tự động',
    'An evaluator set {{set}} points in place of {{computed}} computed',
  ],
  evaluator: ['Đánh giá viên', 'Evaluator'],
  'state.met': ['Đạt', 'Met'],
  'state.late': ['Muộn', 'Late'],
  'state.missed': ['Không làm', 'Not done'],
  'state.open': ['Chưa hết hạn', 'Still open'],
  'state.awaiting-mark': ['Chờ chấm', 'Awaiting mark'],
  'state.charged': ['Bị trừ điểm', 'Points taken'],
  'state.wrong': ['Trả lời sai', 'Wrong answer'],
} as const satisfies Record<string, readonly [string, string]>;

register('sheet', texts);
export const useSheet = () => useText<typeof texts>('sheet');
