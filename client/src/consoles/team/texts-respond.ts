/** Texts of the respond column: palette, action form, approval by the captain, what became of the last act. */
import { register, useText } from '../../i18n/index.js';

export const respondTexts = {
  // palette
  often: ['Vừa dùng, hay dùng', 'Recent and frequent'],
  nActions: ['{{n}} hành động', '{{n}} actions'],
  didN: ['Đội đã làm {{n}} lần, gần nhất lúc {{time}}', 'Done {{n}} times by your team, last at {{time}}'],
  didBy: ['Đội đã làm {{n}} lần, gần nhất lúc {{time}} - {{who}}', 'Done {{n}} times by your team, last at {{time}} - {{who}}'],
  drafted: ['đang soạn dở', 'half written'],
  grave: ['Ảnh hưởng lớn', 'Far-reaching'],
  found: ['{{n}} hành động khớp', '{{n}} actions match'],
  jump: ['Tới nhóm', 'Go to group'],
  pausedPalette: [
    'Đang tạm dừng: chưa nhận hành động. Có thể soạn sẵn, nội dung được giữ lại.',
    'Paused: actions are not taken now. You can write one beforehand, it is kept.',
  ],
  'closed.ended': ['Không nhận thêm hành động', 'No more actions are taken'],
  'closed.endedText': [
    'Cuộc diễn tập đã kết thúc. Những gì đội đã làm vẫn nằm trong nhật ký; báo cáo đã gửi vẫn mở và in được.',
    'The exercise has ended. What your team did stays in the log; filed reports can still be opened and printed.',
  ],
  'closed.cancelled': ['Không nhận hành động', 'Actions are not taken'],
  'closed.cancelledText': [
    'Cuộc diễn tập đã bị hủy nên không ghi nhận thêm hành động nào. Nội dung đã có vẫn đọc được.',
    'The exercise was cancelled, so nothing more is recorded. What is here can still be read.',
  ],
  'closed.before': ['Chưa đến giờ hành động', 'Not open yet'],
  'closed.beforeText': [
    'Danh mục hành động mở khi ban điều hành phát lệnh bắt đầu diễn tập (START EX).',
    'The actions open when EXCON gives START EX.',
  ],
  filedReports: ['Báo cáo đã gửi', 'Filed reports'],
  openReport: ['Mở và in', 'Open and print'],

  // action form
  noUndo: ['Không hoàn tác được sau khi ghi.', 'Cannot be undone once recorded.'],
  keptDraft: ['Nội dung soạn dở được giữ lại trên máy này.', 'What you write is kept on this device.'],
  graveText: [
    'Thao tác này ảnh hưởng tới dịch vụ, chứng cứ hoặc thông tin ra công chúng và không hoàn tác được.',
    'This affects services, evidence or what the public is told, and cannot be undone.',
  ],
  graveAsk: ['Xác nhận ghi “{{action}}”?', 'Record “{{action}}”?'],
  graveAskOn: ['Xác nhận ghi “{{action}}” trên {{asset}}?', 'Record “{{action}}” on {{asset}}?'],
  captainActs: ['Bạn là đội trưởng: hành động này được ghi ngay.', 'You are the captain: this is recorded at once.'],
  proposes: [
    'Hành động nghiêm trọng: đội trưởng {{name}} duyệt rồi mới được ghi.',
    'A grave action: it is recorded once the captain, {{name}}, approves.',
  ],
  proposesLater: ['Đề xuất sẽ chờ đến khi đội có đội trưởng.', 'The proposal will wait until the team has a captain.'],
  propose: ['Đề xuất với đội trưởng', 'Propose to the captain'],
  noCaptain: ['Đội chưa có đội trưởng để duyệt hành động này.', 'Your team has no captain who could approve this.'],
  noCaptainHow: [
    'Thành viên nào cũng cử được đội trưởng, khi đội chưa có; cũng có thể đề nghị ban điều hành (EXCON) chỉ định.',
    'While there is none, any member may name one; EXCON can name one too.',
  ],
  nameCaptain: ['Cử đội trưởng', 'Name a captain'],
  chooseCaptain: ['Chọn đội trưởng', 'Choose the captain'],
  captain: ['Đội trưởng', 'Captain'],
  assetState: ['hiện: {{state}}', 'now: {{state}}'],
  byRole: ['Chức danh hoặc vai trong đội, không ghi tên thật', 'A post or role in the team, no real name'],

  // proposals
  proposals: ['Đề xuất chờ đội trưởng', 'Proposals for the captain'],
  proposalsN: ['Đề xuất chờ đội trưởng: {{n}}', 'Proposals for the captain: {{n}}'],
  proposalsNone: ['Không có đề xuất nào đang chờ', 'No proposal is waiting'],
  proposalsNoneText: [
    'Hành động nghiêm trọng do thành viên đề xuất sẽ hiện ở đây để đội trưởng quyết định.',
    'Grave actions that members propose appear here for the captain to decide.',
  ],
  proposalsYours: ['Bạn là đội trưởng, quyết định là của bạn.', 'You are the captain: the decision is yours.'],
  proposalsTheirs: ['Đội trưởng {{name}} quyết định.', '{{name}}, the captain, decides.'],
  waitsSince: ['chờ {{time}}', 'waiting {{time}}'],
  approve: ['Duyệt', 'Approve'],
  approveThis: ['Duyệt: {{action}}', 'Approve: {{action}}'],
  decline: ['Không duyệt', 'Decline'],
  declineThis: ['Không duyệt: {{action}}', 'Decline: {{action}}'],
  declineReason: ['Lý do không duyệt', 'Why not'],
  declineReasonHelp: ['Người đề xuất sẽ đọc được.', 'Whoever proposed it will read this.'],
  withdraw: ['Rút đề xuất', 'Withdraw'],
  withdrawThis: ['Rút đề xuất: {{action}}', 'Withdraw: {{action}}'],
  deciding: ['Đang gửi quyết định…', 'Sending the decision…'],
  decisionQueued: ['Quyết định đang chờ gửi', 'The decision waits to be sent'],
  toPalette: ['Các hành động', 'Actions'],
  newProposal: ['{{who}} đề xuất: {{action}}', '{{who}} proposes: {{action}}'],
  wasApproved: ['Đội trưởng đã duyệt: {{action}}', 'The captain approved: {{action}}'],
  wasDeclined: ['Đội trưởng không duyệt: {{action}}', 'The captain declined: {{action}}'],

  // the last act
  'last.queued': ['Chờ gửi', 'Queued'],
  'last.sent': ['Đang gửi', 'Sending'],
  'last.refused': ['Bị từ chối', 'Refused'],
  'last.recorded': ['Đã ghi', 'Recorded'],
  'last.proposed': ['Đã đề xuất, chờ đội trưởng', 'Proposed, waits for the captain'],
  lastAct: ['Thao tác gần nhất của bạn', 'Your last act'],
  compose: ['Soạn lại', 'Write it again'],
  'advice.paused': ['Chờ ban điều hành cho tiếp tục rồi ghi lại.', 'Wait until EXCON resumes the exercise, then record it again.'],
  'advice.over': [
    'Không ghi thêm được nữa; nếu việc này quan trọng, hãy báo ban điều hành.',
    'Nothing more can be recorded; if this matters, tell EXCON.',
  ],
  'advice.already-answered': ['Câu trả lời đầu tiên của đội được giữ nguyên.', 'The first answer of your team stands.'],
  'advice.already-filed': ['Mở báo cáo để xem bản đã gửi.', 'Open the report to see the filed copy.'],
  'advice.hint-not-yet': ['Chờ đến giờ ghi bên cạnh gợi ý.', 'Wait for the time beside the hint.'],
  'advice.bad-field': ['Xem lại các mục đã điền rồi ghi lại.', 'Check the fields and record it again.'],
  'advice.needs-captain': ['Hãy đề xuất để đội trưởng quyết định.', 'Propose it, so that the captain decides.'],
  'advice.already-decided': ['Đề xuất đã có quyết định, không cần làm gì thêm.', 'It is decided; nothing more to do.'],
  'advice.unknown-inject': ['Bỏ gắn với tin rồi ghi lại.', 'Take the link off and record it again.'],
} as const satisfies Record<string, readonly [string, string]>;

register('team-respond', respondTexts);

export const useRespondText = () => useText<typeof respondTexts>('team-respond');
