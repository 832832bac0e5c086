/** Texts of the reports: the form, who is in it, its preview as an official paper, the locked copies. */
import { register, useText } from '../../i18n/index.js';

export const reportTexts = {
  // how far it is
  allFilled: ['Tất cả', 'All items'],
  nowSaved: ['Đã lưu nháp lúc {{time}}', 'Draft saved at {{time}}'],
  nowSaving: ['Đang lưu nháp…', 'Saving the draft…'],
  nowLocal: ['Chưa gửi được, nháp lưu trên máy này', 'Not sent yet, draft kept on this device'],
  nowRefused: ['Bản nháp chung đã đóng, phần viết thêm chỉ ở máy này', 'The shared draft is closed, what you add stays on this device'],
  beingWritten: ['đang soạn', 'being written'],
  sharedDraft: ['Bản nháp chung của đội, tự lưu', 'The team’s shared draft, saves itself'],
  withYou: ['Đang cùng soạn', 'Writing with you'],
  writesHere: ['{{who}} đang viết ở đây', '{{who}} is writing here'],
  form: ['Điền biểu mẫu', 'Form'],
  paper: ['Xem trước', 'Preview'],
  paperOf: ['Bản xem trước của văn bản', 'Preview of the paper'],
  general: ['Nội dung', 'Content'],
  now: ['Bây giờ', 'Now'],
  nowFor: ['Điền giờ hiện tại: {{field}}', 'Fill in the time now: {{field}}'],

  // before filing
  earlier: ['Đã có báo cáo gửi cho tin này', 'A report on this item was filed before'],
  earlierOne: ['{{form}}, {{time}}, {{who}}', '{{form}}, {{time}}, {{who}}'],
  sureWhat: [
    'Báo cáo được ghi vào nhật ký của đội, chuyển tới nơi nhận mô phỏng và ban điều hành, rồi khóa lại. Không rút lại, không sửa được; muốn bổ sung phải gửi bản mới.',
    'The report enters the team’s log, goes to its simulated recipients and to EXCON, and is locked. It cannot be taken back or changed; to add something, file a new one.',
  ],
  sureOthers: [
    'Đang có người soạn cùng: {{who}}. Phần đang viết dở cũng được gửi.',
    'Others are writing: {{who}}. What is half written goes too.',
  ],
  sureLink: ['Gắn với tin: {{title}}', 'Linked to: {{title}}'],
  sureNoLink: ['Không gắn với tin nào', 'Linked to nothing'],
  proposeWhat: [
    'Báo cáo này cần đội trưởng {{name}} duyệt rồi mới được ghi và khóa.',
    'The captain, {{name}}, approves this report before it is recorded and locked.',
  ],

  // locked copies
  waitsCaptain: ['Đã đề xuất, chờ đội trưởng quyết định', 'Proposed, waits for the captain'],
  filedAt: ['Gửi lúc', 'Filed'],
  filedBy: ['Người gửi', 'By'],
  approvedBy: ['Đội trưởng duyệt', 'Approved by the captain'],
  about: ['Gắn với tin', 'Linked to'],
  aboutNone: ['không gắn tin', 'nothing'],
  copies: ['Báo cáo đã gửi', 'Filed reports'],
  copyOf: ['Mở {{form}}, gửi lúc {{time}}', 'Open {{form}}, filed at {{time}}'],
  openCopy: ['Mở và in', 'Open and print'],

  // the paper
  number: ['Số', 'No.'],
  to: ['Kính gửi', 'To'],
  distribution: ['Nơi nhận', 'Distribution'],
  asAbove: ['- Như trên;', '- As above;'],
  archive: ['- Lưu: VT.', '- File.'],
  noRecipients: ['(chưa chọn nơi nhận)', '(no recipients yet)'],
  signedIn: ['(đã gửi điện tử trong diễn tập)', '(filed electronically in the drill)'],
  draftMark: ['BẢN NHÁP', 'DRAFT'],
  nothingYet: ['Nội dung điền ở biểu mẫu hiện ra ở đây.', 'What is filled in appears here.'],
  spokesperson: ['Người phát ngôn', 'Spokesperson'],
} as const satisfies Record<string, readonly [string, string]>;

register('team-reports', reportTexts);

export const useReportText = () => useText<typeof reportTexts>('team-reports');
