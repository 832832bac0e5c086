/** Texts of what a team reads of its results besides the sheet, and of its appeals. */
import { register, useText } from '../../../i18n/index.js';

export const texts = {
  issue: ['Bản công bố lần {{n}}, {{when}}', 'Issue {{n}}, {{when}}'],
  reason: ['Lý do công bố lại: {{reason}}', 'Why it was issued anew: {{reason}}'],
  until: ['Nhận kiến nghị phúc tra đến {{when}}.', 'Appeals are taken until {{when}}.'],
  how: ['Bấm “Kiến nghị phúc tra” dưới dòng điểm cần xem lại.', 'Press “Appeal” under the line that should be looked at again.'],
  over: ['Đã hết thời hạn nhận kiến nghị phúc tra ({{when}}).', 'The time for appeals is over ({{when}}).'],
  seen: ['Ban đánh giá ghi nhận', 'What evaluators noted'],
  'tag.strength': ['Điểm mạnh', 'Strength'],
  'tag.improvement': ['Cần cải thiện', 'To improve'],
  mine: ['Kiến nghị của đội', 'Your team’s appeals'],
  waiting: ['Chờ trả lời', 'Waiting for an answer'],
  accepted: ['Được chấp nhận', 'Accepted'],
  rejected: ['Giữ nguyên kết quả', 'The result stands'],
  answer: ['Ban Tổ chức trả lời', 'The organisers answer'],
  nextIssue: ['Điểm mới có hiệu lực từ lần công bố tiếp theo.', 'The new points hold from the next issue.'],
  sentAt: ['Gửi {{when}}', 'Sent {{when}}'],
  answeredAt: ['Trả lời {{when}}', 'Answered {{when}}'],
  files: ['{{n}} tệp', '{{n}} files'],
  appeal: ['Kiến nghị phúc tra', 'Appeal'],
  formTitle: ['Vì sao dòng điểm này cần xem lại?', 'Why should this line be looked at again?'],
  hint: [
    'Nêu rõ đội đã làm gì, lúc nào, thể hiện ở đâu. Từ 20 đến 2000 ký tự. Không ghi tên người khi không cần.',
    'Say what the team did, when, and where it can be seen. 20 to 2000 characters. Leave out names of people where they are not needed.',
  ],
  count: ['{{n}}/2000', '{{n}}/2000'],
  addFile: ['Kèm ảnh, tệp (tối đa {{n}})', 'Add pictures or files (up to {{n}})'],
  dropFile: ['Bỏ tệp {{name}}', 'Remove {{name}}'],
  wrongType: ['{{name}}: chỉ nhận ảnh, PDF hoặc văn bản.', '{{name}}: pictures, PDF or plain text only.'],
  tooLarge: ['{{name}}: lớn quá 8 MB.', '{{name}}: larger than 8 MB.'],
  send: ['Gửi kiến nghị', 'Send the appeal'],
  sent: ['Đã gửi kiến nghị. Ban Tổ chức sẽ trả lời tại đây.', 'The appeal was sent. The organisers answer here.'],
} as const satisfies Record<string, readonly [string, string]>;
register('appeals', texts);

export const useAppealsText = () => useText<typeof texts>('appeals');
