/**
 * Ad-hoc injects that a control room needs again and again, ready to be changed. All of it is fictional and inert. `like`: words of
 * a persona's name that may say it, diacritics aside; without such a persona `from` speaks under its own name.
 */
import type { Channel } from '../../../../../server/shared/scenario.js';
import type { Bi } from '../../../../../server/shared/text.js';

export interface Template {
  id: string;
  name: Bi;
  channel: Channel;
  from: Bi;
  like: readonly string[];
  title: Bi;
  body: Bi;
  /** The first of these actions that the scenario offers is expected; minutes. */
  expect?: { actions: readonly string[]; target: number; max: number };
  /** A communication check: teams confirm that it arrived, nothing more. */
  check?: true;
}

export const TEMPLATES: readonly Template[] = [
  {
    id: 'check',
    name: { vi: 'Kiểm tra thông tin liên lạc', en: 'Communication check' },
    channel: 'chat',
    from: { vi: 'Ban điều hành', en: 'EXCON' },
    like: [],
    title: { vi: 'Kiểm tra thông tin liên lạc', en: 'Communication check' },
    body: {
      vi: '[DIỄN TẬP] Ban điều hành kiểm tra thông tin liên lạc. Đề nghị đội xác nhận đã nhận được tin này.',
      en: '[EXERCISE] EXCON is checking communications. Please confirm that this message has reached you.',
    },
    check: true,
  },
  {
    id: 'clarify',
    name: { vi: 'Gọi làm rõ', en: 'Clarification call' },
    channel: 'phone',
    from: { vi: 'Trực ban điều hành', en: 'Duty officer, EXCON' },
    like: ['truc ban', 'duty'],
    title: { vi: 'Đề nghị làm rõ biện pháp đã thực hiện', en: 'Please clarify what has been done' },
    body: {
      vi: '[DIỄN TẬP] Đề nghị đơn vị cho biết: biện pháp vừa thực hiện áp dụng cho hệ thống nào, ai phê duyệt, và dự kiến hoàn thành lúc mấy giờ?',
      en: '[EXERCISE] Please tell us which system the measure just taken applies to, who approved it, and when it is expected to be complete.',
    },
  },
  {
    id: 'status',
    name: { vi: 'Cấp trên hỏi tình hình', en: 'Superior asks for status' },
    channel: 'phone',
    from: { vi: 'Văn phòng lãnh đạo', en: 'Office of the leadership' },
    like: ['lanh dao', 'chu tich', 'giam doc', 'van phong', 'uy ban'],
    title: { vi: 'Yêu cầu báo cáo nhanh tình hình', en: 'Report on the situation at once' },
    body: {
      vi: '[DIỄN TẬP] Lãnh đạo yêu cầu báo cáo nhanh trong 15 phút: phạm vi ảnh hưởng, việc đã làm, việc đang làm, khó khăn và kiến nghị.',
      en: '[EXERCISE] The leadership wants a short report within 15 minutes: extent of the impact, what is done, what is under way, difficulties and proposals.',
    },
    expect: { actions: ['RPT_PROG', 'RPT_INIT', 'ESC'], target: 15, max: 25 },
  },
  {
    id: 'press',
    name: { vi: 'Phóng viên đặt câu hỏi', en: 'Question from the press' },
    channel: 'email',
    from: { vi: 'Phóng viên Báo Thời sự Số', en: 'Reporter, Digital Affairs Daily' },
    like: ['phong vien', 'bao ', 'nha bao', 'press', 'reporter'],
    title: { vi: 'Đề nghị trả lời về sự cố', en: 'Request for comment on the incident' },
    body: {
      vi: '[DIỄN TẬP] Tòa soạn nhận được phản ánh hệ thống của cơ quan gặp sự cố. Xin cho biết: sự cố bắt đầu khi nào, dữ liệu người dân có bị lộ không, ai là người phát ngôn? Chúng tôi cần trả lời trước giờ lên trang.',
      en: '[EXERCISE] We hear that your systems have failed. When did it begin, has personal data been exposed, and who speaks for you? We need an answer before we publish.',
    },
    expect: { actions: ['COMMS'], target: 20, max: 40 },
  },
  {
    id: 'citizen',
    name: { vi: 'Người dân phản ánh', en: 'Complaint of a citizen' },
    channel: 'phone',
    from: { vi: 'Người dân (tổng đài)', en: 'A citizen (hotline)' },
    like: ['cong dan', 'nguoi dan', 'citizen'],
    title: { vi: 'Người dân phản ánh không nộp được hồ sơ', en: 'A citizen cannot submit an application' },
    body: {
      vi: '[DIỄN TẬP] Tôi nộp hồ sơ từ sáng mà trang báo lỗi, hôm nay là hạn cuối. Cơ quan giải quyết thế nào cho tôi?',
      en: '[EXERCISE] I have tried to submit my application since this morning and the page fails. Today is the last day. What will you do for me?',
    },
    expect: { actions: ['MANUAL', 'COMMS'], target: 15, max: 30 },
  },
  {
    id: 'wrong-way',
    name: { vi: 'Nhắc khi đi sai hướng', en: 'Nudge back on course' },
    channel: 'chat',
    from: { vi: 'Chuyên gia tư vấn', en: 'Adviser' },
    like: ['chuyen gia', 'tu van', 'ung cuu', 'expert'],
    title: { vi: 'Trao đổi về hướng xử lý', en: 'A word on the approach' },
    body: {
      vi: '[DIỄN TẬP] Theo dấu hiệu hiện có, nên xem lại giả thuyết ban đầu: các nhật ký đã thu thập nói gì về thời điểm và nguồn truy cập đầu tiên?',
      en: '[EXERCISE] On what is known so far the first assumption deserves another look: what do the logs say about the time and origin of the first access?',
    },
  },
  {
    id: 'vendor',
    name: { vi: 'Nhà cung cấp kỹ thuật', en: 'Technical vendor' },
    channel: 'email',
    from: { vi: 'Hỗ trợ kỹ thuật, nhà cung cấp', en: 'Vendor technical support' },
    like: ['nha cung cap', 'ho tro ky thuat', 'vendor'],
    title: { vi: 'Phản hồi của nhà cung cấp', en: 'Answer of the vendor' },
    body: {
      vi: '[DIỄN TẬP] Chúng tôi đã tiếp nhận yêu cầu hỗ trợ. Để bắt đầu, đề nghị gửi phiên bản đang dùng, nhật ký 24 giờ gần nhất và người được phép phê duyệt thay đổi.',
      en: '[EXERCISE] We have received your request. To begin, please send the version in use, the logs of the last 24 hours, and the person who may approve changes.',
    },
    expect: { actions: ['VENDOR', 'EVID'], target: 15, max: 30 },
  },
  {
    id: 'rumour',
    name: { vi: 'Tin đồn trên mạng', en: 'Rumour on social media' },
    channel: 'social',
    from: { vi: 'Tài khoản Tin nóng khu phố', en: 'Neighbourhood News page' },
    like: ['tai khoan', 'mang xa hoi', 'fanpage'],
    title: { vi: 'Bài đăng lan truyền về sự cố', en: 'A post about the incident spreads' },
    body: {
      vi: '[DIỄN TẬP] Nghe nói toàn bộ dữ liệu của phường bị lấy hết rồi, ai có hồ sơ nên cẩn thận! #tinnong',
      en: '[EXERCISE] They say all records of the ward were taken. If yours are there, beware! #breaking',
    },
    expect: { actions: ['COMMS'], target: 20, max: 40 },
  },
  {
    id: 'soc',
    name: { vi: 'Cảnh báo mới từ giám sát', en: 'New alert from monitoring' },
    channel: 'siem',
    from: { vi: 'Trung tâm giám sát', en: 'Monitoring centre' },
    like: ['giam sat', 'soc', 'siem'],
    title: { vi: 'Kết nối bất thường ra ngoài', en: 'Unusual outbound connection' },
    body: {
      vi: '[DIỄN TẬP] Máy trạm KT-07 kết nối lặp lại tới `cdn.capnhat.example` cổng 8443, chu kỳ 60 giây. Mức độ: cao. Đề nghị kiểm tra và phản hồi.',
      en: '[EXERCISE] Workstation KT-07 connects repeatedly to `cdn.capnhat.example` port 8443 every 60 seconds. Severity: high. Please check and answer.',
    },
    expect: { actions: ['TRIAGE', 'ISO_HOST', 'BLOCK'], target: 10, max: 20 },
  },
  {
    id: 'coordinate',
    name: { vi: 'Cơ quan điều phối yêu cầu', en: 'Request of the coordinating agency' },
    channel: 'letter',
    from: { vi: 'Cơ quan điều phối ứng cứu sự cố', en: 'Incident response coordinator' },
    like: ['dieu phoi', 'ung cuu', 'cert'],
    title: { vi: 'Về việc cung cấp thông tin sự cố', en: 'On information about the incident' },
    body: {
      vi: '[DIỄN TẬP] Đề nghị đơn vị cung cấp các chỉ dấu tấn công đã phát hiện và tình trạng xử lý để cảnh báo tới các đơn vị khác.',
      en: '[EXERCISE] Please provide the indicators found and the state of your response, so that other agencies can be warned.',
    },
    expect: { actions: ['RPT_PROG', 'SUPPORT', 'RPT_INIT'], target: 20, max: 40 },
  },
  {
    id: 'absent',
    name: { vi: 'Người chủ chốt vắng mặt', en: 'A key person is away' },
    channel: 'sms',
    from: { vi: 'Văn thư đơn vị', en: 'Office clerk' },
    like: ['van thu', 'thu ky', 'clerk'],
    title: { vi: 'Người phê duyệt không liên lạc được', en: 'The approver cannot be reached' },
    body: {
      vi: '[DIỄN TẬP] Đồng chí phụ trách đang họp ngoài cơ quan, không nghe máy trong 30 phút tới. Việc cần phê duyệt đề nghị trình người được ủy quyền.',
      en: '[EXERCISE] The person in charge is at a meeting elsewhere and cannot be reached for 30 minutes. Please turn to the deputy for approvals.',
    },
  },
];
