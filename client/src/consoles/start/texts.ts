/** Texts of the entrance pages. */
import { register } from '../../i18n/index.js';

export const texts = {
  welcome: ['Diễn tập ứng cứu sự cố an ninh mạng', 'Cybersecurity incident drills'],
  intro: [
    'Phát tình huống, theo dõi từng đội, chấm điểm và lập báo cáo sau diễn tập.',
    'Send injects, watch every team, score and report after action.',
  ],
  iAmTeam: ['Tôi thuộc một đội tham gia', 'I belong to a team'],
  teamHint: ['Nhập mã sáu ký tự trên phiếu tham gia của đội.', 'Enter the six characters on your team’s join sheet.'],
  iAmExcon: ['Ban tổ chức, ban điều hành', 'Organisers and EXCON'],
  exconHint: ['Lập kế hoạch, điều hành và đánh giá cuộc diễn tập.', 'Plan, steer and evaluate exercises.'],
  joinTitle: ['Vào đội', 'Take a seat'],
  code: ['Mã tham gia', 'Join code'],
  role: ['Chức vụ, nhiệm vụ trong đội', 'Position or role in the team'],
  optional: ['không bắt buộc', 'optional'],
  join: ['Vào đội', 'Join'],
  resume: ['Tiếp tục với {{team}}', 'Continue with {{team}}'],
  setupTitle: ['Thiết lập lần đầu', 'First set-up'],
  setupText: [
    'Tạo tài khoản quản trị đầu tiên. Liên kết này chỉ dùng được một lần.',
    'Create the first administrator. This link works once.',
  ],
  create: ['Tạo tài khoản', 'Create the account'],
  exercises: ['Các cuộc diễn tập', 'Exercises'],
  newExercise: ['Lập cuộc diễn tập', 'Plan an exercise'],
  scenarios: ['Thư viện kịch bản', 'Scenario library'],
  noExercises: ['Chưa có cuộc diễn tập nào. Ba bước đầu tiên:', 'No exercise yet. Three first steps:'],
  step1: ['Xem thư viện kịch bản', 'Look at the scenario library'],
  step1Text: ['Chọn kịch bản phù hợp với đơn vị, hoặc tải kịch bản của mình lên.', 'Choose a scenario that fits, or upload your own.'],
  step2: ['Lập cuộc diễn tập', 'Plan an exercise'],
  step2Text: ['Đặt tên, nhập danh sách đội, nhận mã tham gia của từng đội.', 'Name it, list the teams, get a join code for each.'],
  step3: ['Mở phòng điều hành', 'Open the control room'],
  step3Text: [
    'Bắt đầu, phát tình huống, theo dõi và kết thúc; báo cáo có ngay sau đó.',
    'Start, send injects, watch and end; the report is there at once.',
  ],
  demo: ['Muốn xem trước một cuộc diễn tập trọn vẹn? Chạy lệnh', 'To watch a whole drill first, run'],
  controlRoom: ['Phòng điều hành', 'Control room'],
  report: ['Báo cáo', 'Report'],
  teams: ['{{n}} đội', '{{n}} teams'],
  colName: ['Tên', 'Name'],
  colPhase: ['Giai đoạn', 'Phase'],
  colScenario: ['Kịch bản', 'Scenario'],
  colTeams: ['Số đội', 'Teams'],
  colCreated: ['Ngày lập', 'Created'],
  colOpen: ['Mở', 'Open'],
  showPassword: ['Hiện mật khẩu', 'Show the password'],
  passwordRule: ['Ít nhất 10 ký tự', 'At least 10 characters'],
} as const satisfies Record<string, readonly [string, string]>;

register('start', texts);
