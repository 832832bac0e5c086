/** Texts of the evaluators' tab. */
import { register, useText } from '../../i18n/index.js';

const texts = {
  intro: [
    'Mỗi cột là một phân công. Hai người cùng một đội (hoặc cùng một mục tiêu) thì chấm độc lập: mức của người này chỉ hiện khi cả hai đã chấm; khác nhau thì trưởng nhóm quyết định. Chưa phân công ai thì mọi đánh giá viên được ghi nhận mọi đội.',
    'Each column is an assignment. Two people on the same team (or objective) mark blind: a mark shows once both are there, and the lead decides where they differ. With nobody assigned every evaluator may record anything.',
  ],
  quick: ['Phân công nhanh', 'Quick assignment'],
  people: ['Đánh giá viên', 'Evaluators'],
  pickPeople: ['Chọn người', 'Choose people'],
  one: ['1 người mỗi đội', '1 per team'],
  two: ['2 người mỗi đội (chấm độc lập)', '2 per team (blind marking)'],
  spread: ['Chia đều các đội', 'Spread the teams evenly'],
  add: ['Thêm cột phân công', 'Add an assignment'],
  remove: ['Bỏ cột của {{name}}', 'Remove the column of {{name}}'],
  lead: ['Trưởng nhóm', 'Lead'],
  team: ['Đội', 'Team'],
  objective: ['Mục tiêu (ở mọi đội, hoặc chỉ ở các đội đã chọn của cột)', 'Objectives (of every team, or of the column’s teams only)'],
  eyes: ['Số người', 'People'],
  nTeams: ['{{n}} đội', '{{n}} teams'],
  searchTeam: ['Tìm đội', 'Find a team'],
  only: ['Chỉ đội chưa có người', 'Only teams without anybody'],
  nobody: ['chưa có', 'nobody'],
  assign: ['{{name}}: {{what}}', '{{name}}: {{what}}'],
  none: ['Chưa phân công đánh giá viên nào', 'No evaluator is assigned yet'],
  noneText: [
    'Chọn người và bấm “Chia đều các đội”, hoặc thêm từng cột.',
    'Choose people and press “Spread the teams evenly”, or add columns one by one.',
  ],
  noPeople: ['Chưa có tài khoản đánh giá viên', 'There are no evaluator accounts yet'],
  noPeopleText: [
    'Quản trị viên tạo tài khoản có vai trò “Đánh giá viên” trước.',
    'An administrator makes accounts with the role “evaluator” first.',
  ],
  noMatch: ['Không có đội nào khớp', 'No team matches'],
  unsaved: ['Có thay đổi chưa lưu', 'Unsaved changes'],
  saved: ['Đã lưu phân công', 'Assignments saved'],
  reset: ['Bỏ thay đổi', 'Discard changes'],
  readOnly: ['Bạn chỉ xem được phân công.', 'You may only read the assignments.'],
} as const;
register('evaluators', texts);

export const useAssignText = () => useText<typeof texts>('evaluators');
