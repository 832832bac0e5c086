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
  step1: ['Xem cuộc diễn tập mẫu', 'Run the demo drill'],
  step1Text: [
    'Chơi thử kịch bản hướng dẫn ngay tại đây, hoặc chạy lệnh dưới trên máy chủ để xem trọn một cuộc diễn tập với các đội mô phỏng.',
    'Play the tutorial scenario right here, or run the command below on the server to watch a whole drill with simulated teams.',
  ],
  step1Do: ['Mở kịch bản hướng dẫn', 'Open the tutorial scenario'],
  step2: ['Nhập danh bạ cơ quan', 'Import agencies'],
  step2Text: [
    'Có sẵn danh sách sở, ngành, xã, phường của Hà Nội; hoặc nhập tệp CSV, Excel của đơn vị.',
    'Lists of Hà Nội’s departments, wards and communes are ready; or import your own CSV or Excel file.',
  ],
  step2Do: ['Mở danh bạ', 'Open the directory'],
  step3: ['Đọc hướng dẫn', 'Open the guide'],
  step3Text: [
    'Từ lập kế hoạch, mời đội, phòng chờ đến điều hành, đánh giá và báo cáo: mười phút đọc.',
    'From planning, inviting and the lobby to steering, evaluating and the report: ten minutes.',
  ],
  step3Do: ['Mở hướng dẫn', 'Open the guide'],
  orPlan: ['Đã sẵn sàng?', 'Ready?'],
  controlRoom: ['Phòng điều hành', 'Control room'],
  report: ['Báo cáo', 'Report'],
  teams: ['{{n}} đội', '{{n}} teams'],
  colName: ['Tên', 'Name'],
  colPhase: ['Giai đoạn', 'Phase'],
  colScenario: ['Kịch bản', 'Scenario'],
  colTeams: ['Số đội', 'Teams'],
  colStarts: ['Dự kiến bắt đầu', 'Starts'],
  colCreated: ['Ngày lập', 'Created'],
  byHand: ['bằng tay', 'by hand'],
  series: ['theo loạt', 'of a series'],
  colOpen: ['Mở', 'Open'],
  showPassword: ['Hiện mật khẩu', 'Show the password'],
  passwordRule: ['Ít nhất 10 ký tự', 'At least 10 characters'],
  // the guide
  guide: ['Hướng dẫn ban tổ chức', 'Guide for organisers'],
  guideIntro: ['Bảy việc, theo thứ tự của một cuộc diễn tập.', 'Seven things, in the order of an exercise.'],
  g1: ['1. Chọn và tập dượt kịch bản', '1. Choose and rehearse a scenario'],
  g1Text: [
    'Mở thư viện, đọc câu chuyện, bấm “Tập dượt”: máy chơi thử cả kịch bản và chỉ ra chỗ không bao giờ xảy ra. Kịch bản được giữ nguyên khi lập cuộc diễn tập, nên sửa trước.',
    'Open the library, read the story, rehearse: the machine plays it through and shows what is never reached. Planning freezes the scenario, so correct it before.',
  ],
  g2: ['2. Chuẩn bị danh bạ', '2. Prepare the directory'],
  g2Text: [
    'Nhập danh sách có sẵn hoặc tệp của đơn vị. Lần nhập nào cũng chạy thử trước, chưa ghi gì. Địa chỉ thư ghi trong danh bạ sẽ theo cơ quan vào mọi kế hoạch.',
    'Import a ready-made list or your own file. Every import is tried first and writes nothing. Addresses kept in the directory go with the agency into every plan.',
  ],
  g3: ['3. Lập kế hoạch', '3. Plan'],
  g3Text: [
    'Năm bước: kịch bản, đội, lịch, thiết lập, xem lại. Diễn tập song song: mỗi đội chơi trọn câu chuyện. Diễn tập phối hợp: các đội trong một cụm chia nhau các vai. Bản nháp được giữ trên máy này.',
    'Five steps: scenario, teams, schedule, settings, review. Parallel play: every team plays the whole story. Joint play: the teams of a world share its parts. The draft stays on this computer.',
  ],
  g4: ['4. Mời và phát phiếu tham gia', '4. Invite and hand out join sheets'],
  g4Text: [
    'Trang của cuộc diễn tập có mã của từng đội, thư mời và phiếu in có mã QR. Lộ mã? Cấp mã mới: mã cũ hết hiệu lực ngay, người đã vào chỗ không bị ảnh hưởng.',
    'The page of the exercise has each team’s code, the invitations and sheets with a QR code. A code got out? Give a new one: the old one opens nothing any more, and seats already taken stay.',
  ],
  g5: ['5. Mở phòng chờ, kiểm tra trước khi bắt đầu', '5. Open the lobby, check before the start'],
  g5Text: [
    'Xem ai đã vào chỗ, đồng hồ và âm thanh của từng máy, gửi tin thử liên lạc. Mục nào còn đỏ, hệ thống hỏi lại và ghi tên người quyết định bắt đầu.',
    'See who has a seat, the clock and sound of each device, send the communication check. Where something is red, the system asks again and records who decided to start.',
  ],
  g6: ['6. Điều hành và đánh giá', '6. Steer and evaluate'],
  g6Text: [
    'Phòng điều hành cho thấy mọi đội và mọi tình huống; đánh giá viên ghi nhận xét và chấm trên máy tính bảng. Có sự cố thật: bấm dừng, mọi màn hình chuyển sang thông báo ngay.',
    'The control room shows every team and every inject; evaluators take notes and mark on a tablet. A real incident: press stop, and every screen turns to the notice at once.',
  ],
  g7: ['7. Rút kinh nghiệm và báo cáo', '7. Hot wash and report'],
  g7Text: [
    'Báo cáo có ngay khi kết thúc. Lấy phiếu ý kiến trên từng máy, hoàn tất việc chấm, rồi công bố kết quả.',
    'The report is there at END EX. Collect the feedback forms, finish the marking, then publish.',
  ],
} as const satisfies Record<string, readonly [string, string]>;

register('start', texts);
