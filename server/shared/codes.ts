/** The one failure vocabulary: every refusal, on every edge, is one of these codes with its sentence in both languages. */
import type { Bi } from './text.js';

export const CODES = {
  // identity and access
  unauthenticated: { http: 401, vi: 'Bạn chưa đăng nhập hoặc phiên đã hết hạn.', en: 'You are not signed in, or the session has expired.' },
  'token-expired': { http: 401, vi: 'Phiên làm việc đã hết hạn, hãy đăng nhập lại.', en: 'The session has expired; sign in again.' },
  'session-reused': {
    http: 401,
    vi: 'Phiên này đã được dùng ở nơi khác nên bị thu hồi; hãy đăng nhập lại.',
    en: 'This session was used elsewhere and has been revoked; sign in again.',
  },
  'wrong-credentials': { http: 401, vi: 'Thư điện tử hoặc mật khẩu không đúng.', en: 'The e-mail address or the password is wrong.' },
  forbidden: { http: 403, vi: 'Vai trò của bạn không được làm việc này.', en: 'Your role may not do this.' },
  'wrong-join-code': {
    http: 404,
    vi: 'Mã tham gia không đúng. Hãy kiểm tra sáu ký tự trên phiếu của đội.',
    en: 'No team has this join code. Check the six characters on your team’s sheet.',
  },
  'seat-removed': { http: 403, vi: 'Chỗ của bạn trong đội đã bị gỡ.', en: 'Your seat in the team has been removed.' },
  'seat-in-use': {
    http: 409,
    vi: 'Chỗ này đang mở trên một thiết bị khác. Hãy dùng mục “Dùng trên thiết bị khác” ở thiết bị đó; nếu thiết bị vừa mất kết nối, hãy thử lại sau một phút.',
    en: 'This seat is open on another device. Use “Use on another device” over there; if that device has just lost its line, try again in a minute.',
  },
  'too-many': {
    http: 429,
    vi: 'Quá nhiều yêu cầu, hãy chờ vài giây rồi gửi lại.',
    en: 'Too many requests; wait a few seconds and send again.',
  },
  // edges
  'bad-request': { http: 400, vi: 'Yêu cầu không đúng khuôn dạng.', en: 'The request does not have the right form.' },
  'too-large': { http: 413, vi: 'Nội dung gửi lên quá lớn.', en: 'What was sent is too large.' },
  'unsupported-type': { http: 415, vi: 'Kiểu nội dung không được hỗ trợ.', en: 'This content type is not supported.' },
  'not-found': { http: 404, vi: 'Không tìm thấy.', en: 'Not found.' },
  'already-exists': { http: 409, vi: 'Đã có mục này.', en: 'It exists already.' },
  'invalid-scenario': { http: 422, vi: 'Kịch bản có lỗi, xem danh sách kèm theo.', en: 'The scenario has errors; see the list.' },
  'invalid-workbook': { http: 422, vi: 'Không đọc được tệp Excel này.', en: 'This workbook cannot be read.' },
  'invalid-exercise': {
    http: 422,
    vi: 'Kế hoạch cuộc diễn tập chưa hợp lệ, xem danh sách kèm theo.',
    en: 'The plan of the exercise is not valid; see the list.',
  },
  'bad-template': {
    http: 500,
    vi: 'Mẫu báo cáo của đơn vị có lỗi; chưa in gì.',
    en: 'A report template of this organisation is broken; nothing was printed.',
  },
  'print-failed': { http: 409, vi: 'Lần in này không xong; hãy in lại.', en: 'This print did not finish; print again.' },
  'print-under-way': { http: 409, vi: 'Lần in này chưa xong.', en: 'This print is not ready yet.' },
  internal: {
    http: 500,
    vi: 'Máy chủ gặp lỗi. Thao tác chưa được ghi nhận, hãy gửi lại.',
    en: 'The server failed. Nothing was recorded; send it again.',
  },
  unavailable: {
    http: 503,
    vi: 'Hệ thống đang tạm gián đoạn. Hãy gửi lại sau ít giây.',
    en: 'The system is interrupted for a moment. Send it again in a few seconds.',
  },
  // play
  'wrong-phase': {
    http: 409,
    vi: 'Cuộc diễn tập đang ở giai đoạn không cho phép thao tác này.',
    en: 'The exercise is in a phase that does not allow this.',
  },
  paused: {
    http: 409,
    vi: 'Cuộc diễn tập đang tạm dừng. Thao tác chưa được ghi nhận.',
    en: 'The exercise is paused. Nothing was recorded.',
  },
  ended: { http: 409, vi: 'Cuộc diễn tập đã kết thúc.', en: 'The exercise has ended.' },
  'unknown-command': { http: 400, vi: 'Không có lệnh này.', en: 'There is no such command.' },
  'unknown-action': { http: 422, vi: 'Hành động này không có trong cuộc diễn tập.', en: 'This action is not part of the exercise.' },
  'needs-form': { http: 422, vi: 'Hành động này phải gửi bằng biểu mẫu báo cáo.', en: 'This action is filed with its report form.' },
  'unknown-form': { http: 422, vi: 'Biểu mẫu này không có trong cuộc diễn tập.', en: 'This form is not part of the exercise.' },
  'missing-field': { http: 422, vi: 'Còn thiếu mục bắt buộc.', en: 'A required field is missing.' },
  'bad-field': { http: 422, vi: 'Có mục điền chưa đúng.', en: 'A field is not filled in correctly.' },
  'unknown-inject': {
    http: 422,
    vi: 'Không có tình huống này, hoặc đội chưa nhận.',
    en: 'There is no such inject, or the team has not received it.',
  },
  'unknown-question': { http: 422, vi: 'Tình huống này không có câu hỏi đó.', en: 'This inject has no such question.' },
  'bad-answer': { http: 422, vi: 'Câu trả lời không đúng kiểu của câu hỏi.', en: 'The answer does not fit the question.' },
  'already-answered': {
    http: 409,
    vi: 'Đội đã trả lời câu hỏi này; câu trả lời đầu tiên được tính.',
    en: 'Your team has answered this question; the first answer counts.',
  },
  'already-filed': { http: 409, vi: 'Đội đã gửi báo cáo này.', en: 'Your team has filed this report.' },
  'unknown-hint': { http: 422, vi: 'Không có gợi ý này.', en: 'There is no such hint.' },
  'hint-not-yet': { http: 409, vi: 'Chưa đến lúc lấy gợi ý này.', en: 'This hint is not available yet.' },
  'command-reused': { http: 409, vi: 'Mã lệnh này đã dùng cho một lệnh khác.', en: 'This commandId was used for another command.' },
  // EXCON
  'unknown-team': { http: 422, vi: 'Không có đội này.', en: 'There is no such team.' },
  'already-delivered': { http: 409, vi: 'Tình huống này đã phát.', en: 'This inject has been delivered already.' },
  'not-delivered': { http: 409, vi: 'Tình huống này chưa phát.', en: 'This inject has not been delivered.' },
  'not-held': { http: 409, vi: 'Tình huống này không bị giữ.', en: 'This inject is not held.' },
  'already-held': { http: 409, vi: 'Tình huống này đang được giữ.', en: 'This inject is held already.' },
  'not-waiting': { http: 409, vi: 'Tình huống này không còn chờ phát.', en: 'This inject is no longer waiting.' },
  'not-asked': { http: 409, vi: 'Tình huống này không chờ xác nhận.', en: 'This inject does not wait for a confirmation.' },
  'in-the-past': { http: 422, vi: 'Thời điểm này đã qua.', en: 'This time has passed.' },
  'bad-factor': { http: 422, vi: 'Hệ số thời gian phải từ 0,1 đến 120.', en: 'The time factor must be between 0.1 and 120.' },
  'unknown-persona': { http: 422, vi: 'Không có vai mô phỏng này.', en: 'There is no such persona.' },
  stale: {
    http: 409,
    vi: 'Người khác vừa thao tác trên mục này. Lệnh của bạn chưa được thực hiện; hãy xem lại rồi gửi lại nếu vẫn cần.',
    en: 'Somebody else has just acted on this. Your command was not carried out; look again and send it again if it is still needed.',
  },
  'not-in-control': {
    http: 409,
    vi: 'Người khác đang giữ quyền điều khiển. Hãy nhận quyền điều khiển trước.',
    en: 'Somebody else is in control of the drill. Take over control first.',
  },
  'needs-director': {
    http: 403,
    vi: 'Sau khi dừng vì sự cố thật, chỉ trưởng ban chỉ đạo được cho tiếp tục.',
    en: 'After a stop for a real incident only the exercise director may resume.',
  },
  'unknown-member': { http: 422, vi: 'Đội không có thành viên này.', en: 'The team has no such member.' },
  'bad-duration': {
    http: 422,
    vi: 'Thời điểm kết thúc mới phải sau thời điểm kết thúc đang có, sau lúc này và trong vòng hai tuần kể từ lúc bắt đầu.',
    en: 'The new end must be later than the present one and than now, and within two weeks of the start.',
  },
  'needs-captain': { http: 403, vi: 'Việc này do đội trưởng quyết định.', en: 'This is for the team’s captain to decide.' },
  'unknown-proposal': { http: 422, vi: 'Không có đề xuất này.', en: 'There is no such proposal.' },
  'already-decided': { http: 409, vi: 'Đề xuất này đã được quyết định.', en: 'This proposal has been decided already.' },
  'not-a-check': { http: 422, vi: 'Nội dung này không cần xác nhận đã nhận.', en: 'This needs no confirmation of receipt.' },
  'bad-cron': { http: 422, vi: 'Biểu thức lịch không hợp lệ.', en: 'The cron expression is not valid.' },
  'bad-timezone': { http: 422, vi: 'Không có múi giờ này.', en: 'There is no such time zone.' },
  'mail-off': {
    http: 409,
    vi: 'Máy chủ chưa được cấu hình gửi thư (SMTP_URL).',
    en: 'The server is not set up to send mail (SMTP_URL).',
  },
  'link-expired': { http: 410, vi: 'Liên kết đã hết hạn hoặc bị thu hồi.', en: 'The link has expired or was withdrawn.' },
  'form-sent': {
    http: 409,
    vi: 'Phiếu góp ý của chỗ này đã gửi ẩn danh nên không tìm lại và sửa được.',
    en: 'This seat has sent its form anonymously; it cannot be found again and changed.',
  },
  'too-many-notes': {
    http: 409,
    vi: 'Bạn đã gửi đủ số ý kiến cho câu hỏi này.',
    en: 'You have sent all your notes to this question.',
  },
  'invalid-import': { http: 422, vi: 'Tệp nhập có lỗi, xem danh sách kèm theo.', en: 'The imported file has errors; see the list.' },
  // evaluation
  'not-assigned': {
    http: 403,
    vi: 'Nội dung này không thuộc phần việc được phân công cho bạn.',
    en: 'This is outside what you are assigned to evaluate.',
  },
  'unknown-evaluator': { http: 422, vi: 'Không có đánh giá viên này.', en: 'There is no such evaluator.' },
  'unknown-objective': { http: 422, vi: 'Kịch bản không có mục tiêu này.', en: 'The scenario has no such objective.' },
  'unknown-task': { http: 422, vi: 'Kịch bản không có nhiệm vụ then chốt này.', en: 'The scenario has no such critical task.' },
  'unknown-line': { http: 422, vi: 'Phiếu điểm của đội không có dòng này.', en: 'The team’s score sheet has no such line.' },
  'unknown-file': { http: 422, vi: 'Có tệp chưa được gửi lên.', en: 'A file has not been sent yet.' },
  'bad-points': { http: 422, vi: 'Số điểm nằm ngoài khoảng cho phép.', en: 'The points are outside the allowed range.' },
  // results
  'not-approved': {
    http: 409,
    vi: 'Kết quả này chưa được phê duyệt, hoặc đã thay đổi sau khi phê duyệt.',
    en: 'These results have not been approved, or have changed since they were.',
  },
  'marks-missing': {
    http: 409,
    vi: 'Còn nội dung chưa chấm chất lượng. Hãy chấm nốt, hoặc ghi rõ lý do phê duyệt khi còn thiếu.',
    en: 'Some work still waits for its mark. Mark it, or say in the note why the results are approved without.',
  },
  'not-published': { http: 409, vi: 'Kết quả chưa được công bố.', en: 'The results have not been published.' },
  'appeals-closed': { http: 409, vi: 'Đã hết thời hạn nhận kiến nghị phúc tra.', en: 'The time for appeals is over.' },
  'appeal-open': {
    http: 409,
    vi: 'Nội dung này đang có một kiến nghị chờ trả lời.',
    en: 'An appeal on this line is waiting for its answer.',
  },
  'appeal-answered': { http: 409, vi: 'Kiến nghị này đã được trả lời.', en: 'This appeal has been answered.' },
  'too-many-files': { http: 409, vi: 'Đội đã gửi đủ số tệp cho phép.', en: 'The team has sent as many files as it may.' },
  // improvement plan
  'unknown-finding': { http: 422, vi: 'Không có phát hiện này.', en: 'There is no such finding.' },
  'finding-in-use': {
    http: 409,
    vi: 'Phát hiện này còn biện pháp khắc phục; hãy thôi thực hiện hoặc chuyển các biện pháp đó trước.',
    en: 'Corrective actions hang on this finding; drop or move them first.',
  },
  'bad-step': {
    http: 409,
    vi: 'Không chuyển được từ trạng thái hiện tại sang trạng thái này.',
    en: 'This status cannot follow the present one.',
  },
  // personal data
  'bad-retention': {
    http: 422,
    vi: 'Thời hạn lưu ngắn hơn mức tối thiểu đã đặt cho máy chủ này.',
    en: 'The period is shorter than the least that is set for this server.',
  },
  'too-early': {
    http: 409,
    vi: 'Chưa hết thời hạn lưu nhật ký tối thiểu.',
    en: 'The least time for which the log is kept is not over.',
  },
  'nothing-to-do': { http: 409, vi: 'Lệnh này không thay đổi gì.', en: 'This would change nothing.' },
} as const satisfies Record<string, Bi & { http: number }>;

export type Code = keyof typeof CODES;

/** A refusal before it reaches an edge; `detail` adds what exactly was wrong, in both languages. */
export interface Refusal {
  code: Code;
  detail?: Bi;
}

/** The sentence of a refusal in one language. */
export function sentence(refusal: Refusal, lang: 'vi' | 'en'): string {
  const base = CODES[refusal.code][lang];
  return refusal.detail ? `${base} ${refusal.detail[lang]}` : base;
}
